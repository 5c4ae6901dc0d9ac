import { describe, expect, test } from 'vitest'
import { makeBills } from './simulation/bills.ts'
import { simulationInput } from './simulation/input.ts'
import { toldLine } from './simulation/scenario.test-tables.ts'

/** All of what is left of a term of a year, two seats at 31.00, as the fee; ended on 1 April. */
function exitFees(subscription: object, more: object = {}, price: object = perUnit): string[] {
  const told = simulationInput.parse({
    legalEntity: { country: 'DE' },
    products: ['SEAT', 'EXIT'].map(productCode => ({
      productCode,
      taxClass: 'outside',
      revenueAccount: '4000',
    })),
    plans: [
      {
        planCode: 'A',
        planVersion: 1,
        name: { en: 'A' },
        currency: 'EUR',
        taxInclusive: false,
        offeredFrom: '2025-01-01',
        charges: [
          {
            chargeCode: 'seat',
            position: 1,
            productCode: 'SEAT',
            name: { en: 'Seat' },
            kind: 'recurring',
            timing: 'advance',
            months: 1,
            unit: 'seat',
            prices: [{ effectiveFrom: '2025-01-01', price }],
          },
        ],
      },
    ],
    subscriptions: [
      {
        planCode: 'A',
        startOn: '2026-01-01',
        quantity: '2',
        contract: {
          termMonths: 24,
          earlyExit: {
            kind: 'percent',
            value: '100',
            productCode: 'EXIT',
            name: { en: 'Exit' },
          },
        },
        ends: [{ endOn: '2027-04-01', knownFrom: '2027-03-20' }],
        ...subscription,
      },
    ],
    ...more,
    billThrough: ['2027-03-01', '2027-04-01', '2027-06-01'],
  })
  const lines = makeBills(told).flatMap(bill => bill.documents.flatMap(({ lines }) => lines))
  return lines.filter(({ component }) => component === 'exit').map(toldLine)
}

const perUnit = { model: 'per_unit', unitPrice: '31.00' }
const fee = (amount: string) => [`2027-04-01..2027-04-02 exit 1 @ ${Number(amount)} → ${amount}`]
const coupon = { code: 'C', name: { en: 'C' }, redeemedOn: '2027-01-01' }

describe('a fee of the fees that are left', () => {
  test('is what they come to: nine months of 62.00', () => {
    expect(exitFees({})).toEqual(fee('558.00'))
  })

  // Until 1 July 20 % off: 3 × 49.60 + 6 × 62.00.
  test('takes coupons off as long as they would have run', () => {
    const sixMonths = { ...coupon, percent: '20', duration: 'months', count: 6 }
    expect(exitFees({ coupons: [sixMonths] })).toEqual(fee('520.80'))
    const always = { ...coupon, percent: '20', duration: 'forever' }
    expect(exitFees({ coupons: [always] })).toEqual(fee('446.40'))
  })

  // The first five months of 2027: April and May are left. 2 × 52.00 + 7 × 62.00.
  test('takes amounts off the periods that they were for', () => {
    const amount = { ...coupon, amount: '10', currency: 'EUR', chargeCodes: ['seat'] }
    const five = { ...amount, duration: 'periods', count: 5 }
    expect(exitFees({ coupons: [five] })).toEqual(fee('538.00'))
  })

  test('does not change by a coupon that is redeemed or withdrawn for later days', () => {
    const always = { ...coupon, percent: '20', duration: 'forever' }
    const later = { ...always, redeemedOn: '2027-05-01', knownFrom: '2027-05-15' }
    expect(exitFees({ coupons: [later] })).toEqual(fee('558.00'))
    const withdrawn = { ...always, withdrawnOn: '2027-05-01' }
    expect(exitFees({ coupons: [withdrawn] })).toEqual(fee('446.40'))
  })

  test('does not follow what an index comes to after the last day', () => {
    const indexed = {
      model: 'indexed',
      unitPrice: '31.00',
      index: 'CPI',
      compounding: false,
      lagMonths: 2,
      decimals: 2,
    }
    const values = [
      { month: '2025-11', value: '100' },
      { month: '2026-11', value: '110' },
      { month: '2027-11', value: '200', knownFrom: '2027-04-15' },
    ]
    const told = exitFees({}, { priceIndexes: [{ indexCode: 'CPI', values }] }, indexed)
    expect(told).toEqual(fee('613.80'))
  })
})
