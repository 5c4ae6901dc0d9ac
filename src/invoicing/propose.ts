import type { RoundingMode } from '../kernel/decimal.ts'
import { isBefore, type Period } from '../kernel/period.ts'
import { closingOf } from '../rating/closing.ts'
import type { Component } from '../rating/component.ts'
import { usageSegments } from '../rating/price-version.ts'
import { type RatingInput, rateCharge } from '../rating/rate-charge.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import { decideTaxes } from '../tax/decide.ts'
import type { LineTax, TaxRule } from '../tax/tax-rule.ts'
import { coveredByBudget } from './budget.ts'
import {
  type CarriedPeriod,
  CarryFold,
  type Openings,
  passedPeriods,
  predecessorOf,
} from './carried.ts'
import { couponTerms } from './coupons.ts'
import { type DuePeriod, duePeriods, lifeOf, rhythmOf } from './due.ts'
import { EXIT_CHARGE } from './ending.ts'
import { exitComponent } from './exit-fee.ts'
import type {
  AccountFacts,
  ItemFacts,
  LineKey,
  OneOffFacts,
  ProductFacts,
  SubscriptionFacts,
} from './facts.ts'
import { rateOneOff } from './one-off.ts'
import { paidByCredits, ratingOrder } from './paid-by-credits.ts'
import { payerAt } from './payers.ts'
import { quantitiesIn } from './quantities.ts'
import type { WalletMove } from './wallet.ts'

/** A charge's period that is to be rated, and the spans for which its usage must be known. */
export type PlannedCharge = DuePeriod & {
  readonly subscription: SubscriptionFacts
  readonly item: ItemFacts
  /** One a price version for usage charges; empty for all others. */
  readonly usageSpans: readonly Period[]
}

/** A line that is due: what it is, what it comes to, and how it is taxed. */
export type ProposedLine = LineKey & {
  readonly subscriptionId: string
  readonly chargeCode: string
  readonly product: ProductFacts
  readonly description: string
  readonly unit: string
  readonly taxInclusive: boolean
  readonly taxes: readonly LineTax[]
  readonly part: Component
  /** The account that owes it, where that is another. */
  readonly payerId?: string | null
  /** What it does to a wallet of prepaid credits; left out: nothing. */
  readonly wallet?: WalletMove
}

/** All that is due on an account, and what its charges that remember carry on. */
export type Proposal = {
  readonly lines: readonly ProposedLine[]
  readonly carried: readonly CarriedPeriod[]
}

/** What rating needs besides the account: the seller and the tax rules of its country. */
export type RatingContext = {
  readonly seller: {
    readonly country: string
    readonly region: string | null
    readonly taxId: string | null
  }
  readonly taxRules: readonly TaxRule[]
  readonly roundingMode: RoundingMode
  /** How the seller's documents round taxes; by group where left out. */
  readonly taxRounding?: 'per_group' | 'per_line'
}

/** Which periods of which charges are to be rated for a bill through a date. */
export function planCharges(account: AccountFacts, through: Temporal.PlainDate): PlannedCharge[] {
  return account.subscriptions.flatMap(subscription =>
    subscription.items.flatMap(item =>
      duePeriods(item, subscription, through).map(due => plannedPeriod(subscription, item, due)),
    ),
  )
}

/** A period of a charge with the spans for which its usage must be known. */
export function plannedPeriod(
  subscription: SubscriptionFacts,
  item: ItemFacts,
  due: DuePeriod,
): PlannedCharge {
  const usageSpans =
    item.measuredBy === null
      ? []
      : usageSegments(item.charge, { ...due, since: subscription.start })
  return { ...due, subscription, item, usageSpans }
}

/**
 * Rates everything that is due on an account. `usage` holds, a planned charge, the usage of each of
 * its spans; `openings` what the periods before left to charges that remember.
 * Throws a RatingError or TaxError that says why the account cannot be billed.
 */
export function proposeLines(
  account: AccountFacts,
  planned: readonly PlannedCharge[],
  usage: readonly (readonly MeasuredUsage[])[],
  through: Temporal.PlainDate,
  context: RatingContext,
  openings: Openings = new Map(),
): Proposal {
  const fold = new CarryFold(openings, passedPeriods(account, planned))
  const paid = paidByCredits(planned)
  const budget = coveredByBudget(planned)
  const charges: ProposedLine[][] = planned.map(() => [])
  for (const i of ratingOrder(planned)) {
    const plan = planned[i]!
    const opening = fold.openingOf(plan)
    const { discounts, amountsOff } = couponTerms(plan.item, plan.subscription, plan)
    const input: RatingInput = {
      charge: plan.item.charge,
      currency: plan.subscription.currency,
      nominal: plan.nominal,
      service: plan.service,
      since: plan.subscription.start,
      active: plan.active,
      quantities: quantitiesIn(plan.item, plan.service, plan.active),
      usage: usage[i] ?? [],
      discounts: [...plan.subscription.discounts, ...discounts],
      amountsOff,
      roundingMode: context.roundingMode,
      ...(opening === undefined
        ? {}
        : {
            opening,
            rhythm: rhythmOf(plan.item, plan.subscription),
            last: isLast(plan),
            ...paid?.eligibleFor(plan),
            ...budget?.coveredFor(plan, context),
          }),
    }
    const components = rateCharge(input)
    if (opening !== undefined) fold.close(plan, closingOf(input, components))
    paid?.note(plan, components)
    charges[i] = components.map(part => proposedCharge(account, plan, part, context))
    budget?.note(plan, charges[i])
  }
  const oneOffs = account.subscriptions.flatMap(subscription =>
    subscription.oneOffs
      .filter(({ serviceOn, quantity }) => !isBefore(through, serviceOn) && !quantity.isZero)
      .map(oneOff => proposedOneOff(account, subscription, oneOff, context)),
  )
  const exits = account.subscriptions.flatMap(
    subscription => proposedExit(account, subscription, through, context) ?? [],
  )
  return { lines: [...charges.flat(), ...oneOffs, ...exits], carried: fold.carried() }
}

/** Whether no period follows: of the charge's own, or of one that takes its place. */
function isLast({ item, subscription, service }: PlannedCharge): boolean {
  const life = lifeOf(item, subscription)
  return (
    life?.end.equals(service.end) === true &&
    !subscription.items.some(other => predecessorOf(other, subscription) === item)
  )
}

/** A part of a charge may be no revenue: credits that are kept are owed. */
function postedTo(product: ProductFacts, account: string | undefined): ProductFacts {
  return account === undefined ? product : { ...product, revenueAccount: account }
}

function proposedCharge(
  account: AccountFacts,
  { item, subscription, nominal }: PlannedCharge,
  part: Component,
  context: RatingContext,
): ProposedLine {
  const names = item.charge.name
  const { language } = payerAt(account, nominal.start) ?? account
  return {
    itemId: item.itemId,
    periodStart: nominal.start,
    component: part.key,
    subscriptionId: subscription.subscriptionId,
    chargeCode: item.charge.code,
    product: postedTo(item.product, part.account),
    description: describe(names[language as keyof typeof names] ?? names.en, part.group),
    unit: item.charge.unit,
    taxInclusive: item.taxInclusive,
    taxes: taxesOf(account, subscription, item.product, part.period.start, nominal.start, context),
    part,
    payerId: payerAt(account, nominal.start)?.accountId ?? null,
  }
}

/** `Calls (eu, gold)`: of usage told apart by properties, what the line stands for. */
function describe(name: string, group: readonly string[] | undefined): string {
  // What a row of a matrix does not ask for is not worth telling.
  const told = group?.filter(value => value !== '*') ?? []
  return told.length === 0 ? name : `${name} (${told.map(value => value || '–').join(', ')})`
}

function proposedOneOff(
  account: AccountFacts,
  subscription: SubscriptionFacts,
  oneOff: OneOffFacts,
  context: RatingContext,
): ProposedLine {
  return {
    itemId: oneOff.oneOffId,
    periodStart: oneOff.serviceOn,
    component: 'once',
    subscriptionId: subscription.subscriptionId,
    chargeCode: 'once',
    product: oneOff.product,
    description: oneOff.description,
    unit: oneOff.unit,
    taxInclusive: oneOff.taxInclusive,
    taxes: taxesOf(
      account,
      subscription,
      oneOff.product,
      oneOff.serviceOn,
      oneOff.serviceOn,
      context,
    ),
    part: rateOneOff(oneOff, subscription.currency, context.roundingMode),
    payerId: payerAt(account, oneOff.serviceOn)?.accountId ?? null,
    ...(oneOff.wallet == null ? {} : { wallet: oneOff.wallet }),
  }
}

function proposedExit(
  account: AccountFacts,
  subscription: SubscriptionFacts,
  through: Temporal.PlainDate,
  context: RatingContext,
): ProposedLine | undefined {
  const { ending, subscriptionId } = subscription
  const part = exitComponent(subscription, through, context.roundingMode)
  const fee = ending?.exitFee ?? null
  if (ending === null || fee === null || part === undefined) return undefined
  const { start } = part.period
  const payer = payerAt(account, start)
  const { language } = payer ?? account
  return {
    itemId: ending.endingId,
    periodStart: start,
    component: part.key,
    subscriptionId,
    chargeCode: EXIT_CHARGE,
    product: fee.product,
    description: fee.name[language as keyof typeof fee.name] ?? fee.name.en,
    unit: fee.kind === 'per_month' ? 'month' : 'piece',
    taxInclusive: subscription.items[0]?.taxInclusive ?? false,
    taxes: taxesOf(account, subscription, fee.product, start, start, context),
    part,
    payerId: payer?.accountId ?? null,
  }
}

/**
 * Supplied where the premise is, or else where the customer is established; taxed as of the supply.
 * Who the invoice is addressed to decides as customer, but exemptions are those of the account that
 * is served: a certificate is about what is done with the supply (decision 0009).
 */
export function taxesOf(
  account: AccountFacts,
  subscription: SubscriptionFacts,
  product: ProductFacts,
  suppliedOn: Temporal.PlainDate,
  periodStart: Temporal.PlainDate,
  context: RatingContext,
): readonly LineTax[] {
  const place = subscription.premise ?? account
  const { country, taxId, kind } = payerAt(account, periodStart) ?? account
  return decideTaxes({
    taxClass: product.taxClass,
    seller: context.seller,
    place: { country: place.country, region: place.region },
    customer: {
      country,
      taxId,
      business: kind === 'business',
      exemptions: account.exemptions,
    },
    suppliedOn,
    rules: context.taxRules,
  })
}
