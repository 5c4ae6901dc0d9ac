import { sql } from 'kysely'
import type { Decimal } from '../../../kernel/decimal.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

type Set = { readonly recordedAt: Temporal.Instant; readonly recordedBy: string }

/** A version of a policy of late charges, as it was set last for its day. */
export type LateVersionRow = Set & {
  readonly policyCode: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly name: Readonly<Record<string, string>>
  readonly customers: string
  readonly rateCode: string | null
  readonly annualPercent: Decimal | null
  readonly points: Decimal
  readonly mostPercent: Decimal | null
  readonly dayBasis: string
  readonly graceDays: number
  readonly flat: Readonly<Record<string, string>>
  readonly minimums: Readonly<Record<string, string>>
  readonly termsDays: number
  readonly billed: string
  /** Charges that were billed by it. */
  readonly charges: bigint
}

/** All versions of all policies of late charges, the latest first. */
export function loadLateVersions(db: Db): Promise<LateVersionRow[]> {
  return rows(
    db,
    sql<LateVersionRow>`
      with latest as (
        select distinct on (policy_code, from_on) * from late_charge_policy
        order by policy_code, from_on desc, revision desc)
      select policy_code as "policyCode", from_on as "fromOn", revision, name, customers,
        rate_code as "rateCode", annual_percent as "annualPercent", points,
        most_percent as "mostPercent", day_basis as "dayBasis", grace_days as "graceDays", flat,
        minimums, terms_days as "termsDays", billed, recorded_at as "recordedAt",
        recorded_by as "recordedBy",
        (select count(*) from late_charge c
          where c.policy_code = latest.policy_code and c.policy_from = latest.from_on) as charges
      from latest order by policy_code, from_on desc`,
  )
}

export type ReferenceRateRow = Set & {
  readonly rateCode: string
  readonly fromOn: Temporal.PlainDate
  readonly percent: Decimal
}

/** The tables of reference rates, the latest day first, the last revision of each. */
export function loadRateTables(db: Db): Promise<ReferenceRateRow[]> {
  return rows(
    db,
    sql<ReferenceRateRow>`
      select distinct on (rate_code, from_on) rate_code as "rateCode", from_on as "fromOn", percent,
        recorded_at as "recordedAt", recorded_by as "recordedBy"
      from reference_rate order by rate_code, from_on desc, revision desc`,
  )
}

export type RateCapRow = Set & {
  readonly country: string
  readonly region: string
  readonly customers: string
  readonly fromOn: Temporal.PlainDate
  readonly mostPercent: Decimal | null
}

/** The ceilings of law by place, the latest day first, the last revision of each. */
export function loadCapTable(db: Db): Promise<RateCapRow[]> {
  return rows(
    db,
    sql<RateCapRow>`
      select distinct on (country, region, customers, from_on) country, region, customers,
        from_on as "fromOn", most_percent as "mostPercent", recorded_at as "recordedAt",
        recorded_by as "recordedBy"
      from rate_cap order by country, region, customers, from_on desc, revision desc`,
  )
}
