import { z } from 'zod'
import { date, line, optional, whole } from '../../formats/fields.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { loadWaiting } from './load.ts'
import { assignTask, finishTask, finishUsed, insertTasks } from './save.ts'

/**
 * Makes a task of whatever has waited for too long: unapplied money, money in suspense, deposits that
 * do not add up, what the bank told and nobody recorded, what was recorded and the bank has not told.
 * Tasks about money that is used by now are closed. Doing it twice makes no second task. Daily, by the schedule `receivables`.
 */
export const raiseReceivableTasks = defineCommand({
  name: 'raiseReceivableTasks',
  summary: 'Make tasks of unapplied money, suspense, open deposits and unreconciled money.',
  permission: 'receipts.allocate',
  input: z.strictObject({
    on: date,
    unappliedDays: whole(0, 3650).default(14),
    suspenseDays: whole(0, 3650).default(3),
    depositDays: whole(0, 3650).default(1),
    notRecordedDays: whole(0, 3650).default(3),
    notOnBankDays: whole(0, 3650).default(5),
    uncashedDays: whole(0, 3650).default(90),
  }),
  run: async (tx, input, ctx) => {
    const closed = await finishUsed(tx, ['unapplied', 'suspense'], {
      at: ctx.clock.now(),
      by: ctx.actor,
    })
    const waiting = await loadWaiting(tx, input.on, {
      unapplied: input.unappliedDays,
      suspense: input.suspenseDays,
      deposit: input.depositDays,
      notRecorded: input.notRecordedDays,
      notOnBank: input.notOnBankDays,
      uncashed: input.uncashedDays,
    })
    const raised = await insertTasks(
      tx,
      waiting.map(({ accountId, kind, subjectId, since, minor, currency }) => ({
        accountId,
        taskId: ctx.newId(),
        kind,
        subjectId,
        facts: { since: since.toString(), amount: formatAmount(minor, currency), currency },
        dueOn: input.on,
      })),
      ctx.clock.now(),
    )
    return ok({ raised, closed })
  },
})

/** Closes a task, with what came of it. */
export const finishReceivableTask = defineCommand({
  name: 'finishReceivableTask',
  summary: 'Close a task about money, with what came of it.',
  permission: 'receipts.allocate',
  input: z.strictObject({ task: z.uuid(), note: optional(line(500)) }),
  run: async (tx, input, ctx) => {
    const task = { taskId: input.task, note: input.note }
    const done = await finishTask(tx, task, { at: ctx.clock.now(), by: ctx.actor })
    return done ? ok({ taskId: input.task }) : refuse('unknown_task', { task: input.task })
  },
})

/** Says who looks after a task about money. */
export const assignReceivableTask = defineCommand({
  name: 'assignReceivableTask',
  summary: 'Say who looks after a task about money.',
  permission: 'receipts.allocate',
  input: z.strictObject({ task: z.uuid(), owner: line(200) }),
  run: async (tx, { task, owner }) =>
    (await assignTask(tx, { taskId: task, owner }))
      ? ok({ taskId: task, owner })
      : refuse('unknown_task', { task }),
})
