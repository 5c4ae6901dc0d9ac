import { expect, test } from 'vitest'
import type {
  Charge,
  Discount,
  Price,
  PriceVersion,
  ProrationRule,
  Tier,
} from '../catalog/charge.ts'
import type { Rollover } from '../catalog/rollover.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { type Period, parsePeriod, splitAt } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import { priceSegments } from './price-version.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'

const RULES = 'actual_days thirty_actual thirty_360 actual_365 per_second full none'.split(' ')
const BEGINNING = Temporal.PlainDate.from('2020-01-01')

/**
 * A charge as text: kind, prices (each `@date` where it starts), options.
 * `fee 10.00 thirty_360`, `usage graduated(100:0.10,:0.20+5.00) 0.15@2026-01-16 min=50 shrink`.
 */
export function charge(text: string): Charge {
  const [kind = '', ...words] = text.split(' ')
  const option = (name: string) =>
    words.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1)
  const minimum = option('min') ?? option('whole-min')
  const included = option('free') ?? option('whole-free')
  const maximum = option('max') ?? option('whole-max')
  return {
    code: 'charge',
    productCode: 'product',
    name: { en: 'Charge' },
    kind: kind === 'usage' ? 'usage' : kind === 'once' ? 'one_off' : 'recurring',
    timing: 'arrears',
    months: kind === 'once' ? 0 : Number(option('every') ?? 1),
    proration: (words.find(word => RULES.includes(word)) ?? 'actual_days') as ProrationRule,
    meterCode: kind === 'usage' ? 'meter' : null,
    unit: 'unit',
    minimum: minimum === undefined ? null : Decimal.parse(minimum),
    prorateMinimum: option('min') !== undefined,
    included: included === undefined ? null : Decimal.parse(included),
    prorateIncluded: option('free') !== undefined,
    rollover: rollover(option('roll')),
    maximum: maximum === undefined ? null : Decimal.parse(maximum),
    prorateMaximum: option('max') !== undefined,
    prorateTiers: words.includes('shrink'),
    prices: words
      .filter(word => /^\d|^(graduated|volume|stairs|package|percents?)\(/.test(word))
      .map(priceVersion),
  }
}

/** `2`, `2/40` with a cap, `all//included` used after the period's own. */
function rollover(text: string | undefined): Rollover | null {
  if (text === undefined) return null
  const [periods = '', cap = '', first = 'carried'] = text.split('/')
  return {
    periods: periods === 'all' ? null : Number(periods),
    cap: cap === '' ? null : Decimal.parse(cap),
    first: first === 'included' ? 'included' : 'carried',
  }
}

function priceVersion(text: string): PriceVersion {
  const [price = '', date] = text.split('@')
  const effectiveFrom = date === undefined ? BEGINNING : Temporal.PlainDate.from(date)
  return { effectiveFrom, price: parsePrice(price) }
}

function parsePrice(text: string): Price {
  const [model, inner = ''] = text.replace(')', '').split('(')
  if (model === 'graduated' || model === 'volume') {
    return { model, tiers: inner.split(',').map(tier) }
  }
  if (model === 'percent' || model === 'percents') {
    const [rates = '', fee = '0'] = inner.split('+')
    const feePerEvent = Decimal.parse(fee)
    if (model === 'percent') {
      return { model: 'percentage', percent: Decimal.parse(rates), feePerEvent }
    }
    const tiers = rates.split(',').map(text => {
      const { upTo, unitPrice } = tier(text)
      return { upTo, percent: unitPrice }
    })
    return { model: 'graduated_percentage', tiers, feePerEvent }
  }
  if (model === 'stairs') {
    const steps = inner.split(',').map(text => {
      const { upTo, unitPrice } = tier(text)
      return { upTo, price: unitPrice }
    })
    return { model: 'stairstep', steps }
  }
  if (model === 'package') {
    const [size = '', price = ''] = inner.split(':')
    return { model, size: Decimal.parse(size), packagePrice: Decimal.parse(price) }
  }
  return { model: 'per_unit', unitPrice: Decimal.parse(text) }
}

function tier(text: string): Tier {
  const [upTo = '', price = ''] = text.split(':')
  const [unit = '', flat = '0'] = price.split('+')
  return {
    upTo: upTo === '' ? null : Decimal.parse(upTo),
    unitPrice: Decimal.parse(unit),
    flatPrice: Decimal.parse(flat),
  }
}

/**
 * What happened, as text: service period, ` of ` the nominal one where they differ, quantities or
 * usage (one a price segment; `1000 in 12` = of 12 events), discounts.
 * `2026-01-15..2026-02-01 of 2026-01-01..2026-02-01: 3, 5 from 2026-01-20; less 10% 2026-01-16..`.
 */
export function situation(ofCharge: Charge, text: string): RatingInput {
  const [dates = '', facts = ''] = text.split(': ')
  const [counts = '', ...discounts] = facts.split('; ')
  const [service = '', nominal = service] = dates.split(' of ')
  const alive = parsePeriod(service)
  const isUsage = ofCharge.kind === 'usage'
  return {
    charge: ofCharge,
    currency: 'EUR',
    nominal: parsePeriod(nominal),
    service: alive,
    quantities: isUsage ? [] : quantities(alive, counts.split(', ')),
    usage: isUsage ? usage(priceSegments(ofCharge, alive), counts.split(', ')) : [],
    discounts: discounts.map(discount),
    roundingMode: 'half_up',
  }
}

function quantities(service: Period, texts: readonly string[]): RatingInput['quantities'] {
  const dated = texts.map(text => text.split(' from '))
  const cuts = dated.flatMap(([, from]) =>
    from === undefined ? [] : [Temporal.PlainDate.from(from)],
  )
  return splitAt(service, cuts).map((period, i) => ({
    period,
    quantity: Decimal.parse(dated[i]![0]!),
  }))
}

function usage(segments: readonly Period[], texts: readonly string[]): RatingInput['usage'] {
  return texts.map((text, i) => {
    const [amount = '', events] = text.replace(' estimated', '').split(' in ')
    return {
      period: segments[i]!,
      quantity: Decimal.parse(amount),
      estimated: text.endsWith(' estimated'),
      evidence: events === undefined ? [] : [eventsOf(segments[i]!, amount, Number(events))],
    }
  })
}

function eventsOf({ start, end }: Period, quantity: string, count: number): TraceStep {
  const [from, to] = [start.toString(), end.toString()]
  return { step: 'usage', meter: 'meter', from, to, quantity, count, source: 'events' }
}

function discount(text: string, i: number): Discount {
  const [, percent = '', from, to] = /^less ([\d.]+)%(?: ([\d-]+)\.\.([\d-]*))?$/.exec(text) ?? []
  return {
    code: `D${i + 1}`,
    name: { en: 'Discount' },
    percent: Decimal.parse(percent),
    chargeCode: null,
    from: from === undefined ? BEGINNING : Temporal.PlainDate.from(from),
    to: to === undefined || to === '' ? null : Temporal.PlainDate.from(to),
  }
}

/** Rates a charge in a situation and tells the components: `fee@2026-01-15 3 × 17 = 51.00`. */
export function rated(chargeText: string, situationText: string): string {
  return rateCharge(situation(charge(chargeText), situationText))
    .map(told)
    .join('; ')
}

function told(component: Component): string {
  const { key, quantity, unitPrice, priceMinor, allowanceMinor, estimated } = component
  const off = allowanceMinor === 0n ? '' : ` - ${formatAmount(allowanceMinor, 'EUR')}`
  const flag = estimated ? ' estimated' : ''
  return `${key} ${quantity} × ${unitPrice} = ${formatAmount(priceMinor, 'EUR')}${off}${flag}`
}

/** Rows of text: the charge, what happened, the components that come of it. */
export function table(rows: readonly (readonly [string, string, string])[]): void {
  test.each(rows)('%s | %s → %s', (charge, facts, expected) => {
    expect(rated(charge, facts)).toBe(expected)
  })
}
