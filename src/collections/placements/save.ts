import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Commission, PlacedMoney } from './commission.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Adds agencies and courts or changes them. */
export async function saveAgencies(
  tx: Tx,
  agencies: readonly object[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO collection_agency (agency_code, kind, name, email, reference, active, recorded_at,
        recorded_by)
      SELECT "agencyCode", kind, name, email, reference, active, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(agencies)}::json) AS r
             ("agencyCode" text, kind text, name text, email text, reference text, active boolean)
      ON CONFLICT (agency_code) DO UPDATE SET kind = excluded.kind, name = excluded.name,
        email = excluded.email, reference = excluded.reference, active = excluded.active,
        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
}

/** Records what an agency gets from a date on. */
export async function insertRates(
  tx: Tx,
  rates: {
    readonly agency: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
    readonly percent: Decimal
    readonly directPercent: Decimal
    readonly vatPercent: Decimal | null
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO agency_commission (agency_code, from_on, revision, percent, direct_percent,
        vat_percent, recorded_at, recorded_by)
      VALUES (${rates.agency}, ${rates.fromOn}, ${rates.revision}, ${rates.percent},
              ${rates.directPercent}, coalesce(${rates.vatPercent}::numeric, 0), ${at}, ${by})`,
  )
}

/** What is handed over. */
export type NewPlacement = {
  readonly accountId: string
  readonly placementId: string
  readonly agency: string
  readonly legalEntityId: string
  readonly currency: string
  readonly placedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly percent: Decimal
  readonly directPercent: Decimal
  readonly vatPercent: Decimal
  readonly note: string | null
  readonly items: readonly { readonly itemId: string; readonly amountMinor: bigint }[]
}

/** Records that items are with an agency or court. */
export async function insertPlacement(tx: Tx, placed: NewPlacement, { at, by }: By): Promise<void> {
  const p = placed
  await affected(
    tx,
    sql`
      INSERT INTO placement (account_id, placement_id, agency_code, legal_entity_id, currency,
        placed_on, amount_minor, percent, direct_percent, vat_percent, note, recorded_at,
        recorded_by)
      VALUES (${p.accountId}, ${p.placementId}, ${p.agency}, ${p.legalEntityId}, ${p.currency},
              ${p.placedOn}, ${p.amountMinor}, ${p.percent}, ${p.directPercent}, ${p.vatPercent},
              ${p.note}, ${at},
              ${by})`,
  )
  await affected(
    tx,
    sql`
      INSERT INTO placement_item (account_id, placement_id, item_id, amount_minor)
      SELECT ${p.accountId}, ${p.placementId}, i."itemId", i."amountMinor"
        FROM json_to_recordset(${jsonRows(p.items)}::json) AS i ("itemId" uuid,
             "amountMinor" bigint)`,
  )
}

/** Records that a placement was taken back; false where it had been before. */
export async function insertRecall(
  tx: Tx,
  recall: {
    readonly accountId: string
    readonly placementId: string
    readonly on: Temporal.PlainDate
    readonly reason: string
  },
  { at, by }: By,
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO placement_recall (account_id, placement_id, recalled_on, reason, recorded_at,
        recorded_by)
      VALUES (${recall.accountId}, ${recall.placementId}, ${recall.on}, ${recall.reason}, ${at},
              ${by})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}

/** Records a pack of evidence. */
export async function insertEvidence(
  tx: Tx,
  evidence: {
    readonly accountId: string
    readonly placementId: string
    readonly path: string
    readonly sha256: string
    readonly sizeBytes: number
    readonly files: number
    readonly missing: readonly string[]
  },
  at: Temporal.Instant,
): Promise<void> {
  const e = evidence
  await affected(
    tx,
    sql`
      INSERT INTO placement_evidence (account_id, placement_id, revision, path, sha256, size_bytes,
        files, missing, recorded_at)
      SELECT ${e.accountId}, ${e.placementId},
             (SELECT count(*) FROM placement_evidence x WHERE x.account_id = ${e.accountId}
                 AND x.placement_id = ${e.placementId})::int + 1,
             ${e.path}, ${e.sha256}, ${e.sizeBytes}, ${e.files}, ${[...e.missing]}::text[],
             ${at}`,
  )
}

/** Records commissions with the transfers that book them. */
export async function insertCommissions(
  tx: Tx,
  commissions: readonly (PlacedMoney &
    Commission & { readonly transferId: string | null; readonly vatTransferId: string | null })[],
  { at, by }: By,
): Promise<void> {
  if (commissions.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO placement_commission (account_id, allocation_id, placement_id, way, percent,
        base_minor, commission_minor, effective_on, transfer_id, vat_minor, vat_transfer_id, recorded_at,
        recorded_by)
      SELECT "accountId", "allocationId", "placementId", way, percent, "baseMinor",
             "commissionMinor", "effectiveOn", "transferId", "vatMinor", "vatTransferId", ${at}, ${by}
        FROM json_to_recordset(${jsonRows(commissions)}::json) AS c
             ("accountId" uuid, "allocationId" uuid, "placementId" uuid, way text, percent numeric,
              "baseMinor" bigint, "commissionMinor" bigint, "effectiveOn" date,
              "transferId" uuid, "vatMinor" bigint, "vatTransferId" uuid)`,
  )
}
