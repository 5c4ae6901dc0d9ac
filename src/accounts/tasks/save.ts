import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import { DESK_OF, type NewTask } from './task.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Adds tasks; where there is an open one, or one of what cannot come again, it is left as it is. */
export function insertTasks(
  tx: Tx,
  tasks: readonly (NewTask & { readonly taskId: string })[],
  at: Temporal.Instant,
): Promise<number> {
  const rows = tasks.map(task => ({ ...task, desk: DESK_OF[task.kind] }))
  return affected(
    tx,
    sql`
      INSERT INTO task (account_id, task_id, kind, desk, subject_id, facts, due_on, recorded_at)
      SELECT "accountId", "taskId", kind, desk, "subjectId", facts, "dueOn", ${at}
        FROM json_to_recordset(${jsonRows(rows)}::json)
             AS t ("accountId" uuid, "taskId" uuid, kind text, desk text, "subjectId" uuid,
                   facts jsonb, "dueOn" date)
       ORDER BY 1, 3, 5
      ON CONFLICT DO NOTHING`,
  )
}

/** Closes tasks of which the case is over, those that are open; gives how many. */
export function markSettled(
  tx: Tx,
  tasks: readonly { readonly accountId: string; readonly taskId: string }[],
  { at, by }: By,
): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE task t SET done_at = ${at}, done_by = ${by}, settled = true
        FROM unnest(${tasks.map(task => task.accountId)}::uuid[],
                    ${tasks.map(task => task.taskId)}::uuid[]) AS k (account_id, task_id)
       WHERE t.account_id = k.account_id AND t.task_id = k.task_id AND t.done_at IS NULL`,
  )
}

/** Marks a task as done; false where there is no open one of that id. */
export async function markDone(
  tx: Tx,
  task: { readonly taskId: string; readonly note: string | null },
  { at, by }: By,
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE task SET done_at = ${at}, done_by = ${by}, note = ${task.note}
       WHERE task_id = ${task.taskId} AND done_at IS NULL`,
  )
  return done > 0
}

/** Takes out of the tasks about a customer who is erased what was said; that there were some stays. */
export function blankTasks(tx: Tx, accountId: string): Promise<number> {
  return affected(
    tx,
    sql`UPDATE task SET facts = '{}', note = NULL WHERE account_id = ${accountId}`,
  )
}

/** Says who looks after a task; false where there is no open one of that id. */
export async function setOwner(
  tx: Tx,
  task: { readonly taskId: string; readonly owner: string },
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE task SET owner = ${task.owner}
       WHERE task_id = ${task.taskId} AND done_at IS NULL`,
  )
  return done > 0
}
