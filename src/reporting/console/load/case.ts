import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A dispute or inquiry as its screen shows it. */
export type CaseHead = {
  readonly accountId: string
  readonly caseId: string
  readonly number: string
  readonly accountNumber: string
  readonly accountName: string
  readonly kind: 'dispute' | 'inquiry'
  readonly state: 'open' | 'closed'
  readonly outcome: string | null
  readonly cause: string
  /** What the cause is called, by language. */
  readonly causeName: Readonly<Record<string, string>>
  readonly channel: string
  readonly subject: string
  readonly contact: string | null
  readonly document: string | null
  readonly lineNo: number | null
  readonly lineText: string | null
  readonly currency: string | null
  readonly amountMinor: bigint | null
  /** What of it was open when it came. */
  readonly frozenMinor: bigint
  /** What of it nobody asks for now, and until when; no day: until it is decided. */
  readonly heldBackMinor: bigint
  readonly heldBackUntil: Temporal.PlainDate | null
  readonly grantedMinor: bigint | null
  readonly creditNote: string | null
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
  readonly escalatedTo: string | null
  readonly openedOn: Temporal.PlainDate
  readonly openedBy: string
  readonly closedOn: Temporal.PlainDate | null
  readonly closedBy: string | null
}

/** A case by its number, which begins with that of its account, as it stands on a day. */
export function loadCaseHead(
  db: Db,
  number: string,
  on: Temporal.PlainDate,
): Promise<CaseHead | undefined> {
  return maybeOne(
    db,
    sql<CaseHead>`
      select c.account_id as "accountId", c.case_id as "caseId", c.number,
        a.number as "accountNumber", a.name as "accountName", c.kind, c.state, c.outcome,
        c.cause_code as cause, r.name as "causeName", c.channel, c.subject, c.contact,
        d.label as document, c.line_no as "lineNo", l.description as "lineText", c.currency,
        c.amount_minor as "amountMinor", c.frozen_minor as "frozenMinor",
        coalesce(f.minor, 0)::bigint as "heldBackMinor", f.until_on as "heldBackUntil",
        c.granted_minor as "grantedMinor", n.label as "creditNote", c.owner, c.due_on as "dueOn",
        c.escalated_to as "escalatedTo", c.opened_on as "openedOn", c.opened_by as "openedBy",
        c.closed_on as "closedOn", c.closed_by as "closedBy"
      from dispute_case c
      join account a on a.account_id = c.account_id
      join correction_cause r using (cause_code)
      left join invoice i on i.account_id = c.document_account_id and i.invoice_id = c.invoice_id
      left join document_number d on d.account_id = coalesce(i.document_account_id, i.account_id)
        and d.invoice_id = i.invoice_id
      left join invoice_line l on l.account_id = c.document_account_id
        and l.invoice_id = c.invoice_id and l.line_no = c.line_no
      left join document_number n on n.account_id = c.document_account_id
        and n.invoice_id = c.credit_note_id
      left join lateral (
        select least(sum(coalesce(z.amount_minor, o.open_minor)), max(o.open_minor)) as minor,
          max(z.until_on) as until_on
        from item_freeze z
        join open_item o on o.account_id = z.account_id and o.item_id = z.item_id
        left join item_freeze_end e on e.account_id = z.account_id and e.freeze_id = z.freeze_id
        where z.account_id = c.account_id and z.source_id = c.case_id and z.from_on <= ${on}
          and (z.until_on is null or z.until_on >= ${on})
          and (e.ended_on is null or e.ended_on > ${on})) f on true
      where c.number = ${number} and c.account_id in (
        select s.account_id from account_number s
        where s.number = regexp_replace(${number}, '-[DQ][0-9]+$', ''))`,
  )
}

type CaseKey = { readonly accountId: string; readonly caseId: string }

/** Something that was said, done or decided about a case. */
export type CaseEvent = {
  readonly eventNo: number
  readonly kind: string
  readonly on: Temporal.PlainDate
  readonly text: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: Temporal.Instant
  readonly by: string
}

/** The record of a case, the latest first. */
export function loadCaseEvents(
  db: Db,
  { accountId, caseId }: CaseKey,
  most: number,
): Promise<CaseEvent[]> {
  return rows(
    db,
    sql<CaseEvent>`
      select event_no as "eventNo", kind, effective_on as on, text, facts, recorded_at as at,
        recorded_by as by
      from dispute_event where account_id = ${accountId} and case_id = ${caseId}
      order by event_no desc limit ${most}`,
  )
}

/** A file that is kept with a case; not what is in it. */
export type CaseEvidence = {
  readonly evidenceId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly at: Temporal.Instant
  readonly by: string
}

/** The files of a case, in the order in which they came. */
export function loadCaseEvidence(
  db: Db,
  { accountId, caseId }: CaseKey,
  most: number,
): Promise<CaseEvidence[]> {
  return rows(
    db,
    sql<CaseEvidence>`
      select evidence_id as "evidenceId", name, media_type as "mediaType", size_bytes as bytes,
        recorded_at as at, recorded_by as by
      from dispute_evidence where account_id = ${accountId} and case_id = ${caseId}
      order by evidence_id limit ${most}`,
  )
}

/** Who has to do with a case. */
export function loadCaseStakeholders(
  db: Db,
  { accountId, caseId }: CaseKey,
  most: number,
): Promise<{ who: string; part: string }[]> {
  return rows(
    db,
    sql<{ who: string; part: string }>`
      select who, part from dispute_stakeholder
      where account_id = ${accountId} and case_id = ${caseId} order by who limit ${most}`,
  )
}
