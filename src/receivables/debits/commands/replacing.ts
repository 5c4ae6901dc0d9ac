import { z } from 'zod'
import { date, optional } from '../../../formats/fields.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { keepReplaced, replacedFile, stakesOf } from '../../commands/replace-file.ts'
import { countBeyondFile, type DebitRun, loadDebitRun } from '../load.ts'
import { openNextFile } from '../save.ts'
import { runInState } from './runs.ts'

/**
 * Makes the file of a run anew, from the same debits under another message id, where the bank never got
 * the first or refused it as a whole. The first is kept as replaced and never taken again. A second
 * person releases it as the first (rule `debit_run_again`).
 */
export const replaceDebitFile = defineCommand({
  name: 'replaceDebitFile',
  summary: 'Make the file of a run of direct debits anew where the bank never got or refused it',
  permission: 'debits.approve',
  input: z.strictObject({
    ...replacedFile,
    /** The new day of collection; left out: it stays. Never before the day that customers were told. */
    collectOn: optional(date),
  }),
  run: async (tx, input, ctx) => {
    const run = await runInState(tx, input.run, ['sent', 'refused'])
    const { count: beyond } = await countBeyondFile(tx, run.runId)
    const collectOn = input.collectOn ?? run.collectOn
    const { because, note } = input
    const files = await keepReplaced(tx, run, { because, note, beyond }, ctx)
    const entity = await loadLegalEntity(tx, run.legalEntityId)
    const today = dateOf(ctx.clock.now(), entity?.timeZone ?? 'UTC')
    if (!isBefore(today, collectOn) || isBefore(collectOn, run.collectOn)) {
      throw new RefusalError('debit_day_passed', { day: collectOn.toString() })
    }
    await openNextFile(tx, { runId: run.runId, collectOn }, ctx.clock.now())
    await ctx.enqueue(tx, { task: 'writeDebitFile', payload: { run: run.reference } })
    return ok({ run: run.reference, ...files, collectOn: collectOn.toString() })
  },
  stakes: async (tx, value) => stakesOf((await loadDebitRun(tx, value.run)) as DebitRun),
})
