import { loadBillingAccounts, loadPremises } from '../../accounts/load/billing.ts'
import type { Charge, Discount } from '../../catalog/charge.ts'
import {
  type CatalogCharge,
  chargeName,
  loadCharges,
  loadProducts,
} from '../../catalog/load/billing.ts'
import { loadPriceIndexes } from '../../catalog/load/price-indexes.ts'
import { indexCodesOf, type PriceIndexes, withIndexes } from '../../catalog/price-index.ts'
import { type AgreedPrices, pricesOf } from '../../contracts/agreed-price.ts'
import {
  agreedPricesBy,
  loadAgreedPrices,
  type StoredAgreedPrice,
} from '../../contracts/load/agreed-prices.ts'
import {
  type BillingItem,
  type BillingOneOff,
  type BillingPause,
  type BillingSubscription,
  loadBilledOneOffs,
  loadBillingDiscounts,
  loadBillingItems,
  loadBillingSubscriptions,
  loadUnbilledOneOffs,
} from '../../contracts/load/billing.ts'
import { loadBillingCommitments, type StoredCommitment } from '../../contracts/load/commitments.ts'
import { loadBillingCoupons } from '../../contracts/load/coupons.ts'
import { loadBillingEndings, type StoredEnding } from '../../contracts/load/endings.ts'
import { loadTermsInForce, type TermsInForce } from '../../contracts/payment-terms/load.ts'
import { periodsOf } from '../../contracts/trial.ts'
import { Decimal } from '../../kernel/decimal.ts'
import type { Tx } from '../../platform/database/database.ts'
import { inTimeZone } from '../../rating/proration.ts'
import type { CommitmentFacts } from '../committed.ts'
import type { EndingFacts } from '../ending.ts'
import type {
  AccountFacts,
  ItemFacts,
  OneOffFacts,
  ProductFacts,
  SubscriptionFacts,
} from '../facts.ts'
import type { PauseFacts } from '../pauses.ts'
import { loadPayers } from './payers.ts'
import { loadWalletFacts, withProduct } from './wallets.ts'

/** Which facts a bill run needs: of whom, sold by which entity, through which date. */
export type FactsWanted = {
  readonly accountIds: readonly string[]
  readonly legalEntityId: string
  readonly through: Temporal.PlainDate
  /** What was billed is rated again: settled items too, and the one-off charges billed then. */
  readonly again?: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null }
  /** The charge by its name (`PLAN@2/charge`) as it would be with other prices: a what-if. */
  readonly changed?: (name: string, charge: Charge) => Charge
}

/**
 * Everything that the bills of a chunk of accounts are made from but their usage, in twelve
 * statements however many accounts there are, and one where prices follow an index.
 */
export async function loadFacts(tx: Tx, wanted: FactsWanted): Promise<AccountFacts[]> {
  const { accountIds, legalEntityId, through, again } = wanted
  const accounts = await loadBillingAccounts(tx, accountIds, through)
  const zoneOf = new Map(accounts.map(({ accountId, timeZone }) => [accountId, timeZone]))
  const subscriptions = await loadBillingSubscriptions(tx, accountIds, legalEntityId)
  const items = await loadBillingItems(tx, accountIds, again === undefined ? 'open' : 'all')
  const commitments = await loadBillingCommitments(tx, accountIds)
  const discounts = await loadBillingDiscounts(tx, accountIds)
  const oneOffs =
    again === undefined
      ? await loadUnbilledOneOffs(tx, accountIds, through)
      : await loadBilledOneOffs(tx, accountIds, again.from, again.to)
  const endings = await loadBillingEndings(tx, accountIds)
  const premises = await loadPremises(tx, accountIds)
  const wallets = await loadWalletFacts(tx, accountIds)
  const payers = await loadPayers(tx, accountIds, through)
  const terms = await loadTermsInForce(tx, accountIds, through)
  const entityTerms = terms.get(legalEntityId)
  const withFee = [...endings.values()].some(({ exitFee }) => exitFee !== null)
  const needProducts = oneOffs.length + commitments.length + wallets.length > 0 || withFee
  const products = !needProducts ? new Map<string, ProductFacts>() : await loadProducts(tx)
  const charges = changedCharges(await loadCharges(tx, distinctVersions(items)), wanted)
  const agreed = await loadAgreedPrices(tx, accountIds)
  const coupons = await loadBillingCoupons(tx, accountIds)
  const agreedOf = agreedPricesBy(agreed)
  const indexes = await loadPriceIndexes(tx, followedIndexes(charges, agreed))

  const itemsOf = groupBy(items, item => item.subscriptionId)
  const discountsOf = groupBy(discounts, discount => discount.subscriptionId)
  const oneOffsOf = groupBy(oneOffs, oneOff => oneOff.subscriptionId)
  const walletsOf = groupBy(wallets, wallet => wallet.accountId)
  const commitmentsOf = groupBy(commitments, commitment => commitment.accountId)
  const subscriptionsOf = groupBy(
    subscriptions.map((row): SubscriptionFacts & { accountId: string } => ({
      accountId: row.accountId,
      subscriptionId: row.subscriptionId,
      number: row.number,
      contractId: row.contractId,
      contractNumber: row.contractNumber,
      currency: row.currency,
      ...termsOf(terms, row.contractId),
      poNumber: row.poNumber,
      premise: row.premiseId === null ? null : (premises.get(row.premiseId) ?? null),
      start: row.startOn,
      end: row.endOn,
      ...trialFacts(row),
      state: {
        billedThrough: row.billedThrough,
        staleFrom: row.staleFrom,
        draftRunId: row.draftRunId,
        ...(row.begun === null ? {} : { begun: row.begun }),
      },
      items: (itemsOf.get(row.subscriptionId) ?? []).map(item =>
        zoned(
          itemFacts(item, charges, agreedOf({ ...item, contractId: row.contractId }), indexes),
          zoneOf.get(row.accountId) ?? 'UTC',
        ),
      ),
      discounts: (discountsOf.get(row.subscriptionId) ?? []) satisfies readonly Discount[],
      coupons: coupons.get(row.subscriptionId) ?? [],
      pauses: row.pauses.map(pauseFacts),
      ending: endingFacts(endings.get(row.subscriptionId), products),
      ...(row.paymentMethod === null ? {} : { paymentMethod: row.paymentMethod }),
      laterPoNumbers: row.laterPoNumbers.map(([from, poNumber]) => ({
        from: Temporal.PlainDate.from(from),
        poNumber,
      })),
      oneOffs: (oneOffsOf.get(row.subscriptionId) ?? []).map(one => oneOffFacts(one, products)),
    })),
    subscription => subscription.accountId,
  )
  return accounts.map(account => ({
    ...account,
    ...termsOf(terms, account.accountId),
    ...(entityTerms === undefined ? {} : { entityTerms }),
    ...(payers.has(account.accountId) ? { payers: payers.get(account.accountId) ?? [] } : {}),
    subscriptions: subscriptionsOf.get(account.accountId) ?? [],
    commitments: (commitmentsOf.get(account.accountId) ?? []).map(row =>
      commitmentFacts(row, products),
    ),
    wallets: (walletsOf.get(account.accountId) ?? []).map(row => withProduct(row, products)),
  }))
}

function termsOf(terms: TermsInForce, scopeId: string): { terms?: string } {
  const rule = terms.get(scopeId)
  return rule === undefined ? {} : { terms: rule }
}

function changedCharges(charges: Map<string, CatalogCharge>, { changed }: FactsWanted) {
  if (changed !== undefined) {
    for (const [name, found] of charges) {
      charges.set(name, { ...found, charge: changed(name, found.charge) })
    }
  }
  return charges
}

/** The item with its charge's days as those of its account. */
function zoned(item: ItemFacts, timeZone: string): ItemFacts {
  const charge = inTimeZone(item.charge, timeZone)
  return charge === item.charge ? item : { ...item, charge }
}

function itemFacts(
  row: BillingItem,
  charges: ReadonlyMap<string, CatalogCharge>,
  agreed: AgreedPrices | undefined,
  indexes: PriceIndexes,
): ItemFacts {
  const name = chargeName(row.planCode, row.planVersion, row.chargeCode)
  const found = charges.get(name)
  if (found === undefined) throw new Error(`defect: no charge ${name}`)
  const { charge, taxClass, revenueAccount, taxInclusive, measuredBy, planName } = found
  return {
    itemId: row.itemId,
    planCode: row.planCode,
    charge: withIndexes(chargeAt(charge, agreed), indexes),
    planName,
    product: { productCode: charge.productCode, taxClass, revenueAccount },
    taxInclusive,
    measuredBy,
    start: row.startOn,
    end: row.endOn,
    anchor: row.anchorDay === null ? null : { day: row.anchorDay, month: row.anchorMonth },
    quantities: [
      { from: row.startOn, quantity: row.quantity },
      ...row.changes.map(([from, quantity]) => ({
        from: Temporal.PlainDate.from(from),
        quantity: Decimal.parse(quantity),
      })),
    ],
  }
}

function pauseFacts([from, to, fees, usage]: BillingPause): PauseFacts {
  const until = to === null ? null : Temporal.PlainDate.from(to)
  return { from: Temporal.PlainDate.from(from), to: until, fees, usage }
}

/** The trial of a subscription, and where its periods are counted from because of it. */
function trialFacts(
  row: BillingSubscription,
): Pick<SubscriptionFacts, 'trial' | 'periodsFrom' | 'anchorDay'> {
  const { trialEndOn, trialFreeUsage, trialPeriodsFrom, startOn, anchorDay } = row
  if (trialEndOn === null) return { anchorDay }
  const trial = { endOn: trialEndOn, freeUsage: trialFreeUsage, periodsFrom: trialPeriodsFrom }
  return { trial, ...periodsOf(trial, startOn, anchorDay) }
}

function followedIndexes(
  charges: ReadonlyMap<string, CatalogCharge>,
  agreed: readonly StoredAgreedPrice[],
): string[] {
  const known = [...charges.values()].flatMap(({ charge }) => charge.prices)
  return indexCodesOf([...known, ...agreed].map(({ price }) => price))
}

/** The charge at the prices that the customer pays for it. */
function chargeAt(charge: Charge, agreed: AgreedPrices | undefined): Charge {
  return agreed === undefined ? charge : { ...charge, prices: pricesOf(charge.prices, agreed) }
}

function endingFacts(
  ending: StoredEnding | undefined,
  products: ReadonlyMap<string, ProductFacts>,
): EndingFacts | null {
  if (ending === undefined) return null
  const { endingId, finalBill, unused, exitFee } = ending
  if (exitFee === null) return { endingId, finalBill, unused, exitFee }
  const { productCode, termEndOn: termEnd, kind, value, name } = exitFee
  const product = products.get(productCode)
  if (product === undefined) throw new Error(`defect: no product ${productCode}`)
  return { endingId, finalBill, unused, exitFee: { kind, value, name, product, termEnd } }
}

function oneOffFacts(
  { productCode, subscriptionId: _, walletId, lotExpiresOn, lotPriority, ...row }: BillingOneOff,
  products: ReadonlyMap<string, ProductFacts>,
): OneOffFacts {
  const product = products.get(productCode)
  if (product === undefined) throw new Error(`defect: no product ${productCode}`)
  if (walletId === null) return { ...row, product }
  const expires = lotExpiresOn
  return {
    ...row,
    product,
    wallet: { kind: 'bought', walletId, expires, priority: lotPriority ?? 0 },
  }
}

function commitmentFacts(
  { accountId: _, productCode, startOn: start, endOn: end, ...row }: StoredCommitment,
  products: ReadonlyMap<string, ProductFacts>,
): CommitmentFacts {
  const product = products.get(productCode)
  if (product === undefined) throw new Error(`defect: no product ${productCode}`)
  return { ...row, product, start, end }
}

function distinctVersions(items: readonly BillingItem[]) {
  return [...new Map(items.map(i => [`${i.planCode}@${i.planVersion}`, i])).values()]
}

/** Rows by a key, each list in the order of the rows. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, key)
}
