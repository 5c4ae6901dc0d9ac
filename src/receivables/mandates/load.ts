import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { ImageType } from '../deposits/image-type.ts'
import type { MandateFacts } from './mandate.ts'

/** A mandate with what is needed to use it; the number is still sealed. */
export type StoredMandate = MandateFacts & {
  readonly accountId: string
  readonly mandateId: string
  readonly legalEntityId: string
  readonly reference: string
  readonly holder: string
  readonly accountNumber: Buffer
  readonly accountNumberShown: string
  readonly bankCode: string | null
  readonly accountType: 'checking' | 'savings' | null
  readonly noticeDays: number
  readonly amended: boolean
}

export const MANDATE_COLUMNS = sql`
  m.account_id AS "accountId", m.mandate_id AS "mandateId", m.legal_entity_id AS "legalEntityId",
  m.reference, m.scheme, m.one_off AS "oneOff", m.signed_on AS "signedOn", m.holder,
  m.account_number AS "accountNumber", m.account_number_shown AS "accountNumberShown",
  m.bank_code AS "bankCode", m.account_type AS "accountType", m.notice_days AS "noticeDays",
  m.amended, m.blocked_reason AS "blockedReason", m.revoked_on AS "revokedOn",
  m.used_before_on AS "lastUsedOn"`

/** When the bank last took a collection under a mandate `m`, here or where it was before. */
export const LAST_USED = sql`greatest(m.used_before_on, (
  SELECT max(p.collect_on) FROM payment p
   WHERE p.account_id = m.account_id AND p.mandate_id = m.mandate_id
     AND p.state NOT IN ('failed', 'cancelled')))`

/** A mandate as people name it. */
export type MandateName = { readonly legalEntityId: string; readonly reference: string }

/** The mandates of these references, locked in everybody's order. */
export function lockMandates(tx: Tx, names: readonly MandateName[]): Promise<StoredMandate[]> {
  return rows(
    tx,
    sql<StoredMandate>`
      SELECT ${MANDATE_COLUMNS}
        FROM mandate m
       WHERE (m.account_id, m.mandate_id) IN (
               SELECT r.account_id, r.mandate_id
                 FROM unnest(${names.map(n => n.legalEntityId)}::uuid[],
                             ${names.map(n => n.reference)}::text[]) AS n (entity, reference)
                 JOIN mandate_reference r
                   ON r.legal_entity_id = n.entity AND r.reference = n.reference)
       ORDER BY m.account_id, m.mandate_id
         FOR NO KEY UPDATE OF m`,
  )
}

/** Those of these mandates that are neither blocked nor revoked, locked. */
export function lockUsable(
  tx: Tx,
  keys: readonly { readonly accountId: string; readonly mandateId: string }[],
): Promise<{ readonly mandateId: string }[]> {
  return rows(
    tx,
    sql<{ mandateId: string }>`
      SELECT m.mandate_id AS "mandateId" FROM mandate m
       WHERE (m.account_id, m.mandate_id) IN (
               SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                    ${keys.map(key => key.mandateId)}::uuid[]))
         AND m.blocked_reason IS NULL AND m.revoked_on IS NULL
       ORDER BY m.account_id, m.mandate_id FOR NO KEY UPDATE`,
  )
}

/** How a legal entity collects, as banks know it. */
export type DebitCreditor = {
  readonly legalEntityId: string
  readonly creditorId: string | null
  readonly pain008Version: '02' | '08'
  readonly pain001Version: '03' | '09'
  readonly achOdfi: string | null
  readonly achBankName: string | null
  readonly achOrigin: string | null
  readonly achCompanyId: string | null
  readonly achCompanyName: string | null
  readonly achDescription: string | null
  readonly papers: 'none' | 'sepa_b2b' | 'all'
}

/** How these legal entities collect; those that do not are left out. */
export function loadCreditors(db: Db, entityIds: readonly string[]): Promise<DebitCreditor[]> {
  return rows(
    db,
    sql<DebitCreditor>`
      SELECT legal_entity_id AS "legalEntityId", creditor_id AS "creditorId",
             pain008_version AS "pain008Version", pain001_version AS "pain001Version",
             ach_odfi AS "achOdfi", ach_bank_name AS "achBankName", ach_origin AS "achOrigin",
             ach_company_id AS "achCompanyId", ach_company_name AS "achCompanyName",
             ach_description AS "achDescription", papers
        FROM debit_creditor WHERE legal_entity_id = ANY(${[...entityIds]}::uuid[])
       ORDER BY legal_entity_id`,
  )
}

/** Mandates of a customer that nothing was collected under from a day on. */
export async function listErasableMandates(
  tx: Tx,
  accountId: string,
  unusedSince: Temporal.PlainDate,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ mandateId: string }>`
      SELECT m.mandate_id AS "mandateId" FROM mandate m
       WHERE m.account_id = ${accountId} AND m.holder <> '—'
         AND coalesce(m.used_before_on < ${unusedSince}, true)
         AND NOT EXISTS (SELECT FROM payment p WHERE p.account_id = m.account_id
               AND p.mandate_id = m.mandate_id AND p.collect_on >= ${unusedSince})
       ORDER BY m.mandate_id FOR UPDATE`,
  )
  return found.map(each => each.mandateId)
}

/** Whether a mandate `m` may not be debited before its signed paper is kept, and none is. */
export const LACKS_PAPER = sql<boolean>`(EXISTS (
  SELECT FROM debit_creditor dc
   WHERE dc.legal_entity_id = m.legal_entity_id
     AND (dc.papers = 'all' OR dc.papers = m.scheme))
  AND NOT EXISTS (
  SELECT FROM mandate_paper mp
   WHERE mp.account_id = m.account_id AND mp.mandate_id = m.mandate_id))`

/** A paper of a mandate; what it shows is still sealed. */
export type StoredPaper = {
  readonly accountId: string
  readonly paperId: string
  readonly name: string
  readonly contentType: ImageType
  readonly sha256: string
  readonly content: Buffer
}

/** The paper of an id. */
export function loadPaper(db: Db, paperId: string): Promise<StoredPaper | undefined> {
  return maybeOne(
    db,
    sql<StoredPaper>`
      SELECT account_id AS "accountId", paper_id AS "paperId", name, content_type AS "contentType",
             sha256, content
        FROM mandate_paper WHERE paper_id = ${paperId}::uuid`,
  )
}
