import { z } from 'zod'
import { code, date } from '../../formats/fields.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'
import { postTransfers } from '../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { loadOneOffs } from '../load/changes.ts'
import { lockExpiredLots, type WalletOfContract } from '../load/wallets.ts'
import {
  insertEntries,
  insertLots,
  insertPurchases,
  type NewEntry,
  type NewLot,
  type NewPurchase,
} from '../save/wallets.ts'
import { termFault } from '../terms.ts'
import { type WalletPurchaseRow, walletGrantRow, walletPurchaseRow } from '../wallet.ts'
import { markStale } from './mark-stale.ts'
import type { ChangeContext } from './open-subscriptions.ts'
import { lookAfterWallets } from './wallet-moves.ts'
import { openWallets } from './wallets.ts'

export const buyWalletCredits = defineCommand({
  name: 'buyWalletCredits',
  summary: 'Sell prepaid credits: charged by the next bill, there to be used once it is issued',
  permission: 'contracts.charge',
  input: rowsOf(walletPurchaseRow),
  run: async (tx, input, ctx) => ok(await savePurchases(tx, input.rows, ctx)),
})

/** Sells credits, a row each, by account and reference; the same row again changes nothing. */
export async function savePurchases(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, walletPurchaseRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.reference}`)
  const walletOf = await openWallets(tx, batch)
  for (const { row, value } of batch.open) {
    const fault = faultOf(walletOf(value), value.amount, value.boughtOn, value.expiresOn)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  const entries = batch
    .sortedBy(value => `${walletOf(value).accountId} ${value.reference}`)
    .map(({ row, value }) => ({ row, purchase: purchaseOf(walletOf(value), value, ctx.newId()) }))
  if (entries.length === 0) return batch.result()
  const purchases = entries.map(({ purchase }) => purchase)
  const made = new Set(await insertPurchases(tx, purchases, ctx.clock.now()))
  const before = await loadOneOffs(tx, purchases)
  for (const { row, purchase } of entries) {
    const old = before.find(
      each => each.accountId === purchase.accountId && each.reference === purchase.reference,
    )
    const same =
      old?.unitPrice.equals(purchase.unitPrice) && old.serviceOn.equals(purchase.serviceOn)
    if (made.has(`${purchase.accountId} ${purchase.reference}`)) batch.answer(row, 'created')
    else if (same) batch.answer(row, 'unchanged')
    else batch.reject(row, 'reference_taken', { reference: purchase.reference })
  }
  await markStale(
    tx,
    purchases
      .filter(each => made.has(`${each.accountId} ${each.reference}`))
      .map(each => ({ ...each, from: each.serviceOn, reach: 'P1D' })),
  )
  return batch.result()
}

function faultOf(
  { currency }: WalletOfContract,
  amount: Decimal,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate | null,
): Refusal | undefined {
  if (parseAmount(amount.toString(), currency) === undefined) {
    return { code: 'invalid_amount', facts: { value: amount.toString(), currency } }
  }
  return termFault(from, to)
}

function purchaseOf(
  wallet: WalletOfContract,
  row: WalletPurchaseRow,
  oneOffId: string,
): NewPurchase {
  const { accountId, subscriptionId, walletId, productCode, name } = wallet
  return {
    accountId,
    subscriptionId,
    oneOffId,
    reference: row.reference,
    productCode,
    description: name.en,
    serviceOn: row.boughtOn,
    quantity: Decimal.one,
    unit: 'credits',
    unitPrice: row.amount,
    taxInclusive: false,
    walletId,
    lotExpiresOn: row.expiresOn,
    lotPriority: row.priority,
    topUp: false,
  }
}

export const grantWalletCredits = defineCommand({
  name: 'grantWalletCredits',
  summary: 'Give credits without payment, for a reason; they expire and are a discount when used',
  permission: 'contracts.discount',
  input: rowsOf(walletGrantRow),
  run: async (tx, input, ctx) => ok(await saveGrants(tx, input.rows, ctx)),
})

/** Grants credits, a row each, by account and reference; the same reference grants nothing twice. */
export async function saveGrants(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, walletGrantRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.reference}`)
  const walletOf = await openWallets(tx, batch)
  const lots: { row: number; lot: NewLot }[] = []
  for (const { row, value } of batch.open) {
    const wallet = walletOf(value)
    const fault = faultOf(wallet, value.amount, value.grantedOn, value.expiresOn)
    if (fault !== undefined) {
      batch.reject(row, fault.code, fault.facts)
      continue
    }
    lots.push({
      row,
      lot: {
        accountId: wallet.accountId,
        lotId: ctx.newId(),
        walletId: wallet.walletId,
        kind: 'granted',
        priority: value.priority,
        fromOn: value.grantedOn,
        expiresOn: value.expiresOn,
        openedMinor: parseAmount(value.amount.toString(), wallet.currency) ?? 0n,
        reference: value.reference,
        reason: value.reason,
      },
    })
  }
  const at = ctx.clock.now()
  const made = await insertLots(
    tx,
    lots.map(({ lot }) => lot),
    at,
  )
  for (const { row, lot } of lots) batch.answer(row, made.has(lot.lotId) ? 'created' : 'unchanged')
  const opened = lots.map(({ lot }) => lot).filter(lot => made.has(lot.lotId))
  await insertEntries(
    tx,
    opened.map(lot => ({ ...entryOf(lot, lot.fromOn, ctx), kind: 'opened' as const })),
    at,
  )
  return batch.result()
}

function entryOf(
  lot: { accountId: string; lotId: string; openedMinor: bigint },
  effectiveOn: Temporal.PlainDate,
  ctx: ChangeContext,
): Omit<NewEntry, 'kind'> {
  const { accountId, lotId, openedMinor: amountMinor } = lot
  const entryId = ctx.newId()
  return { accountId, entryId, lotId, amountMinor, effectiveOn, invoiceId: null, lineNo: null }
}

const ExpireCredits = z.strictObject({
  /** Code of the legal entity; left out = all. */
  entity: code.optional(),
  /** Credits whose first day without them is this or earlier. */
  through: date,
})

/**
 * Takes expired credits out of wallets: what was bought and never used becomes breakage revenue on
 * `through`; what was granted is simply gone. Credits that a draft has taken are left to it.
 */
export const expireWalletCredits = defineCommand({
  name: 'expireWalletCredits',
  summary: 'Take expired credits out of wallets and book what was paid for them as breakage',
  permission: 'contracts.write',
  input: ExpireCredits,
  run: async (tx, input, ctx): Promise<Result<{ lots: number }>> => {
    const today = ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 })
    if (isBefore(today, input.through)) {
      return refuse('expires_in_the_future', { date: input.through.toString() })
    }
    const entity = input.entity === undefined ? null : await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity ?? '' })
    const lots = await lockExpiredLots(tx, input.through, entity?.legalEntityId ?? null)
    const at = ctx.clock.now()
    await insertEntries(
      tx,
      lots.map(lot => ({
        ...entryOf({ ...lot, openedMinor: -lot.leftMinor }, input.through, ctx),
        kind: 'expired' as const,
      })),
      at,
    )
    await postTransfers(
      tx,
      lots
        .filter(lot => lot.kind === 'bought')
        .map(({ accountId, legalEntityId, currency, leftMinor }) => ({
          event: 'credits_expired' as const,
          debit: CODE.prepaidCredits,
          credit: CODE.breakage,
          amountMinor: leftMinor,
          accountId,
          legalEntityId,
          currency,
          effectiveOn: input.through,
          documentId: null,
        })),
      at,
    )
    await lookAfterWallets(
      tx,
      lots.map(lot => ({ ...lot, amountMinor: -lot.leftMinor })),
      input.through,
      at,
    )
    return ok({ lots: lots.length })
  },
})
