import { loadSubscription } from '../../../contracts/load/as-of.ts'
import { loadAmendments } from '../../../contracts/load/changes.ts'
import { loadContractAsOf } from '../../../contracts/load/contract-as-of.ts'
import { loadContractAmendments } from '../../../contracts/load/contract-changes.ts'
import { loadContracts } from '../../../contracts/load/contracts.ts'
import { loadPauses } from '../../../contracts/load/pauses.ts'
import { loadItems } from '../../../contracts/load/subscriptions.ts'
import { planSpans, termSpans } from '../../../contracts/timeline.ts'
import { date } from '../../../formats/fields.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import {
  type FoundContract,
  findContracts,
  listContractSubscriptions,
  listPriceChanges,
  listQuantitySteps,
  loadPremiseCode,
  loadPricedCharges,
  type SubscriptionLine,
} from '../../../reporting/console/load/contract.ts'
import { short } from '../../server/query.ts'
import { dayOf, view } from '../view.ts'

const MOST_SUBSCRIPTIONS = 50
const MOST_CHANGES = 300

/** Of which day, by what had been recorded at the end of which day; of two accounts with one number, whose. */
const AS_OF = { on: date.optional(), known: date.optional(), account: short.optional() }

/** A contract on a day as it was known on another, with all that happened and will happen to it. */
export const contractView = view({
  path: 'contracts/:number',
  permission: 'contracts.read',
  parameters: AS_OF,
  read: async (tx, { number, account = null, on, known, now }) => {
    const found = await findContracts(tx, number, account)
    const [head, other] = found
    if (head === undefined) throw new RefusalError('unknown_number', { number })
    const today = dayOf(now)
    if (other !== undefined && other.accountId !== head.accountId) {
      return { today, choices: found, head: null }
    }
    const at = { effectiveOn: on ?? today, recordedAt: knownBy(known, now) }
    const [stored] = await loadContracts(tx, [head])
    if (stored === undefined) throw new RefusalError('unknown_number', { number })
    const { timeline, subscriptions } = await timelineOf(tx, head)
    return {
      today,
      on: at.effectiveOn,
      known: known ?? null,
      choices: [],
      head,
      // Undefined: the contract was not yet known then.
      contract: (await loadContractAsOf(tx, head.accountNumber, head.number, at)) ?? null,
      subscriptions,
      terms: termSpans(stored),
      ...timeline,
    }
  },
})

/** What a subscription is on a day, as it was known on another: charges, quantities, prices, what is taken off. */
export const subscriptionView = view({
  path: 'subscriptions/:number',
  permission: 'contracts.read',
  parameters: AS_OF,
  read: async (tx, { number, account = null, on, known, now }) => {
    const found = await findContracts(tx, number, account)
    const head = found.find(({ subscription }) => subscription !== null)
    if (head === undefined) throw new RefusalError('unknown_number', { number })
    const effectiveOn = on ?? dayOf(now)
    const at = { effectiveOn, recordedAt: knownBy(known, now) }
    const subscription = await loadSubscription(tx, head.accountNumber, number, at)
    if (subscription === undefined) return { head, on: effectiveOn, subscription: null, items: [] }
    const charges = await loadPricedCharges(tx, subscription.items, at)
    const items = subscription.items.map(
      ({ itemId: _, anchorDay: __, anchorMonth: ___, ...item }) => {
        const agreed = subscription.agreedPrices.find(each => each.chargeCode === item.chargeCode)
        const isOf = (each: (typeof charges)[number]) =>
          each.chargeCode === item.chargeCode && each.planCode === item.planCode
        const charge = charges.find(isOf)
        const price = agreed?.price ?? charge?.price ?? null
        return { ...charge, ...item, price, isAgreed: agreed !== undefined }
      },
    )
    const { items: _, agreedPrices: __, ...rest } = subscription
    const premiseCode = await loadPremiseCode(tx, rest)
    return { head, on: effectiveOn, subscription: { ...rest, premiseCode }, items }
  },
})

/** The end of a day, by which all that was recorded on it counts. */
function knownBy(known: Temporal.PlainDate | undefined, now: Temporal.Instant): Temporal.Instant {
  if (known === undefined) return now
  return known.add({ days: 1 }).toZonedDateTime('UTC').toInstant().subtract({ nanoseconds: 1 })
}

async function timelineOf(tx: Tx, head: FoundContract) {
  const subscriptions = await listContractSubscriptions(tx, head, MOST_SUBSCRIPTIONS)
  const { accountId } = head
  const ids = subscriptions.map(({ subscriptionId }) => ({ accountId, subscriptionId }))
  const numberOf = new Map(subscriptions.map(each => [each.subscriptionId, each.number]))
  const items = Map.groupBy(await loadItems(tx, ids), item => item.subscriptionId)
  const pauses = await loadPauses(tx, ids)
  const amendments = [
    ...(await loadContractAmendments(tx, [head])).map(each => ({ ...each, subscription: null })),
    ...(await loadAmendments(tx, ids)).map(each => ({
      ...each,
      subscription: numberOf.get(each.subscriptionId) ?? null,
    })),
  ].sort((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt))
  const plansOf = (subscription: SubscriptionLine) =>
    planSpans(subscription, items.get(subscription.subscriptionId) ?? [])
  return {
    subscriptions: subscriptions.map(({ subscriptionId: _, ...each }) => each),
    timeline: {
      plans: subscriptions.flatMap(plansOf),
      pauses: pauses
        .filter(({ fromOn, toOn }) => !(toOn?.equals(fromOn) ?? false))
        .map(({ subscriptionId, fromOn, toOn, fees, usage }) => ({
          ...{ subscription: numberOf.get(subscriptionId), from: fromOn, to: toOn, fees, usage },
        })),
      quantities: await listQuantitySteps(tx, head, MOST_CHANGES),
      prices: await listPriceChanges(tx, head, MOST_CHANGES),
      amendments: amendments
        .slice(0, MOST_CHANGES)
        .map(({ kind, effectiveOn, before, after, madeBy, recordedAt, subscription }) => ({
          ...{ subscription, kind, effectiveOn, before, after, madeBy, recordedAt },
        })),
    },
  }
}
