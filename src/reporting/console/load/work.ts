import { type RawBuilder, sql } from 'kysely'
import { dateOf } from '../../../kernel/calendar.ts'
import { type Db, rows } from '../../../platform/database/database.ts'
import { OWN_WORK } from './own-work.ts'

/** Counting what waits goes no further: "1,000 or more" is as much work as anybody needs to know. */
export const MOST_WAITING = 1000

/** Something that waits for somebody: whom, how much, and where it is worked. */
export type Waiting = { readonly code: string; readonly count: number }

/** Who asks: their address, and what their work is given to, with commas between. */
export type Asker = { readonly email: string | undefined; readonly whose: string }

/** A kind of work. */
export type WorkKind = {
  readonly code: string
  /** Whoever may do this, and not only put it forward, has it before them. */
  readonly permission: string
  /** Where it is worked, below /console. */
  readonly to: string | ((asker: Asker) => string)
  /** How it is meant: to be done, or wrong. */
  readonly tone: 'todo' | 'alert'
  rows(asked: { readonly actor: string; readonly now: Temporal.Instant }): RawBuilder<unknown>
}

/** What can wait for people, in the order in which a desk shows it; each along an index. */
export const WORK: readonly WorkKind[] = [
  ...OWN_WORK,
  {
    code: 'approvals',
    permission: 'approvals.decide',
    to: '/approvals',
    tone: 'todo',
    rows: ({ actor, now }) => sql`select from approval_request
      where state = 'pending' and expires_at > ${now} and requested_by <> ${actor}`,
  },
  {
    code: 'exceptions',
    permission: 'billRuns.review',
    to: '/runs',
    tone: 'todo',
    rows: () => sql`select from bill_run r join bill_run_exception x using (run_id)
      where r.state in ('rating', 'review') and x.state = 'open'`,
  },
  {
    code: 'runsInReview',
    permission: 'billRuns.approve',
    to: '/runs',
    tone: 'todo',
    rows: () => sql`select from bill_run where state = 'review'`,
  },
  {
    code: 'runsToIssue',
    permission: 'billRuns.issue',
    to: '/runs',
    tone: 'todo',
    rows: () => sql`select from bill_run where state = 'approved'`,
  },
  {
    code: 'rejectedUsage',
    permission: 'usage.correct',
    to: '/rejected-usage',
    tone: 'todo',
    rows: () => sql`select from rejected_usage where state = 'open'`,
  },
  {
    code: 'bankLines',
    permission: 'bank.match',
    to: '/reconciliation',
    tone: 'todo',
    rows: () => sql`select from bank_line where state = 'open'`,
  },
  {
    code: 'suspense',
    permission: 'receipts.allocate',
    to: '/lists/suspense',
    tone: 'todo',
    rows: () => sql`select from open_item where control = '2520' and open_minor < 0`,
  },
  {
    code: 'moneyTasks',
    permission: 'receipts.allocate',
    to: '/lists/tasks?desk=cash',
    tone: 'todo',
    rows: () => sql`select from task where desk = 'cash' and done_at is null`,
  },
  {
    code: 'collectionTasks',
    permission: 'collections.work',
    to: '/lists/tasks?desk=collections',
    tone: 'todo',
    rows: () => sql`select from task where desk = 'collections' and done_at is null`,
  },
  {
    code: 'followUps',
    permission: 'collections.work',
    to: '/lists/follow-ups',
    tone: 'todo',
    rows: ({ now }) => sql`select from interaction
      where next_on <= ${dateOf(now, 'UTC')} and done_at is null`,
  },
  {
    code: 'deposits',
    permission: 'receipts.record',
    to: '/lists/deposits',
    tone: 'todo',
    rows: () => sql`select from deposit d where not exists (select from deposit_closing c
      where c.account_id = d.account_id and c.deposit_id = d.deposit_id)`,
  },
  {
    code: 'statements',
    permission: 'bank.decide',
    to: '/lists/bank-statements?state=quarantined',
    tone: 'alert',
    rows: () => sql`select from bank_statement where state = 'quarantined'`,
  },
  {
    code: 'debitRuns',
    permission: 'debits.approve',
    to: '/lists/debit-runs?state=review',
    tone: 'todo',
    rows: () => sql`select from debit_run where state = 'review'`,
  },
  {
    code: 'refundRuns',
    permission: 'refunds.approve',
    to: '/lists/refund-runs?state=review',
    tone: 'todo',
    rows: () => sql`select from refund_run where state = 'review'`,
  },
  {
    code: 'webhooks',
    permission: 'webhooks.read',
    to: '/lists/webhook-endpoints?state=disabled',
    tone: 'alert',
    rows: () => sql`select from webhook_endpoint where state = 'disabled'`,
  },
  {
    code: 'jobs',
    permission: 'webhooks.read',
    to: '/lists/failed-jobs',
    tone: 'alert',
    rows: () => sql`select from graphile_worker.jobs where attempts >= max_attempts`,
  },
  {
    code: 'signIns',
    permission: 'people.read',
    to: '/lists/security-alerts',
    tone: 'alert',
    rows: ({ now }) => sql`select from security_alert
      where raised_at > ${now.subtract({ hours: 24 * 7 })}`,
  },
  {
    code: 'ownRequests',
    permission: 'approvals.request',
    to: '/approvals?mine=yes',
    tone: 'todo',
    rows: ({ actor, now }) => sql`select from approval_request
      where state = 'pending' and expires_at > ${now} and requested_by = ${actor}`,
  },
]

/** How much of each kind waits, up to MOST_WAITING, in one statement; kinds of nothing are left out. */
export async function loadWork(
  db: Db,
  kinds: readonly WorkKind[],
  asked: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<Waiting[]> {
  if (kinds.length === 0) return []
  const counts = kinds.map(
    kind => sql`
      select ${kind.code} as code, count(*)::integer as count
      from (${kind.rows(asked)} limit ${sql.lit(MOST_WAITING)}) w`,
  )
  const found = await rows(db, sql<Waiting>`${sql.join(counts, sql` union all `)}`)
  return found.filter(({ count }) => count > 0)
}
