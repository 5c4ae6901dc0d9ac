import { startOfDay } from '../../kernel/calendar.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { formatPeriod } from '../../kernel/period.ts'
import {
  type Channel,
  type ChannelWindow,
  loadChannels,
  loadEventWindows,
  loadIntervalTotals,
  loadReads,
} from '../../metering/load/billing.ts'
import { loadEventUsage } from '../../metering/load/event-usage.ts'
import { loadIntervalSeries, type StoredIntervalDay } from '../../metering/load/interval-series.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  type AccountUsage,
  addIntervals,
  addReads,
  answerEvents,
  answersOf,
  answerWithoutMeter,
  type ChannelPart,
  channelParts,
  type Need,
  needsOf,
  type PlannedAccount,
} from '../measure.ts'
import { answerEventUsage, eventQuestion } from '../measure-events.ts'
import { answerSeries, asksWhen } from '../measure-series.ts'

/**
 * Measures everything that a chunk of accounts is to be billed for: events, register reads and
 * interval series, in at most five statements, and one for each unusual way of counting events. By account, in the order of its planned charges.
 */
export async function loadUsage(
  tx: Tx,
  accounts: readonly PlannedAccount[],
): Promise<Map<string, AccountUsage>> {
  const needs = accounts.map(needsOf)
  await measureNeeds(tx, needs.flat(2))
  return new Map(accounts.map(({ account }, i) => [account.accountId, answersOf(needs[i] ?? [])]))
}

/** Answers needs, each with its usage or with why it cannot be measured. */
export async function measureNeeds(tx: Tx, all: readonly Need[]): Promise<void> {
  const events = all.filter(need => need.plan.item.measuredBy === 'events')
  const [asking, plain] = [events.filter(eventQuestion), events.filter(n => !eventQuestion(n))]
  await measureEvents(tx, plain)
  if (asking.length > 0) await measureEventUsage(tx, asking)
  const metered = all.filter(need => need.plan.item.measuredBy !== 'events')
  if (metered.length > 0) await measureChannels(tx, metered)
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
    answerEvents(need, totals[i] ?? { quantity: Decimal.zero, count: 0 })
  })
}

async function measureEventUsage(tx: Tx, needs: readonly Need[]): Promise<void> {
  const asked = needs.map(need => ({ need, question: eventQuestion(need)! }))
  const answers = await loadEventUsage(
    tx,
    asked.map(({ need: { account, plan }, question }) => ({
      accountId: account.accountId,
      subscriptionId: plan.subscription.subscriptionId,
      meterCode: plan.item.charge.meterCode ?? '',
      since: plan.subscription.start,
      question,
    })),
  )
  asked.forEach(({ need, question }, i) => {
    answerEventUsage(need, question, answers[i]!)
  })
}

async function measureChannels(tx: Tx, needs: readonly Need[]): Promise<void> {
  const parts = await loadParts(tx, needs)
  const read = parts.filter(part => part.need.plan.item.measuredBy === 'reads')
  const interval = parts.filter(
    ({ need }) => need.plan.item.measuredBy === 'intervals' && !asksWhen(need),
  )
  const series = parts.filter(({ need }) => asksWhen(need))
  const reads = await loadReads(tx, read.map(windowOf))
  const totals = await loadIntervalTotals(tx, interval.map(windowOf))
  const values = await seriesOf(tx, series)
  read.forEach((part, i) => {
    addReads(part, reads[i] ?? [])
  })
  addIntervals(interval.map((part, i) => ({ part, days: totals[i] ?? [] })))
  answerSeries(series.map((part, i) => ({ part, days: values[i] ?? [] })))
  answerWithoutMeter(needs, parts)
}

/**
 * Interval values of each part. The charges of a tariff ask for the same days of the same channel,
 * one for each band: they are loaded once, because 1,000 channels × 31 days × 96 values take 0.9 s
 * (and a sum of one band in SQL as long).
 */
async function seriesOf(
  tx: Tx,
  parts: readonly ChannelPart<Channel>[],
): Promise<readonly StoredIntervalDay[][]> {
  const windows = new Map(parts.map(part => [windowText(part), windowOf(part)]))
  const loaded = await loadIntervalSeries(tx, [...windows.values()])
  const byWindow = new Map([...windows.keys()].map((key, i) => [key, loaded[i] ?? []]))
  return parts.map(part => byWindow.get(windowText(part)) ?? [])
}

function windowText({ channel, period }: ChannelPart<Channel>): string {
  return `${channel.channelId} ${formatPeriod(period)}`
}

async function loadParts(tx: Tx, needs: readonly Need[]): Promise<ChannelPart<Channel>[]> {
  const located = needs.filter(need => need.plan.subscription.premise !== null)
  const channels = await loadChannels(
    tx,
    located.map(({ account, plan }) => ({
      accountId: account.accountId,
      premiseId: plan.subscription.premise?.premiseId ?? '',
    })),
  )
  return located.flatMap((need, i) => channelParts(need, channels[i] ?? []))
}

function windowOf({ need, channel, period }: ChannelPart<Channel>): ChannelWindow {
  return {
    accountId: need.account.accountId,
    channelId: channel.channelId,
    from: period.start,
    to: period.end,
  }
}
