import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Records a debt that was given up. */
export async function insertBadDebt(
  tx: Tx,
  debt: {
    readonly accountId: string
    readonly allocationId: string
    readonly itemId: string
    readonly amountMinor: bigint
    readonly taxMinor: bigint
    readonly reason: string
    readonly on: Temporal.PlainDate
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO bad_debt (account_id, allocation_id, item_id, amount_minor, tax_minor,
                            reason_code, written_off_on, recorded_at, recorded_by)
      VALUES (${debt.accountId}, ${debt.allocationId}, ${debt.itemId}, ${debt.amountMinor},
              ${debt.taxMinor}, ${debt.reason}, ${debt.on}, ${at}, ${by})`,
  )
}

/** Tax in debts that were given up: claimed, or owed again. */
export type NewClaim = {
  readonly accountId: string
  readonly claimId: string
  readonly allocationId: string
  readonly taxMinor: bigint
  readonly transferId: string
}

/** Records claims with the transfers that book them. */
export async function insertClaims(
  tx: Tx,
  claims: readonly NewClaim[],
  { on, at, by }: By & { readonly on: Temporal.PlainDate },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO bad_debt_claim (account_id, claim_id, allocation_id, tax_minor, claimed_on,
                                  transfer_id, recorded_at, recorded_by)
      SELECT "accountId", "claimId", "allocationId", "taxMinor", ${on}, "transferId", ${at}, ${by}
        FROM json_to_recordset(${jsonRows(claims)}::json)
             AS c ("accountId" uuid, "claimId" uuid, "allocationId" uuid, "taxMinor" bigint,
                   "transferId" uuid)`,
  )
}

/** Sets when tax in a bad debt is taken off; of two of one day the later holds. */
export async function insertRelief(
  tx: Tx,
  rule: {
    readonly country: string
    readonly reason: string
    readonly fromOn: Temporal.PlainDate
    readonly daysOverdue: number | null
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO bad_debt_relief (country, reason_code, from_on, revision, days_overdue,
                                   recorded_at, recorded_by)
      SELECT ${rule.country}, ${rule.reason}, ${rule.fromOn}, coalesce(max(revision) + 1, 0),
             ${rule.daysOverdue}::int, ${at}, ${by}
        FROM bad_debt_relief
       WHERE country = ${rule.country} AND reason_code = ${rule.reason} AND from_on = ${rule.fromOn}`,
  )
}

/** Sets the percents of a segment; of two of one day the later holds. */
export async function insertProvisionRates(
  tx: Tx,
  rates: {
    readonly segment: string
    readonly fromOn: Temporal.PlainDate
    readonly percents: readonly string[]
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO provision_rate (segment_code, from_on, revision, percents, recorded_at, recorded_by)
      SELECT ${rates.segment}, ${rates.fromOn}, coalesce(max(revision) + 1, 0),
             ${[...rates.percents]}::numeric[], ${at}, ${by}
        FROM provision_rate
       WHERE segment_code = ${rates.segment} AND from_on = ${rates.fromOn}`,
  )
}

/** Records what the allowance had to come to and what was posted. */
export async function insertProvision(
  tx: Tx,
  of: {
    readonly legalEntityId: string
    readonly month: Temporal.PlainDate
    readonly currency: string
    readonly revision: number
    readonly targetMinor: bigint
    readonly postedMinor: bigint
    readonly transferId: string | null
    readonly matrix: string
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO credit_provision (legal_entity_id, month, currency, revision, target_minor,
        posted_minor, transfer_id, matrix, recorded_at, recorded_by)
      VALUES (${of.legalEntityId}, ${of.month}, ${of.currency}, ${of.revision}, ${of.targetMinor},
        ${of.postedMinor}, ${of.transferId}, ${of.matrix}::jsonb, ${at}, ${by})`,
  )
}
