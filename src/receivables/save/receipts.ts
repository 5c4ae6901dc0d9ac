import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import type { ReceiptMethod } from '../api.ts'

/** Money received, as it is entered into the books. */
export type StoredReceipt = {
  readonly accountId: string
  readonly receiptId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly method: ReceiptMethod
  readonly amountMinor: bigint
  readonly valueOn: Temporal.PlainDate
  readonly bookedOn: Temporal.PlainDate
  readonly cashAccount: string
  readonly reference: string | null
  readonly payerName: string | null
  readonly payerBank: string | null
  readonly checkNumber: string | null
  readonly note: string | null
  readonly transferId: string
  readonly ofLine: boolean
}

const COLUMNS = [
  'account_id',
  'receipt_id',
  'legal_entity_id',
  'currency',
  'method',
  'amount_minor',
  'value_on',
  'booked_on',
  'cash_account',
  'reference',
  'payer_name',
  'payer_bank',
  'check_number',
  'note',
  'transfer_id',
  'of_line',
  'recorded_at',
  'recorded_by',
]

/** Writes receipts by COPY; their open items come first. */
export async function copyReceipts(
  tx: Tx,
  receipts: readonly StoredReceipt[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await copyRows(
    tx,
    'receipt',
    COLUMNS,
    receipts.map(r => [
      r.accountId,
      r.receiptId,
      r.legalEntityId,
      r.currency,
      r.method,
      r.amountMinor,
      r.valueOn,
      r.bookedOn,
      r.cashAccount,
      r.reference,
      r.payerName,
      r.payerBank,
      r.checkNumber,
      r.note,
      r.transferId,
      r.ofLine,
      by.at.toString(),
      by.by,
    ]),
  )
}

/** Takes outside keys for receipts, in the order of the keys; those taken already are left out. */
export async function takeReceiptKeys(
  tx: Tx,
  keys: readonly {
    readonly key: string
    readonly accountId: string
    readonly receiptId: string
  }[],
): Promise<ReadonlySet<string>> {
  const taken = await rows(
    tx,
    sql<{ key: string }>`
      INSERT INTO receipt_key (receipt_key, account_id, receipt_id)
      SELECT * FROM unnest(${keys.map(k => k.key)}::text[], ${keys.map(k => k.accountId)}::uuid[],
                           ${keys.map(k => k.receiptId)}::uuid[]) AS k (key, a, r)
       ORDER BY key
      ON CONFLICT DO NOTHING
      RETURNING receipt_key AS key`,
  )
  return new Set(taken.map(row => row.key))
}

/** Records that a receipt went back; false when it had done so before. */
export async function insertReceiptReversal(
  tx: Tx,
  reversal: {
    readonly accountId: string
    readonly receiptId: string
    readonly kind: 'returned' | 'mistake' | 'chargeback'
    readonly reasonCode: string | null
    readonly note: string | null
    readonly on: Temporal.PlainDate
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<boolean> {
  const r = reversal
  const made = await affected(
    tx,
    sql`
      INSERT INTO receipt_reversal (account_id, receipt_id, kind, reason_code, note, effective_on,
                                    recorded_at, recorded_by)
      VALUES (${r.accountId}, ${r.receiptId}, ${r.kind}, ${r.reasonCode}, ${r.note}, ${r.on},
              ${r.at}, ${r.by})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}
