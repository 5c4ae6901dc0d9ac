import { consequencesOf, type WalletConsequences } from '../../contracts/wallet-balance.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { parseAmount, roundToMinor } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import type { IssuedLine } from '../apply-lines.ts'
import type { OneOffFacts } from '../facts.ts'
import type { LotFacts, WalletFacts } from '../wallet.ts'
import { planName, productOf } from './catalog.ts'
import type { Scenario } from './input.ts'
import { knownOn } from './known.ts'

type ScenarioWallet = Scenario['wallets'][number]

/** Lots and top-ups that bills of a simulation have left behind. */
export type SimulatedWallets = {
  readonly lots: (LotFacts & { readonly walletId: string })[]
  readonly topUps: { readonly walletId: string; readonly on: Temporal.PlainDate }[]
}

/** What a wallet comes to after a bill, and what a person is told. */
export type WalletAfter = {
  readonly wallet: string
  readonly balanceMinor: bigint
  readonly currency: string
  readonly notices: WalletConsequences['notices']
}

/** The wallets as a bill made on a date finds them: what was bought and billed, what was granted. */
export function walletsOn(
  scenario: Scenario,
  on: Temporal.PlainDate,
  { lots }: SimulatedWallets,
): WalletFacts[] {
  return scenario.wallets.map(wallet => {
    const walletId = idOf(wallet)
    return {
      walletId,
      subscriptionId: carrierOf(scenario, wallet),
      code: wallet.code,
      name: wallet.name,
      product: productOf(scenario, wallet.productCode),
      chargeCodes: wallet.chargeCodes,
      lots: withGrants(scenario, wallet, on, lots).filter(lot => lot.walletId === walletId),
    }
  })
}

/** Grants are there from the start; what bills have used of them is kept with the lots. */
function withGrants(
  scenario: Scenario,
  wallet: ScenarioWallet,
  on: Temporal.PlainDate,
  lots: SimulatedWallets['lots'],
) {
  const currency = currencyOf(scenario, wallet)
  for (const grant of knownOn(wallet.grants, on)) {
    const lotId = `${wallet.code}/grant/${wallet.grants.indexOf(grant) + 1}`
    if (lots.some(lot => lot.lotId === lotId)) continue
    lots.push({
      walletId: idOf(wallet),
      lotId,
      kind: 'granted',
      leftMinor: roundToMinor(grant.amount, currency),
      priority: grant.priority,
      from: grant.grantedOn,
      expires: grant.expiresOn,
    })
  }
  return lots
}

/** Purchases and top-ups that a bill made on a date knows, as charges made once. */
export function purchasesOn(
  scenario: Scenario,
  subscription: string,
  on: Temporal.PlainDate,
  { topUps }: SimulatedWallets,
): OneOffFacts[] {
  return scenario.wallets
    .filter(wallet => carrierOf(scenario, wallet) === subscription)
    .flatMap(wallet => {
      const walletId = idOf(wallet)
      const bought = knownOn(wallet.purchases, on).map(purchase => ({
        name: `purchase/${wallet.purchases.indexOf(purchase) + 1}`,
        serviceOn: purchase.boughtOn,
        unitPrice: purchase.amount,
        expires: purchase.expiresOn,
        priority: purchase.priority,
      }))
      const toppedUp = topUps
        .filter(topUp => topUp.walletId === walletId)
        .map((topUp, i) => ({
          name: `top-up/${i + 1}`,
          serviceOn: topUp.on,
          unitPrice: wallet.topUp?.amount ?? Decimal.zero,
          expires:
            wallet.topUp?.expiresAfterMonths == null
              ? null
              : topUp.on.add({ months: wallet.topUp.expiresAfterMonths }),
          priority: 100,
        }))
      return [...bought, ...toppedUp].map(
        ({ name, serviceOn, unitPrice, expires, priority }): OneOffFacts => ({
          oneOffId: `${wallet.code}/${name}`,
          product: productOf(scenario, wallet.productCode),
          description: wallet.name.en,
          serviceOn,
          quantity: Decimal.one,
          unit: 'credits',
          unitPrice,
          taxInclusive: false,
          revised: false,
          wallet: { kind: 'bought', walletId, expires, priority },
        }),
      )
    })
}

/** Moves the lots as issuing the lines does, and tells what follows for each wallet. */
export function moveCredits(
  scenario: Scenario,
  wallets: SimulatedWallets,
  lines: readonly IssuedLine[],
  billedOneOffs: ReadonlySet<string>,
  on: Temporal.PlainDate,
): WalletAfter[] {
  const before = new Map(scenario.wallets.map(each => [each.code, balanceOf(each, wallets, on)]))
  for (const { wallet: move, netMinor, invoiceId, lineNo } of lines) {
    if (move?.kind === 'bought') {
      const { walletId, expires, priority } = move
      const lotId = `${invoiceId}/${lineNo}`
      const lot = { walletId, lotId, kind: 'bought' as const, leftMinor: netMinor, priority }
      wallets.lots.push({ ...lot, from: on, expires })
    } else if (move?.kind === 'used') {
      for (const { lotId, amountMinor } of move.lots) take(wallets, lotId, amountMinor)
    }
  }
  return scenario.wallets.map(wallet => {
    const walletId = idOf(wallet)
    const currency = currencyOf(scenario, wallet)
    const minor = (amount: Decimal | null | undefined) =>
      amount == null ? null : (parseAmount(amount.toString(), currency) ?? null)
    const own = wallets.topUps.filter(topUp => topUp.walletId === walletId)
    const balanceMinor = balanceOf(wallet, wallets, on)
    const { notices, topUp } = consequencesOf({
      alertBelow: minor(wallet.alertBelow),
      topUpBelow: minor(wallet.topUp?.below),
      topUpsAMonth: wallet.topUp?.mostAMonth ?? null,
      beforeMinor: before.get(wallet.code) ?? 0n,
      balanceMinor,
      pendingTopUps: own.filter((_, i) => !billedOneOffs.has(`${wallet.code}/top-up/${i + 1}`))
        .length,
      topUpsThisMonth: own.filter(each => each.on.year === on.year && each.on.month === on.month)
        .length,
    })
    if (topUp) wallets.topUps.push({ walletId, on })
    return { wallet: wallet.code, balanceMinor, currency, notices }
  })
}

function take({ lots }: SimulatedWallets, lotId: string, amountMinor: bigint): void {
  const i = lots.findIndex(lot => lot.lotId === lotId)
  const lot = lots[i]
  if (lot !== undefined) lots[i] = { ...lot, leftMinor: lot.leftMinor - amountMinor }
}

function balanceOf(wallet: ScenarioWallet, { lots }: SimulatedWallets, on: Temporal.PlainDate) {
  return lots
    .filter(lot => lot.walletId === idOf(wallet))
    .filter(lot => !isBefore(on, lot.from) && (lot.expires === null || isBefore(on, lot.expires)))
    .reduce((sum, lot) => sum + lot.leftMinor, 0n)
}

function idOf({ code }: ScenarioWallet): string {
  return `wallet/${code}`
}

/** The subscription that bears purchases: the one named, or the first. */
function carrierOf({ subscriptions }: Scenario, { subscriptionNumber }: ScenarioWallet): string {
  return subscriptionNumber ?? subscriptions[0]?.subscriptionNumber ?? ''
}

function currencyOf(scenario: Scenario, wallet: ScenarioWallet): string {
  const number = carrierOf(scenario, wallet)
  const subscription = scenario.subscriptions.find(each => each.subscriptionNumber === number)
  const plan = scenario.plans.find(
    each => subscription && planName(each) === planName(subscription),
  )
  return plan?.currency ?? 'EUR'
}
