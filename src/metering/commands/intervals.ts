import { z } from 'zod'
import { line } from '../../formats/fields.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { dateText, isBefore } from '../../kernel/period.ts'
import { assert, ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type IntervalRow, intervalRow } from '../api.ts'
import { intervalsInDay } from '../interval.ts'
import { readDay, valuesOf } from '../interval-text.ts'
import {
  channelText,
  type KnownChannel,
  loadIntervalDays,
  loadKnownChannels,
  type StoredDay,
} from '../load/channels.ts'
import { insertDays, type NewDay } from '../save/series.ts'
import { shown } from '../shown.ts'
import { keepRejected } from './keep-rejected.ts'
import { markPremisesStale } from './stale.ts'

export const recordIntervals = defineCommand({
  name: 'recordIntervals',
  summary: 'Records days of interval series; a day again with other values replaces it.',
  permission: 'usage.record',
  input: z.strictObject({ ...rowsOf(intervalRow).shape, source: line(100).default('api') }),
  alsoRetry: ['23505'],
  logged: input => ({ rows: input.rows.length, source: input.source }),
  run: async (tx, input, ctx) => {
    const answer = await saveIntervals(tx, input.rows, input.source, ctx)
    await keepRejected(tx, 'interval', input.rows, answer, input.source, ctx)
    return ok(answer)
  },
})

/**
 * Records days of interval series, a row a channel and day. A day must have as many values as its
 * hours in the account's time zone ask for (23 or 25 hours when clocks change); missing ones are
 * counted, not filled. The same day again is `unchanged`, with other values `updated`; an estimated
 * day never takes the place of a measured one. A row marked `part` leaves what stands where it has no
 * value.
 */
export async function saveIntervals(
  tx: Tx,
  raw: readonly unknown[],
  source: string,
  ctx: Pick<Context, 'clock'>,
): Promise<BatchAnswer> {
  const now = ctx.clock.now()
  const batch = new RowBatch<IntervalRow>(raw, intervalRow)
  const names = batch.open.map(({ value }) => value)
  const channels = await loadKnownChannels(tx, names)
  const today = todays(now)
  const read = new Map<number, Proposed>()
  for (const { row, value } of batch.open) {
    const checked = checkDay(value, channels.get(channelText(value)), today)
    if ('code' in checked) batch.reject(row, checked.code, checked.facts)
    else read.set(row, checked)
  }
  const stored = new Map<string, Standing>(
    (await loadIntervalDays(tx, [...read.values()])).map(day => [dayText(day), day]),
  )
  const days: (NewDay & { premiseId: string })[] = []
  for (const [row, taken] of read) {
    const before = stored.get(dayText(taken))
    const proposed = taken.part && before !== undefined ? joined(taken, before) : taken
    if ('code' in proposed) {
      batch.reject(row, proposed.code, proposed.facts)
      continue
    }
    if (before !== undefined && isSame(before, proposed)) batch.answer(row, 'unchanged')
    else if (before !== undefined && replacesMeasured(before, proposed)) {
      batch.reject(row, 'estimate_replaces_intervals', { day: proposed.day.toString() })
    } else {
      const day = { ...proposed, revision: (before?.revision ?? 0) + 1 }
      days.push(day)
      // Of two rows for one day the later one holds.
      stored.set(dayText(day), day)
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  await ensureMonths(
    tx,
    'interval_day',
    days.map(day => day.day),
  )
  await insertDays(tx, days, source, now)
  await markPremisesStale(
    tx,
    days.map(({ accountId, premiseId, day }) => ({ accountId, premiseId, from: day })),
  )
  return batch.result()
}

/** The revision of a day that stands so far. */
type Standing = Omit<StoredDay, 'channelId' | 'day'>

type Proposed = Omit<NewDay, 'revision'> & {
  readonly premiseId: string
  readonly part: boolean
}

/** The date that an instant is in each time zone, asked a row and worked out once. */
function todays(now: Temporal.Instant): (timeZone: string) => Temporal.PlainDate {
  const known = new Map<string, Temporal.PlainDate>()
  return timeZone => {
    const found = known.get(timeZone) ?? dateOf(now, timeZone)
    known.set(timeZone, found)
    return found
  }
}

function checkDay(
  value: IntervalRow,
  channel: KnownChannel | undefined,
  today: (timeZone: string) => Temporal.PlainDate,
): Proposed | Refusal {
  const { accountNumber, serial, register, day, minutes } = value
  if (channel === undefined) {
    return { code: 'unknown_channel', facts: { account: accountNumber, serial, register } }
  }
  const { accountId, channelId, premiseId, source, timeZone, installedOn, removedOn } = channel
  if (source !== 'intervals') {
    return { code: 'meter_counts_other', facts: { meter: channel.meterCode, source } }
  }
  const facts = { serial, day: dateText(day) }
  if (isBefore(today(timeZone), day)) return { code: 'interval_in_the_future', facts }
  if (isBefore(day, installedOn) || (removedOn !== null && !isBefore(day, removedOn))) {
    const removed = removedOn?.toString() ?? '–'
    const installed = installedOn.toString()
    return { code: 'interval_outside_installation', facts: { ...facts, installed, removed } }
  }
  const expected = intervalsInDay(day, timeZone, minutes)
  const values = readDay(value.values, expected)
  if ('found' in values) {
    const found = { found: values.found, expected, minutes, zone: timeZone }
    return { code: 'interval_count', facts: { ...facts, ...found, column: 'values' } }
  }
  if ('value' in values) {
    const found = shown(values.value)
    return { code: 'interval_value', facts: { ...facts, value: found, column: 'values' } }
  }
  const { estimated, part } = value
  return { accountId, channelId, premiseId, day, minutes, estimated, part, ...values }
}

function dayText(day: { readonly channelId: string; readonly day: Temporal.PlainDate }): string {
  return `${day.channelId} ${dateText(day.day)}`
}

/**
 * The part of a day that comes, filled up with what stands: files of the market cut days at its own
 * midnight, so that a local day may come in two pieces, in either order.
 */
function joined(part: Proposed, before: Standing): Proposed | Refusal {
  if (part.missing === 0) return part
  if (part.minutes !== before.minutes) {
    const facts = { day: part.day.toString(), minutes: part.minutes, stored: before.minutes }
    return { code: 'interval_lengths_mixed', facts }
  }
  const stands = valuesOf(before)
  const values = valuesOf(part).map((value, i) => value ?? stands[i] ?? null)
  const whole = readDay(values, values.length)
  assert('total' in whole, 'stored values can be read')
  const keeps = whole.missing < part.missing
  return { ...part, ...whole, estimated: part.estimated || (keeps && before.estimated) }
}

/** Whether an estimate would change a value that was measured; it may fill a gap beside it. */
function replacesMeasured(before: Standing, proposed: Proposed): boolean {
  if (!proposed.estimated || before.estimated) return false
  if (!proposed.part || before.minutes !== proposed.minutes) return true
  if (!before.quantities.includes('NULL')) return true
  const values = valuesOf(proposed)
  return valuesOf(before).some((value, i) => value !== null && value !== values[i])
}

function isSame(before: Standing, proposed: Proposed): boolean {
  if (before.minutes !== proposed.minutes || before.estimated !== proposed.estimated) return false
  if (before.scale === proposed.scale) return before.quantities === proposed.quantities
  const [stood, values] = [valuesOf(before), valuesOf(proposed)]
  return stood.length === values.length && stood.every((value, i) => value === values[i])
}
