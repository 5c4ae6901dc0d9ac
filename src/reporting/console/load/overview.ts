import { sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'

/** Counting goes no further than this, so that the overview costs the same for any number of rows. */
export const COUNTED_AT_MOST = 100_000

export type Totals = {
  /** At most COUNTED_AT_MOST + 1, which means "more". */
  readonly accounts: bigint
  readonly invoices: bigint
  readonly creditNotes: bigint
  /** Exceptions that nobody has decided, of all runs in review; counted like accounts. */
  readonly openExceptions: bigint
  readonly runsInReview: bigint
}

/** How much there is of everything. Documents are counted by their series, which have no gaps. */
export function loadTotals(db: Db): Promise<Totals> {
  const most = COUNTED_AT_MOST + 1
  const given = (kind: string) => sql`
    (select coalesce(sum(s.next_number - 1), 0)::bigint from number_series s where s.kind = ${kind})
    - (select coalesce(sum(u.last_number - u.first_number + 1), 0)::bigint
         from unused_number u where u.kind = ${kind})`
  return one(
    db,
    sql<Totals>`
      select
        (select count(*) from (select from account where kind <> 'house' limit ${most}) a)
          as accounts,
        ${given('invoice')} as invoices,
        ${given('credit_note')} as "creditNotes",
        (select count(*) from (
           select from bill_run r join bill_run_exception e using (run_id)
            where r.state in ('rating', 'review') and e.state = 'open' limit ${most}) e)
          as "openExceptions",
        (select count(*) from bill_run where state = 'review') as "runsInReview"`,
  )
}

export type EntityLine = {
  readonly code: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly currency: string
  readonly taxId: string | null
  readonly timeZone: string
  readonly taxRounding: 'per_group' | 'per_line'
}

/** The legal entities of the organisation; an organisation has few. */
export function loadEntities(db: Db): Promise<EntityLine[]> {
  return rows(
    db,
    sql<EntityLine>`
      select code, name, address_lines as "addressLines", country, currency, tax_id as "taxId",
        time_zone as "timeZone", tax_rounding as "taxRounding"
      from legal_entity order by code limit 200`,
  )
}

export type LedgerLine = {
  readonly entityCode: string
  readonly currency: string
  /** What stands on each side in minor units: a transfer debits what it credits. */
  readonly eachSideMinor: bigint
  readonly receivableMinor: bigint
  readonly taxMinor: bigint
  readonly deferredMinor: bigint
  readonly incomeMinor: bigint
}

/** The books in a line per legal entity and currency, everything posted so far. */
export function loadLedgerLines(db: Db): Promise<LedgerLine[]> {
  const balance = (code: string, sign: 1 | -1) => sql`
    (${sql.lit(sign)} * (coalesce(sum(minor) filter (where debit = ${code}), 0)
      - coalesce(sum(minor) filter (where credit = ${code}), 0)))::bigint`
  return rows(
    db,
    sql<LedgerLine>`
      with moved as materialized (
        select legal_entity_id, currency, debit, credit, sum(amount_minor) as minor
        from ledger_transfer group by legal_entity_id, currency, debit, credit
      )
      select e.code as "entityCode", m.currency, sum(m.minor)::bigint as "eachSideMinor",
        ${balance('1200', 1)} as "receivableMinor", ${balance('2300', -1)} as "taxMinor",
        ${balance('2400', -1)} as "deferredMinor",
        (coalesce(sum(m.minor) filter (where c.kind = 'income'), 0)
          - coalesce(sum(m.minor) filter (where d.kind = 'income'), 0))::bigint as "incomeMinor"
      from moved m
      join legal_entity e on e.legal_entity_id = m.legal_entity_id
      join ledger_account d on d.code = m.debit
      join ledger_account c on c.code = m.credit
      group by e.code, m.currency order by e.code, m.currency`,
  )
}
