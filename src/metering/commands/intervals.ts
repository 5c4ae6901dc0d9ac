import { dateOf } from '../../kernel/calendar.ts'
import { dateText, dayNumber } from '../../kernel/period.ts'
import type { Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import { type BatchAnswer, RowBatch } from '../../platform/row-batch.ts'
import { type IntervalRow, intervalRow } from '../api.ts'
import { dayQuality, readQualities } from '../day-quality.ts'
import { isSameDay, joinedDay, replacesMeasured, type StandingDay } from '../day-revision.ts'
import { intervalsInDay } from '../interval.ts'
import { readDay } from '../interval-text.ts'
import { channelText, type KnownChannel, loadKnownChannels } from '../load/channels.ts'
import { loadIntervalDays } from '../load/interval-days.ts'
import { loadVoidedRevisions } from '../load/voids.ts'
import { insertDays, type NewDay } from '../save/series.ts'
import { shown } from '../shown.ts'
import { recordsRows } from './record-rows.ts'
import { markPremisesStale } from './stale.ts'

export const recordIntervals = defineCommand({
  name: 'recordIntervals',
  summary: 'Record days of interval data; a day sent again with other values is replaced',
  ...recordsRows('interval', intervalRow, saveIntervals),
})

/**
 * Records days of interval series, a row a channel and day. A day must have as many values as its
 * hours in the account's time zone ask for (23 or 25 hours when clocks change); missing ones are
 * counted, not filled. The same day again is `unchanged`, with other values `updated`; an estimated
 * value never takes the place of a measured one. A row marked `part` leaves what stands where it has
 * no value. `rows` of the answer lists only those that were not created.
 */
export async function saveIntervals(
  tx: Tx,
  raw: readonly unknown[],
  source: string,
  ctx: Pick<Context, 'clock'>,
  importId: string | null = null,
): Promise<BatchAnswer> {
  const now = ctx.clock.now()
  const batch = new RowBatch<IntervalRow>(raw, intervalRow)
  const series = await loadSeries(tx, batch, now)
  const read: { row: number; taken: Proposed; of: Series }[] = []
  for (const { row, value } of batch.open) {
    const of = series.get(channelText(value))
    const checked = of === undefined ? unknownChannel(value) : checkDay(value, of)
    if ('code' in checked) batch.reject(row, checked.code, checked.facts)
    else read.push({ row, taken: checked, of: of! })
  }
  const channels = [...series.values()].map(({ channel }) => channel)
  const voided = await loadVoidedRevisions(tx, 'interval', channels)
  const days: NewDay[] = []
  for (const { row, taken, of } of await withStanding(tx, read)) {
    const { number, day } = taken
    const before = of.standing.get(number)
    const proposed = taken.part && before !== undefined ? joinedDay(taken, before, day) : taken
    if ('code' in proposed) batch.reject(row, proposed.code, proposed.facts)
    else if (before !== undefined && isSameDay(before, proposed)) batch.answer(row, 'unchanged')
    else if (before !== undefined && replacesMeasured(before, proposed)) {
      batch.reject(row, 'estimate_replaces_intervals', { day: dateText(day) })
    } else {
      const spent = voided.get(of.channel.channelId)?.get(dateText(day)) ?? 0
      proposed.revision = Math.max(before?.revision ?? 0, spent) + 1
      days.push(proposed)
      // Of two rows for one day the later one holds.
      of.standing.set(number, proposed)
      of.earliest = Math.min(of.earliest, number)
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  await ensureMonths(tx, 'interval_day', monthsOf(days))
  await insertDays(tx, days, { source, importId }, now)
  await markPremisesStale(tx, changesOf(series.values()))
  return batch.exceptions()
}

/** A channel while a batch is worked on. Days are told by number: 5,000 of them are compared often. */
type Series = {
  readonly channel: KnownChannel
  readonly today: number
  readonly installed: number
  readonly removed: number
  /** What stands by day: as stored, then as this batch leaves it. */
  readonly standing: Map<number, StandingDay & { readonly revision: number }>
  /** The first day that changes. */
  earliest: number
}

type Proposed = Omit<NewDay, 'revision'> & {
  revision: number
  readonly number: number
  readonly part: boolean
}

async function loadSeries(
  tx: Tx,
  batch: RowBatch<IntervalRow>,
  now: Temporal.Instant,
): Promise<Map<string, Series>> {
  const names = batch.open.map(({ value }) => value)
  const today = new Map<string, number>()
  const series = new Map<string, Series>()
  for (const [name, channel] of await loadKnownChannels(tx, names)) {
    const { timeZone, installedOn, removedOn } = channel
    if (!today.has(timeZone)) today.set(timeZone, dayNumber(dateOf(now, timeZone)))
    series.set(name, {
      channel,
      today: today.get(timeZone)!,
      installed: dayNumber(installedOn),
      removed: removedOn === null ? Number.POSITIVE_INFINITY : dayNumber(removedOn),
      standing: new Map(),
      earliest: Number.POSITIVE_INFINITY,
    })
  }
  return series
}

function unknownChannel({ accountNumber, serial, register }: IntervalRow): Refusal {
  return { code: 'unknown_channel', facts: { account: accountNumber, serial, register } }
}

function checkDay(value: IntervalRow, series: Series): Proposed | Refusal {
  const { serial, day, minutes } = value
  const { accountId, channelId, source, timeZone, meterCode } = series.channel
  if (source !== 'intervals') {
    return { code: 'meter_counts_other', facts: { meter: meterCode, source } }
  }
  const number = dayNumber(day)
  const facts = () => ({ serial, day: dateText(day) })
  if (series.today < number) return { code: 'interval_in_the_future', facts: facts() }
  if (number < series.installed || number >= series.removed) {
    const removed = series.channel.removedOn?.toString() ?? '–'
    const installed = series.channel.installedOn.toString()
    return { code: 'interval_outside_installation', facts: { ...facts(), installed, removed } }
  }
  const expected = intervalsInDay(day, timeZone, minutes)
  const values = readDay(value.values, expected)
  if ('found' in values) {
    const found = { found: values.found, expected, minutes, zone: timeZone }
    return { code: 'interval_count', facts: { ...facts(), ...found, column: 'values' } }
  }
  if ('value' in values) {
    const found = shown(values.value)
    return { code: 'interval_value', facts: { ...facts(), value: found, column: 'values' } }
  }
  const { scale, quantities, total, missing } = values
  const { estimated, qualities, part } = value
  const day_ = { accountId, channelId, day, number, minutes, scale, quantities, total, missing }
  const told = { estimated, qualities: null, estimatedTotal: null, part, revision: 1 }
  if (qualities === undefined) return { ...day_, ...told }
  const letters = readQualities(qualities, expected)
  if (letters !== undefined) return { ...day_, ...told, ...dayQuality(values, letters) }
  const found = { value: shown(qualities), expected, column: 'qualities' }
  return { code: 'interval_quality', facts: { ...facts(), ...found } }
}

/** The rows, once it is known what stands of their days. */
async function withStanding<Row extends { readonly taken: Proposed; readonly of: Series }>(
  tx: Tx,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const stored = await loadIntervalDays(
    tx,
    rows.map(({ taken }) => taken),
  )
  if (stored.length === 0) return rows
  const byChannel = new Map(rows.map(({ of }) => [of.channel.channelId, of]))
  for (const day of stored) byChannel.get(day.channelId)?.standing.set(dayNumber(day.day), day)
  return rows
}

/** One day of each month. */
function monthsOf(days: readonly NewDay[]): Iterable<Temporal.PlainDate> {
  const dates = new Map(days.map(({ day }) => [dateText(day), day]))
  return dates.values()
}

function changesOf(
  series: Iterable<Series>,
): { accountId: string; premiseId: string; from: Temporal.PlainDate }[] {
  const first = Temporal.PlainDate.from('1970-01-01')
  return [...series]
    .filter(({ earliest }) => Number.isFinite(earliest))
    .map(({ channel: { accountId, premiseId }, earliest }) => ({
      accountId,
      premiseId,
      from: first.add({ days: earliest }),
    }))
}
