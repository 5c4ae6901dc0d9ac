import type { Customer } from './customers.ts'
import type { Sink } from './files.ts'
import { emailFor } from './people.ts'
import { TIME_OF_USE_PLAN } from './plan-time-of-use.ts'
import { type Random, randomFor } from './random.ts'
import { type Register, registersOf } from './reads.ts'
import { type Day, folderAt, isoOf, monthStart, type Timeline } from './timeline.ts'

/** A subscription as it is written. */
export type Subscription = {
  readonly number: string
  readonly plan: string
  readonly premise: string | undefined
  readonly start: Day
  readonly end: Day | undefined
  readonly anchorDay: number
  readonly quantity: number
}

const MAIN_PLAN = {
  DE: {
    trade: 'DE-TRADE',
    power: 'DE-POWER',
    care: 'DE-CARE',
    data: 'DE-DATA',
    charging: 'DE-CHARGE',
  },
  US: { trade: 'US-BIZ', power: 'US-POWER', care: 'US-CARE', data: 'US-CARE', charging: 'US-CARE' },
} as const

/** What a customer has subscribed to, main subscription first. */
export function subscriptionsOf(
  seed: number,
  customer: Customer,
  timeline: Timeline,
): Subscription[] {
  const random = randomFor(seed, 'subscriptions', customer.index)
  const main: Subscription = {
    number: `${customer.number}/1`,
    plan: mainPlan(customer, random),
    premise: 'P1',
    start: customer.start,
    end: customer.end,
    anchorDay: customer.story === 'month-end' ? 31 : customer.cycle === 'business' ? 16 : 1,
    quantity: mainQuantity(customer, random),
  }
  const first = timeline.months[0]!
  const care = {
    ...main,
    number: `${customer.number}/2`,
    plan: `${customer.country}-CARE`,
    quantity: customer.panels,
  }
  if (customer.story === 'two-sites')
    return [main, { ...main, number: `${customer.number}/2`, premise: 'P2' }]
  if (customer.story === 'installation')
    return [main, { ...care, start: monthStart(first, 4) + 14 }]
  return customer.hasCare && customer.segment !== 'care' ? [main, care] : [main]
}

function mainPlan(customer: Customer, random: Random): string {
  if (customer.story === 'time-of-use') return TIME_OF_USE_PLAN.code
  if (customer.segment !== 'household') return MAIN_PLAN[customer.country][customer.segment]
  if (customer.country === 'US') return 'US-HOME'
  return customer.story === undefined && random.chance(0.25) ? 'DE-CLEAR' : 'DE-HOME'
}

function mainQuantity(customer: Customer, random: Random): number {
  if (customer.story === 'seats') return 5
  if (customer.segment === 'care') return customer.panels
  if (customer.segment === 'data') return random.whole(2, 9)
  return customer.segment === 'charging' ? random.whole(3, 12) : 1
}

/** Writes the account, its places, contract, subscriptions and meters when they become known. */
export function writeContract(
  sink: Sink,
  seed: number,
  customer: Customer,
  subscriptions: readonly Subscription[],
  timeline: Timeline,
): Register[] {
  const random = randomFor(seed, 'contract', customer.index)
  const isNew = customer.start > timeline.householdStart
  const known = folderAt(timeline, isNew ? customer.start - 8 : timeline.setupOn) ?? 'setup'
  writeAccount(sink, known, customer, random)
  const contract = { account_number: customer.number, contract_number: `C-${customer.number}` }
  const began = isNew ? customer.start : customer.start - random.whole(30, 2900)
  sink.write(known, 'contracts', {
    ...contract,
    legal_entity: `MH-${customer.country}`,
    currency: customer.country === 'DE' ? 'EUR' : 'USD',
    start_on: isoOf(began),
    po_number: customer.story === 'two-sites' ? 'PO 4500-017/26 Ü' : '',
  })
  for (const subscription of subscriptions) {
    const folder =
      subscription.start > customer.start ? folderAt(timeline, subscription.start - 6) : known
    if (folder === undefined) continue
    sink.write(folder, 'subscriptions', {
      ...contract,
      subscription_number: subscription.number,
      plan_code: subscription.plan,
      plan_version: 1,
      premise_code: subscription.premise,
      start_on: isoOf(subscription.start),
      anchor_day: subscription.anchorDay,
      quantity: subscription.quantity,
    })
  }
  const registers = registersOf(seed, customer, timeline)
  for (const register of registers) writeChannel(sink, known, customer, register, 'energy')
  return registers
}

function writeAccount(sink: Sink, folder: string, customer: Customer, random: Random): void {
  const { address, country } = customer
  const isHome = customer.segment === 'household'
  const place = {
    address_1: address.line1,
    address_2: address.line2,
    postal_code: address.postalCode,
    city: address.city,
    region: address.region,
    country: address.country,
  }
  sink.write(folder, 'accounts', {
    account_number: customer.number,
    kind: isHome ? 'person' : 'business',
    name: customer.name,
    ...place,
    email: emailFor(customer.number),
    language: customer.language,
    time_zone: country === 'DE' ? 'Europe/Berlin' : 'America/Chicago',
    tax_id: customer.taxId,
    terms_days: isHome ? 14 : random.pick([14, 30, 30]),
    delivery: random.pick(['email', 'email', 'portal', 'post']),
    cycle_code: customer.cycle,
    buyer_reference: customer.story === 'two-sites' ? '04011000-1234512345-06' : '',
    paper: country === 'DE' ? 'a4' : 'us-letter',
  })
  const premise = { account_number: customer.number, premise_code: 'P1', name: siteName(customer) }
  sink.write(folder, 'premises', { ...premise, ...place })
  if (customer.story !== 'two-sites') return
  const second = { premise_code: 'P2', name: 'Freibad am Silbersee', address_1: 'Badestraße 1' }
  sink.write(folder, 'premises', { ...premise, ...place, ...second })
}

function siteName(customer: Customer): string {
  const home = { en: 'Home', fr: 'Domicile', es: 'Vivienda', de: 'Wohnung' }
  const site = { en: 'Main site', fr: 'Site principal', es: 'Sede principal', de: 'Hauptstandort' }
  return (customer.segment === 'household' ? home : site)[customer.language]
}

/** Writes a meter's register or interval channel. */
export function writeChannel(
  sink: Sink,
  folder: string,
  customer: Customer,
  register: Pick<Register, 'premise' | 'serial' | 'multiplier' | 'from' | 'to'> & {
    digits?: number
  },
  meter: string,
): void {
  sink.write(folder, 'channels', {
    account_number: customer.number,
    premise_code: register.premise,
    meter_code: meter,
    serial: register.serial,
    register: '1',
    multiplier: register.multiplier,
    digits: register.digits,
    installed_on: isoOf(register.from),
    removed_on: register.to === undefined ? '' : isoOf(register.to),
  })
}
