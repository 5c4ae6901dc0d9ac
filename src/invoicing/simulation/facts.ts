import type { Discount } from '../../catalog/charge.ts'
import { withIndexes } from '../../catalog/price-index.ts'
import { exitFeeOf } from '../../contracts/early-exit.ts'
import type { Term } from '../../contracts/term.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { isBefore } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inTimeZone } from '../../rating/proration.ts'
import type { EndingFacts } from '../ending.ts'
import type {
  AccountFacts,
  BillingState,
  ItemFacts,
  OneOffFacts,
  SubscriptionFacts,
} from '../facts.ts'
import type { PauseFacts } from '../pauses.ts'
import { chargeAtAgreed } from './agreed-prices.ts'
import { type CatalogItem, type KnownPlan, knownPlans, planName, productOf } from './catalog.ts'
import { CONTRACT, commitmentsOn } from './commitments.ts'
import { couponsOn } from './coupons.ts'
import type { Scenario, ScenarioSubscription } from './input.ts'
import { isKnown, knownOn } from './known.ts'
import { indexesOn } from './price-indexes.ts'
import { type PlanSpan, planSpans } from './spans.ts'
import { trialOn } from './trials.ts'
import { purchasesOn, type SimulatedWallets, walletsOn } from './wallets.ts'

/** What earlier bills of the simulation have left behind. */
export type BilledSoFar = {
  /** By subscription number; none for a subscription that has not been billed. */
  readonly states: ReadonlyMap<string, BillingState>
  readonly oneOffIds: ReadonlySet<string>
  readonly wallets?: SimulatedWallets
}

const NO_WALLETS: SimulatedWallets = { lots: [], topUps: [] }

/** The state of a subscription that no bill has looked at. */
export const NEVER_BILLED: BillingState = { billedThrough: null, staleFrom: null, draftRunId: null }

/** The account as a bill made on a date sees it: with the facts known by then. */
export function accountOn(
  scenario: Scenario,
  on: Temporal.PlainDate,
  billed: BilledSoFar,
): AccountFacts {
  const { customer, legalEntity } = scenario
  const plans = knownPlans(scenario, on)
  return {
    accountId: customer.accountNumber,
    number: customer.accountNumber,
    kind: customer.kind,
    name: customer.name,
    language: customer.language,
    timeZone: customer.timeZone,
    country: customer.country ?? legalEntity.country,
    region: customer.region,
    email: null,
    taxId: customer.taxId,
    exemptions: customer.exemptions ?? [],
    termsDays: customer.termsDays,
    delivery: 'portal',
    buyerReference: null,
    paper: null,
    billTo: [],
    billingHold: null,
    ...payersOf(scenario),
    commitments: commitmentsOn(scenario, on),
    wallets: walletsOn(scenario, on, billed.wallets ?? NO_WALLETS),
    subscriptions: scenario.subscriptions
      .filter(subscription => isKnown(subscription, on))
      .map(subscription => subscriptionOn(scenario, subscription, plans, on, billed)),
  }
}

/** Who pays from when, where another does: addressed like the customer but for name, language and terms. */
function payersOf({ customer, legalEntity }: Scenario): Pick<AccountFacts, 'payers'> {
  if (customer.payers.length === 0) return {}
  const { kind, timeZone, region, taxId } = customer
  const spans = customer.payers.map(({ fromOn: from, accountNumber, ...told }) => ({
    from,
    isConsolidated: false,
    payer:
      accountNumber === null
        ? null
        : {
            accountId: accountNumber,
            number: accountNumber,
            kind,
            name: told.name,
            language: told.language ?? customer.language,
            timeZone,
            country: customer.country ?? legalEntity.country,
            region,
            email: null,
            taxId,
            exemptions: customer.exemptions ?? [],
            termsDays: told.termsDays ?? customer.termsDays,
            delivery: 'portal',
            buyerReference: null,
            paper: null,
            billTo: [],
          },
  }))
  spans.sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
  return { payers: [{ from: null, isConsolidated: false, payer: null }, ...spans] }
}

function subscriptionOn(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  plans: ReadonlyMap<string, KnownPlan>,
  on: Temporal.PlainDate,
  billed: BilledSoFar,
): SubscriptionFacts {
  const { subscriptionNumber: id, startOn, place } = subscription
  const spans = planSpans(scenario, subscription, on)
  return {
    subscriptionId: id,
    number: id,
    contractId: CONTRACT,
    contractNumber: id,
    currency: planOf(subscription, plans).currency,
    poNumber: subscription.poNumber,
    ...(subscription.paymentMethod === null ? {} : { paymentMethod: subscription.paymentMethod }),
    premise: place && { premiseId: id, name: id, addressLines: [], ...place },
    start: startOn,
    end: endOn(subscription, on),
    ...trialOn(subscription, on),
    state: billed.states.get(id) ?? NEVER_BILLED,
    items: spans.flatMap(span =>
      itemsIn(span, plans).map(item => {
        const agreed = chargeAtAgreed(scenario, subscription, span.planCode, item.charge, on)
        const indexed = withIndexes(agreed, indexesOn(scenario, on))
        const charge = inTimeZone(indexed, scenario.customer.timeZone)
        return itemOf(subscription, span, { ...item, charge }, on)
      }),
    ),
    discounts: knownOn(subscription.discounts, on)
      .map(({ fromOn: from, toOn: to, ...rest }): Discount => ({ ...rest, from, to }))
      .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from) || (a.code < b.code ? -1 : 1)),
    coupons: couponsOn(subscription, on),
    pauses: pausesOn(subscription, on),
    ending: endingOn(scenario, subscription, on),
    laterPoNumbers: subscription.laterPoNumbers
      .map(({ fromOn: from, poNumber }) => ({ from, poNumber }))
      .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from)),
    oneOffs: [
      ...oneOffsOn(scenario, subscription, on),
      ...purchasesOn(scenario, id, on, billed.wallets ?? NO_WALLETS),
    ].filter(oneOff => oneOff.revised === true || !billed.oneOffIds.has(oneOff.oneOffId)),
  }
}

/** The end that is known last; null = none. */
export function endOn(
  subscription: ScenarioSubscription,
  on: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const last = knownOn(subscription.ends, on).at(-1)
  return last === undefined ? subscription.endOn : last.endOn
}

/** How it ends by the end that is known last; null where none ever was. */
function endingOn(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  on: Temporal.PlainDate,
): EndingFacts | null {
  const { subscriptionNumber, startOn, contract } = subscription
  const last = knownOn(subscription.ends, on).at(-1)
  if (last === undefined) return null
  const { finalBill, unused, endOn } = last
  const endingId = `${subscriptionNumber}/exit`
  const charged = endOn !== null && last.exitFee === 'charge' && contract !== null
  const term = { ...contract, startOn: contract?.startOn ?? startOn } as Term
  const fee = charged ? exitFeeOf(term, contract.earlyExit, endOn) : null
  if (fee === null) return { endingId, finalBill, unused, exitFee: null }
  const { kind, value, name, termEndOn: termEnd } = fee
  const product = productOf(scenario, fee.productCode)
  return { endingId, finalBill, unused, exitFee: { kind, value, name, product, termEnd } }
}

/** The pauses that are known, of each first day the last; those taken back are left out. */
export function pausesOn(
  { pauses }: ScenarioSubscription,
  on: Temporal.PlainDate,
): readonly PauseFacts[] {
  const known = knownOn(pauses, on).map(({ fromOn: from, toOn: to, fees, usage }): PauseFacts => {
    return { from, to, fees, usage }
  })
  return [...new Map(known.map(pause => [pause.from.toString(), pause])).values()].filter(
    ({ from, to }) => to === null || !to.equals(from),
  )
}

/** The charges of a span; what is charged once does not begin again with an alignment. */
function itemsIn(span: PlanSpan, plans: ReadonlyMap<string, KnownPlan>): readonly CatalogItem[] {
  const { items } = planOf(span, plans)
  return span.isAligned ? items.filter(({ charge }) => charge.kind !== 'one_off') : items
}

function planOf(
  named: { readonly planCode: string; readonly planVersion: number },
  plans: ReadonlyMap<string, KnownPlan>,
): KnownPlan {
  const plan = plans.get(planName(named))
  if (plan === undefined) {
    throw new RefusalError('simulated_plan_missing', { plan: planName(named) })
  }
  return plan
}

function itemOf(
  subscription: ScenarioSubscription,
  span: PlanSpan,
  item: CatalogItem,
  on: Temporal.PlainDate,
): ItemFacts {
  const { start, key, anchor } = span
  const { code, kind } = item.charge
  const end = kind === 'one_off' ? span.planEnd : span.end
  return {
    ...item,
    planCode: span.planCode,
    itemId: `${subscription.subscriptionNumber}/${key}/${planName(span)}/${code}`,
    start,
    end,
    anchor,
    // Usage is counted, not multiplied.
    quantities:
      kind === 'usage'
        ? [{ from: start, quantity: Decimal.one }]
        : quantitiesFrom(subscription, code, start, on),
  }
}

/** The quantity in force on the first day of an item, and what it becomes afterwards. */
function quantitiesFrom(
  subscription: ScenarioSubscription,
  chargeCode: string,
  start: Temporal.PlainDate,
  on: Temporal.PlainDate,
): ItemFacts['quantities'] {
  const { startOn, quantity, quantityChanges, planChanges } = subscription
  const changes = [
    ...planChanges.map(change => ({ ...change, chargeCode: null })),
    ...quantityChanges,
  ]
  const known = knownOn(changes, on)
    .filter(change => change.chargeCode === null || change.chargeCode === chargeCode)
    .flatMap(({ effectiveOn, quantity }) =>
      quantity === null ? [] : [{ from: effectiveOn, quantity }],
    )
  const timeline = [{ from: startOn, quantity }, ...known].toSorted((a, b) =>
    Temporal.PlainDate.compare(a.from, b.from),
  )
  const first = timeline.findLast(entry => !isBefore(start, entry.from)) ?? { quantity }
  const later = timeline.filter(entry => isBefore(start, entry.from))
  return [{ from: start, quantity: first.quantity }, ...later]
}

function oneOffsOn(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  on: Temporal.PlainDate,
): OneOffFacts[] {
  return knownOn(subscription.oneOffs, on)
    .map(oneOff => {
      const { productCode, knownFrom: _, corrections, ...rest } = oneOff
      const place = subscription.oneOffs.indexOf(oneOff) + 1
      const corrected = knownOn(corrections, on).at(-1)
      return {
        oneOffId: `${subscription.subscriptionNumber}/one-off/${place}`,
        product: productOf(scenario, productCode),
        ...rest,
        ...(corrected === undefined
          ? {}
          : {
              revised: true,
              quantity: corrected.quantity,
              unitPrice: corrected.unitPrice ?? rest.unitPrice,
            }),
      }
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.serviceOn, b.serviceOn))
}
