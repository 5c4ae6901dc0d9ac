import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadKnownProducts } from '../../catalog/load/master.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { lockWallets, type StoredWallet, type WalletOfContract } from '../load/wallets.ts'
import { saveWallets } from '../save/wallets.ts'
import { type WalletRow, walletRow } from '../wallet.ts'
import {
  type ChangeContext,
  type HeldSubscription,
  openSubscriptions,
} from './open-subscriptions.ts'

export const defineWallets = defineCommand({
  name: 'defineWallets',
  summary: 'Give customers wallets of prepaid credits, or change their alerts and top-ups',
  permission: 'contracts.write',
  input: rowsOf(walletRow),
  run: async (tx, input, ctx) => ok(await saveWalletRows(tx, input.rows, ctx)),
})

/**
 * Defines wallets, a row each, by account and code. Subscription and product of one that is there
 * stay: its credits were sold and taxed by them.
 */
export async function saveWalletRows(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, walletRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.code}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const products = await loadKnownProducts(
    tx,
    batch.open.map(({ value }) => value.productCode),
  )
  const known = await lockWallets(
    tx,
    batch.open.map(({ value }) => ({
      accountId: subscriptionOf(value).accountId,
      number: value.code,
    })),
  )
  const saved: StoredWallet[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const before = known.find(each => each.accountId === held.accountId && each.code === value.code)
    const after = storedOf(held, value, before, ctx)
    if (!products.has(value.productCode)) {
      batch.reject(row, 'unknown_product', { product: value.productCode })
    } else if (typeof after === 'string') {
      batch.reject(row, 'invalid_amount', { value: after, currency: held.currency })
    } else if (before !== undefined && isOther(before, after)) {
      batch.reject(row, 'wallet_fixed', { wallet: value.code })
    } else if (before !== undefined && sameRecord(bare(before), after)) {
      batch.answer(row, 'unchanged')
    } else {
      saved.push(after)
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (saved.length > 0) await saveWallets(tx, saved, ctx.clock.now())
  return batch.result()
}

/** The wallet with its amounts in minor units, or the amount that is none of the currency. */
function storedOf(
  { accountId, subscriptionId, currency }: HeldSubscription,
  { code, name, productCode, chargeCodes, alertBelow, topUp }: WalletRow,
  before: StoredWallet | undefined,
  ctx: ChangeContext,
): StoredWallet | string {
  const minor = (amount: Decimal | null | undefined) =>
    amount == null ? null : parseAmount(amount.toString(), currency)
  const amounts = [alertBelow, topUp?.below, topUp?.amount]
  const wrong = amounts.find(amount => minor(amount) === undefined)
  if (wrong != null) return wrong.toString()
  return {
    accountId,
    walletId: before?.walletId ?? ctx.newId(),
    subscriptionId,
    code,
    name,
    productCode,
    chargeCodes,
    alertBelow: minor(alertBelow) ?? null,
    topUpBelow: minor(topUp?.below) ?? null,
    topUpMinor: minor(topUp?.amount) ?? null,
    topUpsAMonth: topUp?.mostAMonth ?? null,
    topUpMonths: topUp?.expiresAfterMonths ?? null,
  }
}

function isOther(before: StoredWallet, after: StoredWallet): boolean {
  return before.subscriptionId !== after.subscriptionId || before.productCode !== after.productCode
}

function bare({
  currency: _,
  legalEntityId: __,
  subscriptionNumber: ___,
  ...wallet
}: WalletOfContract): StoredWallet {
  return wallet
}

type WalletKey = { readonly accountNumber: string; readonly walletCode: string }

/** Finds and holds the wallets that the rows of a batch name; rows that name none are rejected. */
export async function openWallets<Row extends WalletKey>(
  tx: Tx,
  batch: RowBatch<Row>,
): Promise<(row: WalletKey) => WalletOfContract> {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const known = batch.open.flatMap(({ value }) => {
    const accountId = accounts.get(value.accountNumber)
    return accountId === undefined ? [] : [{ accountId, number: value.walletCode }]
  })
  const wallets = await lockWallets(tx, known)
  const walletOf = ({ accountNumber, walletCode }: WalletKey) =>
    wallets.find(each => each.accountId === accounts.get(accountNumber) && each.code === walletCode)
  for (const { row, value } of batch.open) {
    const { accountNumber: account, walletCode: wallet } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (walletOf(value) === undefined) batch.reject(row, 'unknown_wallet', { account, wallet })
  }
  return row => {
    const found = walletOf(row)
    if (found === undefined) throw new Error(`defect: wallet ${row.walletCode} was not opened`)
    return found
  }
}
