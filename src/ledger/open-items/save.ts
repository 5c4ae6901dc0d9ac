import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { AllocationRow, Booking, ItemKey, NewItem } from './item.ts'

const ITEM_COLUMNS = [
  'account_id',
  'item_id',
  'legal_entity_id',
  'currency',
  'kind',
  'control',
  'amount_minor',
  'open_minor',
  'document_on',
  'due_on',
  'document_account_id',
  'reference',
  'origin_account_id',
  'origin_item_id',
  'discount_on',
  'discount_minor',
  'recorded_at',
]

/** Writes items by COPY, all of their amounts open. */
export async function copyItems(
  tx: Tx,
  items: Iterable<NewItem>,
  at: Temporal.Instant,
): Promise<void> {
  await copyRows(tx, 'open_item', ITEM_COLUMNS, itemRows(items, at.toString()))
}

function* itemRows(items: Iterable<NewItem>, at: string): Generator<unknown[]> {
  for (const item of items) {
    yield [
      item.accountId,
      item.itemId,
      item.legalEntityId,
      item.currency,
      item.kind,
      item.control,
      item.amountMinor,
      item.amountMinor,
      item.documentOn,
      item.dueOn,
      item.documentAccountId ?? null,
      item.reference ?? null,
      item.origin?.accountId ?? null,
      item.origin?.itemId ?? null,
      item.discount?.until ?? null,
      item.discount?.minor ?? null,
      at,
    ]
  }
}

const ALLOCATION_COLUMNS = [
  'account_id',
  'allocation_id',
  'item_id',
  'match_id',
  'kind',
  'amount_minor',
  'other_account_id',
  'other_item_id',
  'effective_on',
  'transfer_ids',
  'reason_code',
  'note',
  'reverses',
  'recorded_at',
  'recorded_by',
]

/** Writes allocations by COPY; originals before what takes them back. */
export async function copyAllocations(
  tx: Tx,
  allocations: readonly AllocationRow[],
  booking: Booking,
): Promise<void> {
  await copyRows(
    tx,
    'allocation',
    ALLOCATION_COLUMNS,
    allocations.map(row => [
      row.accountId,
      row.allocationId,
      row.itemId,
      row.matchId,
      row.kind,
      row.amountMinor,
      row.other?.accountId ?? null,
      row.other?.itemId ?? null,
      row.effectiveOn,
      row.transferIds,
      row.reasonCode,
      row.note,
      row.reverses,
      booking.at.toString(),
      booking.by,
    ]),
  )
}

/** Takes amounts off what is open of items; the caller holds their rows. */
export async function takeOff(
  tx: Tx,
  taken: readonly (ItemKey & { readonly amountMinor: bigint })[],
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE open_item i SET open_minor = i.open_minor - t.minor
        FROM (SELECT account_id, item_id, sum(minor)::bigint AS minor
                FROM unnest(${taken.map(t => t.accountId)}::uuid[],
                            ${taken.map(t => t.itemId)}::uuid[],
                            ${taken.map(t => t.amountMinor)}::bigint[])
                     AS t (account_id, item_id, minor)
               GROUP BY 1, 2) t
       WHERE i.account_id = t.account_id AND i.item_id = t.item_id AND t.minor <> 0`,
  )
}

/** Enters transfers into the register of reversals; whoever reverses one a second time fails. */
export async function insertReversals(
  tx: Tx,
  reversals: readonly {
    readonly accountId: string
    readonly transferId: string
    readonly reversedBy: string
  }[],
  at: Temporal.Instant,
): Promise<void> {
  if (reversals.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO ledger_reversal (account_id, transfer_id, reversed_by, recorded_at)
      SELECT account_id, transfer_id, reversed_by, ${at}
        FROM unnest(${reversals.map(r => r.accountId)}::uuid[],
                    ${reversals.map(r => r.transferId)}::uuid[],
                    ${reversals.map(r => r.reversedBy)}::uuid[])
             AS r (account_id, transfer_id, reversed_by)`,
  )
}
