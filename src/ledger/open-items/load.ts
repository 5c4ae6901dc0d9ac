import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { AllocationKind, ItemKey, OpenItem } from './item.ts'

const ITEM = sql`
  i.account_id AS "accountId", i.item_id AS "itemId", i.legal_entity_id AS "legalEntityId",
  i.currency, i.kind, i.control, i.amount_minor AS "amountMinor", i.open_minor AS "openMinor",
  i.document_on AS "documentOn", i.due_on AS "dueOn",
  i.document_account_id AS "documentAccountId", i.reference,
  i.origin_account_id AS "originAccountId", i.origin_item_id AS "originItemId",
  i.discount_on AS "discountOn",
  ${earlyDiscount('i')} AS "discountMinor"`

/** What is taken off an item by paying all the rest in time; null once something of it was paid. */
export function earlyDiscount(alias: string) {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`
    CASE WHEN ${of('discount_minor')} IS NOT NULL THEN early_discount(${of('account_id')},
      ${of('item_id')}, ${of('discount_minor')}, ${of('amount_minor')}, ${of('open_minor')}) END`
}

/** Items by their keys; those that are not there are left out. */
export function loadItems(db: Db, keys: readonly ItemKey[]): Promise<OpenItem[]> {
  return rows(db, sql<OpenItem>`SELECT ${ITEM} ${fromKeys(keys)} ORDER BY 1, 2`)
}

/**
 * The same, and nobody else changes what is open of them until the transaction ends. Locks are taken
 * in the order of (account, item), so take all that a transaction needs in one call.
 */
export function lockItems(tx: Tx, keys: readonly ItemKey[]): Promise<OpenItem[]> {
  return rows(
    tx,
    sql<OpenItem>`SELECT ${ITEM} ${fromKeys(keys)} ORDER BY 1, 2 FOR NO KEY UPDATE OF i`,
  )
}

function fromKeys(keys: readonly ItemKey[]) {
  return sql`
    FROM open_item i
   WHERE (i.account_id, i.item_id) IN (
     SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                          ${keys.map(key => key.itemId)}::uuid[]))`
}

/** What accounts still owe a legal entity in a currency, the oldest due first. */
export async function loadOwed(
  db: Db,
  of: {
    readonly accountIds: readonly string[]
    readonly legalEntityId: string
    readonly currency: string
  },
): Promise<OpenItem[]> {
  return (await loadDebts(db, of.accountIds)).filter(
    item => item.legalEntityId === of.legalEntityId && item.currency === of.currency,
  )
}

/** What accounts still owe to anybody, the oldest due first. */
export function loadDebts(db: Db, accountIds: readonly string[]): Promise<OpenItem[]> {
  return rows(
    db,
    sql<OpenItem>`
      SELECT ${ITEM} FROM open_item i
       WHERE i.account_id = ANY(${[...accountIds]}::uuid[]) AND i.open_minor > 0
       ORDER BY i.due_on, i.document_on, i.account_id, i.item_id`,
  )
}

/** The credits of accounts that can pay for something: receipts, credit notes, money on account. */
export function loadCredits(db: Db, accountIds: readonly string[]): Promise<OpenItem[]> {
  return rows(
    db,
    sql<OpenItem>`
      SELECT ${ITEM} FROM open_item i
       WHERE i.account_id = ANY(${[...accountIds]}::uuid[]) AND i.open_minor < 0
       ORDER BY i.document_on, i.account_id, i.item_id`,
  )
}

/** An allocation with its transfers, and whether it has been taken back. */
export type StoredAllocation = ItemKey & {
  readonly allocationId: string
  readonly matchId: string
  readonly kind: AllocationKind
  readonly amountMinor: bigint
  readonly otherAccountId: string | null
  readonly otherItemId: string | null
  readonly effectiveOn: Temporal.PlainDate
  readonly transferIds: readonly string[]
  readonly reverses: string | null
  readonly isReversed: boolean
}

const ALLOCATION = sql`
  a.account_id AS "accountId", a.item_id AS "itemId", a.allocation_id AS "allocationId",
  a.match_id AS "matchId", a.kind, a.amount_minor AS "amountMinor",
  a.other_account_id AS "otherAccountId", a.other_item_id AS "otherItemId",
  a.effective_on AS "effectiveOn", a.transfer_ids AS "transferIds", a.reverses,
  EXISTS (SELECT FROM allocation r
           WHERE r.account_id = a.account_id AND r.reverses = a.allocation_id) AS "isReversed"`

/** What was ever set off against these items, the oldest first. */
export function loadAllocations(db: Db, keys: readonly ItemKey[]): Promise<StoredAllocation[]> {
  return rows(
    db,
    sql<StoredAllocation>`
      SELECT ${ALLOCATION} FROM allocation a
       WHERE (a.account_id, a.item_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.itemId)}::uuid[]))
       ORDER BY a.account_id, a.allocation_id`,
  )
}

/** Allocations by account and id, as they are now. */
export function loadAllocationsById(
  db: Db,
  keys: readonly { readonly accountId: string; readonly allocationId: string }[],
): Promise<StoredAllocation[]> {
  return rows(
    db,
    sql<StoredAllocation>`
      SELECT ${ALLOCATION} FROM allocation a
       WHERE (a.account_id, a.allocation_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.allocationId)}::uuid[]))
       ORDER BY a.account_id, a.allocation_id`,
  )
}

/** Items that were taken from these: kept on account or moved to another account. */
export function loadTaken(db: Db, keys: readonly ItemKey[]): Promise<OpenItem[]> {
  return rows(
    db,
    sql<OpenItem>`
      SELECT ${ITEM} FROM open_item i
       WHERE (i.origin_account_id, i.origin_item_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.itemId)}::uuid[]))
       ORDER BY 1, 2`,
  )
}

/** Instalments of these items that are not settled, the oldest due first. */
export function loadInstalments(db: Db, keys: readonly ItemKey[]): Promise<OpenItem[]> {
  if (keys.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<OpenItem>`
      SELECT ${ITEM} FROM open_item i
       WHERE (i.origin_account_id, i.origin_item_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.itemId)}::uuid[]))
         AND i.kind = 'instalment' AND i.open_minor > 0
       ORDER BY i.due_on, i.account_id, i.item_id`,
  )
}

/** Items and their instalments, locked as by `lockItems`. */
export async function lockWithInstalments(tx: Tx, keys: readonly ItemKey[]): Promise<OpenItem[]> {
  return lockItems(tx, [...keys, ...(await loadInstalments(tx, keys))])
}

/**
 * The id of the document that an item `o` stands for: instalments stand for the one they came from.
 * For joins with `document_number` and `invoice`.
 */
export const DOCUMENT_OF_ITEM = sql`
  (CASE WHEN o.kind = 'instalment' THEN o.origin_item_id ELSE o.item_id END)`

/** The sides of a transfer that a reversal swaps. */
export type TransferSides = {
  readonly accountId: string
  readonly transferId: string
  readonly legalEntityId: string
  readonly debit: string
  readonly credit: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly documentId: string | null
}

/** Transfers by account, id and day. */
export function loadTransferSides(
  db: Db,
  transfers: readonly {
    readonly accountId: string
    readonly transferId: string
    readonly effectiveOn: Temporal.PlainDate
  }[],
): Promise<TransferSides[]> {
  return rows(
    db,
    sql<TransferSides>`
      SELECT t.account_id AS "accountId", t.transfer_id AS "transferId",
             t.legal_entity_id AS "legalEntityId", t.debit, t.credit,
             t.amount_minor AS "amountMinor", t.currency, t.document_id AS "documentId"
        FROM ledger_transfer t
        JOIN unnest(${transfers.map(t => t.accountId)}::uuid[],
                    ${transfers.map(t => t.transferId)}::uuid[],
                    ${transfers.map(t => t.effectiveOn)}::date[])
             AS k (account_id, transfer_id, effective_on)
       USING (account_id, transfer_id, effective_on)
       ORDER BY 1, 2`,
  )
}
