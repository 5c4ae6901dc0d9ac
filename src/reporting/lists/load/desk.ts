import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, askedId, column, id, NULLABLE } from './column.ts'

/** Work over many rows, and views that were saved. */
export const DESK_LISTS: readonly List[] = [
  {
    name: 'bulk-runs',
    summary: 'One command over many rows: who, what, how far; the latest first',
    permission: 'approvals.decide',
    tables: sql`bulk_run b`,
    columns: {
      askedAt: asked('instant', 'b.asked_at', 'when it was prepared'),
      bulkId: askedId('b.bulk_id', 'id of the bulk work'),
      command: asked('text', 'b.command', 'what is done'),
      list: asked('text', 'b.list', 'with rows of this list'),
      askedBy: asked('text', 'b.asked_by', 'by whom'),
      note: column('text', 'b.note', 'why'),
      state: asked('text', 'b.state', 'trying, tried, running, done or cancelled'),
      rowCount: column('whole', 'b.row_count', 'rows'),
      endedAt: column('instant', 'b.ended_at', 'when it ended', NULLABLE),
    },
    key: ['askedAt', 'bulkId'],
    newestFirst: true,
  },
  {
    name: 'bulk-rows',
    summary: 'Rows of bulk work with what came of each',
    permission: 'approvals.decide',
    tables: sql`bulk_row r join bulk_run b using (bulk_id)`,
    columns: {
      bulkId: askedId('r.bulk_id', 'id of the bulk work'),
      rowNo: column('whole', 'r.row_no', 'number of the row'),
      command: column('text', 'b.command', 'what is done'),
      label: column('text', 'r.label', 'the row'),
      trial: asked('text', 'r.trial', 'what the trial found'),
      state: asked('text', 'r.state', 'done, proposed, refused, left_out or pending'),
      code: column('text', 'r.code', 'why it was refused', NULLABLE),
      facts: column('json', 'r.facts', 'facts of the refusal', NULLABLE),
    },
    key: ['bulkId', 'rowNo'],
  },
  {
    name: 'failed-jobs',
    summary: 'Jobs that were given up, and those that are tried again after a failure',
    permission: 'webhooks.read',
    tables: sql`graphile_worker.jobs j`,
    where: sql`j.last_error is not null`,
    columns: {
      jobId: column('whole', 'j.id', 'number of the job'),
      task: asked('text', 'j.task_identifier', 'what it does'),
      attempts: column('whole', 'j.attempts', 'tries so far'),
      maxAttempts: column('whole', 'j.max_attempts', 'tries before it is given up'),
      runAt: column('instant', 'j.run_at', 'when it is tried next'),
      lastError: column('text', 'j.last_error', 'what happened'),
      createdAt: column('instant', 'j.created_at', 'when it was asked for'),
    },
    key: ['jobId'],
    newestFirst: true,
  },
  {
    name: 'saved-views',
    summary: 'Views of lists that somebody saved',
    permission: 'people.read',
    tables: sql`saved_view v`,
    columns: {
      list: asked('text', 'v.list', 'list'),
      name: column('text', 'v.name', 'name'),
      viewId: id('v.view_id'),
      owner: asked('text', 'v.owner', 'whose'),
      isShared: asked('yesno', 'v.is_shared', 'whether everybody sees it'),
      query: column('text', 'v.query', 'filters, order and columns'),
      savedAt: column('instant', 'v.saved_at', 'when'),
    },
    key: ['list', 'viewId'],
  },
]
