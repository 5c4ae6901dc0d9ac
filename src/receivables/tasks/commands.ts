import { z } from 'zod'
import { finishSettledTasks, raiseTasks } from '../../accounts/tasks/commands.ts'
import { date, whole } from '../../formats/fields.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { loadSettledTasks, loadWaiting } from './load.ts'

/**
 * Makes a task of whatever has waited for too long: unapplied money, money in suspense, deposits that
 * do not add up, what the bank told and nobody recorded, what was recorded and the bank has not told.
 * Tasks of which the case is over are closed; where it comes again, or waits on long after a person
 * closed its task, there is another one. Doing it twice makes no second task. Daily, by the schedule `receivables`.
 */
export const raiseReceivableTasks = defineCommand({
  name: 'raiseReceivableTasks',
  summary: 'Make tasks of unapplied money, suspense, open deposits and unreconciled money',
  permission: 'receipts.allocate',
  input: z.strictObject({
    on: date,
    unappliedDays: whole(0, 3650).default(14),
    suspenseDays: whole(0, 3650).default(3),
    depositDays: whole(0, 3650).default(1),
    notRecordedDays: whole(0, 3650).default(3),
    notOnBankDays: whole(0, 3650).default(5),
    uncashedDays: whole(0, 3650).default(90),
    /** After a person closed a task whose case still waits, it is made again. */
    againDays: whole(0, 3650).default(30),
  }),
  run: async (tx, input, ctx) => {
    const closed = await finishSettledTasks(tx, ctx, await loadSettledTasks(tx, input.on))
    const waiting = await loadWaiting(tx, input.on, {
      unapplied: input.unappliedDays,
      suspense: input.suspenseDays,
      deposit: input.depositDays,
      notRecorded: input.notRecordedDays,
      notOnBank: input.notOnBankDays,
      uncashed: input.uncashedDays,
      again: input.againDays,
    })
    const raised = await raiseTasks(
      tx,
      ctx,
      waiting.map(({ accountId, kind, subjectId, since, minor, currency }) => ({
        accountId,
        kind,
        subjectId,
        facts: { since: since.toString(), amount: formatAmount(minor, currency), currency },
        dueOn: input.on,
      })),
    )
    return ok({ raised, closed })
  },
})
