import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { type LateExample, workedExample } from './example.ts'
import type { StoredLatePolicy } from './terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const ecb = new Map([
  [
    'ecb',
    [
      { from: day('2026-01-01'), annualPercent: Decimal.parse('2.15') },
      { from: day('2026-07-01'), annualPercent: Decimal.parse('2.40') },
    ],
  ],
])

function policy(changes: Partial<StoredLatePolicy> = {}): StoredLatePolicy {
  return {
    ...{ policyCode: 'LAW', fromOn: day('2026-01-01'), revision: 0, name: {}, customers: 'all' },
    ...{ rateCode: 'ecb', annualPercent: null, points: Decimal.of(8), mostPercent: null },
    ...{ dayBasis: '365', graceDays: 5, flat: { EUR: '40.00' }, minimums: { EUR: '1.00' } },
    ...{ termsDays: 14, billed: 'by_run' },
    ...changes,
  }
}

function example(changes: Partial<LateExample> = {}): LateExample {
  return {
    ...{ amountMinor: 50_000n, currency: 'EUR', dueOn: day('2026-06-11'), on: day('2026-07-21') },
    paid: null,
    customer: { kind: 'business', country: 'DE', region: null },
    ...changes,
  }
}

/** One line: outcome, rows as days × principal at rate, interest, flat sum. */
function told(
  of: LateExample,
  versions: StoredLatePolicy[],
  caps: Parameters<typeof workedExample>[3] = [],
) {
  const { outcome, segments, interestMinor, flatMinor } = workedExample(of, versions, ecb, caps)
  const rows = segments.map(
    ({ days, principalMinor, percent, uncapped }) =>
      `${days}×${principalMinor}@${percent}${uncapped === null ? '' : `<${uncapped}`}`,
  )
  return [outcome, ...rows, `${interestMinor}+${flatMinor}`].join(' ')
}

test('500.00 overdue for 40 days costs by rows of the same principal and rate', () => {
  // 500 × 10.15 % × 19/365 + 500 × 10.4 % × 20/365 = 2.6418 + 2.8493.
  expect(told(example(), [policy()])).toBe('charged 19×50000@10.15 20×50000@10.4 549+4000')
  const { segments } = workedExample(example(), [policy()], ecb, [])
  expect(segments.map(({ exact }) => exact.toFixed(4))).toEqual(['2.6418', '2.8493'])
})

test('a part that was paid, a ceiling and another version each begin a row of their own', () => {
  const paid = { minor: 20_000n, on: day('2026-06-21') }
  expect(told(example({ paid }), [policy()])).toBe(
    'charged 9×50000@10.15 10×30000@10.15 20×30000@10.4 380+4000',
  )
  const cap = { country: 'DE', region: '', customers: 'all', mostPercent: Decimal.of(9) } as const
  expect(told(example(), [policy()], [{ ...cap, from: day('2026-07-01') }])).toBe(
    'charged 19×50000@10.15 20×50000@9<10.4 511+4000',
  )
  const next = policy({ fromOn: day('2026-07-11'), points: Decimal.of(5), flat: {} })
  expect(told(example(), [policy(), next])).toBe(
    'charged 19×50000@10.15 10×50000@10.4 10×50000@7.4 508+0',
  )
})

test('nothing in grace, of other customers, under the least sum, or before the policy', () => {
  expect(told(example({ on: day('2026-06-16') }), [policy()])).toBe('in_grace 0+0')
  expect(told(example(), [policy({ customers: 'person' })])).toBe('other_customers 0+0')
  const high = policy({ flat: {}, minimums: { EUR: '6.00' } })
  expect(told(example(), [high])).toBe('below_minimum 19×50000@10.15 20×50000@10.4 549+0')
  expect(told(example(), [policy({ fromOn: day('2027-01-01') })])).toBe('nothing_due 0+0')
})

test('billed at payment, the day of the last payment ends it', () => {
  const paid = { minor: 20_000n, on: day('2026-06-21') }
  expect(told(example({ paid }), [policy({ billed: 'at_payment' })])).toBe(
    'charged 9×50000@10.15 10×30000@10.15 20×30000@10.4 380+4000',
  )
})
