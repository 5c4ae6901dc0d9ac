import { z } from 'zod'
import { codeField, dateField } from '../kernel/fields.ts'
import type { Refusal } from '../kernel/result.ts'

/** The most rows of one command: enough that a million take a hundred, few enough for one answer. */
export const BATCH_ROWS = 10_000

/** Why one row of a batch was not taken; the other rows were. `row` counts from 0. */
export type RowRefusal = { readonly row: number; readonly refusal: Refusal }

/**
 * The answer to a batch, row by row: a row that is neither in `duplicates` nor in `rejected` was
 * accepted. A duplicate is known already with the same content, and changed nothing.
 */
export type BatchAnswer = {
  readonly accepted: number
  /** How many of the accepted rows replaced what was known before. */
  readonly revised: number
  readonly duplicates: readonly number[]
  readonly rejected: readonly RowRefusal[]
}

/**
 * Events are checked row by row in `event.ts`, where each fault is that row's answer; here only
 * that they are text, which keeps a batch of 10,000 below 5 ms.
 */
export const eventInput = z.strictObject({
  account: z.string(),
  subscription: z.string(),
  meter: z.string(),
  key: z.string(),
  occurredAt: z.string(),
  quantity: z.string(),
})

export const recordUsageEventsInput = z.strictObject({
  events: z.array(eventInput).max(BATCH_ROWS),
})

const register = codeField().default('1')

export const readInput = z.strictObject({
  account: z.string(),
  serial: z.string(),
  register: z.string().default('1'),
  readOn: z.string(),
  value: z.string(),
  quality: z.string().default('actual'),
})

export const recordReadsInput = z.strictObject({
  source: z.string().max(200).default('api'),
  reads: z.array(readInput).max(BATCH_ROWS),
})

export const intervalInput = z.strictObject({
  account: z.string(),
  serial: z.string(),
  register: z.string().default('1'),
  day: z.string(),
  minutes: z.union([z.string(), z.number()]).transform(String),
  /** Decimals in order of time; null or `-` where one is missing. */
  values: z.array(z.string().nullable()).max(300),
  estimated: z.boolean().default(false),
})

export const recordIntervalsInput = z.strictObject({
  source: z.string().max(200).default('api'),
  days: z.array(intervalInput).max(BATCH_ROWS),
})

export const channelInput = z.strictObject({
  account: z.string(),
  premise: z.string(),
  meter: z.string(),
  serial: codeField(),
  register,
  multiplier: z.string().default('1'),
  digits: z.number().int().min(3).max(12).nullable().default(null),
  installedOn: dateField(),
  removedOn: dateField().nullable().default(null),
})

export const defineChannelsInput = z.strictObject({
  channels: z.array(channelInput).max(BATCH_ROWS),
})
