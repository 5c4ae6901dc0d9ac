import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import type { AutopayCase } from '../autopay.ts'
import { RETRIED_REASONS } from '../retry.ts'

/** A consent with what is due, for who takes it. */
export type AutopayCandidate = AutopayCase & {
  readonly accountId: string
  readonly accountNumber: string
  readonly legalEntityId: string
  readonly currency: string
  readonly meansId: string
  readonly provider: string
}

type Row = Omit<AutopayCandidate, 'items'> & AutopayCase['items'][number]

/** A page of accounts whose due items are taken from a kept card or account by themselves. */
export async function loadAutopayPage(
  db: Db,
  on: Temporal.PlainDate,
  after: string | null,
  accounts: number,
): Promise<AutopayCandidate[]> {
  const found = await rows(
    db,
    sql<Row>`
      WITH takable AS (
        SELECT y.*, m.provider FROM autopay y
          JOIN payment_means m ON m.account_id = y.account_id AND m.means_id = y.means_id
               AND m.removed_at IS NULL AND m.blocked_reason IS NULL
          JOIN payment_provider r ON r.provider = m.provider AND r.active
         WHERE y.consented_on <= ${on} AND (y.ended_on IS NULL OR y.ended_on > ${on})
           AND (${after}::uuid IS NULL OR y.account_id > ${after}::uuid)
           AND EXISTS (SELECT FROM open_item o
                        WHERE o.account_id = y.account_id AND o.open_minor > 0
                          AND o.due_on <= ${on} AND o.legal_entity_id = y.legal_entity_id
                          AND o.currency = y.currency AND o.control IN ('1200', '1205'))
      ), page AS (
        SELECT * FROM takable WHERE account_id IN (
          SELECT DISTINCT account_id FROM takable ORDER BY 1 LIMIT ${accounts})
      )
      SELECT y.account_id AS "accountId", a.number AS "accountNumber",
             y.legal_entity_id AS "legalEntityId", y.currency, y.means_id AS "meansId", y.provider,
             y.cap_minor AS "capMinor", y.notice_days AS "noticeDays",
             y.consented_on AS "consentedOn", o.item_id AS "itemId", o.open_minor AS "openMinor",
             o.document_on AS "documentOn", w.live AS "liveMinor", w.failures,
             w.wait_until AS "waitUntil", w.given_up AS "isGivenUp"
        FROM page y
        JOIN account a USING (account_id)
        JOIN open_item o ON o.account_id = y.account_id AND o.open_minor > 0 AND o.due_on <= ${on}
             AND o.legal_entity_id = y.legal_entity_id AND o.currency = y.currency
             AND o.control IN ('1200', '1205')
       CROSS JOIN LATERAL (
          SELECT coalesce(sum(i.amount_minor) FILTER (WHERE p.state IN ('planned', 'sending',
                   'unknown', 'needs_customer', 'pending')), 0)::bigint AS live,
                 count(*) FILTER (WHERE p.state IN ('failed', 'returned'))::int AS failures,
                 max(p.retry_on) FILTER (WHERE p.state IN ('failed', 'returned')) AS wait_until,
                 coalesce((array_agg(p.retry_on IS NULL AND p.reason = ANY(${[...RETRIED_REASONS]}::text[])
                   ORDER BY p.payment_id DESC) FILTER (WHERE p.state IN ('failed', 'returned')
                     AND p.initiated_by <> 'customer'))[1], false) AS given_up
            FROM payment_item i
            JOIN payment p ON p.account_id = i.account_id AND p.payment_id = i.payment_id
           WHERE i.item_account_id = o.account_id AND i.item_id = o.item_id) w
       ORDER BY y.account_id, y.autopay_id, o.due_on, o.item_id`,
  )
  const groups = Map.groupBy(found, row => `${row.accountId} ${row.legalEntityId} ${row.currency}`)
  return [...groups.values()].map(own => ({ ...(own[0] as Row), items: own }))
}

/** What a customer consents to. */
export type AutopayTerms = {
  readonly mandateId: string | null
  readonly meansId: string | null
  readonly capMinor: bigint | null
  readonly noticeDays: number
  readonly consentedOn: Temporal.PlainDate
  readonly consent: string
}

/** The consent whose end is not known yet. */
export function loadAutopay(
  db: Db,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
): Promise<(AutopayTerms & { readonly autopayId: string }) | undefined> {
  return maybeOne(
    db,
    sql<AutopayTerms & { readonly autopayId: string }>`
      SELECT autopay_id AS "autopayId", mandate_id AS "mandateId", means_id AS "meansId",
             cap_minor AS "capMinor", notice_days AS "noticeDays",
             consented_on AS "consentedOn", consent
        FROM autopay
       WHERE account_id = ${of.accountId} AND legal_entity_id = ${of.legalEntityId}
         AND currency = ${of.currency} AND ended_on IS NULL FOR UPDATE`,
  )
}
