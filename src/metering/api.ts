import { z } from 'zod'
import { code, date, decimal, line, oneOf, optional, positive, whole } from '../formats/fields.ts'
import { INTERVAL_MINUTES } from './interval.ts'

/** The most usage events of one command: a million take a hundred, and one answer stays small. */
export const MOST_EVENTS = 10_000

/**
 * Events are checked row by row in `event.ts`, where each fault is that row's answer; here only
 * that they are text, which keeps a batch of 10,000 below 5 ms.
 */
export const usageEventRow = z.strictObject({
  accountNumber: z.string(),
  subscriptionNumber: z.string(),
  meterCode: z.string(),
  /** The source's own name for the event; the same key in the same month is the same event. */
  eventKey: z.string(),
  /** ISO 8601 with offset. */
  occurredAt: z.string(),
  quantity: z.string(),
  /** What else the event tells, by name: `{"region": "eu", "unit_price": "0.12"}`; all of it text. */
  properties: z
    .record(z.string(), z.string({ error: 'a text; write a number as a string' }), {
      error: 'texts by name, {"region": "eu"}',
    })
    .optional(),
})

export const recordUsageEventsInput = z.strictObject({
  rows: z.array(usageEventRow).min(1).max(MOST_EVENTS),
  /** Where the events come from; kept with those that are refused. */
  source: line(100).default('api'),
})

/** A register of a meter, and between which dates it stood at a premise. */
export const channelRow = z.strictObject({
  accountNumber: code,
  premiseCode: code,
  meterCode: code,
  serial: code,
  register: code.default('1'),
  /** Units of the meter for one unit of the register. */
  multiplier: positive.prefault('1'),
  /** Digits before the register starts again at zero; null where it never does. */
  digits: whole(3, 12)
    .nullish()
    .transform(digits => digits ?? null),
  installedOn: date,
  /** First day without it. */
  removedOn: optional(date),
})
export type ChannelRow = z.output<typeof channelRow>

export const readQuality = oneOf(['actual', 'customer', 'estimated'])

/** What a register showed when local day `readOn` began. */
export const readRow = z.strictObject({
  accountNumber: code,
  serial: code,
  register: code.default('1'),
  readOn: date,
  value: decimal.refine(value => value.sign >= 0, { error: 'a reading of zero or more' }),
  quality: readQuality.default('actual'),
})
export type ReadRow = z.output<typeof readRow>

/** One local day of a channel's interval series, decimals in order of time. */
export const intervalRow = z.strictObject({
  accountNumber: code,
  serial: code,
  register: code.default('1'),
  day: date,
  /** Length of an interval: 5, 10, 15, 30, 60, or 1440 for one value a day. */
  minutes: z.literal(INTERVAL_MINUTES, { error: '5, 10, 15, 30, 60 or 1440' }),
  /** One by one, or with blanks between them; null or `-` where a value is missing. */
  values: z.union([
    z.string().max(6500, { error: 'the values of one day' }),
    z.array(z.string().nullable()).max(300, { error: 'the values of one day' }),
  ]),
  estimated: z.boolean().default(false),
  /**
   * How each value came about, as runs of letters: `A40 E8 A48`. A measured, E estimated,
   * S substituted, F substituted for good, N no value. Left out, `estimated` says it for all.
   */
  qualities: z.string().max(2000, { error: 'runs such as A40 E8 A48' }).optional(),
  /** Part of a day: where a value is missing, what stands for the day stays. */
  part: z.boolean().default(false),
})
export type IntervalRow = z.output<typeof intervalRow>
