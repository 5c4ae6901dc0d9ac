import { sql } from 'kysely'
import type { z } from 'zod'
import type { Decimal } from '../../kernel/decimal.ts'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { reasonRow } from '../api.ts'

/** Says anew who looks after an item in suspense; who did before stays on record. */
export async function insertSuspenseOwner(
  tx: Tx,
  of: ItemKey & {
    readonly owner: string
    readonly note: string | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO suspense_owner (account_id, item_id, revision, owner, note, recorded_at,
                                  recorded_by)
      SELECT ${of.accountId}, ${of.itemId}, count(*), ${of.owner}, ${of.note}, ${of.at}, ${of.by}
        FROM suspense_owner WHERE account_id = ${of.accountId} AND item_id = ${of.itemId}`,
  )
}

/** A further row of a legal entity's rules; the latest of a date holds. */
export async function insertPolicy(
  tx: Tx,
  policy: {
    readonly legalEntityId: string
    readonly fromOn: Temporal.PlainDate
    readonly order: string
    readonly spread: string
    readonly toleranceMinor: bigint | null
    readonly tolerancePercent: Decimal | null
    readonly reasonCode: string | null
    readonly overpayment: string
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  const p = policy
  await affected(
    tx,
    sql`
      INSERT INTO allocation_policy (legal_entity_id, from_on, revision, item_order, spread,
        tolerance_minor, tolerance_percent, reason_code, overpayment, recorded_at, recorded_by)
      SELECT ${p.legalEntityId}, ${p.fromOn}, count(*), ${p.order}, ${p.spread},
             ${p.toleranceMinor}::bigint, ${p.tolerancePercent}::numeric, ${p.reasonCode},
             ${p.overpayment}, ${p.at}, ${p.by}
        FROM allocation_policy
       WHERE legal_entity_id = ${p.legalEntityId} AND from_on = ${p.fromOn}`,
  )
}

/** Adds reasons, or brings their names and use of tax up to date. */
export async function upsertReasons(
  tx: Tx,
  reasons: readonly z.output<typeof reasonRow>[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO receivable_reason (reason_code, use, name, tax_relief, active, recorded_at,
                                     recorded_by)
      SELECT reason, use, name, "taxRelief", active, ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(reasons)}::json)
             AS r (reason text, use text, name jsonb, "taxRelief" boolean, active boolean)
       ORDER BY reason
      ON CONFLICT (reason_code) DO UPDATE
      SET name = excluded.name, tax_relief = excluded.tax_relief, active = excluded.active,
          recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
}
