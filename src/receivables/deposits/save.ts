import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Opens a deposit; false where the legal entity has one of that reference. */
export async function insertDeposit(
  tx: Tx,
  deposit: {
    readonly accountId: string
    readonly depositId: string
    readonly legalEntityId: string
    readonly currency: string
    readonly reference: string
    readonly controlMinor: bigint
    readonly controlCount: number
    readonly cashAccount: string
    readonly on: Temporal.PlainDate
  },
  { at, by }: By,
): Promise<boolean> {
  const d = deposit
  const made = await affected(
    tx,
    sql`
      INSERT INTO deposit (account_id, deposit_id, legal_entity_id, currency, reference,
        control_minor, control_count, cash_account, opened_on, recorded_at, recorded_by)
      VALUES (${d.accountId}, ${d.depositId}, ${d.legalEntityId}, ${d.currency}, ${d.reference},
              ${d.controlMinor}, ${d.controlCount}, ${d.cashAccount}, ${d.on}, ${at}, ${by})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}

type Key = { readonly accountId: string; readonly receiptId: string }

/** Puts receipts into a deposit; those that are in one already are left out of the answer. */
export async function insertDepositReceipts(
  tx: Tx,
  deposit: { readonly accountId: string; readonly depositId: string },
  keys: readonly Key[],
  { at, by }: By,
): Promise<Key[]> {
  return rows(
    tx,
    sql<Key>`
      INSERT INTO deposit_receipt (account_id, receipt_id, deposit_account_id, deposit_id,
                                   recorded_at, recorded_by)
      SELECT account_id, receipt_id, ${deposit.accountId}, ${deposit.depositId}, ${at}, ${by}
        FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                    ${keys.map(key => key.receiptId)}::uuid[]) AS k (account_id, receipt_id)
       ORDER BY 1, 2
      ON CONFLICT DO NOTHING
      RETURNING account_id AS "accountId", receipt_id AS "receiptId"`,
  )
}

/** Takes receipts out of a deposit that is open; gives how many were in it. */
export function deleteDepositReceipts(
  tx: Tx,
  deposit: { readonly accountId: string; readonly depositId: string },
  keys: readonly Key[],
): Promise<number> {
  return affected(
    tx,
    sql`
      DELETE FROM deposit_receipt
       WHERE deposit_account_id = ${deposit.accountId} AND deposit_id = ${deposit.depositId}
         AND (account_id, receipt_id) IN (
           SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                ${keys.map(key => key.receiptId)}::uuid[]))`,
  )
}

/** Closes a deposit; the caller holds it. */
export async function insertClosing(
  tx: Tx,
  closing: {
    readonly accountId: string
    readonly depositId: string
    readonly on: Temporal.PlainDate
    readonly receiptsMinor: bigint
    readonly differenceMinor: bigint
    readonly reasonCode: string | null
    readonly transferIds: readonly string[]
  },
  { at, by }: By,
): Promise<void> {
  const c = closing
  await affected(
    tx,
    sql`
      INSERT INTO deposit_closing (account_id, deposit_id, closed_on, receipts_minor,
        difference_minor, reason_code, transfer_ids, recorded_at, recorded_by)
      VALUES (${c.accountId}, ${c.depositId}, ${c.on}, ${c.receiptsMinor}, ${c.differenceMinor},
              ${c.reasonCode}, ${[...c.transferIds]}::uuid[], ${at}, ${by})`,
  )
}

/** Stores a picture of a receipt. */
export async function insertImage(
  tx: Tx,
  image: Key & {
    readonly imageId: string
    readonly contentType: string
    readonly content: Buffer
  },
  { at, by }: By,
): Promise<void> {
  const i = image
  await affected(
    tx,
    sql`
      INSERT INTO receipt_image (account_id, image_id, receipt_id, content_type, content,
                                 recorded_at, recorded_by)
      VALUES (${i.accountId}, ${i.imageId}, ${i.receiptId}, ${i.contentType}, ${i.content}, ${at},
              ${by})`,
  )
}
