import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

export type CollectionTaskKind =
  | 'promise_broken'
  | 'plan_requested'
  | 'dispute_reported'
  | 'suspension_order'
  | 'reconnection_order'
  | 'evidence_missing'

/** Something that somebody who follows up what is owed must look at. */
export type NewCollectionTask = {
  readonly accountId: string
  readonly taskId: string
  readonly kind: CollectionTaskKind
  readonly subjectId: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly dueOn: Temporal.PlainDate
}

/** Adds tasks; one of a kind about a subject that was there before, done or not, is left as it is. */
export function insertTasks(
  tx: Tx,
  tasks: readonly NewCollectionTask[],
  at: Temporal.Instant,
): Promise<number> {
  if (tasks.length === 0) return Promise.resolve(0)
  return affected(
    tx,
    sql`
      INSERT INTO collection_task (account_id, task_id, kind, subject_id, facts, due_on, recorded_at)
      SELECT "accountId", "taskId", kind, "subjectId", facts, "dueOn", ${at}
        FROM json_to_recordset(${jsonRows(tasks)}::json)
             AS t ("accountId" uuid, "taskId" uuid, kind text, "subjectId" uuid, facts jsonb,
                   "dueOn" date)
       ORDER BY 1, 3, 4
      ON CONFLICT DO NOTHING`,
  )
}

/** Marks a task as done; false where there is no open one of that id. */
export async function finishTask(
  tx: Tx,
  task: { readonly taskId: string; readonly note: string | null },
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE collection_task SET done_at = ${at}, done_by = ${by}, note = ${task.note}
       WHERE task_id = ${task.taskId} AND done_at IS NULL`,
  )
  return done > 0
}
