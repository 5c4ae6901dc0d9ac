import { z } from 'zod'
import { code, line, oneOf } from '../formats/fields.ts'
import type { Refusal } from '../kernel/result.ts'
import { epochMsOf, monthOf } from './event.ts'

/** What a refused row of usage was meant to be. */
export const usageKind = oneOf(['event', 'read', 'interval'])
export type UsageKind = z.output<typeof usageKind>

/** `open` waits for a clerk; each of the others is an end. */
export const rejectedState = oneOf(['open', 'fixed', 'replayed', 'discarded'])
export type RejectedState = z.output<typeof rejectedState>

/** The most refused rows that one command deals with. */
export const MOST_REJECTED = 5000

/** A refused row as a clerk sees it. */
export type RejectedUsage = {
  readonly rejectedId: string
  /** Null where the account that it names is not known. */
  readonly accountId: string | null
  readonly accountNumber: string
  readonly kind: UsageKind
  readonly received: unknown
  /** Too long to keep whole: it can be corrected only by giving all its fields. */
  readonly shortened: boolean
  readonly refusal: Refusal
  readonly source: string
  readonly receivedAt: Temporal.Instant
  readonly lastReceivedAt: Temporal.Instant
  /** How often the same row was refused. */
  readonly timesReceived: bigint
  readonly state: RejectedState
  readonly corrected: unknown
  readonly recorded: unknown
  readonly reason: string | null
  readonly changedAt: Temporal.Instant | null
  readonly changedBy: string | null
}

/** Corrects a refused row: the fields given take the place of those received. */
export const fixRejectedUsageInput = z.strictObject({
  rejectedId: z.uuid({ error: 'the id of a refused row' }),
  corrected: z.record(z.string().max(100), z.unknown()),
})

/** Which open rows to record again, as they were received; a page of them. */
export const replayRejectedUsageInput = z
  .strictObject({
    ids: z
      .array(z.uuid({ error: 'the id of a refused row' }))
      .min(1)
      .max(MOST_REJECTED)
      .optional(),
    kind: usageKind.optional(),
    /** The refusal: `unknown_meter` after the missing meter was defined. */
    code: line(100).optional(),
    accountNumber: code.optional(),
    /** Every open row; to be said, never implied. */
    all: z.literal(true, { error: 'true, or left out' }).optional(),
    /** `next` of the page before. */
    after: z.uuid({ error: 'the id of a refused row' }).optional(),
    limit: z.int().min(1).max(MOST_REJECTED).default(1000),
  })
  .refine(
    ({ ids, kind, code, accountNumber, all }) => ids ?? kind ?? code ?? accountNumber ?? all,
    {
      error: 'ids, kind, code, accountNumber or all',
    },
  )

/** Which refused rows to list: the open ones unless a state is named, or `all`. */
export const listRejectedUsageInput = z.strictObject({
  state: oneOf(['open', 'fixed', 'replayed', 'discarded', 'all']).default('open'),
  kind: usageKind.optional(),
  code: line(100).optional(),
  accountNumber: code.optional(),
  /** The last row of the page before. */
  after: z.uuid({ error: 'the id of a refused row' }).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1, { error: 'a number of rows from 1 to 1000' })
    .max(1000, { error: 'a number of rows from 1 to 1000' })
    .default(50),
})

export const discardRejectedUsageInput = z.strictObject({
  ids: z
    .array(z.uuid({ error: 'the id of a refused row' }))
    .min(1)
    .max(MOST_REJECTED),
  reason: line(500),
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The account number that a row names, as far as it can be one. */
export function accountNumberOf(row: unknown): string {
  const named = text((row as { accountNumber?: unknown } | null)?.accountNumber)
  return code.safeParse(named).success ? named : ''
}

/**
 * The names by which what an accepted row became is found: account, key and month of an event;
 * account, serial, register and date of a read or an interval day.
 */
export function recordedName(kind: UsageKind, row: unknown): Record<string, string> {
  const of = row as Record<string, unknown>
  const accountNumber = text(of.accountNumber)
  if (kind === 'event') {
    const month = monthOf(epochMsOf(text(of.occurredAt)) ?? 0)
    return { accountNumber, eventKey: text(of.eventKey), month }
  }
  const channel = { accountNumber, serial: text(of.serial), register: text(of.register) || '1' }
  return kind === 'read'
    ? { ...channel, readOn: text(of.readOn) }
    : { ...channel, day: text(of.day) }
}
