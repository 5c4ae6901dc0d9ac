import { type RawBuilder, sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { LateChargePolicyRow } from './api.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Adds a version of a policy: a further revision where its day has one. */
export async function insertLatePolicy(
  tx: Tx,
  policy: LateChargePolicyRow,
  { at, by }: By,
): Promise<void> {
  const p = policy
  const values: RawBuilder<unknown> = sql`
    ${p.policyCode}, ${p.fromOn}, count(*), ${JSON.stringify(p.name)}::jsonb, ${p.customers},
    ${p.rateCode}::text, ${p.annualPercent}::numeric, coalesce(${p.points}::numeric, 0),
    ${p.mostPercent}::numeric, ${p.dayBasis}, ${p.graceDays}, ${JSON.stringify(p.flat)}::jsonb,
    ${JSON.stringify(p.minimums)}::jsonb, ${p.termsDays}, ${p.billed}, ${at},
    ${by}`
  await affected(
    tx,
    sql`
      INSERT INTO late_charge_policy (policy_code, from_on, revision, name, customers, rate_code,
             annual_percent, points, most_percent, day_basis, grace_days, flat, minimums, terms_days,
             billed, recorded_at, recorded_by)
      SELECT ${values} FROM late_charge_policy
       WHERE policy_code = ${p.policyCode} AND from_on = ${p.fromOn}`,
  )
}

/** Adds a reference rate from a day on. */
export async function insertRate(
  tx: Tx,
  rate: {
    readonly rateCode: string
    readonly fromOn: Temporal.PlainDate
    readonly percent: unknown
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO reference_rate (rate_code, from_on, revision, percent, recorded_at, recorded_by)
      SELECT ${rate.rateCode}, ${rate.fromOn}, count(*), ${rate.percent}::numeric, ${at}, ${by}
        FROM reference_rate WHERE rate_code = ${rate.rateCode} AND from_on = ${rate.fromOn}`,
  )
}

/** Adds a ceiling of law from a day on. */
export async function insertCap(
  tx: Tx,
  cap: {
    readonly country: string
    readonly region: string
    readonly customers: string
    readonly fromOn: Temporal.PlainDate
    readonly mostPercent: unknown
  },
  { at, by }: By,
): Promise<void> {
  const { country, region, customers, fromOn } = cap
  await affected(
    tx,
    sql`
      INSERT INTO rate_cap (country, region, customers, from_on, revision, most_percent,
                            recorded_at, recorded_by)
      SELECT ${country}, ${region}, ${customers}, ${fromOn}, count(*),
             ${cap.mostPercent}::numeric, ${at}, ${by}
        FROM rate_cap WHERE country = ${country} AND region = ${region}
         AND customers = ${customers} AND from_on = ${fromOn}`,
  )
}

/** A charge on an item, as it is billed. */
export type NewLateCharge = {
  readonly accountId: string
  readonly itemId: string
  readonly kind: 'interest' | 'flat'
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly detail: unknown
  readonly runId: string
  readonly documentId: string
  readonly policy: {
    readonly policyCode: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
  }
}

/** Writes charges, by COPY. */
export async function copyLateCharges(
  tx: Tx,
  charges: readonly NewLateCharge[],
  at: Temporal.Instant,
): Promise<void> {
  await copyRows(
    tx,
    'late_charge',
    [
      'account_id',
      'item_id',
      'kind',
      'start_on',
      'end_on',
      'amount_minor',
      'detail',
      'run_id',
      'document_id',
      'policy_code',
      'policy_from',
      'policy_revision',
      'recorded_at',
    ],
    charges.map(c => [
      c.accountId,
      c.itemId,
      c.kind,
      c.startOn,
      c.endOn,
      c.amountMinor,
      JSON.stringify(c.detail),
      c.runId,
      c.documentId,
      c.policy.policyCode,
      c.policy.fromOn,
      c.policy.revision,
      at,
    ]),
  )
}

/** Keeps that a customer need not pay late charges after all; false where it was waived before. */
export async function insertWaiver(
  tx: Tx,
  waiver: {
    readonly accountId: string
    readonly documentId: string
    readonly creditNoteId: string
    readonly amountMinor: bigint
    readonly currency: string
    readonly reason: string
  },
  { at, by }: By,
): Promise<boolean> {
  const w = waiver
  const made = await affected(
    tx,
    sql`
      INSERT INTO late_charge_waiver (account_id, document_id, credit_note_id, amount_minor, currency,
                                      reason, recorded_at, recorded_by)
      VALUES (${w.accountId}, ${w.documentId}, ${w.creditNoteId}, ${w.amountMinor}, ${w.currency},
              ${w.reason}, ${at}, ${by})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}
