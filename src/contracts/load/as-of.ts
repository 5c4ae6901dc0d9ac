import { loadAccountIds } from '../../accounts/load/accounts.ts'
import type { Price } from '../../catalog/charge.ts'
import type { Db } from '../../platform/database/database.ts'
import { agreedOn } from '../agreed-price.ts'
import {
  beforeAmendments,
  couponsOnDate,
  discountsOnDate,
  endingMenu,
  type ItemOnDate,
  itemsOnDate,
  type KnownCoupon,
  type KnownDiscount,
  pauseOnDate,
  trialOnDate,
} from '../as-of.ts'
import type { Pause } from '../pause.ts'
import type { Trial } from '../trial.ts'
import { agreedPricesBy, loadAgreedPrices } from './agreed-prices.ts'
import { loadAmendments, loadDiscounts } from './changes.ts'
import { loadRedemptions } from './coupons.ts'
import { loadEndings } from './endings.ts'
import { loadPauses } from './pauses.ts'
import {
  loadItems,
  loadQuantities,
  loadSubscriptionIds,
  loadSubscriptions,
  type StoredSubscription,
} from './subscriptions.ts'
import { loadTrials } from './trials.ts'

/** Both times of a question about the past: for which day, and by what was known when. */
export type AsOf = {
  readonly effectiveOn: Temporal.PlainDate
  readonly recordedAt: Temporal.Instant
}

/** A subscription as it stood on a day, by what was known at a time. */
export type SubscriptionAsOf = StoredSubscription & {
  readonly items: readonly ItemOnDate[]
  readonly discounts: readonly KnownDiscount[]
  readonly coupons: readonly KnownCoupon[]
  /** The trial that it is in; null = none. */
  readonly trial: Trial | null
  /** The pause that it rests in; null = none. */
  readonly pause: Pause | null
  /** Prices that were agreed with the customer for what it pays. */
  readonly agreedPrices: readonly { readonly chargeCode: string; readonly price: Price }[]
  /** How it ends; empty where it ends plainly or not at all. */
  readonly ending: Readonly<Record<string, unknown>>
}

/**
 * A subscription as it stood on `effectiveOn` by what had been recorded until `recordedAt`
 * (included): its end, what it paid in which quantities, its discounts, coupons, trial and pause. Undefined where the
 * account or the subscription was not known then.
 */
export async function loadSubscription(
  db: Db,
  accountNumber: string,
  number: string,
  { effectiveOn, recordedAt }: AsOf,
): Promise<SubscriptionAsOf | undefined> {
  const accountId = (await loadAccountIds(db, [accountNumber])).get(accountNumber)
  if (accountId === undefined) return undefined
  const ids = [...(await loadSubscriptionIds(db, [{ accountId, number }])).values()]
  const [stored] = await loadSubscriptions(db, ids)
  const isKnown = (at: Temporal.Instant) => Temporal.Instant.compare(at, recordedAt) <= 0
  if (stored === undefined || !isKnown(stored.recordedAt)) return undefined
  const ending = (await loadEndings(db, ids)).get(stored.subscriptionId)
  const now = {
    endOn: stored.endOn,
    ending: endingMenu(stored.endOn, ending),
    items: await loadItems(db, ids),
    discounts: await loadDiscounts(db, ids),
    pauses: await loadPauses(db, ids),
    coupons: await loadRedemptions(db, ids),
    trial: (await loadTrials(db, ids)).get(stored.subscriptionId) ?? null,
  }
  const amendments = await loadAmendments(db, ids)
  const terms = beforeAmendments(
    now,
    amendments.filter(amendment => !isKnown(amendment.recordedAt)),
  )
  const quantities = (await loadQuantities(db, ids)).filter(quantity =>
    isKnown(quantity.recordedAt),
  )
  const started = Temporal.PlainDate.compare(effectiveOn, stored.startOn) >= 0
  const items = started ? itemsOnDate(terms, quantities, effectiveOn) : []
  const agreedOf = agreedPricesBy(await loadAgreedPrices(db, [accountId], recordedAt))
  return {
    ...stored,
    endOn: terms.endOn,
    ending: terms.ending,
    items,
    agreedPrices: items.flatMap(item => {
      const agreed = agreedOf({ ...stored, ...item })
      const price = agreed && agreedOn(agreed, effectiveOn)
      return price === undefined ? [] : [{ chargeCode: item.chargeCode, price }]
    }),
    discounts: started ? discountsOnDate(terms, effectiveOn) : [],
    coupons: started ? couponsOnDate(terms, effectiveOn) : [],
    trial: trialOnDate(terms, stored.startOn, effectiveOn) ?? null,
    pause: pauseOnDate(terms, effectiveOn) ?? null,
  }
}
