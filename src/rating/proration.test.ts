import { describe, expect, test } from 'vitest'
import type { Charge, ProrationRule } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { parsePeriod } from '../kernel/period.ts'
import { explain } from './explain.ts'
import { inTimeZone, shareOf } from './proration.ts'
import { rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

/** `5/31`: what a part costs of its whole period. */
function share(rule: ProrationRule, nominal: string, part: string, more: Partial<Charge> = {}) {
  const { days, of } = shareOf(
    { proration: rule, months: 1, ...more },
    parsePeriod(nominal),
    parsePeriod(part),
  )
  return `${days}/${of}`
}

/*
 * Zuora, "When prorating a month, assume 30 days in a month or use actual days?" (docs.zuora.com,
 * Proration): the table of the three options. Zuora's end dates are the last day of service. It
 * prorates no whole month, and neither do we: a whole February is 1, not 29/30.
 */
describe('the ratios that Zuora publishes', () => {
  test.each([
    // whole month, part, actual days, actual / 30, strict 30-day months
    ['2021-01-01..2021-02-01', '2021-01-27..2021-02-01', '5/31', '5/30', '4/30'],
    ['2021-02-01..2021-03-01', '2021-02-27..2021-03-01', '2/28', '2/30', '4/30'],
    ['2020-02-01..2020-03-01', '2020-02-01..2020-03-01', '1/1', '1/1', '1/1'],
    ['2021-04-01..2021-05-01', '2021-04-21..2021-04-30', '9/30', '9/30', '9/30'],
  ])('%s: %s costs %s, %s or %s', (nominal, part, actual, thirty, strict) => {
    expect(share('actual_days', nominal, part)).toBe(actual)
    expect(share('thirty_actual', nominal, part)).toBe(thirty)
    expect(share('thirty_360', nominal, part)).toBe(strict)
  })
})

describe('each rule at its edges', () => {
  test.each([
    ['actual_days', '2028-02-01..2028-03-01', '2028-02-29..2028-03-01', '1/29'],
    ['actual_365', '2026-01-01..2026-02-01', '2026-01-01..2026-01-11', '120/365'],
    ['full', '2026-01-01..2026-02-01', '2026-01-31..2026-02-01', '1/1'],
    ['none', '2026-01-01..2026-02-01', '2026-01-02..2026-02-01', '0/1'],
    ['thirty_360', '2026-01-01..2026-02-01', '2026-01-31..2026-02-01', '1/30'],
    ['thirty_360', '2026-01-01..2026-02-01', '2026-01-30..2026-01-31', '0/30'],
    ['per_second', '2026-01-01..2026-02-01', '2026-01-01..2026-01-02', '86400/2678400'],
  ] as const)('%s of %s: %s is %s', (rule, nominal, part, expected) => {
    expect(share(rule, nominal, part)).toBe(expected)
  })

  test('by the second, a day on which clocks change is as long as it is', () => {
    const zone = { timeZone: 'Europe/Berlin' }
    const [march, october] = ['2026-03-01..2026-04-01', '2026-10-01..2026-11-01']
    expect(share('per_second', march, '2026-03-29..2026-03-30', zone)).toBe('82800/2674800')
    expect(share('per_second', march, '2026-03-28..2026-03-29', zone)).toBe('86400/2674800')
    expect(share('per_second', october, '2026-10-25..2026-10-26', zone)).toBe('90000/2682000')
    expect(share('per_second', march, march, zone)).toBe('1/1')
  })

  test('the parts of a period sum to it by every rule that counts', () => {
    for (const rule of ['actual_days', 'thirty_360', 'per_second'] as const) {
      for (const cut of ['2026-03-02', '2026-03-29', '2026-03-30', '2026-03-31']) {
        const [a, b] = [`2026-03-01..${cut}`, `${cut}..2026-04-01`].map(part =>
          shareOf(
            { proration: rule, months: 1, timeZone: 'Europe/Berlin' },
            parsePeriod('2026-03-01..2026-04-01'),
            parsePeriod(part),
          ),
        )
        expect(a!.of).toBe(b!.of)
        expect(a!.days + b!.days).toBe(a!.of)
      }
    }
  })
})

/*
 * Stripe, "Prorations" (docs.stripe.com/billing/subscriptions/prorations): from 10 to 20 USD a month
 * halfway through the period, −5 USD for the unused time and 10 USD for the time that is left.
 */
test.each(['per_second', 'actual_days', 'thirty_360'] as const)(
  'a change halfway through the month costs what Stripe says, by %s',
  rule => {
    const halves = (price: string) =>
      ['2026-04-01..2026-04-16', '2026-04-16..2026-05-01'].map(part => rated(price, rule, part))
    expect(halves('10.00')).toEqual(['5.00', '5.00'])
    expect(halves('20.00')).toEqual(['10.00', '10.00'])
  },
)

function components(price: string, rule: ProrationRule, part: string) {
  return rateCharge({
    charge: inTimeZone(charge(`fee ${price} ${rule}`), 'Europe/Berlin'),
    currency: 'EUR',
    nominal: parsePeriod('2026-04-01..2026-05-01'),
    service: parsePeriod(part),
    quantities: [{ period: parsePeriod(part), quantity: Decimal.one }],
    usage: [],
    discounts: [],
    roundingMode: 'half_up',
  })
}

function rated(price: string, rule: ProrationRule, part: string): string {
  return components(price, rule, part)
    .map(each => new Decimal(each.amountMinor, 2).toString())
    .map(text => (text.includes('.') ? text : `${text}.00`))
    .join(' ')
}

test('the seconds are told, and the amount is worked out again from them', () => {
  const [part] = components('10.00', 'per_second', '2026-04-01..2026-04-11')
  expect(recompute(part!.trace, 'EUR')).toBe(333n)
  const told = explain(part!.trace, 'en', 'EUR').join(' ')
  expect(told).toContain('864,000 of 2,592,000 seconds')
  for (const language of ['de', 'fr', 'es']) {
    expect(explain(part!.trace, language, 'EUR').join(' ')).not.toContain('{')
  }
})
