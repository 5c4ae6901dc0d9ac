import { sql } from 'kysely'
import type { AccountKind } from '../../../ledger/chart.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A line of a trial balance. */
export type BalanceRow = {
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  readonly code: string
  readonly name: string
  readonly kind: AccountKind
  readonly debitMinor: bigint
  readonly creditMinor: bigint
}

/** The trial balances of all legal entities at the end of a day: what has been posted up to it. */
export function loadTrialBalances(db: Db, on: Temporal.PlainDate): Promise<BalanceRow[]> {
  return rows(
    db,
    sql<BalanceRow>`
      with moved as materialized (
        select legal_entity_id, currency, debit, credit, sum(amount_minor) as minor
        from ledger_transfer where effective_on <= ${on}
        group by legal_entity_id, currency, debit, credit
      ), side as (
        select legal_entity_id, currency, debit as code, minor as debit_minor, 0 as credit_minor
        from moved
        union all
        select legal_entity_id, currency, credit, 0, minor from moved
      )
      select e.code as "entityCode", e.name as "entityName", s.currency, s.code, a.name, a.kind,
        sum(s.debit_minor)::bigint as "debitMinor", sum(s.credit_minor)::bigint as "creditMinor"
      from side s
      join ledger_account a on a.code = s.code
      join legal_entity e on e.legal_entity_id = s.legal_entity_id
      group by e.code, e.name, s.currency, s.code, a.name, a.kind
      order by e.code, s.currency, s.code`,
  )
}

/** The day of the last posting in any of the books; undefined while they are empty. */
export async function loadLastPosting(db: Db): Promise<Temporal.PlainDate | undefined> {
  const found = await maybeOne(
    db,
    sql<{ day: Temporal.PlainDate | null }>`
      select max(t.effective_on) as day
      from legal_entity e
      cross join lateral (
        select effective_on from ledger_transfer
         where legal_entity_id = e.legal_entity_id order by effective_on desc limit 1) t`,
  )
  return found?.day ?? undefined
}
