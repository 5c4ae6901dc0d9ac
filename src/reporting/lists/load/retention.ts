import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** Who was a customer on this day or later is kept. */
const KEPT_SINCE = sql`(current_date - (
  select make_interval(months => months) from retention_period where kind = 'customers'))`

/** How long what is kept, and what was erased. */
export const RETENTION_LISTS: readonly List[] = [
  {
    name: 'retention-periods',
    summary: 'For how many months each kind of data is kept',
    permission: 'audit.read',
    tables: sql`retention_period`,
    columns: {
      kind: asked('text', 'kind', 'documents, mandates, customers, sign_ins, print_files'),
      months: column('whole', 'months', 'months'),
      changedAt: column('instant', 'changed_at', 'when it was changed', NULLABLE),
      changedBy: column('text', 'changed_by', 'who changed it', NULLABLE),
    },
    key: ['kind'],
  },
  {
    name: 'legal-holds',
    summary: 'Customers of whom nothing may be erased',
    permission: 'audit.read',
    tables: sql`legal_hold h join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      holdId: id('h.hold_id'),
      reason: column('text', 'h.reason', 'why'),
      placedAt: column('instant', 'h.placed_at', 'when it was placed'),
      placedBy: column('text', 'h.placed_by', 'who placed it'),
      releasedAt: column('instant', 'h.released_at', 'when it was released', NULLABLE),
      releasedBy: column('text', 'h.released_by', 'who released it', NULLABLE),
    },
    key: ['account', 'holdId'],
  },
  {
    name: 'data-copies',
    summary:
      'Copies of all that is kept of a customer: why, for whom, and until when; the latest first',
    permission: 'audit.read',
    tables: sql`data_copy d join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      copyId: id('d.copy_id'),
      reason: column('text', 'd.reason', 'why it was asked for'),
      copyState: asked('text', 'd.state', 'making, made or ended'),
      partsDone: column('whole', 'd.parts_done', 'kinds of data and documents that are done'),
      partsTotal: column('whole', 'd.parts_total', 'how many there are', NULLABLE),
      copiedRows: column('whole', 'd.copied_rows', 'entries in it', NULLABLE),
      copiedFiles: column('whole', 'd.copied_files', 'files in it', NULLABLE),
      sizeBytes: column('whole', 'd.size_bytes', 'its size in bytes', NULLABLE),
      missing: column('json', sql`to_jsonb(d.missing)`, 'documents whose file could not be had'),
      requestedAt: asked('instant', 'd.requested_at', 'when it was asked for'),
      requestedBy: column('text', 'd.requested_by', 'who asked for it'),
      madeAt: column('instant', 'd.made_at', 'when it was made', NULLABLE),
      fetchableUntil: column(
        'instant',
        'd.fetchable_until',
        'until when it can be fetched',
        NULLABLE,
      ),
      sha256: column('text', 'd.sha256', 'SHA-256 of the file', NULLABLE),
    },
    key: ['requestedAt', 'copyId'],
    newestFirst: true,
  },
  {
    name: 'erasures',
    summary: 'What was erased, why, by whom, and what the law keeps until when; the latest first',
    permission: 'audit.read',
    tables: sql`erasure`,
    columns: {
      erasureId: id('erasure_id'),
      subject: asked('text', 'object', 'the customer, or the id of the person'),
      reason: column('text', 'reason', 'why'),
      state: asked('text', 'state', 'running or done'),
      documentsUntil: column('date', 'documents_until', 'last day that documents stay', NULLABLE),
      counts: column('json', 'counts', 'what was erased, by kind'),
      startedAt: asked('instant', 'started_at', 'when it was begun'),
      startedBy: column('text', 'started_by', 'who began it'),
      endedAt: column('instant', 'ended_at', 'when it was done', NULLABLE),
    },
    key: ['startedAt', 'erasureId'],
    newestFirst: true,
  },
  {
    name: 'erasure-candidates',
    summary: 'Customers whose last subscription ended longer ago than customers are kept',
    permission: 'audit.read',
    // From what ended so long ago, which is little: looking at every customer took a second for 100,000.
    tables: sql`(
        select account_id, max(end_on) as ended_on from subscription
         where end_on < ${KEPT_SINCE} group by account_id) s
      join account a using (account_id)`,
    where: sql`not exists (select from subscription other where other.account_id = a.account_id
        and (other.end_on is null or other.end_on >= ${KEPT_SINCE}))
      and not exists (select from erasure e where e.subject_id = a.account_id)
      and not exists (select from legal_hold h
        where h.account_id = a.account_id and h.released_at is null)`,
    columns: {
      account: ACCOUNT,
      endedOn: column('date', 's.ended_on', 'when the last subscription ended'),
    },
    key: ['account'],
  },
]
