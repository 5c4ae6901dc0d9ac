import { sql } from 'kysely'
import { type EntityLogo, type LegalEntityRow, loadLogos } from '../../ledger/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { Language } from '../page.ts'
import type { StoredTemplate } from './select.ts'

/** A customer as a message needs them. */
export type Addressee = {
  readonly accountId: string
  readonly number: string
  readonly name: string
  readonly language: Language
  readonly email: string | null
  readonly isBlocked: boolean
  readonly delivery: 'email' | 'post' | 'portal'
  readonly paper: 'a4' | 'us-letter' | null
  readonly addressLines: readonly string[]
  readonly country: string
  readonly postalCode: string | null
}

/** Customers by id, with whether their e-mail address works. */
export async function loadAddressees(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, Addressee>> {
  const found = await rows(
    db,
    sql<Addressee>`
      SELECT a.account_id AS "accountId", a.number, a.name, a.language, a.email, a.delivery, a.paper,
             a.bill_to -> 'lines' AS "addressLines", a.country,
             a.bill_to ->> 'postalCode' AS "postalCode",
             EXISTS (SELECT FROM email_block b
                      WHERE b.account_id = a.account_id AND b.email = a.email
                        AND b.released_at IS NULL) AS "isBlocked"
        FROM account a
       WHERE a.account_id = ANY (${[...new Set(accountIds)]}::uuid[])`,
  )
  return new Map(found.map(each => [each.accountId, each]))
}

/** A legal entity as its letters and e-mails show it. */
export type Sender = LegalEntityRow & { readonly logo: EntityLogo | undefined }

/** Legal entities by id, as letterheads need them. */
export async function loadSenders(db: Db, ids: readonly string[]): Promise<Map<string, Sender>> {
  const found = await rows(
    db,
    sql<LegalEntityRow>`
      SELECT legal_entity_id AS "legalEntityId", code, name, address_lines AS "addressLines",
             country, region, tax_id AS "taxId", registration, email, phone, website,
             bank_name AS "bankName", iban, bic, accent, paper, currency, time_zone AS "timeZone",
             logo_sha256 AS "logoSha256"
        FROM legal_entity WHERE legal_entity_id = ANY (${[...new Set(ids)]}::uuid[])`,
  )
  const logos = await loadLogos(
    db,
    found.flatMap(({ logoSha256 }) => logoSha256 ?? []),
  )
  return new Map(
    found.map(each => [each.legalEntityId, { ...each, logo: logos.get(each.logoSha256 ?? '') }]),
  )
}

/** The wordings of these codes that are in force on a day: of each the latest version. */
export function loadTemplatesInForce(
  db: Db,
  codes: readonly string[],
  on: Temporal.PlainDate,
): Promise<StoredTemplate[]> {
  return rows(
    db,
    sql<StoredTemplate>`
      SELECT DISTINCT ON (code, language, channel, legal_entity_id)
             code, language, channel, legal_entity_id AS "legalEntityId", version, subject, body
        FROM message_template
       WHERE code = ANY (${[...codes]}::text[]) AND from_on <= ${on}
       ORDER BY code, language, channel, legal_entity_id, version DESC`,
  )
}

/** The messages that are there already under keys of their senders. */
export async function loadByKeys(
  db: Db,
  keys: readonly { readonly accountId: string; readonly key: string }[],
): Promise<Map<string, { readonly messageId: string; readonly channel: MessageKeyed['channel'] }>> {
  if (keys.length === 0) return new Map()
  const found = await rows(
    db,
    sql<MessageKeyed>`
      SELECT m.account_id AS "accountId", m.send_key AS key, m.message_id AS "messageId", m.channel
        FROM unnest(${keys.map(k => k.accountId)}::uuid[], ${keys.map(k => k.key)}::text[])
               AS k (account_id, send_key)
        JOIN message m USING (account_id, send_key)`,
  )
  return new Map(found.map(({ accountId, key, ...rest }) => [`${accountId} ${key}`, rest]))
}

type MessageKeyed = {
  readonly accountId: string
  readonly key: string
  readonly messageId: string
  readonly channel: 'email' | 'letter' | 'portal'
}

/** The latest version of a wording, in force or not yet. */
export type LatestTemplate = StoredTemplate & { readonly fromOn: Temporal.PlainDate }

/** The latest versions of the wordings of these codes. */
export function loadLatestTemplates(db: Db, codes: readonly string[]): Promise<LatestTemplate[]> {
  return rows(
    db,
    sql<LatestTemplate>`
      SELECT DISTINCT ON (code, language, channel, legal_entity_id)
             code, language, channel, legal_entity_id AS "legalEntityId", version, subject, body,
             from_on AS "fromOn"
        FROM message_template
       WHERE code = ANY (${[...codes]}::text[])
       ORDER BY code, language, channel, legal_entity_id, version DESC`,
  )
}
