import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { RemittanceSource } from './api.ts'
import type { RemittanceState } from './load/remittances.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }
type Key = { readonly accountId: string; readonly remittanceId: string }

/** Keeps how a payer's CSV names its columns; true where there was none of this code. */
export async function saveMapping(
  tx: Tx,
  mapping: { readonly code: string; readonly name: string; readonly mapping: object },
  by: By,
): Promise<boolean> {
  const json = JSON.stringify(toJson(mapping.mapping))
  const made = await affected(
    tx,
    sql`
      INSERT INTO remittance_mapping (code, name, mapping, recorded_at, recorded_by)
      VALUES (${mapping.code}, ${mapping.name}, ${json}::jsonb, ${by.at}, ${by.by})
      ON CONFLICT (code) DO NOTHING`,
  )
  if (made > 0) return true
  await affected(
    tx,
    sql`
      UPDATE remittance_mapping
         SET name = ${mapping.name}, mapping = ${json}::jsonb, recorded_at = ${by.at},
             recorded_by = ${by.by}
       WHERE code = ${mapping.code}`,
  )
  return false
}

/** Keeps a file; false when one of the same content is there. */
export async function insertFile(
  tx: Tx,
  file: {
    readonly fileId: string
    readonly sha256: Buffer
    readonly name: string
    readonly format: string
    readonly byteCount: number
    readonly content: Buffer
  },
  by: By,
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO remittance_file (file_id, sha256, name, format, byte_count, content, recorded_at,
                                   recorded_by)
      VALUES (${file.fileId}, ${file.sha256}, ${file.name}, ${file.format}, ${file.byteCount},
              ${file.content}, ${by.at}, ${by.by})
      ON CONFLICT (sha256) DO NOTHING`,
  )
  return made > 0
}

export type NewLine = {
  readonly line: number
  readonly document: string
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly itemAccountId: string | null
  readonly itemId: string | null
  readonly fault: string | null
}

export type NewRemittance = Key & {
  readonly legalEntityId: string
  readonly currency: string
  readonly source: RemittanceSource
  readonly fileId: string | null
  readonly ordinal: number | null
  readonly payerId: string | null
  readonly payerName: string | null
  readonly reference: string | null
  readonly paidOn: Temporal.PlainDate | null
  readonly amountMinor: bigint
  readonly fingerprint: Buffer
  /** What it is a part of, where its payer pays in several payments. */
  readonly splitOf?: string
  readonly lines: readonly NewLine[]
}

/** Keeps a remittance with its lines; false where another tells of the same payment. */
export async function insertRemittance(tx: Tx, r: NewRemittance, by: By): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO remittance (account_id, remittance_id, legal_entity_id, currency, source, file_id,
        ordinal, payer_id, payer_name, reference, paid_on, amount_minor, fingerprint,
        split_of, state, recorded_at, recorded_by)
      VALUES (${r.accountId}, ${r.remittanceId}, ${r.legalEntityId}, ${r.currency}, ${r.source},
        ${r.fileId}, ${r.ordinal}, ${r.payerId}, ${r.payerName}, ${r.reference}, ${r.paidOn},
        ${r.amountMinor}, ${r.fingerprint}, ${r.splitOf ?? null}, 'waiting', ${by.at}, ${by.by})
      ON CONFLICT (account_id, fingerprint) WHERE state IN ('waiting', 'matched', 'split')
      DO NOTHING`,
  )
  if (made === 0) return false
  await affected(
    tx,
    sql`
      INSERT INTO remittance_line (account_id, remittance_id, line, document, amount_minor,
        deduction_minor, reason, reason_code, item_account_id, item_id, fault)
      SELECT ${r.accountId}, ${r.remittanceId}, l.line, l.document, l."amountMinor",
             l."deductionMinor", l.reason, l."reasonCode", l."itemAccountId", l."itemId", l.fault
        FROM json_to_recordset(${jsonRows(r.lines)}::json)
               AS l (line int, document text, "amountMinor" bigint, "deductionMinor" bigint,
                     reason text, "reasonCode" text, "itemAccountId" uuid, "itemId" uuid,
                     fault text)`,
  )
  return true
}

/** Says of a remittance whose money it is, or what became of it. */
export async function updateRemittance(
  tx: Tx,
  { accountId, remittanceId }: Key,
  change: {
    readonly state?: RemittanceState
    readonly payerId?: string | null
    readonly fingerprint?: Buffer
    readonly note?: string | null
  },
): Promise<void> {
  const { state = null, payerId = null, fingerprint = null, note = null } = change
  await affected(
    tx,
    sql`
      UPDATE remittance
         SET state = coalesce(${state}, state), payer_id = coalesce(${payerId}::uuid, payer_id),
             fingerprint = coalesce(${fingerprint}::bytea, fingerprint),
             note = coalesce(${note}, note)
       WHERE account_id = ${accountId} AND remittance_id = ${remittanceId}`,
  )
}

/** What lines say now, as they were corrected or looked up again. */
export async function updateLines(
  tx: Tx,
  { accountId, remittanceId }: Key,
  lines: readonly (Omit<NewLine, 'reason'> & { readonly appliedAt: Temporal.Instant | null })[],
): Promise<void> {
  if (lines.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE remittance_line l
         SET document = r.document, amount_minor = r."amountMinor",
             deduction_minor = r."deductionMinor", reason_code = r."reasonCode",
             item_account_id = r."itemAccountId", item_id = r."itemId", fault = r.fault,
             applied_at = r."appliedAt"
        FROM json_to_recordset(${jsonRows(lines)}::json)
               AS r (line int, document text, "amountMinor" bigint, "deductionMinor" bigint,
                     "reasonCode" text, "itemAccountId" uuid, "itemId" uuid, fault text,
                     "appliedAt" timestamptz)
       WHERE l.account_id = ${accountId} AND l.remittance_id = ${remittanceId} AND l.line = r.line`,
  )
}

/** Somebody decided that a line's money stays on the payer's account. */
export async function leaveLine(
  tx: Tx,
  { accountId, remittanceId }: Key,
  line: number,
  note: string | null,
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE remittance_line SET left_at = ${by.at}, left_by = ${by.by}, note = ${note}
       WHERE account_id = ${accountId} AND remittance_id = ${remittanceId} AND line = ${line}`,
  )
}

export type NewMatch = Key & {
  readonly matchNo: number
  readonly lineId: string | null
  readonly receiptAccountId: string
  readonly receiptId: string
  readonly itemAccountId: string
  readonly itemId: string
  readonly confidence: string | null
  readonly isAutomatic: boolean
  readonly evidence: readonly string[]
}

/** Which money a remittance was of. */
export async function insertMatch(tx: Tx, m: NewMatch, by: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO remittance_match (account_id, remittance_id, match_no, line_id, receipt_account_id,
        receipt_id, item_account_id, item_id, confidence, is_automatic, evidence, matched_at,
        matched_by)
      VALUES (${m.accountId}, ${m.remittanceId}, ${m.matchNo}, ${m.lineId}, ${m.receiptAccountId},
        ${m.receiptId}, ${m.itemAccountId}, ${m.itemId}, ${m.confidence}::numeric, ${m.isAutomatic},
        ${[...m.evidence]}::text[], ${by.at}, ${by.by})`,
  )
}

/** What carried the lines of a match out. */
export async function insertCarriedOut(
  tx: Tx,
  { accountId, remittanceId, matchNo }: Key & { readonly matchNo: number },
  carried: readonly {
    readonly line: number
    readonly accountId: string
    readonly allocationId: string
  }[],
): Promise<void> {
  if (carried.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO remittance_allocation (account_id, remittance_id, match_no, line,
        allocation_account_id, allocation_id)
      SELECT ${accountId}, ${remittanceId}, ${matchNo}, r.line, r."accountId", r."allocationId"
        FROM json_to_recordset(${jsonRows(carried)}::json)
               AS r (line int, "accountId" uuid, "allocationId" uuid)`,
  )
}

/** The money of a remittance went back, or was somebody else's: its lines are not carried out any more. */
export async function undoMatch(
  tx: Tx,
  { accountId, remittanceId, matchNo }: Key & { readonly matchNo: number },
  state: RemittanceState,
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE remittance_match SET undone_at = ${by.at}, undone_by = ${by.by}
       WHERE account_id = ${accountId} AND remittance_id = ${remittanceId}
         AND match_no = ${matchNo} AND undone_at IS NULL`,
  )
  await affected(
    tx,
    sql`
      UPDATE remittance_line SET applied_at = NULL, left_at = NULL, left_by = NULL
       WHERE account_id = ${accountId} AND remittance_id = ${remittanceId}`,
  )
  await updateRemittance(tx, { accountId, remittanceId }, { state })
}
