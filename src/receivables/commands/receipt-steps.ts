import { CODE } from '../../ledger/chart.ts'
import { type NewTransfer, postTransfers } from '../../ledger/commands/post-transfers.ts'
import { loadHouseAccounts } from '../../ledger/load.ts'
import { openItems } from '../../ledger/open-items/commands/open-items.ts'
import { receivablePosting } from '../../ledger/receivable-rules.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { announce } from '../../platform/outbox.ts'
import { compareText } from '../../platform/row-batch.ts'
import type { ReceiptMethod } from '../api.ts'
import { loadReceiptKeys } from '../load/receipts.ts'
import { copyReceipts, type StoredReceipt, takeReceiptKeys } from '../save/receipts.ts'

/** Money received that is to be entered. */
export type NewReceipt = {
  /** Null: nobody knows whose it is; it is booked to suspense on the legal entity's house account. */
  readonly accountId: string | null
  readonly legalEntityId: string
  readonly currency: string
  readonly method: ReceiptMethod
  /** Above zero. */
  readonly amountMinor: bigint
  readonly valueOn: Temporal.PlainDate
  readonly bookedOn: Temporal.PlainDate
  /** Where the money is: `CODE.bank`, `CODE.undepositedFunds`, `CODE.clearing`. */
  readonly cashAccount: string
  /** What the payer wrote. */
  readonly reference?: string | null
  readonly payerName?: string | null
  /** The payer's IBAN or account number, masked as lists show it. */
  readonly payerBank?: string | null
  readonly checkNumber?: string | null
  readonly note?: string | null
  /** Entered from a line of the bank, which thereby told of it. */
  readonly ofLine?: boolean
  /** `bank:<statement entry>`, `stripe:<payment>`: the same key again records nothing. */
  readonly key?: string | null
}

/** What became of it; `isNew` is false where its key had been recorded before. */
export type RecordedReceipt = {
  readonly accountId: string
  /** Also the id of its open item. */
  readonly receiptId: string
  readonly isNew: boolean
}

/**
 * Enters money received, any number at once: the fact, its open item and its transfer (bank, till or
 * clearing to unapplied cash, or to suspense). Answers in the order given. What a key has recorded is
 * not recorded again, however many ask at the same time.
 */
export async function recordReceipts(
  tx: Tx,
  receipts: readonly NewReceipt[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<RecordedReceipt[]> {
  if (receipts.length === 0) return []
  const houses = receipts.some(receipt => receipt.accountId === null)
    ? await loadHouseAccounts(tx)
    : new Map<string, string>()
  const answers = receipts.map(receipt => ({
    accountId: receipt.accountId ?? houseOf(houses, receipt.legalEntityId),
    receiptId: newId(),
    isNew: true,
  }))
  await takeKeys(tx, receipts, answers)
  const stored = receipts.flatMap((receipt, i) => {
    const answer = answers[i]
    return answer?.isNew === true ? [storedReceipt(receipt, answer)] : []
  })
  await openItems(tx, stored.map(itemOf(houses)), by.at)
  await copyReceipts(tx, stored, by)
  await postTransfers(tx, stored.map(transferOf(houses)), by.at)
  const type = 'payment.recorded'
  const told = stored.map(each => ({ type, accountId: each.accountId, subjectId: each.receiptId }))
  await announce(tx, told, by.at)
  return answers
}

/** Leaves `isNew` only where the key was free; the others get what the key stands for. */
async function takeKeys(
  tx: Tx,
  receipts: readonly NewReceipt[],
  answers: RecordedReceipt[],
): Promise<void> {
  const first = new Map<string, number>()
  receipts.forEach(({ key }, i) => {
    if (key != null && !first.has(key)) first.set(key, i)
  })
  if (first.size === 0) return
  const wanted = [...first]
    .map(([key, i]) => ({ key, ...(answers[i] as RecordedReceipt) }))
    .sort((a, b) => compareText(a.key, b.key))
  const taken = await takeReceiptKeys(tx, wanted)
  const known = new Map((await loadReceiptKeys(tx, [...first.keys()])).map(row => [row.key, row]))
  receipts.forEach(({ key }, i) => {
    if (key == null || (first.get(key) === i && taken.has(key))) return
    const row = known.get(key)
    if (row === undefined) throw new Error(`defect: receipt key ${key} is neither new nor there`)
    answers[i] = { accountId: row.accountId, receiptId: row.receiptId, isNew: false }
  })
}

function houseOf(houses: ReadonlyMap<string, string>, legalEntityId: string): string {
  const house = houses.get(legalEntityId)
  if (house === undefined) throw new Error('defect: a receipt of no legal entity')
  return house
}

function storedReceipt(receipt: NewReceipt, answer: RecordedReceipt): StoredReceipt {
  const { key: _, accountId: __, ...rest } = receipt
  const texts = { reference: null, payerName: null, payerBank: null, checkNumber: null, note: null }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...texts,
    ofLine: false,
    ...(given as Omit<StoredReceipt, keyof typeof texts | 'ofLine'>),
    accountId: answer.accountId,
    receiptId: answer.receiptId,
    transferId: newId(),
  }
}

const isHouse = (houses: ReadonlyMap<string, string>, receipt: StoredReceipt): boolean =>
  houses.get(receipt.legalEntityId) === receipt.accountId

const itemOf = (houses: ReadonlyMap<string, string>) => (receipt: StoredReceipt) => ({
  accountId: receipt.accountId,
  itemId: receipt.receiptId,
  legalEntityId: receipt.legalEntityId,
  currency: receipt.currency,
  kind: 'receipt' as const,
  control: isHouse(houses, receipt) ? CODE.suspense : CODE.unappliedCash,
  amountMinor: -receipt.amountMinor,
  documentOn: receipt.bookedOn,
  dueOn: receipt.bookedOn,
  reference: receipt.reference,
})

const transferOf =
  (houses: ReadonlyMap<string, string>) =>
  (receipt: StoredReceipt): NewTransfer => {
    const event = isHouse(houses, receipt) ? 'money_unidentified' : 'money_received'
    return {
      ...receivablePosting(event, receipt.amountMinor, { cash: receipt.cashAccount }),
      transferId: receipt.transferId,
      accountId: receipt.accountId,
      legalEntityId: receipt.legalEntityId,
      effectiveOn: receipt.bookedOn,
      currency: receipt.currency,
      documentId: receipt.receiptId,
    }
  }
