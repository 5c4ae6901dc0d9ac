import { z } from 'zod'
import { code, date, decimal, notNegative, optional, whole, yesNo } from '../../formats/fields.ts'
import { channelRow, intervalRow, readRow } from '../../metering/api.ts'
import { checkProperties } from '../../metering/event-properties.ts'

/* What a simulation is told of usage: events, reads, intervals, with the fields of their commands. */

/** The most events of a subscription, reads or days of a channel. */
export const MOST_FACTS = 100_000

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** An instant of ISO 8601 with its offset. */
const instant = z
  .string({ error: 'a time with its offset such as 2026-01-31T12:00:00Z' })
  .transform((text, ctx) => {
    try {
      return Temporal.Instant.from(text)
    } catch {
      const message = 'a time with its offset such as 2026-01-31T12:00:00Z'
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
  })

const eventProperties = z
  .record(z.string().max(40), z.string().max(200))
  .superRefine((properties, ctx) => {
    const fault = checkProperties(properties)
    if (fault !== null) ctx.addIssue({ code: 'custom', message: String(fault.facts.expected) })
  })

/** A usage event. */
export const usageEvent = z.strictObject({
  meterCode: code,
  occurredAt: instant,
  quantity: decimal,
  properties: eventProperties.default({}),
  knownFrom,
})

const read = z.strictObject({
  readOn: readRow.shape.readOn,
  value: readRow.shape.value,
  quality: readRow.shape.quality,
  knownFrom,
})

const intervalDay = z
  .strictObject({
    day: date,
    /** The sum of the day's interval values, where no charge asks when something was used. */
    total: notNegative.optional(),
    /** How many minutes an interval has, and what was used in each; null or "-" is missing. */
    minutes: intervalRow.shape.minutes.optional(),
    values: z.array(z.string().max(20).nullable()).max(300).optional(),
    /** How many values of the day are missing. */
    missing: whole(0, 300).default(0),
    estimated: yesNo.default(false),
    /** How each of the values came about, as runs of letters: A40 E8 A48. */
    qualities: intervalRow.shape.qualities,
    knownFrom,
  })
  .refine(
    ({ total, minutes, values }) =>
      total === undefined ? minutes !== undefined && values !== undefined : values === undefined,
    { error: 'either total, or minutes and values' },
  )

/** A register with what it was read or recorded. */
export const channel = z.strictObject({
  meterCode: channelRow.shape.meterCode,
  serial: channelRow.shape.serial,
  multiplier: channelRow.shape.multiplier,
  digits: channelRow.shape.digits,
  installedOn: channelRow.shape.installedOn,
  removedOn: channelRow.shape.removedOn,
  reads: z.array(read).max(MOST_FACTS).default([]),
  days: z.array(intervalDay).max(MOST_FACTS).default([]),
})
