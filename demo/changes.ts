import type { Subscription } from './contracts.ts'
import type { Customer } from './customers.ts'
import type { Row, Sink } from './files.ts'
import { randomFor } from './random.ts'
import { type Day, folderAt, isoOf, monthStart, type Timeline } from './timeline.ts'

/**
 * Writes what customers and clerks change: quantities, ends, plans, discounts, holds, one-off
 * charges.
 */
export function writeChanges(
  sink: Sink,
  seed: number,
  customer: Customer,
  subscriptions: readonly Subscription[],
  timeline: Timeline,
): void {
  const random = randomFor(seed, 'changes', customer.index)
  const day = (month: number, dayOfMonth: number) =>
    monthStart(timeline.months[0]!, month) + dayOfMonth - 1
  const write = (on: Day, subscription: Subscription, row: Row, arrivesOn = on - 5) => {
    const folder = folderAt(timeline, arrivesOn)
    if (folder === undefined || on >= timeline.end) return
    const key = { account_number: customer.number, subscription_number: subscription.number }
    sink.write(folder, 'changes', { ...key, effective_on: isoOf(on), ...row })
  }
  const main = subscriptions[0]!
  for (const subscription of subscriptions) {
    if (customer.end !== undefined)
      write(customer.end, subscription, { change: 'end' }, customer.end - 14)
  }
  const quantity = (value: number, charge: string) => ({
    change: 'quantity',
    charge_code: charge,
    value,
  })
  if (customer.story === 'seats') {
    write(day(1, 8), main, quantity(8, 'seats'))
    write(day(4, 20), main, quantity(6, 'seats'))
  }
  if (customer.story === 'discount') {
    write(day(3, 10), main, quantity(customer.panels + 16, 'panels'))
    writeDiscount(sink, customer, main, timeline)
  }
  if (customer.story === 'back-dated') {
    write(day(2, 1), main, quantity(Math.max(4, customer.panels - 12), 'panels'), day(4, 6))
  }
  if (customer.story === 'plan-change') {
    write(day(6, 11), main, { change: 'plan', value: 'DE-CLEAR@2' })
  }
  if (customer.story === undefined && customer.hasCare && random.chance(0.25)) {
    const on = day(random.whole(1, Math.max(1, timeline.months.length - 1)), random.whole(2, 27))
    const care = subscriptions.at(-1)!
    if (on > care.start && on < (customer.end ?? on + 1)) {
      write(on, care, quantity(customer.panels + random.whole(2, 8), 'panels'))
    }
  }
}

function writeDiscount(
  sink: Sink,
  customer: Customer,
  subscription: Subscription,
  timeline: Timeline,
): void {
  sink.write('setup', 'discounts', {
    account_number: customer.number,
    subscription_number: subscription.number,
    code: 'LOYAL10',
    name_en: 'Loyalty discount',
    name_fr: 'Remise de fidélité',
    name_es: 'Descuento por fidelidad',
    name_de: 'Treuerabatt',
    percent: '10',
    from_on: isoOf(subscription.start),
    to_on: isoOf(monthStart(timeline.months[0]!, 12)),
  })
}

/** Writes a billing hold, delivered with the month in which it was placed. */
export function writeHold(sink: Sink, customer: Customer, timeline: Timeline): void {
  if (customer.story !== 'hold') return
  const from = monthStart(timeline.months[0]!, 3)
  const folder = folderAt(timeline, from)
  if (folder === undefined || from >= timeline.end) return
  sink.write(folder, 'holds', {
    account_number: customer.number,
    reason: 'Ownership of the connection is disputed',
    from_on: isoOf(from),
    until_on: isoOf(monthStart(timeline.months[0]!, 5) + 19),
  })
}
