import { ok, RefusalError } from '../../../../kernel/result.ts'
import { defineCommand } from '../../../../platform/command.ts'
import { isOver, runFileName, takeFile, writtenFile } from '../../../commands/take-file.ts'
import { tellRefunds } from '../../commands/tell.ts'
import { loadRunRefunds, lockRefundRun, type RefundRun } from '../load.ts'
import { updateRefundRun } from '../save.ts'
import { refundRunInState } from './runs.ts'

/** Says that the file of a run was written for the bank; whose money it is, is told that it is on its way. */
export const recordRefundFile = defineCommand({
  name: 'recordRefundFile',
  summary: 'Record that the file of a run of refunds was written',
  permission: 'payments.work',
  input: writtenFile,
  run: async (tx, { run: reference, fileNo, path, sha256 }, ctx) => {
    const run = await refundRunInState(tx, reference, ['approved', 'sent', 'refused'])
    if (run.state === 'approved' && run.fileNo === fileNo) {
      await updateRefundRun(tx, { ...run, state: 'sent', file: { path, sha256 } }, ctx.clock.now())
      await tellRefunds(tx, ctx, await loadRunRefunds(tx, run.runId), run.payOn)
    }
    return ok({ state: 'sent' as RefundRun['state'] })
  },
})

/** Where the file of a run lies; that it was opened stands in the log, as it holds account numbers. */
export const openRefundFile = defineCommand({
  name: 'openRefundFile',
  summary: 'Open the file of refunds to take it to the bank; the log says who did',
  permission: 'refunds.approve',
  input: runFileName,
  run: async (tx, input, ctx) => {
    const run = await lockRefundRun(tx, input.run)
    if (run === undefined) throw new RefusalError('unknown_refund_run', { run: input.run })
    if (run.filePath === null || run.fileSha256 === null || isOver(run.state)) {
      throw new RefusalError('refund_run_state', { run: input.run, state: run.state })
    }
    const { reference, filePath: path, fileSha256: sha256 } = run
    const { times } = await takeFile(tx, { run, sha256, again: input.again }, ctx)
    return ok({ run: reference, path, times })
  },
})
