import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'

/** A part of an invoice that a payer left out and disputes. */
export type NewDeduction = {
  readonly accountId: string
  readonly deductionId: string
  readonly itemId: string
  /** The bank's line that its money came by, if one did. */
  readonly lineAccountId: string | null
  readonly lineId: string | null
  /** The remittance that told of it. */
  readonly remittanceId?: string
  readonly amountMinor: bigint
  readonly reasonCode: string
}

/** Keeps deductions, which a case takes up. */
export async function insertDeductions(
  tx: Tx,
  deductions: readonly NewDeduction[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  if (deductions.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO payment_deduction (account_id, deduction_id, item_id, line_account_id, line_id,
                                     remittance_id, amount_minor, reason_code, recorded_at,
                                     recorded_by)
      SELECT r."accountId", r."deductionId", r."itemId", r."lineAccountId", r."lineId",
             r."remittanceId", r."amountMinor", r."reasonCode", ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(deductions)}::json)
               AS r ("accountId" uuid, "deductionId" uuid, "itemId" uuid, "lineAccountId" uuid,
                     "lineId" uuid, "remittanceId" uuid, "amountMinor" bigint, "reasonCode" text)`,
  )
}

/** Closes what was disputed with a payment that was taken back. */
export async function closeDeductions(tx: Tx, lineId: string, at: Temporal.Instant): Promise<void> {
  await affected(
    tx,
    sql`UPDATE payment_deduction SET closed_at = ${at}
         WHERE line_id = ${lineId} AND closed_at IS NULL`,
  )
}

/** Closes a deduction that a case has settled; closed before, it stays as it was. */
export async function closeDeduction(
  tx: Tx,
  { accountId, deductionId }: { readonly accountId: string; readonly deductionId: string },
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE payment_deduction SET closed_at = ${at}
         WHERE account_id = ${accountId} AND deduction_id = ${deductionId} AND closed_at IS NULL`,
  )
}

/** Closes what was kept back by a remittance whose payment was taken back. */
export async function closeDeductionsOf(
  tx: Tx,
  remittanceId: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE payment_deduction SET closed_at = ${at}
         WHERE remittance_id = ${remittanceId} AND closed_at IS NULL`,
  )
}
