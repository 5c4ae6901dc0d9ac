import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, one, rows } from '../../../platform/database/database.ts'
import type { StoredPayout } from '../payout.ts'

/** A link by which an account's invoices of a legal entity can be paid. */
export type PayLink = {
  readonly accountId: string
  readonly accountNumber: string
  readonly customer: string
  readonly language: 'en' | 'fr' | 'es' | 'de'
  readonly legalEntityId: string
  readonly entity: string
  /** The logo of the legal entity, by the hash of its content. */
  readonly logo: string | null
  readonly currency: string
  readonly secretHash: Buffer
  readonly expiresAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | null
  /** The provider that is used; null: none is set up. */
  readonly provider: string | null
}

/** A link by its key. */
export function loadPayLink(
  db: Db,
  accountId: string,
  linkId: string,
): Promise<PayLink | undefined> {
  return maybeOne(
    db,
    sql<PayLink>`
      SELECT l.account_id AS "accountId", a.number AS "accountNumber", a.name AS customer,
             a.language, l.legal_entity_id AS "legalEntityId", e.name AS entity,
             e.logo_sha256 AS logo, e.currency,
             l.secret_hash AS "secretHash", l.expires_at AS "expiresAt",
             l.revoked_at AS "revokedAt",
             (SELECT min(provider) FROM payment_provider p
               WHERE p.legal_entity_id = l.legal_entity_id AND p.active AND p.kind <> 'gocardless')
               AS provider
        FROM pay_link l
        JOIN account a USING (account_id)
        JOIN legal_entity e USING (legal_entity_id)
       WHERE l.account_id = ${accountId} AND l.link_id = ${linkId}`,
  )
}

/** Something that can be paid by a link. */
export type PayableItem = {
  readonly itemId: string
  readonly kind: string
  readonly label: string
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly openMinor: bigint
  readonly liveMinor: bigint
}

/** What an account owes a legal entity in its currency, the oldest due first. */
export function loadPayableItems(
  db: Db,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
): Promise<PayableItem[]> {
  return rows(
    db,
    sql<PayableItem>`
      SELECT o.item_id AS "itemId", o.kind, coalesce(n.label, o.reference, o.kind) AS label,
             o.document_on AS "documentOn", o.due_on AS "dueOn", o.open_minor AS "openMinor",
             coalesce((SELECT sum(i.amount_minor) FROM payment_item i
                         JOIN payment p ON p.account_id = i.account_id
                              AND p.payment_id = i.payment_id
                        WHERE i.item_account_id = o.account_id AND i.item_id = o.item_id
                          AND p.state IN ('planned', 'sending', 'unknown', 'pending')), 0)::bigint
               AS "liveMinor"
        FROM open_item o
        LEFT JOIN document_number n
               ON n.account_id = coalesce(o.document_account_id, o.account_id)
              AND n.invoice_id = ${DOCUMENT_OF_ITEM}
       WHERE o.account_id = ${of.accountId} AND o.legal_entity_id = ${of.legalEntityId}
         AND o.currency = ${of.currency} AND o.open_minor > 0
       ORDER BY o.due_on, o.document_on, o.item_id LIMIT 200`,
  )
}

/** The codes of the providers in use. */
export async function loadActiveProviders(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ provider: string }>`
      SELECT provider FROM payment_provider WHERE active ORDER BY provider`,
  )
  return found.map(({ provider }) => provider)
}

/** A payout that was recorded. */
export function loadPayout(
  db: Db,
  provider: string,
  payoutId: string,
): Promise<StoredPayout | undefined> {
  return maybeOne(
    db,
    sql<StoredPayout>`
      SELECT provider, payout_id AS "payoutId", net_minor AS "netMinor"
        FROM payout WHERE provider = ${provider} AND payout_id = ${payoutId}`,
  )
}

/** The language that a customer reads, for pages that follow a payment of theirs. */
export async function loadPayerLanguage(db: Db, accountId: string): Promise<PayLink['language']> {
  const found = await one(
    db,
    sql<Pick<PayLink, 'language'>>`SELECT language FROM account WHERE account_id = ${accountId}`,
  )
  return found.language
}
