import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

export type TaskKind =
  | 'returned_payment'
  | 'unapplied'
  | 'suspense'
  | 'deposit_open'
  | 'not_recorded'
  | 'not_on_bank'
  | 'refund_uncashed'
  | 'credit_refund'

/** Something that a person must look at. */
export type NewTask = {
  readonly accountId: string
  readonly taskId: string
  readonly kind: TaskKind
  readonly subjectId: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly dueOn: Temporal.PlainDate
}

/** Adds tasks; one of a kind about a subject that was there before, done or not, is left as it is. */
export function insertTasks(
  tx: Tx,
  tasks: readonly NewTask[],
  at: Temporal.Instant,
): Promise<number> {
  if (tasks.length === 0) return Promise.resolve(0)
  return affected(
    tx,
    sql`
      INSERT INTO receivable_task (account_id, task_id, kind, subject_id, facts, due_on, recorded_at)
      SELECT "accountId", "taskId", kind, "subjectId", facts, "dueOn", ${at}
        FROM json_to_recordset(${jsonRows(tasks)}::json)
             AS t ("accountId" uuid, "taskId" uuid, kind text, "subjectId" uuid, facts jsonb,
                   "dueOn" date)
       ORDER BY 1, 3, 4
      ON CONFLICT DO NOTHING`,
  )
}

/** Closes the tasks of kinds about a credit of which nothing is left; gives how many. */
export function finishUsed(
  tx: Tx,
  kinds: readonly TaskKind[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE receivable_task t SET done_at = ${by.at}, done_by = ${by.by}
       WHERE t.kind = ANY(${[...kinds]}::text[]) AND t.done_at IS NULL
         AND NOT EXISTS (SELECT FROM open_item i
                          WHERE i.account_id = t.account_id AND i.item_id = t.subject_id
                            AND i.open_minor < 0)`,
  )
}

/** Marks a task as done; false where there is no open one of that id. */
export async function finishTask(
  tx: Tx,
  task: { readonly taskId: string; readonly note: string | null },
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE receivable_task SET done_at = ${by.at}, done_by = ${by.by}, note = ${task.note}
       WHERE task_id = ${task.taskId} AND done_at IS NULL`,
  )
  return done > 0
}

/** Says who looks after a task; false where there is no open one of that id. */
export async function assignTask(
  tx: Tx,
  task: { readonly taskId: string; readonly owner: string },
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE receivable_task SET owner = ${task.owner}
       WHERE task_id = ${task.taskId} AND done_at IS NULL`,
  )
  return done > 0
}
