import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'

export type ReturnFee = { readonly amountMinor: bigint; readonly termsDays: number }

/** What a returned payment costs the customer as of a day; `any` holds for methods without a row. */
export function loadReturnFee(
  db: Db,
  of: {
    readonly legalEntityId: string
    readonly method: string
    readonly currency: string
    readonly on: Temporal.PlainDate
  },
): Promise<ReturnFee | undefined> {
  return maybeOne(
    db,
    sql<ReturnFee>`
      SELECT amount_minor AS "amountMinor", terms_days AS "termsDays"
        FROM return_fee
       WHERE legal_entity_id = ${of.legalEntityId} AND method IN (${of.method}, 'any')
         AND currency = ${of.currency} AND from_on <= ${of.on}
       ORDER BY (method = 'any'), from_on DESC, revision DESC LIMIT 1`,
  )
}

/** A reason in the language of a customer; undefined for an account that is no customer's. */
export async function loadReasonAsTold(
  db: Db,
  accountId: string,
  reasonCode: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ text: string }>`
      SELECT coalesce(r.name ->> a.language, r.name ->> 'en', r.reason_code) AS text
        FROM account a JOIN receivable_reason r ON r.reason_code = ${reasonCode}
       WHERE a.account_id = ${accountId} AND a.kind <> 'house'`,
  )
  return found?.text
}

/** Something that a payment had paid and that is open again, as its customer knows it. */
export type ReopenedItem = ItemKey & {
  readonly kind: string
  readonly label: string | null
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** What of it the payment had paid. */
  readonly paidMinor: bigint
}

/** What was taken off items when a receipt went back at a moment; those paid in another way since are left out. */
export function loadReopened(
  db: Db,
  { accountId, receiptId }: { readonly accountId: string; readonly receiptId: string },
  at: Temporal.Instant,
): Promise<ReopenedItem[]> {
  return rows(
    db,
    sql<ReopenedItem>`
      WITH RECURSIVE tree (account_id, item_id) AS (
        VALUES (${accountId}::uuid, ${receiptId}::uuid)
        UNION
        SELECT i.account_id, i.item_id FROM tree x JOIN open_item i
          ON i.origin_account_id = x.account_id AND i.origin_item_id = x.item_id
            AND i.kind IN ('moved', 'on_account'))
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.kind,
             coalesce(d.label, o.reference) AS label, o.document_on AS "documentOn",
             o.due_on AS "dueOn", o.amount_minor AS "amountMinor", o.open_minor AS "openMinor",
             sum(b.amount_minor)::bigint AS "paidMinor"
        FROM tree JOIN allocation l USING (account_id, item_id)
        JOIN allocation b ON b.account_id = l.account_id AND b.reverses = l.allocation_id
        JOIN open_item o ON o.account_id = l.other_account_id AND o.item_id = l.other_item_id
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
             AND d.invoice_id = ${DOCUMENT_OF_ITEM}
       WHERE l.kind = 'applied' AND b.recorded_at = ${at} AND o.open_minor > 0
       GROUP BY o.account_id, o.item_id, d.label
       ORDER BY o.due_on, o.item_id`,
  )
}
