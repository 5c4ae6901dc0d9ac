import { pauseChangedFrom } from '../../contracts/pause.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { earlier } from '../../kernel/period.ts'
import { ReadSeries } from '../../metering/read-series.ts'
import { planName } from './catalog.ts'
import { changedCoupons } from './coupons.ts'
import { endOn, pausesOn } from './facts.ts'
import type { Scenario, ScenarioChannel, ScenarioSubscription } from './input.ts'
import { isNews, type Knowable, knownOn } from './known.ts'
import { changedIndexes } from './price-indexes.ts'
import { changedTrials } from './trials.ts'

/**
 * The earliest service date whose facts changed between two bills of a subscription, as commands
 * mark it in the books; null = none did. Dates that have not been billed do no harm: what is
 * compared there has no earlier line.
 */
export function changedSince(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  before: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (before === null) return null
  const news = <Fact extends Knowable>(facts: readonly Fact[]) =>
    facts.filter(fact => isNews(fact, before, on))
  const { timeZone } = scenario.customer
  const { subscriptionNumber: number } = subscription
  const dates = [
    ...news(scenario.commitments)
      .filter(({ subscriptionNumber: only }) => only === null || only === number)
      .map(({ startOn }) => startOn),
    ...news(scenario.priceChanges)
      .filter(price => plansOf(subscription).has(planName(price)))
      .map(price => price.effectiveFrom),
    ...changedIndexes(scenario, before, on),
    ...changedCoupons(subscription, before, on),
    ...changedTrials(subscription, before, on),
    ...news([...scenario.contractPrices, ...subscription.agreedPrices]).map(
      price => price.effectiveFrom,
    ),
    ...news(subscription.quantityChanges).map(change => change.effectiveOn),
    ...news(subscription.planChanges).map(change => change.effectiveOn),
    ...news(subscription.alignments).map(change => change.effectiveOn),
    ...movedEnds(subscription, before, on),
    ...changedPauses(subscription, before, on),
    ...news(subscription.oneOffs).map(oneOff => oneOff.serviceOn),
    ...news(subscription.discounts).map(discount => discount.fromOn),
    ...subscription.oneOffs
      .filter(oneOff => news(oneOff.corrections).length > 0)
      .map(oneOff => oneOff.serviceOn),
    ...news(subscription.events).map(event => dateOf(event.occurredAt, timeZone)),
    ...subscription.channels.flatMap(channel => [
      ...news(channel.days).map(day => day.day),
      ...changedReads(channel, before, on),
    ]),
  ]
  return dates.length === 0 ? null : dates.reduce(earlier)
}

function plansOf(subscription: ScenarioSubscription): Set<string> {
  return new Set([subscription, ...subscription.planChanges].map(planName))
}

/** An end that moved matters from the earlier of where it was and where it is. */
function movedEnds(
  subscription: ScenarioSubscription,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (!subscription.ends.some(end => isNews(end, before, on))) return []
  const [was, is] = [endOn(subscription, before), endOn(subscription, on)]
  // How the last bill is made concerns the day before the end too: what falls due on it.
  return [was, is].flatMap(end => (end === null ? [] : [end.subtract({ days: 1 })]))
}

/** The first day of each pause of which something became known. */
function changedPauses(
  subscription: ScenarioSubscription,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  return subscription.pauses
    .filter(pause => isNews(pause, before, on))
    .map(({ fromOn: pauseId, ...news }) => {
      const was = pausesOn(subscription, before).find(({ from }) => from.equals(pauseId))
      const told = { pauseId: '', fromOn: pauseId, fees: news.fees, usage: news.usage }
      const known = was && { ...told, ...was, toOn: was.to }
      return pauseChangedFrom(known, { ...told, toOn: news.toOn })
    })
}

/** From which dates new reads change what the register counted, as the command finds it. */
function changedReads(
  channel: ScenarioChannel,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const series = new ReadSeries([], channel)
  return knownOn(channel.reads, on).flatMap(read => {
    const taken = series.take(read)
    return 'affectsFrom' in taken && isNews(read, before, on) ? [taken.affectsFrom] : []
  })
}
