import { z } from 'zod'
import { line, optional } from '../../formats/fields.ts'
import { requireColleague } from '../../identity/load/colleagues.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { insertTasks, markDone, markSettled, setOwner } from './save.ts'
import type { NewTask } from './task.ts'

type Asked = Pick<Context, 'clock' | 'newId'>

/**
 * Transaction step: makes tasks. Where one of the kind about the subject is open, or was ever made and
 * the case cannot come again, it is left as it is; gives how many are new.
 */
export function raiseTasks(tx: Tx, ctx: Asked, tasks: readonly NewTask[]): Promise<number> {
  if (tasks.length === 0) return Promise.resolve(0)
  const made = tasks.map(task => ({ ...task, taskId: task.taskId ?? ctx.newId() }))
  return insertTasks(tx, made, ctx.clock.now())
}

/** Transaction step: closes tasks of which the case is over; gives how many. */
export function finishSettledTasks(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'actor'>,
  tasks: readonly { readonly accountId: string; readonly taskId: string }[],
): Promise<number> {
  if (tasks.length === 0) return Promise.resolve(0)
  return markSettled(tx, tasks, { at: ctx.clock.now(), by: ctx.actor })
}

const finishTask = defineCommand({
  name: 'finishTask',
  summary: 'Close a task, with what came of it',
  permission: 'tasks.work',
  input: z.strictObject({ task: z.uuid(), note: optional(line(500)) }),
  run: async (tx, input, ctx) => {
    const by = { at: ctx.clock.now(), by: ctx.actor }
    const done = await markDone(tx, { taskId: input.task, note: input.note }, by)
    return done ? ok({ taskId: input.task }) : refuse('unknown_task', { task: input.task })
  },
})

const assignTask = defineCommand({
  name: 'assignTask',
  summary: 'Say who looks after a task',
  permission: 'tasks.work',
  input: z.strictObject({ task: z.uuid(), owner: line(200) }),
  run: async (tx, { task, owner }) => {
    await requireColleague(tx, owner)
    return (await setOwner(tx, { taskId: task, owner }))
      ? ok({ taskId: task, owner })
      : refuse('unknown_task', { task })
  },
})

/** What people must look at is closed, or given to somebody. */
export const taskCommands: readonly AnyCommand[] = [finishTask, assignTask]
