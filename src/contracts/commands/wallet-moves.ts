import { Decimal } from '../../kernel/decimal.ts'
import { majorAmount } from '../../kernel/money.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { holdWalletStates, type WalletState } from '../load/wallets.ts'
import {
  insertEntries,
  insertLots,
  insertNotices,
  insertPurchases,
  type NewEntry,
  type NewLot,
  type NewNotice,
  type NewPurchase,
} from '../save/wallets.ts'
import { consequencesOf } from '../wallet-balance.ts'

/** What a line of a document does to a wallet. */
export type WalletMovement = {
  readonly accountId: string
  readonly walletId: string
  readonly invoiceId: string
  readonly lineNo: number
} & (
  | {
      readonly kind: 'opened'
      readonly amountMinor: bigint
      readonly priority: number
      readonly expires: Temporal.PlainDate | null
    }
  | {
      readonly kind: 'used' | 'returned' | 'credited'
      readonly lotId: string
      /** Negative for what goes out. */
      readonly amountMinor: bigint
    }
)

/**
 * Records what issued documents do to wallets, in their transaction: lots opened by purchases, lots
 * used or given back; then alerts and top-ups. Whoever would use more of a lot than is left fails.
 */
export async function recordWalletMoves(
  tx: Tx,
  movements: readonly WalletMovement[],
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  if (movements.length === 0) return
  const lots: NewLot[] = []
  const entries = movements.map((move): NewEntry => {
    const { accountId, walletId, invoiceId, lineNo, amountMinor } = move
    const entry = { accountId, entryId: newId(), effectiveOn: on, invoiceId, lineNo, amountMinor }
    if (move.kind !== 'opened') return { ...entry, kind: move.kind, lotId: move.lotId }
    const lotId = newId()
    lots.push({
      accountId,
      lotId,
      walletId,
      kind: 'bought',
      priority: move.priority,
      fromOn: on,
      expiresOn: move.expires,
      openedMinor: amountMinor,
      reference: null,
      reason: null,
    })
    return { ...entry, kind: 'opened', lotId }
  })
  await insertLots(tx, lots, at)
  await insertEntries(tx, entries, at)
  await lookAfterWallets(tx, movements, on, at)
}

type Moved = { readonly accountId: string; readonly walletId: string; readonly amountMinor: bigint }

/** Alerts and top-ups that follow from what moved. */
export async function lookAfterWallets(
  tx: Tx,
  moved: readonly Moved[],
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  const sums = new Map<string, bigint>()
  for (const { walletId, amountMinor } of moved) {
    sums.set(walletId, (sums.get(walletId) ?? 0n) + amountMinor)
  }
  const ids = [...new Map(moved.map(each => [each.walletId, each])).values()]
  const notices: NewNotice[] = []
  const purchases: NewPurchase[] = []
  for (const state of await holdWalletStates(tx, ids, on)) {
    const beforeMinor = state.balanceMinor - (sums.get(state.walletId) ?? 0n)
    const { notices: kinds, topUp } = consequencesOf({ ...state, beforeMinor })
    const { accountId, walletId, balanceMinor } = state
    for (const kind of kinds) {
      notices.push({ accountId, noticeId: newId(), walletId, kind, balanceMinor, effectiveOn: on })
    }
    if (topUp) purchases.push(topUpOf(state, on))
  }
  await insertNotices(tx, notices, at)
  if (purchases.length > 0) await insertPurchases(tx, purchases, at)
}

/** That of a purchase without one. */
const TOP_UP_PRIORITY = 100

function topUpOf(wallet: WalletState, on: Temporal.PlainDate): NewPurchase {
  const { accountId, walletId, subscriptionId, productCode, code, topUpMonths } = wallet
  return {
    accountId,
    subscriptionId,
    oneOffId: newId(),
    reference: `top-up ${code} ${on} ${wallet.topUpsThisMonth + 1}`,
    productCode,
    description: wallet.name.en,
    serviceOn: on,
    quantity: Decimal.one,
    unit: 'credits',
    unitPrice: majorAmount(wallet.topUpMinor ?? 0n, wallet.currency),
    taxInclusive: false,
    walletId,
    lotExpiresOn: topUpMonths === null ? null : on.add({ months: topUpMonths }),
    lotPriority: TOP_UP_PRIORITY,
    topUp: true,
  }
}
