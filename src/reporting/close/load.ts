import { type RawBuilder, sql } from 'kysely'
import { OPEN_ITEM_CONTROLS } from '../../ledger/chart.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { Moved } from './roll-forward.ts'

/** An accounting month of a legal entity: whether it is closed, and who changed that last. */
export type MonthState = {
  readonly entityCode: string
  readonly entityName: string
  readonly month: Temporal.PlainDate
  readonly state: 'open' | 'closed'
  readonly changedAt: Temporal.Instant
  readonly changedBy: string
  readonly reason: string | null
}

/** The last months of every legal entity that has books, the latest first. */
export function loadMonths(db: Db, most: number): Promise<MonthState[]> {
  return rows(
    db,
    sql<MonthState>`
      select e.code as "entityCode", e.name as "entityName", p.month, p.state,
        p.changed_at as "changedAt", p.changed_by as "changedBy", p.reason
      from legal_entity e
      cross join lateral (
        select * from accounting_period where legal_entity_id = e.legal_entity_id
        order by month desc limit ${most}) p
      order by e.code, p.month desc`,
  )
}

/** A month of a legal entity's books: its first day, and the first day after it. */
export type ClosingMonth = {
  readonly legalEntityId: string
  readonly timeZone: string
  readonly month: Temporal.PlainDate
  readonly next: Temporal.PlainDate
}

/** Something that should be done before a month is closed. */
export type CloseCheck = {
  readonly code: string
  readonly count: number
  /** Closing is refused while it is so; the others are for people to weigh. */
  readonly blocks: boolean
  /** Where it is worked, below /console. */
  readonly to: string
}

type Check = {
  readonly code: string
  readonly blocks?: true
  readonly to: (at: ClosingMonth) => string
  readonly rows: (at: ClosingMonth) => RawBuilder<unknown>
}

/** Counting goes no further: a thousand open lines are as good a reason as ten thousand. */
export const MOST_COUNTED = 1000

const bankAccounts = (at: ClosingMonth) =>
  sql`(select bank_account_id from bank_account where legal_entity_id = ${at.legalEntityId})`

/** What stands between a month and its closing, in the order in which a close is worked. */
const CHECKS: readonly Check[] = [
  {
    code: 'earlierMonths',
    blocks: true,
    to: () => '/close',
    rows: at => sql`select from accounting_period where legal_entity_id = ${at.legalEntityId}
      and month < ${at.month} and state = 'open'`,
  },
  {
    code: 'heldOpen',
    blocks: true,
    to: () => '/lists/bill-runs?state=approved',
    rows: at => sql`select from accounting_period_hold
      where legal_entity_id = ${at.legalEntityId} and month = ${at.month}`,
  },
  {
    code: 'runsToIssue',
    to: () => '/lists/bill-runs',
    rows: at => sql`select from bill_run where legal_entity_id = ${at.legalEntityId}
      and issue_on >= ${at.month} and issue_on < ${at.next}
      and state not in ('issued', 'cancelled')`,
  },
  {
    code: 'exceptions',
    to: () => '/lists/bill-run-exceptions?state=open',
    rows: at => sql`select from bill_run r join bill_run_exception x using (run_id)
      where r.legal_entity_id = ${at.legalEntityId} and r.state in ('rating', 'review')
        and r.issue_on < ${at.next} and x.state = 'open'`,
  },
  {
    code: 'statements',
    to: () => '/lists/bank-statements?state=quarantined',
    rows: at => sql`select from bank_statement where bank_account_id in ${bankAccounts(at)}
      and state = 'quarantined'`,
  },
  {
    code: 'bankLines',
    to: () => '/reconciliation',
    rows: at => sql`select from bank_line where bank_account_id in ${bankAccounts(at)}
      and booked_on < ${at.next} and state in ('open', 'waiting')`,
  },
  {
    code: 'suspense',
    to: () => '/lists/suspense',
    rows: at => sql`select from open_item where legal_entity_id = ${at.legalEntityId}
      and control = '2520' and open_minor <> 0 and document_on < ${at.next}`,
  },
  {
    code: 'deposits',
    to: () => '/lists/deposits',
    rows: at => sql`select from deposit d where d.legal_entity_id = ${at.legalEntityId}
      and d.opened_on < ${at.next} and not exists (select from deposit_closing c
        where c.account_id = d.account_id and c.deposit_id = d.deposit_id)`,
  },
  {
    code: 'paymentRuns',
    to: () => '/lists/debit-runs?state=review',
    rows: at => sql`select from debit_run where legal_entity_id = ${at.legalEntityId}
        and collect_on < ${at.next} and state in ('review', 'approved')
      union all select from refund_run where legal_entity_id = ${at.legalEntityId}
        and pay_on < ${at.next} and state in ('review', 'approved')`,
  },
  {
    code: 'approvals',
    to: () => '/approvals',
    rows: at => sql`select from approval_request
      where state = 'pending' and requested_at < ${at.next}::timestamp at time zone ${at.timeZone}`,
  },
]

/** Each check with how much of it there is, up to MOST_COUNTED; all of them, in one statement. */
export async function loadCloseChecks(db: Db, at: ClosingMonth): Promise<CloseCheck[]> {
  const counts = CHECKS.map(
    check => sql`
      select ${check.code} as code, count(*)::integer as count
      from (select from (${check.rows(at)}) r limit ${sql.lit(MOST_COUNTED)}) w`,
  )
  const found = await rows(
    db,
    sql<{ code: string; count: number }>`${sql.join(counts, sql` union all `)}`,
  )
  return CHECKS.map(({ code, blocks, to }) => ({
    code,
    count: found.find(each => each.code === code)?.count ?? 0,
    blocks: blocks === true,
    to: to(at),
  }))
}

/** What a currency's receivables were when the month began, and what each event moved in it. */
export type MovedReceivables = {
  readonly currency: string
  readonly openingMinor: bigint
  readonly moved: readonly Moved[]
}

const SIGN = sql`((t.debit = any(${OPEN_ITEM_CONTROLS}::text[]))::int
  - (t.credit = any(${OPEN_ITEM_CONTROLS}::text[]))::int)`

/**
 * The receivables of a month by the books: receivable, instalments, customers' credit, unapplied
 * money and suspense together, as the ageing has them. A reversal bears the event that it reverses.
 */
export async function loadMovedReceivables(db: Db, at: ClosingMonth): Promise<MovedReceivables[]> {
  const found = await rows(
    db,
    sql<{ currency: string; event: string | null; minor: bigint }>`
      select currency, event, sum(minor)::bigint as minor from (
        select t.currency, null as event, sum(${SIGN} * t.amount_minor) as minor
        from ledger_transfer t
        where t.legal_entity_id = ${at.legalEntityId} and t.effective_on < ${at.month}
        group by t.currency
        union all
        select t.currency,
          coalesce((select o.event from ledger_transfer o
            where o.account_id = t.account_id and o.transfer_id = t.reverses
              and o.effective_on <= t.effective_on), t.event),
          ${SIGN} * t.amount_minor
        from ledger_transfer t
        where t.legal_entity_id = ${at.legalEntityId}
          and t.effective_on >= ${at.month} and t.effective_on < ${at.next}
          and ${SIGN} <> 0
      ) m group by currency, event order by currency, event`,
  )
  return [...Map.groupBy(found, ({ currency }) => currency)].map(([currency, all]) => ({
    currency,
    openingMinor: all.find(({ event }) => event === null)?.minor ?? 0n,
    moved: all.flatMap(({ event, minor }) => (event === null ? [] : [{ event, minor }])),
  }))
}

/** A kind of entry of a month's journal, with what it comes to. */
export type JournalSum = {
  readonly currency: string
  readonly event: string
  readonly debit: string
  readonly debitName: string
  readonly credit: string
  readonly creditName: string
  readonly entries: number
  readonly minor: bigint
}

/** What a month's export holds: its transfers, summed by event and accounts. */
export function loadMonthJournal(db: Db, at: ClosingMonth): Promise<JournalSum[]> {
  return rows(
    db,
    sql<JournalSum>`
      select t.currency, t.event, t.debit, d.name as "debitName", t.credit, c.name as "creditName",
        t.entries, t.minor
      from (
        select currency, event, debit, credit, count(*)::integer as entries,
          sum(amount_minor)::bigint as minor
        from ledger_transfer
        where legal_entity_id = ${at.legalEntityId}
          and effective_on >= ${at.month} and effective_on < ${at.next}
        group by currency, event, debit, credit
      ) t
      join ledger_account d on d.code = t.debit
      join ledger_account c on c.code = t.credit
      order by t.currency, t.debit, t.credit, t.event`,
  )
}

/** The id of a legal entity with this code and where its days begin; undefined where there is none. */
export async function loadClosingEntity(
  db: Db,
  code: string,
): Promise<{ readonly legalEntityId: string; readonly timeZone: string } | undefined> {
  const found = await rows(
    db,
    sql<{ legalEntityId: string; timeZone: string }>`
      select legal_entity_id as "legalEntityId", time_zone as "timeZone"
      from legal_entity where code = ${code}`,
  )
  return found[0]
}
