import { z } from 'zod'
import { line } from '../../formats/fields.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type IntervalRow, intervalRow } from '../api.ts'
import { type IntervalValues, intervalsInDay, readIntervals } from '../interval.ts'
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
 * day never takes the place of a measured one.
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
  const read = new Map<number, Proposed>()
  for (const { row, value } of batch.open) {
    const checked = checkDay(value, channels.get(channelText(value)), now)
    if ('code' in checked) batch.reject(row, checked.code, checked.facts)
    else read.set(row, checked)
  }
  const stored = new Map<string, Standing>(
    (await loadIntervalDays(tx, [...read.values()])).map(day => [dayText(day), day]),
  )
  const days: (NewDay & { premiseId: string })[] = []
  for (const [row, proposed] of read) {
    const before = stored.get(dayText(proposed))
    if (before !== undefined && isSame(before, proposed)) batch.answer(row, 'unchanged')
    else if (before !== undefined && proposed.estimated && !before.estimated) {
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

type Proposed = Omit<NewDay, 'revision'> & { readonly premiseId: string }

function checkDay(
  value: IntervalRow,
  channel: KnownChannel | undefined,
  now: Temporal.Instant,
): Proposed | Refusal {
  const { accountNumber, serial, register, day, minutes } = value
  if (channel === undefined) {
    return { code: 'unknown_channel', facts: { account: accountNumber, serial, register } }
  }
  const { accountId, channelId, premiseId, source, timeZone, installedOn, removedOn } = channel
  if (source !== 'intervals') {
    return { code: 'meter_counts_other', facts: { meter: channel.meterCode, source } }
  }
  const facts = { serial, day: day.toString() }
  if (isBefore(dateOf(now, timeZone), day)) return { code: 'interval_in_the_future', facts }
  if (isBefore(day, installedOn) || (removedOn !== null && !isBefore(day, removedOn))) {
    const removed = removedOn?.toString() ?? '–'
    const installed = installedOn.toString()
    return { code: 'interval_outside_installation', facts: { ...facts, installed, removed } }
  }
  const expected = intervalsInDay(day, timeZone, minutes)
  if (value.values.length !== expected) {
    const found = { found: value.values.length, expected, minutes, zone: timeZone }
    return { code: 'interval_count', facts: { ...facts, ...found, column: 'values' } }
  }
  const values = readIntervals(value.values)
  if (typeof values === 'string') {
    return { code: 'interval_value', facts: { ...facts, value: shown(values), column: 'values' } }
  }
  return { accountId, channelId, premiseId, day, minutes, estimated: value.estimated, ...values }
}

function dayText(day: { readonly channelId: string; readonly day: Temporal.PlainDate }): string {
  return `${day.channelId} ${day.day}`
}

function isSame(before: Standing, proposed: IntervalValues & Proposed): boolean {
  return (
    before.minutes === proposed.minutes &&
    before.scale === proposed.scale &&
    before.estimated === proposed.estimated &&
    before.quantities.length === proposed.quantities.length &&
    before.quantities.every((quantity, i) => quantity === proposed.quantities[i])
  )
}
