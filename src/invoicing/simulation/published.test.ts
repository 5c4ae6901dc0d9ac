import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../kernel/money.ts'
import { makeBills } from './bills.ts'
import { simulationInput } from './input.ts'
import { withRamps } from './ramps.ts'

/*
 * Figures that others publish for what contracts agree: each test names its source. Kill Bill is
 * github.com/killbill/killbill, beatrix/src/test/…/beatrix/integration (its billing engine's worked bills).
 */

const perUnit = (unitPrice: string) => ({ model: 'per_unit', unitPrice })

/** The lines of monthly bills in USD, without tax: `2012-03-02..2012-03-31 fee 561.24`. */
function billed(
  plans: Record<string, { unitPrice: string; timing?: string }>,
  subscriptions: readonly object[],
  billThrough: readonly string[],
): string[] {
  const told = simulationInput.parse({
    legalEntity: { country: 'US' },
    taxRules: [
      {
        taxCode: 'NONE',
        taxClass: 'standard',
        validFrom: '2007-01-01',
        name: { en: 'No tax' },
        country: 'US',
        category: 'Z',
        ratePercent: '0',
      },
    ],
    plans: Object.entries(plans).map(([planCode, { unitPrice, timing = 'advance' }]) => ({
      planCode,
      planVersion: 1,
      name: { en: planCode },
      currency: 'USD',
      taxInclusive: false,
      offeredFrom: '2010-01-01',
      charges: [
        {
          chargeCode: planCode,
          position: 1,
          productCode: planCode,
          name: { en: planCode },
          kind: 'recurring',
          timing,
          months: 1,
          unit: 'unit',
          prices: [{ effectiveFrom: '2010-01-01', price: perUnit(unitPrice) }],
        },
      ],
    })),
    subscriptions: subscriptions.map((each, i) => ({ subscriptionNumber: `${i + 1}`, ...each })),
    billThrough,
  })
  return makeBills(withRamps(told)).flatMap(({ documents }) =>
    documents.flatMap(({ lines, payableMinor }) => [
      ...lines.map(
        line =>
          `${line.serviceStart}..${line.serviceEnd} ${line.chargeCode} ${formatAmount(line.amountMinor, 'USD')}`,
      ),
      `= ${formatAmount(payableMinor, 'USD')}`,
    ]),
  )
}

describe('trials', () => {
  // Kill Bill, TestIntegration, testBasePlanCompleteWithBillingDayInPast: 599.95 a month, 30 days of
  // trial from 1 February 2012, billed on the 31st: 561.24 from 2 to 30 March.
  test('the first paid period is the part of it that is left after the trial', () => {
    const subscription = { planCode: 'RIFLE', startOn: '2012-02-01', anchorDay: 31 }
    expect(
      billed(
        { RIFLE: { unitPrice: '599.95' } },
        [{ ...subscription, trials: [{ days: 30 }] }],
        ['2012-02-01', '2012-03-02'],
      ),
    ).toEqual(['2012-03-02..2012-03-31 RIFLE 561.24', '= 561.24'])
  })

  // PayPal, "Offer a trial period" (developer.paypal.com/docs/subscriptions/customize/trial-period):
  // nothing for the first month, 15 a month from then on.
  test('a free month is followed by whole ones', () => {
    const subscription = { planCode: 'MUSIC', startOn: '2026-01-10' }
    const trials = [{ endOn: '2026-02-10', periodsFrom: 'trial_end' }]
    expect(
      billed(
        { MUSIC: { unitPrice: '15' } },
        [{ ...subscription, trials }],
        ['2026-02-09', '2026-02-10', '2026-03-10'],
      ),
    ).toEqual([
      '2026-02-10..2026-03-10 MUSIC 15.00',
      '= 15.00',
      '2026-03-10..2026-04-10 MUSIC 15.00',
      '= 15.00',
    ])
  })
})

describe('add-ons', () => {
  // Kill Bill, TestIntegration and TestBundleTransfer: a base plan at 249.95 after 30 days of trial, the
  // add-on at 399.95 for its first month and 999.95 from then on; both together come to 1,249.90.
  test('are billed beside their base, each at its own price and phase', () => {
    const scope = {
      planCode: 'SCOPE',
      startOn: '2012-04-01',
      ramps: [
        {
          chargeCode: 'SCOPE',
          phases: [
            { afterMonths: 0, price: perUnit('399.95') },
            { afterMonths: 1, price: perUnit('999.95') },
          ],
        },
      ],
    }
    expect(
      billed(
        { SHOTGUN: { unitPrice: '249.95' }, SCOPE: { unitPrice: '999.95' } },
        [{ planCode: 'SHOTGUN', startOn: '2012-04-01', trials: [{ days: 30 }] }, scope],
        ['2012-04-01', '2012-05-01'],
      ),
    ).toEqual([
      '2012-04-01..2012-05-01 SCOPE 399.95',
      '= 399.95',
      '2012-05-01..2012-06-01 SHOTGUN 249.95',
      '2012-05-01..2012-06-01 SCOPE 999.95',
      '= 1249.90',
    ])
  })
})

describe('moves', () => {
  // Kill Bill, TestBundleTransfer, …WithCancellationImm: 249.95 a month goes over on 3 May 2012 from a
  // customer billed on the 9th to one billed on the 15th: 66.65, 49.99 back, and 99.98.
  const plan = { GUN: { unitPrice: '249.95' } }
  test('the one who leaves gets the unused days back', () => {
    const ends = [{ endOn: '2012-05-03', knownFrom: '2012-05-03' }]
    expect(
      billed(
        plan,
        [{ planCode: 'GUN', startOn: '2012-05-01', anchorDay: 9, ends }],
        ['2012-05-01', '2012-05-03'],
      ),
    ).toEqual([
      '2012-05-01..2012-05-09 GUN 66.65',
      '= 66.65',
      '2012-05-03..2012-05-09 GUN -49.99',
      '= -49.99',
    ])
  })
  test('the one who comes pays from that day on', () => {
    const subscription = { planCode: 'GUN', startOn: '2012-05-03', anchorDay: 15 }
    const [line] = billed(plan, [subscription], ['2012-05-03'])
    expect(line).toBe('2012-05-03..2012-05-15 GUN 99.98')
  })

  // Current, "Why is my bill or transaction pro-rated?" (current.helpscoutdocs.com, article 145): 30 a
  // month from 12 to 30 April is 19.00.
  test('an opening bill charges the days of service', () => {
    const subscription = { planCode: 'BASE', startOn: '2026-04-12', anchorDay: 1 }
    const [line] = billed(
      { BASE: { unitPrice: '30', timing: 'arrears' } },
      [subscription],
      ['2026-05-01'],
    )
    expect(line).toBe('2026-04-12..2026-05-01 BASE 19.00')
  })
})

describe('pauses', () => {
  // Kill Bill, integration tests of pausing: 249.95 for December 2017, paused on the 15th: 137.07 back;
  // 249.95 from 2 March 2012, paused on the 4th: 233.82 back.
  test.each([
    ['2017-12-01', '2017-12-15', '2017-12-15..2018-01-01 GUN -137.07'],
    ['2012-03-02', '2012-03-04', '2012-03-04..2012-04-02 GUN -233.82'],
  ])(
    'what was paid in advance from %s comes back from the pause on %s on',
    (startOn, fromOn, line) => {
      const pauses = [{ fromOn, knownFrom: fromOn }]
      const bills = billed(
        { GUN: { unitPrice: '249.95' } },
        [{ planCode: 'GUN', startOn, pauses }],
        [startOn, fromOn],
      )
      expect(bills).toContain(line)
    },
  )

  // Kill Bill, the same in arrears: 100 a month, paused from 15 to 20 January 2020: 45.16 for the first
  // two weeks. The rest follows by the same rule.
  test('in arrears the days before and after are charged', () => {
    const bills = billed(
      { SUPPORT: { unitPrice: '100', timing: 'arrears' } },
      [
        {
          planCode: 'SUPPORT',
          startOn: '2020-01-01',
          pauses: [{ fromOn: '2020-01-15', toOn: '2020-01-20' }],
        },
      ],
      ['2020-02-01'],
    )
    expect(bills).toEqual([
      '2020-01-01..2020-01-15 SUPPORT 45.16',
      '2020-01-20..2020-02-01 SUPPORT 38.71',
      '= 83.87',
    ])
  })
})

describe('agreed prices', () => {
  // Kill Bill, TestWithPriceOverride: 279.95 in place of 249.95 for the month that was billed: that is
  // taken back and charged anew; here it is one line by the difference.
  test('a price agreed for a month that was billed is made good', () => {
    const agreed = { planCode: 'GUN', chargeCode: 'GUN', effectiveFrom: '2012-05-01' }
    const agreedPrices = [{ ...agreed, price: perUnit('279.95'), knownFrom: '2012-05-02' }]
    expect(
      billed(
        { GUN: { unitPrice: '249.95' } },
        [{ planCode: 'GUN', startOn: '2012-05-01', agreedPrices }],
        ['2012-05-01', '2012-05-02', '2012-06-01'],
      ).filter(line => line.startsWith('=')),
    ).toEqual(['= 249.95', '= 30.00', '= 279.95'])
  })
})

describe('orders', () => {
  // Zuora, Order Metrics, "Part 1 – Example" (docs.zuora.com): list price 8.00, sold at 5.00; 10 units from
  // 1 January 2018 are 50.00 a month, an order of 1 April makes it 13 units: 65.00.
  test('an order at a price of its own, and one that raises the quantity', () => {
    const orders = {
      planCode: 'UNITS',
      startOn: '2018-01-01',
      quantity: '10',
      agreedPrices: [
        {
          planCode: 'UNITS',
          chargeCode: 'UNITS',
          effectiveFrom: '2018-01-01',
          price: perUnit('5.00'),
        },
      ],
      quantityChanges: [{ effectiveOn: '2018-04-01', quantity: '13', knownFrom: '2018-04-01' }],
    }
    const months = Array.from({ length: 12 }, (_, i) => `2018-${String(i + 1).padStart(2, '0')}-01`)
    const bills = billed({ UNITS: { unitPrice: '8.00' } }, [orders], months)
    const totals = bills.filter(line => line.startsWith('='))
    expect(totals).toEqual([...Array(3).fill('= 50.00'), ...Array(9).fill('= 65.00')])
  })
})

describe('ramps', () => {
  // Salesbricks, "Ramping Structures" (docs.salesbricks.com/documentation/ramping-structures): 39 a unit
  // and month, 50 units for four months from 14 December 2023, 100 for three, 150 for five: 7,800 + 11,700
  // + 29,250 = 48,750.
  test('each phase costs its months', () => {
    const phases = [
      { afterMonths: 0, quantity: '50' },
      { afterMonths: 4, quantity: '100' },
      { afterMonths: 7, quantity: '150' },
    ]
    const subscription = {
      planCode: 'UNIT',
      startOn: '2023-12-14',
      quantity: '50',
      ramps: [{ chargeCode: 'UNIT', phases }],
    }
    const first = Temporal.PlainDate.from('2023-12-14')
    const months = Array.from({ length: 12 }, (_, i) => first.add({ months: i }).toString())
    const totals = billed({ UNIT: { unitPrice: '39' } }, [subscription], months)
      .filter(line => line.startsWith('='))
      .map(line => Number(line.slice(2)))
    const sum = (from: number, to: number) => totals.slice(from, to).reduce((a, b) => a + b, 0)
    expect([sum(0, 4), sum(4, 7), sum(7, 12), sum(0, 12)]).toEqual([7800, 11700, 29250, 48750])
  })

  // Kill Bill, TestCatalogDiscountAndEvergreen: 4.95 for three months from 28 February 2023, then 24.95.
  test('a price for the first three months is followed by the regular one', () => {
    const phases = [
      { afterMonths: 0, price: perUnit('4.95') },
      { afterMonths: 3, price: perUnit('24.95') },
    ]
    const subscription = {
      planCode: 'STANDARD',
      startOn: '2023-02-28',
      ramps: [{ chargeCode: 'STANDARD', phases }],
    }
    const days = ['2023-02-28', '2023-03-28', '2023-04-28', '2023-05-28']
    expect(
      billed({ STANDARD: { unitPrice: '24.95' } }, [subscription], days).filter(line =>
        line.startsWith('2'),
      ),
    ).toEqual([
      '2023-02-28..2023-03-28 STANDARD 4.95',
      '2023-03-28..2023-04-28 STANDARD 4.95',
      '2023-04-28..2023-05-28 STANDARD 4.95',
      '2023-05-28..2023-06-28 STANDARD 24.95',
    ])
  })
})

describe('coupons', () => {
  const days = ['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01']
  const plan = (unitPrice: string) => ({ FEE: { unitPrice } })
  const totals = (unitPrice: string, coupon: object) =>
    billed(
      plan(unitPrice),
      [
        {
          planCode: 'FEE',
          startOn: '2025-01-01',
          coupons: [{ redeemedOn: '2025-01-01', ...coupon }],
        },
      ],
      days,
    ).filter(line => line.startsWith('='))

  // Zuora, "Charge Segment object functionality" (docs.zuora.com, Zuora CPQ): 10.00 a month from 1 January
  // 2025, 10 % off the first three months: 27.00 for them in place of 30.00.
  test('ten per cent off three months', () => {
    const coupon = { code: 'TEN', name: { en: 'Ten' }, percent: '10', duration: 'months', count: 3 }
    expect(totals('10.00', coupon)).toEqual(['= 9.00', '= 9.00', '= 9.00', '= 10.00'])
  })

  // Stripe's coupon by an amount (its API's documentation, as in stRipe's "stripe_coupon"): 200 off a
  // subtotal of 100 leaves nothing, off 300 leaves 100.
  test.each([
    ['100', ['= 100.00', '= 100.00', '= 100.00']],
    ['300', ['= 100.00', '= 300.00', '= 300.00', '= 300.00']],
  ])('200 off one fee of %s', (fee, expected) => {
    const off = { code: 'OFF', name: { en: 'Off' }, amount: '200', currency: 'USD' }
    expect(totals(fee, { ...off, duration: 'once', chargeCodes: ['FEE'] })).toEqual(expected)
  })
})

test('a coupon that is withdrawn keeps what it gave before', () => {
  const coupon = { code: 'TEN', name: { en: 'Ten' }, percent: '10', duration: 'forever' }
  const withdrawn = { ...coupon, redeemedOn: '2025-01-01', withdrawnOn: '2025-02-01' }
  const subscription = { planCode: 'FEE', startOn: '2025-01-01', coupons: [withdrawn] }
  const days = ['2025-01-01', '2025-02-01', '2025-03-01']
  const bills = billed({ FEE: { unitPrice: '10.00' } }, [subscription], days)
  expect(bills.filter(line => line.startsWith('='))).toEqual(['= 9.00', '= 10.00', '= 10.00'])
})
