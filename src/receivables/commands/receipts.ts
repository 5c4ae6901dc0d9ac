import type { z } from 'zod'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { maskedNumber } from '../../formats/masked.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, type Refusal, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import {
  type CashPlace,
  type ReceiptMethod,
  type ReceiptRow,
  recordReceiptInput,
  reverseReceiptInput,
} from '../api.ts'
import { type CashAccount, ledgerAccountOf } from '../bank/cash-account.ts'
import { loadCashAccounts } from '../bank/load/accounts.ts'
import { isReason, loadReceipt } from '../load/receipts.ts'
import { positiveMinor } from '../positive-amount.ts'
import { applyAsNamed, applyTo } from './allocations.ts'
import { type NewReceipt, recordReceipts as recordReceiptsStep } from './receipt-steps.ts'
import { reverseReceipt as reverseReceiptStep } from './reverse-steps.ts'

/** Where money of a method is, until somebody says otherwise. */
function usualPlace(method: ReceiptMethod): CashPlace {
  if (method === 'check' || method === 'cash') return 'undeposited'
  return method === 'card' || method === 'direct_debit' ? 'clearing' : 'bank'
}

/** The account of the ledger that a row's money is on; who names a bank account means the bank. */
function cashAccountOf(
  { place, bankAccount, method, currency }: ReceiptRow,
  legalEntityId: string,
  known: Known,
): string {
  const at = place ?? (bankAccount === null ? usualPlace(method) : 'bank')
  if (at !== 'bank' && bankAccount !== null) {
    throw new RefusalError('receipt_not_on_bank', { bankAccount, place: at })
  }
  if (at === 'undeposited') return CODE.undepositedFunds
  if (at === 'clearing') return CODE.clearing
  return ledgerAccountOf(known.banks, { legalEntityId, currency }, bankAccount)
}

/** What rows name by code and number, found at once. */
type Known = {
  readonly entities: ReadonlyMap<string, string>
  readonly accounts: ReadonlyMap<string, string>
  readonly banks: readonly CashAccount[]
}

async function loadKnown(tx: Tx, receipts: readonly ReceiptRow[]): Promise<Known> {
  const entities = await loadLegalEntities(tx, [...new Set(receipts.map(row => row.entity))])
  const accounts = await loadAccountIds(tx, [
    ...new Set(receipts.flatMap(row => row.accountNumber ?? [])),
  ])
  return {
    entities: new Map(entities.map(entity => [entity.code, entity.legalEntityId])),
    accounts,
    banks: await loadCashAccounts(
      tx,
      entities.map(entity => entity.legalEntityId),
    ),
  }
}

function newReceipt(row: ReceiptRow, known: Known): NewReceipt {
  const legalEntityId = known.entities.get(row.entity)
  if (legalEntityId === undefined) {
    throw new RefusalError('unknown_legal_entity', { entity: row.entity })
  }
  const accountId = row.accountNumber === null ? null : known.accounts.get(row.accountNumber)
  if (accountId === undefined) {
    throw new RefusalError('unknown_account', { account: row.accountNumber ?? '' })
  }
  const { currency, method } = row
  return {
    accountId,
    legalEntityId,
    currency,
    method,
    amountMinor: positiveMinor(row.amount, currency),
    valueOn: row.valueOn ?? row.bookedOn,
    bookedOn: row.bookedOn,
    cashAccount: cashAccountOf(row, legalEntityId, known),
    reference: row.reference,
    payerName: row.payerName,
    payerBank: row.payerBank === null ? null : maskedNumber(row.payerBank),
    checkNumber: row.checkNumber,
    note: row.note,
    key: row.key,
  }
}

/** The log is kept for ever: of the payer's account it shows no more than lists do. */
function withoutNumber(row: object): object {
  const payerBank = 'payerBank' in row ? row.payerBank : null
  return typeof payerBank === 'string' ? { ...row, payerBank: maskedNumber(payerBank) } : row
}

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

export type ReceiptRecorded = {
  readonly receiptId: string
  /** Null where it is in suspense. */
  readonly accountNumber: string | null
  readonly isNew: boolean
  readonly allocations: readonly { readonly itemId: string; readonly amount: string }[]
}

type ReceiptInput = z.output<typeof recordReceiptInput>

async function recordOne(
  tx: Tx,
  { documents, apply, ...row }: ReceiptInput,
  ctx: Context,
): Promise<Result<ReceiptRecorded>> {
  const receipt = newReceipt(row, await loadKnown(tx, [row]))
  if (receipt.accountId === null && documents.length > 0) {
    return refuse('receipt_unidentified', {})
  }
  const [recorded] = await recordReceiptsStep(tx, [receipt], byOf(ctx))
  if (recorded === undefined) throw new Error('defect: a receipt was not recorded')
  const { accountNumber } = row
  const { receiptId, isNew } = recorded
  if (!isNew) return ok({ receiptId, accountNumber, isNew, allocations: [] })
  const from = { accountId: recorded.accountId, itemId: receiptId }
  const booking = { on: receipt.bookedOn, ...byOf(ctx) }
  const rows =
    apply === 'named'
      ? await applyTo(tx, from, documents, booking)
      : await applyAsNamed(tx, from, documents, booking)
  const allocations = rows.map(({ itemId, amountMinor }) => ({
    itemId,
    amount: formatAmount(amountMinor, receipt.currency),
  }))
  return ok({ receiptId, accountNumber, isNew, allocations })
}

/** Enters one receipt, and applies it to what the payer says that it is for. */
export const recordReceipt = defineCommand({
  name: 'recordReceipt',
  summary: 'Record money received, and apply it to what the payer names',
  permission: 'receipts.record',
  input: recordReceiptInput,
  run: recordOne,
  logged: input => withoutNumber(input),
})

/**
 * Enters receipts, a row each, and applies those whose payer says what they are for; a wrong row is
 * answered by itself. A row whose key was recorded before is `unchanged`, so a file can be read twice.
 */
export const recordReceipts = defineCommand({
  name: 'recordReceipts',
  summary: 'Record money received, many at once, and apply it to what the payers name',
  permission: 'receipts.record',
  input: rowsOf(recordReceiptInput),
  run: async (tx, { rows: raw }, ctx): Promise<Result<BatchAnswer>> => {
    const batch = new RowBatch(raw, recordReceiptInput)
    await recordPlain(tx, batch, ctx)
    for (const { row, value } of batch.open) {
      const done = await withinSavepoint(tx, () => recordOne(tx, value, ctx))
      if (done.ok) batch.answer(row, done.value.isNew ? 'created' : 'unchanged')
      else batch.reject(row, done.refusal.code, factsOfRow(done.refusal))
    }
    return ok(batch.result())
  },
  logged: ({ rows }) => ({
    rows: rows.map(row => (typeof row === 'object' && row !== null ? withoutNumber(row) : row)),
  }),
})

/** What is too much is so by the payer's instruction: of a file, that cell is to be corrected. */
function factsOfRow({ code, facts }: Refusal): Refusal['facts'] {
  return code === 'more_than_open' ? { ...facts, path: 'documents' } : facts
}

/**
 * Those that pay nothing yet go together; where one of them cannot be booked (its month is closed),
 * all are left to be entered one by one, as those are that share their key with one that pays.
 */
async function recordPlain(tx: Tx, batch: RowBatch<ReceiptInput>, ctx: Context): Promise<void> {
  const paysNothing = ({ apply, documents }: ReceiptInput) =>
    apply === 'named' && documents.length === 0
  const paying = batch.open.filter(({ value }) => !paysNothing(value))
  const keys = new Set(paying.flatMap(({ value }) => value.key ?? []))
  const plain = batch.open.filter(
    ({ value }) => paysNothing(value) && !(value.key !== null && keys.has(value.key)),
  )
  const known = await loadKnown(
    tx,
    plain.map(({ value }) => value),
  )
  const receipts = plain.flatMap(({ row, value: { documents: _, apply: __, ...value } }) => {
    try {
      return [{ row, receipt: newReceipt(value, known) }]
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      batch.reject(row, error.refusal.code, error.refusal.facts)
      return []
    }
  })
  const news = receipts.map(({ receipt }) => receipt)
  const done = await withinSavepoint(tx, async () =>
    ok(await recordReceiptsStep(tx, news, byOf(ctx))),
  )
  if (!done.ok) return
  receipts.forEach(({ row }, i) => {
    batch.answer(row, done.value[i]?.isNew === true ? 'created' : 'unchanged')
  })
}

/** Takes a receipt back as a whole: entered by mistake, or returned by the bank. */
export const reverseReceipt = defineCommand({
  name: 'reverseReceipt',
  summary: 'Take a receipt back; what it paid is open again as of its due date',
  permission: 'receipts.reverse',
  input: reverseReceiptInput,
  run: async (tx, input, ctx) => {
    const accountId = (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    const receipt = accountId && (await loadReceipt(tx, accountId, input.receipt))
    if (!receipt) return refuse('unknown_receipt', { receipt: input.receipt })
    if (!(await isReason(tx, input.reason, 'return'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'return' })
    }
    const reversal = { kind: input.kind, reasonCode: input.reason, note: input.note }
    const booking = { on: input.on, ...byOf(ctx) }
    const { reopened, owed } = await reverseReceiptStep(tx, receipt, reversal, booking)
    return ok({
      receiptId: receipt.receiptId,
      reopened: reopened.map(({ itemId, amountMinor }) => ({
        itemId,
        amount: formatAmount(amountMinor, receipt.currency),
      })),
      owedItemId: owed?.itemId ?? null,
    })
  },
})
