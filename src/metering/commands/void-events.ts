import { z } from 'zod'
import { markStale } from '../../contracts/commands/mark-stale.ts'
import { code, line } from '../../formats/fields.ts'
import { assert, ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { usageEventRow } from '../api.ts'
import { epochMsOf, monthOf } from '../event.ts'
import { type EventName, loadStoredEvents, type StoredEvent } from '../load/events.ts'
import { localDateOf } from '../local-date.ts'
import { insertVoids, type NewVoid } from '../save/voids.ts'
import { recordEvents } from './usage-events.ts'

/** A month such as 2026-01, as its first day. */
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'a month such as 2026-01' })
  .transform(text => Temporal.PlainDate.from(`${text}-01`))

const eventName = z.strictObject({
  accountNumber: code,
  eventKey: line(200),
  /** Of the event's time in UTC: a key names another event each month. */
  month,
})

/**
 * Voids usage events: they count no more, for no aggregation, and stay on record with who voided
 * them and why. A row each; voided again is `unchanged`. Where the event was billed, the next run
 * corrects the period.
 */
export const voidUsageEvents = defineCommand({
  name: 'voidUsageEvents',
  summary: 'Void wrong usage events, with a reason; what was billed of them is corrected',
  permission: 'usage.correct',
  input: z.strictObject({ ...rowsOf(eventName).shape, reason: line(500) }),
  alsoRetry: ['23505'],
  run: async (tx, input, ctx) => ok(await saveVoids(tx, input.rows, input.reason, ctx)),
})

async function saveVoids(
  tx: Tx,
  raw: readonly unknown[],
  reason: string,
  ctx: Context,
): Promise<BatchAnswer> {
  const batch = new RowBatch<EventName>(raw, eventName)
  batch.oneRowEach(name => `${name.accountNumber} ${name.eventKey} ${name.month}`)
  const open = batch.open
  const found = await loadStoredEvents(
    tx,
    open.map(({ value }) => value),
  )
  const voids: (NewVoid & { event: StoredEvent })[] = []
  open.forEach(({ row, value }, i) => {
    const event = found[i] ?? null
    const fault = faultOf(value, event)
    if (fault !== null) batch.reject(row, fault.code, fault.facts)
    else if (event?.voided === true) batch.answer(row, 'unchanged')
    else {
      voids.push(voidOf(value, event as StoredEvent, null))
      batch.answer(row, 'created')
    }
  })
  await writeVoids(tx, voids, reason, ctx)
  return batch.result()
}

/**
 * Voids an event and records the right one in its place, both or neither. The replacement is an
 * event of the same account with a key of its own; it may have come in already. Sent again it is
 * `unchanged`. An event that was voided before, without a replacement or with another, is refused.
 */
export const replaceUsageEvent = defineCommand({
  name: 'replaceUsageEvent',
  summary: 'Void a wrong usage event and record the right one in its place, with a reason',
  permission: 'usage.correct',
  input: z.strictObject({
    ...eventName.shape,
    replacement: usageEventRow.omit({ accountNumber: true }),
    reason: line(500),
  }),
  alsoRetry: ['23505'],
  run: async (tx, { replacement, reason, ...name }, ctx) => {
    const [event] = await loadStoredEvents(tx, [name])
    const fault = faultOf(name, event ?? null)
    if (fault !== null) return { ok: false, refusal: fault }
    const of = event as StoredEvent
    const next = { ...replacement, accountNumber: name.accountNumber }
    const recorded = await recordEvents(tx, [next], ctx.clock.now())
    const refusal = recorded.rows[0]?.refusal
    if (refusal !== undefined) return { ok: false, refusal }
    const by = replacementName(next)
    if (of.voided) {
      const same = of.replacementKey === by.eventKey && of.replacementMonth?.equals(by.month)
      return same === true ? ok({ result: 'unchanged' }) : voidedAlready(name, of)
    }
    const counts = await replacementFault(tx, name, by)
    if (counts !== null) return { ok: false, refusal: counts }
    await writeVoids(tx, [voidOf(name, of, by)], reason, ctx)
    return ok({ result: 'created' })
  },
})

function replacementName(row: { eventKey: string; occurredAt: string; accountNumber: string }) {
  const epochMs = epochMsOf(row.occurredAt)
  assert(epochMs !== undefined, 'a recorded event has an instant')
  return { ...row, month: Temporal.PlainDate.from(monthOf(epochMs)) }
}

/** A replacement must count: it is neither the event itself nor one that was voided. */
async function replacementFault(tx: Tx, name: EventName, by: EventName): Promise<Refusal | null> {
  if (by.eventKey === name.eventKey && by.month.equals(name.month)) {
    return { code: 'event_key_reused', facts: { key: by.eventKey, account: name.accountNumber } }
  }
  const [stored] = await loadStoredEvents(tx, [by])
  return stored?.voided === true ? voidedAlready(by, stored).refusal : null
}

function voidedAlready(name: EventName, { replacementKey }: StoredEvent) {
  const facts = { key: name.eventKey, account: name.accountNumber, by: replacementKey ?? '–' }
  return { ok: false as const, refusal: { code: 'usage_event_voided', facts } }
}

function faultOf(name: EventName, event: StoredEvent | null): Refusal | null {
  const account = name.accountNumber
  if (event === null) return { code: 'unknown_account', facts: { account } }
  if (event.subscriptionId !== null) return null
  const facts = { key: name.eventKey, account, month: name.month.toString().slice(0, 7) }
  return { code: 'unknown_usage_event', facts }
}

function voidOf(
  { eventKey, month }: EventName,
  event: StoredEvent,
  replacement: NewVoid['replacement'],
): NewVoid & { event: StoredEvent } {
  return { accountId: event.accountId, eventKey, month, replacement, event }
}

/** Writes voids and marks what was billed of the events to be billed anew. */
async function writeVoids(
  tx: Tx,
  voids: readonly (NewVoid & { event: StoredEvent })[],
  reason: string,
  ctx: Context,
): Promise<void> {
  await insertVoids(tx, voids, { actor: ctx.actor, at: ctx.clock.now(), reason })
  await markStale(
    tx,
    voids.map(({ event: { accountId, subscriptionId, occurredAt, timeZone } }) => ({
      accountId,
      subscriptionId: subscriptionId as string,
      from: localDateOf((occurredAt as Temporal.Instant).epochMilliseconds, timeZone),
    })),
  )
}
