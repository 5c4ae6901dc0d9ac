import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { containsDate, earlier, isBefore, overlap, type Period } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import type { DatedQuantity } from '../rating/fee.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { Openings } from './carried.ts'
import { lifeOf, rhythmOf } from './due.ts'
import type { AccountFacts, ItemFacts, SubscriptionFacts } from './facts.ts'
import type { Need } from './measure.ts'
import { exportPlan } from './measure-exports.ts'
import { activeParts } from './pauses.ts'
import {
  type PlannedCharge,
  type ProposedLine,
  plannedPeriod,
  proposeLines,
  type RatingContext,
} from './propose.ts'

/*
 * Usage of a period that has not ended: what was used until now, and what the charge comes to when
 * nothing more is used. It is measured up to a day and priced as the whole period that it is part
 * of, so that tiers, allowances and minimums are those that the invoice will have.
 */

/** A usage charge in its period under way. */
export type CurrentCharge = PlannedCharge & {
  /** The part of the period that has passed and is measured; empty on the first day. */
  readonly passed: Period
}

/**
 * The usage charges of an account whose period is under way on a day. Events are counted up to now,
 * that day included; meters up to its beginning.
 */
export function currentCharges(account: AccountFacts, today: Temporal.PlainDate): CurrentCharge[] {
  return account.subscriptions.flatMap(subscription =>
    subscription.items.flatMap(item => currentOf(item, subscription, today) ?? []),
  )
}

function currentOf(
  item: ItemFacts,
  subscription: SubscriptionFacts,
  on: Temporal.PlainDate,
): CurrentCharge | undefined {
  if (item.measuredBy === null || item.charge.months === 0) return undefined
  // Settlements and credits are no use that a limit could be meant for.
  const terms = item.charge.energy?.kind
  if (terms === 'guarantee' || terms === 'export_credit') return undefined
  const rhythm = rhythmOf(item, subscription)
  const nominal = rhythmPeriod(rhythm, periodNumberAt(rhythm, on))
  const life = lifeOf(item, subscription)
  const service = life && overlap(nominal, life)
  if (service === undefined || !containsDate(service, on)) return undefined
  const active = activeParts(item.charge, subscription.pauses, service)
  if (active.length === 0) return undefined
  const until = item.measuredBy === 'events' ? on.add({ days: 1 }) : on
  const end = earlier(until, service.end)
  return {
    ...plannedPeriod(subscription, item, { nominal, service, active }),
    passed: { start: service.start, end: isBefore(end, service.start) ? service.start : end },
  }
}

/** What must be measured of a charge: the passed part of each of its spans. */
export function needsOfCurrent(account: AccountFacts, charge: CurrentCharge): Need[] {
  const { passed, ...plan } = charge
  const measured = { ...plan, service: passed }
  const needsOf = (plan: PlannedCharge, exported: boolean): Need[] =>
    charge.usageSpans.flatMap(whole => {
      const span = overlap(whole, passed)
      const fed = exported ? { exported } : {}
      return span === undefined ? [] : [{ account, plan, span, answer: null, ...fed }]
    })
  const exports = exportPlan(measured)
  return [...needsOf(measured, false), ...(exports === undefined ? [] : needsOf(exports, true))]
}

/**
 * The usage of each span of the whole period, nothing having been used after what was measured; or
 * why it cannot be measured.
 */
export function usageOfWhole(
  charge: CurrentCharge,
  needs: readonly Need[],
): MeasuredUsage[] | RefusalError {
  const refusal = needs.find(need => need.answer instanceof RefusalError)?.answer
  if (refusal instanceof RefusalError) return refusal
  return charge.usageSpans.map(period => {
    const ofSpan = needs.filter(need => need.span.start.equals(period.start))
    const answer = ofSpan.find(need => need.exported !== true)?.answer
    if (answer === undefined || answer === null) return unused(charge, period)
    const fed = ofSpan.find(need => need.exported === true)?.answer
    const { levels, groupLevels, ...usage } = answer as MeasuredUsage
    const exported = fed == null ? {} : { exported: { ...(fed as MeasuredUsage), period } }
    return {
      ...usage,
      period,
      ...(levels === undefined ? exported : { levels: lasting(levels, period.end) }),
      ...(groupLevels === undefined
        ? {}
        : {
            groupLevels: groupLevels.map(each => ({
              ...each,
              levels: lasting(each.levels, period.end),
            })),
          }),
    }
  })
}

/** A level that nothing changes stays as it is. */
function lasting(levels: readonly DatedQuantity[], end: Temporal.PlainDate): DatedQuantity[] {
  const last = levels.at(-1)!
  return [...levels.slice(0, -1), { ...last, period: { start: last.period.start, end } }]
}

/** Not having counted anything is no evidence of a read; an empty sum says so plainly. */
function unused({ item }: CurrentCharge, period: Period): MeasuredUsage {
  const from = period.start.toString()
  return {
    period,
    quantity: Decimal.zero,
    estimated: false,
    evidence: [
      {
        step: 'usage',
        meter: item.charge.meterCode ?? '',
        from,
        to: from,
        quantity: '0',
        count: 0,
        source: item.measuredBy === 'intervals' ? 'intervals' : 'events',
      },
    ],
  }
}

/** All that was used, over all spans. */
export function quantityOf(usage: readonly MeasuredUsage[]): Decimal {
  return usage.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero)
}

/**
 * What the period under way comes to by the usage given, taxes decided. Throws the RatingError or
 * TaxError of a charge that cannot be priced.
 */
export function linesOfCurrent(
  account: AccountFacts,
  charge: CurrentCharge,
  usage: readonly MeasuredUsage[],
  context: RatingContext,
  openings: Openings,
): readonly ProposedLine[] {
  const alone = { ...account, subscriptions: [] }
  return proposeLines(alone, [charge], [usage], charge.service.end, context, openings).lines
}
