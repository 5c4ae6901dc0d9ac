import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import { LACKS_PAPER, LAST_USED } from '../../../receivables/mandates/load.ts'
import type { MandateFacts } from '../../../receivables/mandates/mandate.ts'

/** A mandate as its screen shows it; the account number masked. */
export type MandateShown = MandateFacts & {
  readonly timeZone: string
  readonly accountId: string
  readonly mandateId: string
  readonly account: string
  readonly name: string
  readonly entityCode: string
  readonly entityName: string
  readonly creditorId: string | null
  readonly reference: string
  readonly holder: string
  readonly numberShown: string
  readonly bankCode: string | null
  readonly accountType: string | null
  readonly noticeDays: number
  readonly amended: boolean
  readonly recordedAt: Temporal.Instant
  /** Whether it is not debited before its signed paper is kept. */
  readonly lacksPaper: boolean
}

/** A mandate by its reference and, where two legal entities use one reference, the entity. */
export function loadMandateShown(
  db: Db,
  reference: string,
  entity: string | undefined,
): Promise<MandateShown | undefined> {
  return maybeOne(
    db,
    sql<MandateShown>`
      select m.account_id as "accountId", m.mandate_id as "mandateId", a.number as account, a.name,
        e.code as "entityCode", e.name as "entityName", c.creditor_id as "creditorId", m.reference,
        m.scheme, m.one_off as "oneOff", m.signed_on as "signedOn", m.holder,
        e.time_zone as "timeZone",
        m.account_number_shown as "numberShown", m.bank_code as "bankCode",
        m.account_type as "accountType", m.notice_days as "noticeDays", m.amended,
        ${LAST_USED} as "lastUsedOn", m.blocked_reason as "blockedReason",
        m.revoked_on as "revokedOn", m.recorded_at as "recordedAt", ${LACKS_PAPER} as "lacksPaper"
      from legal_entity e
      join mandate_reference r on r.legal_entity_id = e.legal_entity_id
      join mandate m on m.account_id = r.account_id and m.mandate_id = r.mandate_id
      join account a on a.account_id = m.account_id
      left join debit_creditor c on c.legal_entity_id = e.legal_entity_id
      where r.reference = ${reference}
        and (${entity ?? null}::text is null or e.code = ${entity ?? null})
      order by e.code limit 1`,
  )
}

type MandateKey = { readonly accountId: string; readonly mandateId: string }

/** Something that became of a mandate. */
export type MandateEventShown = {
  readonly eventId: string
  readonly kind: string
  readonly on: Temporal.PlainDate
  readonly details: Readonly<Record<string, string>>
  readonly at: Temporal.Instant
  readonly by: string
}

/** What became of a mandate, the first first. */
export function loadMandateEvents(
  db: Db,
  { accountId, mandateId }: MandateKey,
): Promise<MandateEventShown[]> {
  return rows(
    db,
    sql<MandateEventShown>`
      select event_id as "eventId", kind, effective_on as on, details, recorded_at as at,
        recorded_by as by
      from mandate_event where account_id = ${accountId} and mandate_id = ${mandateId}
      order by recorded_at, event_id limit 200`,
  )
}

/** A collection under a mandate. */
export type CollectionShown = {
  readonly paymentId: string
  readonly on: Temporal.PlainDate
  readonly notifiedOn: Temporal.PlainDate | null
  readonly sequence: string | null
  readonly currency: string
  readonly amountMinor: bigint
  readonly state: string
  readonly reason: string | null
  readonly run: string | null
  readonly receiptId: string | null
}

/** The collections under a mandate, the latest first. */
export function loadCollections(
  db: Db,
  { accountId, mandateId }: MandateKey,
): Promise<CollectionShown[]> {
  return rows(
    db,
    sql<CollectionShown>`
      select p.payment_id as "paymentId", p.collect_on as on, p.notified_on as "notifiedOn",
        p.sequence, p.currency, p.amount_minor as "amountMinor", p.state, p.reason,
        r.reference as run, p.receipt_id as "receiptId"
      from payment p left join debit_run r on r.run_id = p.debit_run_id
      where p.account_id = ${accountId} and p.mandate_id = ${mandateId}
      order by p.collect_on desc, p.payment_id desc limit 100`,
  )
}

/** A customer's consent to have taken what falls due under a mandate. */
export type ConsentShown = {
  readonly autopayId: string
  readonly currency: string
  readonly capMinor: bigint | null
  readonly noticeDays: number
  readonly consentedOn: Temporal.PlainDate
  readonly consent: string
  readonly endedOn: Temporal.PlainDate | null
}

/** The consents that name a mandate, the latest first. */
export function loadConsents(
  db: Db,
  { accountId, mandateId }: MandateKey,
): Promise<ConsentShown[]> {
  return rows(
    db,
    sql<ConsentShown>`
      select autopay_id as "autopayId", currency, cap_minor as "capMinor",
        notice_days as "noticeDays", consented_on as "consentedOn", consent, ended_on as "endedOn"
      from autopay where account_id = ${accountId} and mandate_id = ${mandateId}
      order by consented_on desc, autopay_id desc limit 20`,
  )
}

/** A signed paper that is kept with a mandate. */
export type PaperShown = {
  readonly paperId: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly note: string | null
  readonly at: Temporal.Instant
  readonly by: string
}

/** The signed papers of a mandate, the first first. */
export function loadPapers(db: Db, { accountId, mandateId }: MandateKey): Promise<PaperShown[]> {
  return rows(
    db,
    sql<PaperShown>`
      select paper_id as "paperId", name, byte_count as bytes, sha256, note, recorded_at as at,
        recorded_by as by
      from mandate_paper where account_id = ${accountId} and mandate_id = ${mandateId}
      order by recorded_at, paper_id limit 20`,
  )
}
