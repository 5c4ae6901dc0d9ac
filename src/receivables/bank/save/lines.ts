import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** What became of a line. */
export type LineOutcome = {
  readonly accountId: string
  readonly lineId: string
  readonly state: 'waiting' | 'suspense' | 'matched' | 'booked' | 'linked' | 'open'
  readonly receiptAccountId: string | null
  readonly receiptId: string | null
  readonly attempt: number
  readonly rule: string | null
  readonly confidence: string | null
  readonly isAutomatic: boolean | null
  readonly suggestions: readonly unknown[]
}

/** Records what became of lines. */
export async function updateLines(tx: Tx, outcomes: readonly LineOutcome[]): Promise<void> {
  if (outcomes.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE bank_line l
         SET state = r.state, receipt_account_id = r."receiptAccountId",
             receipt_id = r."receiptId", attempt = r.attempt, rule = r.rule,
             confidence = r.confidence, is_automatic = r."isAutomatic",
             suggestions = r.suggestions
        FROM json_to_recordset(${jsonRows(outcomes)}::json)
               AS r ("accountId" uuid, "lineId" uuid, state text, "receiptAccountId" uuid,
                     "receiptId" uuid, attempt int, rule text, confidence numeric,
                     "isAutomatic" boolean, suggestions jsonb)
       WHERE l.account_id = r."accountId" AND l.line_id = r."lineId"`,
  )
}

/** A decision about a line, of a rule or a person. */
export type NewMatchRecord = {
  readonly accountId: string
  readonly lineId: string
  readonly attempt: number
  readonly rule: string
  readonly confidence: string | null
  readonly isAutomatic: boolean
  readonly suggested: string | null
  readonly isFollowed: boolean | null
  readonly evidence: readonly string[]
  readonly note: string | null
}

/** Keeps decisions, for the match rate. */
export async function insertMatches(
  tx: Tx,
  matches: readonly NewMatchRecord[],
  by: By,
): Promise<void> {
  if (matches.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO bank_match (account_id, line_id, attempt, rule, confidence, is_automatic, suggested,
                              is_followed, evidence, note, recorded_at, recorded_by)
      SELECT r."accountId", r."lineId", r.attempt, r.rule, r.confidence, r."isAutomatic",
             r.suggested, r."isFollowed",
             ARRAY(SELECT json_array_elements_text(r.evidence)), r.note, ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(matches)}::json)
               AS r ("accountId" uuid, "lineId" uuid, attempt int, rule text, confidence numeric,
                     "isAutomatic" boolean, suggested text, "isFollowed" boolean, evidence json,
                     note text)`,
  )
}

/** A decision was undone. */
export async function undoMatch(
  tx: Tx,
  line: { readonly accountId: string; readonly lineId: string; readonly attempt: number },
  note: string | null,
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE bank_match
         SET undone_at = ${by.at}, undone_by = ${by.by}, note = coalesce(${note}, note)
       WHERE account_id = ${line.accountId} AND line_id = ${line.lineId}
         AND attempt = ${line.attempt} AND undone_at IS NULL`,
  )
}

/** A line booked to an account of the ledger. */
export async function insertBooking(
  tx: Tx,
  booking: {
    readonly accountId: string
    readonly lineId: string
    readonly attempt: number
    readonly ledgerAccount: string
    readonly transferId: string
    readonly effectiveOn: Temporal.PlainDate
    readonly note: string
  },
  by: By,
): Promise<void> {
  const b = booking
  await affected(
    tx,
    sql`
      INSERT INTO bank_line_booking (account_id, line_id, attempt, ledger_account, transfer_id,
                                     effective_on, note, recorded_at, recorded_by)
      VALUES (${b.accountId}, ${b.lineId}, ${b.attempt}, ${b.ledgerAccount}, ${b.transferId},
              ${b.effectiveOn}, ${b.note}, ${by.at}, ${by.by})`,
  )
}

/** What people decide about rules. */
export async function saveMatchRule(
  tx: Tx,
  rule: { readonly rule: string; readonly leastConfidence: string | null },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO match_rule (rule, least_confidence, recorded_at, recorded_by)
      VALUES (${rule.rule}, ${rule.leastConfidence}::numeric, ${by.at}, ${by.by})
      ON CONFLICT (rule) DO UPDATE
         SET least_confidence = excluded.least_confidence, recorded_at = excluded.recorded_at,
             recorded_by = excluded.recorded_by`,
  )
}
