import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A payout as its screen shows it, with the bank's line that tells of it. */
export type PayoutShown = {
  readonly provider: string
  readonly payoutId: string
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  readonly arrivesOn: Temporal.PlainDate
  readonly grossMinor: bigint
  readonly feeMinor: bigint
  readonly netMinor: bigint
  readonly recordedAt: Temporal.Instant
  readonly lineId: string | null
  readonly lineOn: Temporal.PlainDate | null
  readonly lineMinor: bigint | null
  readonly bankAccount: string | null
}

/** A payout by what its provider calls it. */
export function loadPayoutShown(
  db: Db,
  payoutId: string,
  provider: string | undefined,
): Promise<PayoutShown | undefined> {
  return maybeOne(
    db,
    sql<PayoutShown>`
      select p.provider, p.payout_id as "payoutId", e.code as "entityCode", e.name as "entityName",
        p.currency, p.arrives_on as "arrivesOn", p.gross_minor as "grossMinor",
        p.fee_minor as "feeMinor", p.net_minor as "netMinor", p.recorded_at as "recordedAt",
        l.line_id as "lineId", l.booked_on as "lineOn", l.amount_minor as "lineMinor",
        b.code as "bankAccount"
      from payout p join legal_entity e using (legal_entity_id)
      left join bank_line_link k on k.account_id = e.house_account_id and k.kind = 'payout'
        and k.subject_id = p.provider || ' ' || p.payout_id and k.undone_at is null
      left join bank_line l on l.account_id = k.account_id and l.line_id = k.line_id
      left join bank_account b on b.bank_account_id = l.bank_account_id
      where p.payout_id = ${payoutId}
        and (${provider ?? null}::text is null or p.provider = ${provider ?? null})
      order by p.provider limit 1`,
  )
}

/** What a payout comes to by kind. */
export type PayoutPart = {
  readonly kind: string
  readonly lines: number
  readonly grossMinor: bigint
  readonly feeMinor: bigint
  /** Of payments that are not ours: taken outside of Quittance. */
  readonly foreign: number
}

/** The split of a payout: payments, refunds, disputes, fees. */
export function loadPayoutParts(
  db: Db,
  of: { readonly provider: string; readonly payoutId: string },
): Promise<PayoutPart[]> {
  return rows(
    db,
    sql<PayoutPart>`
      select l.kind, count(*)::int as lines, sum(l.gross_minor)::bigint as "grossMinor",
        sum(l.fee_minor)::bigint as "feeMinor",
        count(*) filter (where l.kind <> 'fee' and r.payment_id is null)::int as foreign
      from payout_line l
      left join payment_reference r on r.provider = l.provider and r.reference = l.reference
      where l.provider = ${of.provider} and l.payout_id = ${of.payoutId}
      group by 1 order by array_position(
        array['payment', 'refund', 'dispute', 'adjustment', 'fee'], l.kind)`,
  )
}
