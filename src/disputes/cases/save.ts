import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { CaseChannel, CaseKind, Outcome } from './case.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }
type CaseKey = { readonly accountId: string; readonly caseId: string }

export type NewCase = CaseKey & {
  readonly number: string
  readonly kind: CaseKind
  readonly cause: string
  readonly channel: CaseChannel
  readonly subject: string
  readonly contact: string | null
  readonly documentAccountId: string | null
  readonly invoiceId: string | null
  readonly lineNo: number | null
  readonly itemId: string | null
  readonly currency: string | null
  readonly amountMinor: bigint | null
  readonly frozenMinor: bigint
  readonly deductionId: string | null
  readonly openedOn: Temporal.PlainDate
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
  readonly reference?: string | null
}

/** Opens a case. */
export async function insertCase(tx: Tx, of: NewCase, { at, by }: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO dispute_case (account_id, case_id, number, kind, cause_code, channel, subject,
        contact, document_account_id, invoice_id, line_no, item_id, currency, amount_minor,
        frozen_minor, deduction_id, opened_on, opened_at, opened_by, state, owner, due_on,
        reference)
      VALUES (${of.accountId}, ${of.caseId}, ${of.number}, ${of.kind}, ${of.cause}, ${of.channel},
        ${of.subject}, ${of.contact}, ${of.documentAccountId}, ${of.invoiceId}, ${of.lineNo},
        ${of.itemId}, ${of.currency}, ${of.amountMinor}, ${of.frozenMinor}, ${of.deductionId},
        ${of.openedOn}, ${at}, ${by}, 'open', ${of.owner}, ${of.dueOn},
        ${of.reference ?? null})`,
  )
}

export type NewEvent = CaseKey & {
  readonly kind:
    | 'opened'
    | 'note'
    | 'message_in'
    | 'message_out'
    | 'evidence'
    | 'assigned'
    | 'deadline'
    | 'stakeholder'
    | 'escalated'
    | 'decided'
    | 'answered'
    | 'withdrawn'
  readonly text: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly on: Temporal.PlainDate
}

/** Adds to the record of cases whose rows are locked; of one case, one event at a time. */
export async function addEvents(tx: Tx, events: readonly NewEvent[], { at, by }: By) {
  if (events.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO dispute_event (account_id, case_id, event_no, kind, text, facts, effective_on,
                                 recorded_at, recorded_by)
      SELECT e."accountId", e."caseId",
             1 + (SELECT count(*) FROM dispute_event x
                   WHERE x.account_id = e."accountId" AND x.case_id = e."caseId"),
             e.kind, e.text, e.facts, e.on, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(events)}::json)
             AS e ("accountId" uuid, "caseId" uuid, kind text, text text, facts jsonb, "on" date)`,
  )
}

/** Ends a case. */
export async function closeCase(
  tx: Tx,
  { accountId, caseId }: CaseKey,
  ending: {
    readonly outcome: Outcome
    readonly on: Temporal.PlainDate
    readonly grantedMinor?: bigint
    readonly creditNoteId?: string
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE dispute_case
         SET state = 'closed', outcome = ${ending.outcome}, closed_on = ${ending.on},
             closed_at = ${at}, closed_by = ${by}, granted_minor = ${ending.grantedMinor ?? null},
             credit_note_id = ${ending.creditNoteId ?? null}
       WHERE account_id = ${accountId} AND case_id = ${caseId}`,
  )
}

/** Says who looks after a case from now on. */
export async function setOwner(tx: Tx, { accountId, caseId }: CaseKey, owner: string) {
  await affected(
    tx,
    sql`UPDATE dispute_case SET owner = ${owner}
         WHERE account_id = ${accountId} AND case_id = ${caseId}`,
  )
}

/** Says by when a case is to be decided. */
export async function setDueOn(
  tx: Tx,
  { accountId, caseId }: CaseKey,
  dueOn: Temporal.PlainDate,
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE dispute_case SET due_on = ${dueOn}
         WHERE account_id = ${accountId} AND case_id = ${caseId}`,
  )
}

/** Hands cases up. */
export async function setEscalated(
  tx: Tx,
  cases: readonly CaseKey[],
  to: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE dispute_case SET escalated_to = ${to}, escalated_at = ${at}
       WHERE (account_id, case_id) IN (
         SELECT * FROM unnest(${cases.map(each => each.accountId)}::uuid[],
                              ${cases.map(each => each.caseId)}::uuid[]))`,
  )
}

/** Names somebody who has to do with a case; named again, with another part. */
export async function upsertStakeholder(
  tx: Tx,
  { accountId, caseId, who, part }: CaseKey & { readonly who: string; readonly part: string },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO dispute_stakeholder (account_id, case_id, who, part, recorded_at, recorded_by)
      VALUES (${accountId}, ${caseId}, ${who}, ${part}, ${at}, ${by})
      ON CONFLICT (account_id, case_id, who)
      DO UPDATE SET part = excluded.part, recorded_at = excluded.recorded_at,
                    recorded_by = excluded.recorded_by`,
  )
}

/** Keeps a file; false where the case has this very file already. */
export async function insertEvidence(
  tx: Tx,
  file: CaseKey & {
    readonly evidenceId: string
    readonly name: string
    readonly mediaType: string
    readonly sha256: string
    readonly content: Uint8Array
  },
  { at, by }: By,
): Promise<boolean> {
  const kept = await affected(
    tx,
    sql`
      INSERT INTO dispute_evidence (account_id, case_id, evidence_id, name, media_type, size_bytes,
                                    sha256, content, recorded_at, recorded_by)
      VALUES (${file.accountId}, ${file.caseId}, ${file.evidenceId}, ${file.name},
        ${file.mediaType}, ${file.content.byteLength}, ${file.sha256}, ${file.content}, ${at}, ${by})
      ON CONFLICT (account_id, case_id, sha256) DO NOTHING`,
  )
  return kept > 0
}

/** Defines causes anew or changes what they stand for. */
export function upsertCauses(
  tx: Tx,
  causes: readonly {
    readonly cause: string
    readonly root: string
    readonly name: unknown
    readonly days: number
    readonly graceDays: number
    readonly owner: string | null
    readonly active: boolean
  }[],
  { at, by }: By,
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO correction_cause (cause_code, root, name, days, grace_days, owner, active,
                                    recorded_at, recorded_by)
      SELECT cause, root, name, days, "graceDays", owner, active, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(causes)}::json)
             AS c (cause text, root text, name jsonb, days int, "graceDays" int, owner text,
                   active boolean)
      ON CONFLICT (cause_code) DO UPDATE
        SET root = excluded.root, name = excluded.name, days = excluded.days,
            grace_days = excluded.grace_days, owner = excluded.owner, active = excluded.active,
            recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
}

/** Says whether credits and voids have to say their cause from now on. */
export async function insertCorrectionRule(tx: Tx, required: boolean, { at, by }: By) {
  await affected(
    tx,
    sql`
      INSERT INTO correction_rule (revision, cause_required, recorded_at, recorded_by)
      SELECT coalesce(max(revision) + 1, 0), ${required}, ${at}, ${by} FROM correction_rule`,
  )
}
