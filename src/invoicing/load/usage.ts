import { startOfDay } from '../../kernel/calendar.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { overlap, type Period } from '../../kernel/period.ts'
import { RefusalError, type Result } from '../../kernel/result.ts'
import {
  type Channel,
  type ChannelWindow,
  type IntervalTotal,
  loadChannels,
  loadEventWindows,
  loadIntervalTotals,
  loadReads,
} from '../../metering/load/billing.ts'
import type { Tx } from '../../platform/database/database.ts'
import { consumption, type RegisterRead } from '../../rating/energy-reads.ts'
import { intervalUsage } from '../../rating/intervals.ts'
import type { MeasuredUsage } from '../../rating/usage.ts'
import type { AccountFacts } from '../facts.ts'
import type { PlannedCharge } from '../propose.ts'

/** An account with the charges to be rated for it. */
export type PlannedAccount = {
  readonly account: AccountFacts
  readonly planned: readonly PlannedCharge[]
}

/** A span of a planned charge on its way to being measured. */
type Need = {
  readonly account: AccountFacts
  readonly plan: PlannedCharge
  readonly span: Period
  answer: MeasuredUsage | RefusalError | null
}

/** The usage of each span of each planned charge of an account, or why it cannot be measured. */
export type AccountUsage = MeasuredUsage[][] | RefusalError

/**
 * Measures everything that a chunk of accounts is to be billed for: events, register reads and
 * interval series, in at most four statements. By account, in the order of its planned charges.
 */
export async function loadUsage(
  tx: Tx,
  accounts: readonly PlannedAccount[],
): Promise<Map<string, AccountUsage>> {
  const needs = accounts.map(({ account, planned }) =>
    planned.map(plan =>
      plan.usageSpans.map((span): Need => ({ account, plan, span, answer: null })),
    ),
  )
  const all = needs.flat(2)
  await measureEvents(
    tx,
    all.filter(need => need.plan.item.measuredBy === 'events'),
  )
  const metered = all.filter(need => need.plan.item.measuredBy !== 'events')
  if (metered.length > 0) await measureChannels(tx, metered)
  return new Map(accounts.map(({ account }, i) => [account.accountId, answersOf(needs[i] ?? [])]))
}

function answersOf(needs: readonly (readonly Need[])[]): AccountUsage {
  const refusal = needs.flat().find(need => need.answer instanceof RefusalError)?.answer
  if (refusal instanceof RefusalError) return refusal
  return needs.map(spans => spans.map(need => need.answer as MeasuredUsage))
}

async function measureEvents(tx: Tx, needs: readonly Need[]): Promise<void> {
  if (needs.length === 0) return
  const instants = new Map<string, Temporal.Instant>()
  const instant = (date: Temporal.PlainDate, zone: string): Temporal.Instant => {
    const key = `${date}|${zone}`
    const known = instants.get(key)
    if (known !== undefined) return known
    const found = startOfDay(date, zone)
    instants.set(key, found)
    return found
  }
  const totals = await loadEventWindows(
    tx,
    needs.map(({ account, plan, span }) => ({
      accountId: account.accountId,
      subscriptionId: plan.subscription.subscriptionId,
      meterCode: plan.item.charge.meterCode ?? '',
      from: instant(span.start, account.timeZone),
      to: instant(span.end, account.timeZone),
    })),
  )
  needs.forEach((need, i) => {
    const { quantity, count } = totals[i] ?? { quantity: Decimal.zero, count: 0 }
    need.answer = {
      period: need.span,
      quantity,
      estimated: false,
      evidence: [
        {
          step: 'usage',
          meter: need.plan.item.charge.meterCode ?? '',
          from: need.span.start.toString(),
          to: need.span.end.toString(),
          quantity: quantity.toString(),
          count,
          source: 'events',
        },
      ],
    }
  })
}

/** A channel's part of a need: the days of the span in which the channel was installed. */
type ChannelPart = { readonly need: Need; readonly channel: Channel; readonly period: Period }

async function measureChannels(tx: Tx, needs: readonly Need[]): Promise<void> {
  const parts = await channelParts(tx, needs)
  const read = parts.filter(part => part.need.plan.item.measuredBy === 'reads')
  const interval = parts.filter(part => part.need.plan.item.measuredBy === 'intervals')
  const reads = await loadReads(tx, read.map(windowOf))
  const totals = await loadIntervalTotals(tx, interval.map(windowOf))
  read.forEach(({ need, channel, period }, i) => {
    const { history = [], before = null, between = [], after = null } = reads[i] ?? {}
    const known: RegisterRead[] = [...history, before, ...between, after].filter(r => r !== null)
    // A register without a stated size is taken for one that never turns over.
    const register = { ...channel, meter: channel.serial, digits: channel.digits ?? 12 }
    add(need, resultOf(consumption(known, register, period)))
  })
  interval.forEach(({ need, channel, period }, i) => {
    const days: IntervalTotal[] = totals[i] ?? []
    add(need, intervalPart(need, channel, period, days))
  })
  for (const need of needs) {
    need.answer ??= missing(need, 'no_meter')
  }
}

async function channelParts(tx: Tx, needs: readonly Need[]): Promise<ChannelPart[]> {
  const located = needs.filter(need => need.plan.subscription.premise !== null)
  const channels = await loadChannels(
    tx,
    located.map(({ account, plan }) => ({
      accountId: account.accountId,
      premiseId: plan.subscription.premise?.premiseId ?? '',
    })),
  )
  return located.flatMap((need, i) =>
    (channels[i] ?? [])
      .filter(channel => channel.meterCode === need.plan.item.charge.meterCode)
      .flatMap(channel => {
        const installed = {
          start: channel.installedOn,
          end: channel.removedOn ?? need.span.end,
        }
        const period = overlap(need.span, installed)
        return period === undefined ? [] : [{ need, channel, period }]
      }),
  )
}

function windowOf({ need, channel, period }: ChannelPart): ChannelWindow {
  return {
    accountId: need.account.accountId,
    channelId: channel.channelId,
    from: period.start,
    to: period.end,
  }
}

function resultOf(result: Result<MeasuredUsage>): MeasuredUsage | RefusalError {
  if (result.ok) return result.value
  return new RefusalError(result.refusal.code, result.refusal.facts)
}

/** Days with values missing count as missing; more of them than can be filled holds the account. */
function intervalPart(
  need: Need,
  channel: Channel,
  period: Period,
  days: readonly IntervalTotal[],
): MeasuredUsage | RefusalError {
  const whole = days.filter(day => day.missing === 0)
  const totals = whole.map(day => ({
    date: day.day,
    quantity: day.total.times(channel.multiplier),
  }))
  const { usage, complete } = intervalUsage(channel.serial, totals, period)
  if (!complete) return missing(need, 'no_intervals', channel.serial)
  return whole.some(day => day.estimated) ? { ...usage, estimated: true } : usage
}

function missing(need: Need, code: 'no_intervals' | 'no_meter', serial = ''): RefusalError {
  return new RefusalError(code, {
    meter: need.plan.item.charge.meterCode ?? '',
    serial,
    from: need.span.start.toString(),
    to: need.span.end.toString(),
  })
}

/** Several channels of one meter add up; what one of them lacks, the whole lacks. */
function add(need: Need, part: MeasuredUsage | RefusalError): void {
  const { answer } = need
  if (part instanceof RefusalError) {
    need.answer = part
  } else if (answer === null) {
    need.answer = { ...part, period: need.span }
  } else if (!(answer instanceof RefusalError)) {
    need.answer = {
      period: need.span,
      quantity: answer.quantity.plus(part.quantity),
      estimated: answer.estimated || part.estimated,
      evidence: [...answer.evidence, ...part.evidence],
    }
  }
}
