import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** What a line tells of, in the books already or moved there by the link itself. */
export type NewLink = {
  readonly accountId: string
  readonly lineId: string
  readonly linkId: string
  readonly kind: string
  readonly subjectAccountId: string | null
  readonly subjectId: string
  /** As the line's own sign. */
  readonly amountMinor: bigint
  readonly ledgerAccount: string | null
  readonly transferId: string | null
  readonly effectiveOn: Temporal.PlainDate | null
  readonly rule: 'recorded' | 'returned' | 'person'
  readonly confidence: string | null
  readonly evidence: readonly string[]
  readonly note: string | null
}

/**
 * Links lines to what they tell of; gives the ids of the links that were made. What another line was
 * linked to meanwhile is left to it.
 */
export async function insertLinks(
  tx: Tx,
  links: readonly NewLink[],
  by: By,
): Promise<ReadonlySet<string>> {
  if (links.length === 0) return new Set()
  const made = await rows(
    tx,
    sql<{ linkId: string }>`
      INSERT INTO bank_line_link (account_id, line_id, link_id, kind, subject_account_id, subject_id,
             amount_minor, ledger_account, transfer_id, effective_on, rule, confidence, evidence,
             note, recorded_at, recorded_by)
      SELECT r."accountId", r."lineId", r."linkId", r.kind, r."subjectAccountId", r."subjectId",
             r."amountMinor", r."ledgerAccount", r."transferId", r."effectiveOn",
             r.rule, r.confidence,
             ARRAY(SELECT json_array_elements_text(r.evidence)), r.note, ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(links)}::json)
               AS r ("accountId" uuid, "lineId" uuid, "linkId" uuid, kind text,
                     "subjectAccountId" uuid, "subjectId" text, "amountMinor" bigint,
                     "ledgerAccount" text, "transferId" uuid, "effectiveOn" date, rule text,
                     confidence numeric, evidence json, note text)
       ORDER BY 1, 4, 6
      ON CONFLICT DO NOTHING RETURNING link_id AS "linkId"`,
  )
  return new Set(made.map(row => row.linkId))
}

/** Takes the links of a line back. */
export async function undoLinks(
  tx: Tx,
  line: { readonly accountId: string; readonly lineId: string },
  note: string | null,
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE bank_line_link
         SET undone_at = ${by.at}, undone_by = ${by.by}, note = coalesce(${note}, note)
       WHERE account_id = ${line.accountId} AND line_id = ${line.lineId} AND undone_at IS NULL`,
  )
}

/** Notes that the booking of a line was taken back. */
export async function undoBooking(
  tx: Tx,
  line: { readonly accountId: string; readonly lineId: string; readonly attempt: number },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE bank_line_booking SET undone_at = ${by.at}, undone_by = ${by.by}
       WHERE account_id = ${line.accountId} AND line_id = ${line.lineId}
         AND attempt = ${line.attempt}`,
  )
}
