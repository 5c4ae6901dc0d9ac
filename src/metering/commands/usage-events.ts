import { holdUnlessStale, markStale } from '../../contracts/commands/mark-stale.ts'
import { isBefore } from '../../kernel/period.ts'
import { assert, ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import type { BatchAnswer, RowAnswer } from '../../platform/row-batch.ts'
import { recordUsageEventsInput } from '../api.ts'
import { arrayOfText, plainArray } from '../array-literal.ts'
import { checkEvent, type EventHorizon, type EventRow, eventHorizon, monthOf } from '../event.ts'
import { hasProperties, propertyOf } from '../event-properties.ts'
import {
  loadMeterSources,
  type MeterSource,
  type ResolvedSubscription,
  resolveSubscriptions,
} from '../load/resolve.ts'
import { localDateOf } from '../local-date.ts'
import { compareEvents, type EventColumns, insertEvents } from '../save/events.ts'
import { shown } from '../shown.ts'
import { keepRejected } from './keep-rejected.ts'

/**
 * Records usage events, up to 10,000 in one go. An event is itself once a month: the same account,
 * key and month with the same content is a duplicate, with other content it is rejected. Usage of a
 * period that was billed or drafted marks the subscription, so that the next run bills the
 * difference; no issued document changes.
 */
export const recordUsageEvents = defineCommand({
  name: 'recordUsageEvents',
  summary: 'Record usage events; an event sent again changes nothing',
  permission: 'usage.record',
  input: recordUsageEventsInput,
  logged: input => ({
    rows: input.rows.length,
    source: input.source,
    first: shown(input.rows[0]?.eventKey ?? ''),
    last: shown(input.rows.at(-1)?.eventKey ?? ''),
  }),
  run: async (tx, input, ctx) => {
    const answer = await recordEvents(tx, input.rows, ctx.clock.now())
    await keepRejected(tx, 'event', input.rows, answer, input.source, ctx)
    return ok(answer)
  },
})

/** An event that is right on its face and belongs to a living subscription. */
type ValidEvent = { readonly row: number; readonly epochMs: number; readonly of: KnownSubscription }
type KnownSubscription = ResolvedSubscription & {
  readonly accountId: string
  readonly subscriptionId: string
}

/**
 * The step of `recordUsageEvents`, for other domains' commands. `rows` of the answer lists only
 * those that were not created: ten thousand times "created" would fill the log.
 */
export async function recordEvents(
  tx: Tx,
  events: readonly EventRow[],
  now: Temporal.Instant,
): Promise<BatchAnswer> {
  const others: RowAnswer[] = []
  const valid = await validEvents(tx, events, eventHorizon(now), others)
  if (valid.length > 0) {
    await ensureMonths(tx, 'usage_event', monthDates(valid))
    const inserted = await insertEvents(tx, columnsOf(events, valid), now)
    const taken = inserted === null ? valid : valid.filter((_, i) => inserted.has(i))
    await markEarliest(tx, taken)
    if (inserted !== null) {
      const known = valid.filter((_, i) => !inserted.has(i))
      others.push(...(await compareKnown(tx, events, known)))
      others.sort((a, b) => a.row - b.row)
    }
  }
  const rejected = others.filter(answer => answer.result === 'rejected').length
  return {
    created: events.length - others.length,
    updated: 0,
    unchanged: others.length - rejected,
    rejected,
    rows: others,
  }
}

/** Events whose key is taken: `unchanged` where the content is the same, else rejected. */
async function compareKnown(
  tx: Tx,
  events: readonly EventRow[],
  known: readonly ValidEvent[],
): Promise<RowAnswer[]> {
  const same = await compareEvents(tx, columnsOf(events, known))
  return known.map(({ row }, i) => {
    const equal = same.get(i)
    assert(equal !== undefined, 'an event is inserted or there already')
    if (equal) return { row, result: 'unchanged' }
    return { row, result: 'rejected', refusal: reusedKey(events[row]!) }
  })
}

function reusedKey({ eventKey, accountNumber }: EventRow): Refusal {
  return { code: 'event_key_reused', facts: { key: eventKey, account: accountNumber } }
}

async function validEvents(
  tx: Tx,
  events: readonly EventRow[],
  horizon: EventHorizon,
  others: RowAnswer[],
): Promise<ValidEvent[]> {
  const meters = await loadMeterSources(tx)
  const { places, found } = await subscriptionsOf(tx, events)
  const valid: ValidEvent[] = []
  for (let row = 0; row < events.length; row++) {
    const event = events[row]!
    const of = found[places[row]!]!
    const checked = checkEvent(event, horizon)
    const refusal =
      typeof checked === 'number' ? checkReferences(event, checked, of, meters) : checked
    if (refusal !== null) others.push({ row, result: 'rejected', refusal })
    else valid.push({ row, epochMs: checked as number, of: of as KnownSubscription })
  }
  return valid
}

/** Each event's subscription: a place in `found`, which holds every distinct one once. */
async function subscriptionsOf(
  tx: Tx,
  events: readonly EventRow[],
): Promise<{ places: number[]; found: ResolvedSubscription[] }> {
  const placeOf = new Map<string, number>()
  const accounts: string[] = []
  const subscriptions: string[] = []
  const places = events.map(event => {
    const pair = `${event.accountNumber}\n${event.subscriptionNumber}`
    let place = placeOf.get(pair)
    if (place === undefined) {
      place = accounts.length
      placeOf.set(pair, place)
      accounts.push(searchable(event.accountNumber))
      subscriptions.push(searchable(event.subscriptionNumber))
    }
    return place
  })
  return { places, found: await resolveSubscriptions(tx, accounts, subscriptions) }
}

/** PostgreSQL cannot even look for a NUL or half a character; no number has one. */
function searchable(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? '' : text
}

function checkReferences(
  event: EventRow,
  epochMs: number,
  of: ResolvedSubscription,
  meters: ReadonlyMap<string, MeterSource>,
): Refusal | null {
  const meter = meters.get(event.meterCode)
  const property = meter?.property ?? null
  const isTold = property === null || propertyOf(event.properties, property) !== undefined
  const known = of.subscriptionId !== null && meter?.source === 'events' && isTold
  if (known && epochMs >= of.startsMs && epochMs < of.endsMs) {
    if (of.pausesMs === null || !isPaused(of.pausesMs, epochMs)) return null
    const facts = { value: event.occurredAt, subscription: shown(event.subscriptionNumber) }
    return { code: 'event_in_pause', facts }
  }
  const account = shown(event.accountNumber)
  if (of.accountId === null) return { code: 'unknown_account', facts: { account } }
  const subscription = shown(event.subscriptionNumber)
  if (of.subscriptionId === null) {
    return { code: 'unknown_subscription', facts: { account, subscription } }
  }
  const name = shown(event.meterCode)
  if (meter === undefined) return { code: 'unknown_meter', facts: { meter: name } }
  const { source } = meter
  if (source !== 'events') return { code: 'meter_counts_other', facts: { meter: name, source } }
  if (!isTold) return { code: 'event_property_missing', facts: { meter: name, property } }
  const start = localDateOf(of.startsMs, of.timeZone).toString()
  const end = of.endsMs === Infinity ? '–' : localDateOf(of.endsMs, of.timeZone).toString()
  const facts = { value: event.occurredAt, subscription, start, end }
  return { code: 'event_outside_subscription', facts }
}

function isPaused(pauses: readonly (readonly [number, number | null])[], epochMs: number): boolean {
  return pauses.some(([from, to]) => epochMs >= from && (to === null || epochMs < to))
}

function columnsOf(events: readonly EventRow[], valid: readonly ValidEvent[]): EventColumns {
  return {
    count: valid.length,
    accountIds: plainArray(valid.map(event => event.of.accountId)),
    subscriptionIds: plainArray(valid.map(event => event.of.subscriptionId)),
    meters: arrayOfText(valid.map(event => events[event.row]!.meterCode)),
    keys: arrayOfText(valid.map(event => events[event.row]!.eventKey)),
    months: plainArray(valid.map(event => monthOf(event.epochMs))),
    occurredAt: plainArray(valid.map(event => events[event.row]!.occurredAt)),
    quantities: plainArray(valid.map(event => events[event.row]!.quantity)),
    properties: propertyColumn(events, valid),
  }
}

function propertyColumn(events: readonly EventRow[], valid: readonly ValidEvent[]): string | null {
  if (!valid.some(({ row }) => hasProperties(events[row]!.properties))) return null
  return arrayOfText(
    valid.map(({ row }) => {
      const { properties } = events[row]!
      return hasProperties(properties) ? JSON.stringify(properties) : ''
    }),
  )
}

function monthDates(valid: readonly ValidEvent[]): Temporal.PlainDate[] {
  const months = new Set(valid.map(event => monthOf(event.epochMs)))
  return [...months].map(month => Temporal.PlainDate.from(month))
}

/** Marks each subscription from the first service date touched, in the account's time zone. */
async function markEarliest(tx: Tx, events: readonly ValidEvent[]): Promise<void> {
  const earliest = new Map<ResolvedSubscription, ValidEvent>()
  for (const event of events) {
    const first = earliest.get(event.of)
    if (first === undefined || event.epochMs < first.epochMs) earliest.set(event.of, event)
  }
  const changes = [...earliest.values()].map(({ of, epochMs }) => ({
    accountId: of.accountId,
    subscriptionId: of.subscriptionId,
    from: localDateOf(epochMs, of.timeZone),
    through: of.through,
  }))
  const late = changes.some(({ from, through }) => through !== null && isBefore(from, through))
  await (late ? markStale(tx, changes) : holdUnlessStale(tx, changes))
}
