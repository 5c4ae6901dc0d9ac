import type { Charge, Price } from '../src/catalog/charge.ts'
import { Decimal } from '../src/kernel/decimal.ts'
import { parsePeriod } from '../src/kernel/period.ts'
import type { Component } from '../src/rating/component.ts'
import { type RatingInput, rateCharge } from '../src/rating/rate-charge.ts'

export type RatingBench = { readonly accounts: number }

type Line = Readonly<Record<string, unknown>>

const MONTH = parsePeriod('2026-01-01..2026-02-01')
const SINCE = Temporal.PlainDate.from('2025-01-01')

/**
 * Rates a fee, graduated usage and usage per unit for many accounts on one core, with the traces that
 * a bill run stores, and compares it with printing the same lines as JSON. One JSON line.
 */
export function ratingBench({ accounts }: RatingBench): Line {
  const inputs = inputsOf(accounts)
  rateAll(inputs.slice(0, 30_000)) // compiled
  const since = performance.now()
  const lines = rateAll(inputs)
  const seconds = (performance.now() - since) / 1000
  const printed = printSeconds(inputs.slice(0, 3000))
  return {
    name: 'rating',
    charges: inputs.length,
    lines,
    seconds: round(seconds, 3),
    linesPerSecond: Math.round(lines / seconds),
    chargesPerSecond: Math.round(inputs.length / seconds),
    /** Above 1: rating a line takes less time than printing it as JSON. */
    toPrinting: round((printed.seconds / printed.lines) * (lines / seconds), 2),
  }
}

function rateAll(inputs: readonly RatingInput[]): number {
  let lines = 0
  for (const input of inputs) lines += rateCharge(input).length
  return lines
}

/** What the same lines take to print, many times over, with none of the arithmetic. */
function printSeconds(inputs: readonly RatingInput[]): { seconds: number; lines: number } {
  const plain = inputs.flatMap(input => rateCharge(input)).map(plainLine)
  let lines = 0
  let characters = 0
  const since = performance.now()
  for (let round = 0; round < 20; round += 1) {
    for (const line of plain) characters += JSON.stringify(line).length
    lines += plain.length
  }
  const seconds = (performance.now() - since) / 1000
  if (characters === 0) throw new Error('nothing was printed')
  return { seconds, lines }
}

function plainLine({ period, quantity, unitPrice, ...rest }: Component): Line {
  return {
    ...rest,
    period: `${period.start}..${period.end}`,
    quantity: quantity.toString(),
    unitPrice: unitPrice.toString(),
    priceMinor: rest.priceMinor.toString(),
    allowanceMinor: rest.allowanceMinor.toString(),
    amountMinor: rest.amountMinor.toString(),
  }
}

/** Every account uses another quantity, so that no amount can be had from the one before. */
function inputsOf(accounts: number): RatingInput[] {
  const fee = charge('fee', 'recurring', { model: 'per_unit', unitPrice: Decimal.parse('9.90') })
  const energy = charge('energy', 'usage', {
    model: 'graduated',
    tiers: [tier('100', '0.3127'), tier('300', '0.2984'), tier(null, '0.2741')],
  })
  const calls = charge('calls', 'usage', { model: 'per_unit', unitPrice: Decimal.parse('0.0042') })
  return Array.from({ length: accounts }, (_, n) => [
    { ...common(fee), quantities: [{ period: MONTH, quantity: Decimal.of(1 + (n % 7)) }] },
    { ...common(energy), usage: [usage(new Decimal(BigInt((n * 7919) % 45_000), 2))] },
    { ...common(calls), usage: [usage(Decimal.of((n * 104_729) % 9000))] },
  ]).flat()
}

function common(priced: Charge): RatingInput {
  return {
    charge: priced,
    currency: 'EUR',
    nominal: MONTH,
    service: MONTH,
    since: SINCE,
    quantities: [],
    usage: [],
    discounts: [],
    roundingMode: 'half_up',
  }
}

function usage(quantity: Decimal): RatingInput['usage'][number] {
  const [from, to] = [MONTH.start.toString(), MONTH.end.toString()]
  const step = { step: 'usage', meter: 'KWH', from, to, quantity: quantity.toString() } as const
  const evidence = [{ ...step, count: 100, source: 'events' as const }]
  return { period: MONTH, quantity, estimated: false, evidence }
}

function tier(upTo: string | null, unitPrice: string) {
  return {
    upTo: upTo === null ? null : Decimal.parse(upTo),
    unitPrice: Decimal.parse(unitPrice),
    flatPrice: Decimal.zero,
  }
}

function charge(code: string, kind: 'recurring' | 'usage', price: Price): Charge {
  return {
    code,
    productCode: 'P',
    name: { en: code },
    kind,
    timing: 'arrears',
    months: 1,
    proration: 'actual_days',
    meterCode: kind === 'usage' ? 'KWH' : null,
    unit: 'kWh',
    included: null,
    prorateIncluded: false,
    minimum: null,
    maximum: null,
    prorateMinimum: false,
    prorateMaximum: false,
    prorateTiers: false,
    prices: [{ effectiveFrom: SINCE, price }],
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
