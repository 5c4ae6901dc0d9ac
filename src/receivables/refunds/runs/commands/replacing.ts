import { z } from 'zod'
import { date, optional } from '../../../../formats/fields.ts'
import { dateOf } from '../../../../kernel/calendar.ts'
import { isBefore } from '../../../../kernel/period.ts'
import { ok, RefusalError } from '../../../../kernel/result.ts'
import { loadLegalEntity } from '../../../../ledger/load.ts'
import { defineCommand } from '../../../../platform/command.ts'
import { keepReplaced, replacedFile, stakesOf } from '../../../commands/replace-file.ts'
import { countOutdated, loadRefundRun, type RefundRun } from '../load.ts'
import { openNextFile } from '../save.ts'
import { refundRunInState } from './runs.ts'

/**
 * Makes the file of a run anew, from the same refunds under another message id, where the bank never got
 * the first or refused it as a whole. The first is kept as replaced and never taken again. A second
 * person releases it as the first (rule `refund_run_again`).
 */
export const replaceRefundFile = defineCommand({
  name: 'replaceRefundFile',
  summary: 'Make the file of a run of refunds anew where the bank never got or refused it',
  permission: 'refunds.approve',
  input: z.strictObject({
    ...replacedFile,
    /** The new day of the transfers; left out: it stays, or is today where it has passed. */
    payOn: optional(date),
  }),
  run: async (tx, input, ctx) => {
    const run = await refundRunInState(tx, input.run, ['sent', 'refused'])
    const beyond = await countOutdated(tx, run.runId)
    const { because, note } = input
    const files = await keepReplaced(tx, run, { because, note, beyond }, ctx)
    const entity = await loadLegalEntity(tx, run.legalEntityId)
    const today = dateOf(ctx.clock.now(), entity?.timeZone ?? 'UTC')
    const payOn = input.payOn ?? (isBefore(run.payOn, today) ? today : run.payOn)
    if (isBefore(payOn, today)) {
      throw new RefusalError('refund_day_passed', { day: payOn.toString() })
    }
    await openNextFile(tx, { runId: run.runId, payOn }, ctx.clock.now())
    await ctx.enqueue(tx, { task: 'writeRefundFile', payload: { run: run.reference } })
    return ok({ run: run.reference, ...files, payOn: payOn.toString() })
  },
  stakes: async (tx, value) => stakesOf((await loadRefundRun(tx, value.run)) as RefundRun),
})
