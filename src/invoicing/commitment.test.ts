import { describe, expect, test } from 'vitest'
import { explain } from '../rating/explain.ts'
import { recompute } from '../rating/recompute.ts'
import { makeBills } from './simulation/bills.ts'
import { scenarioOf, toldBills } from './simulation/scenario.test-tables.ts'

const bills = (...lines: string[]) => toldBills(lines.join('\n'))
const shortfalls = (...lines: string[]) => bills(...lines).filter(line => /bill|commit/.test(line))

describe('a commitment', () => {
  // Lago, "Negotiated contract billing": $1,000 a month; 800 of usage leaves 200, 1,300 nothing.
  test.each([
    ['800', '2026-01-01..2026-02-01 commitment 1 @ 200 → 200.00'],
    ['999.99', '2026-01-01..2026-02-01 commitment 1 @ 0.01 → 0.01'],
  ])('over usage of %s asks for what is missing', (used, line) => {
    expect(
      shortfalls(
        'charge use usage 1.00',
        'start 2026-01-01',
        `used ${used} on 2026-01-10`,
        'commit 1000.00 every=1 from 2026-01-01',
        'bill 2026-02-01',
      ),
    ).toEqual(['bill 2026-02-01', line])
  })

  test.each([['1000'], ['1300']])('over usage of %s asks for nothing', used => {
    expect(
      shortfalls(
        'charge use usage 1.00',
        'start 2026-01-01',
        `used ${used} on 2026-01-10`,
        'commit 1000.00 every=1 from 2026-01-01',
        'bill 2026-02-01',
      ),
    ).toEqual(['bill 2026-02-01'])
  })

  test('counts a year of several charges after discounts and minimums, once', () => {
    const year = Array.from({ length: 13 }, (_, i) =>
      Temporal.PlainDate.from('2026-02-01').add({ months: i }).toString(),
    )
    // 12 × (10 − 10 %) + 12 × 5 of minimum = 168
    expect(
      shortfalls(
        'charge seat fee 10.00 advance',
        'charge use usage 1.00 whole-min=5.00',
        'start 2026-01-01',
        'less 10% 2026-01-01..',
        'commit 200.00 every=12 from 2026-01-01',
        `bill ${year.join(' ')}`,
      ),
    ).toEqual([
      ...year.slice(0, 11).map(date => `bill ${date}`),
      'bill 2027-01-01',
      '2026-01-01..2027-01-01 commitment 1 @ 32 → 32.00',
      'bill 2027-02-01',
    ])
  })

  test('counts a period in the term in which its service ends', () => {
    // Months from the 15th: that from 15 March to 15 April counts in the second quarter.
    expect(
      shortfalls(
        'charge seat fee 10.00',
        'start 2026-01-15',
        'commit 30.00 every=3 from 2026-01-01',
        'bill 2026-04-01 2026-07-01',
      ),
    ).toEqual([
      'bill 2026-04-01',
      // It runs from the first day of service, 76 of 90 days: 25.33, less 20.
      '2026-01-15..2026-04-01 commitment 1 @ 5.33 → 5.33',
      'bill 2026-07-01',
    ])
  })

  test('is prorated, or not, when the customer leaves early', () => {
    const left = (exit: string) =>
      shortfalls(
        'charge seat fee 10.00',
        'start 2026-01-01 end 2026-04-01',
        `commit 365.00 every=12 from 2026-01-01${exit}`,
        'bill 2026-02-01 2026-04-01 2026-05-01',
      )
    // 90 of 365 days: 90.00, less 30.
    expect(left('')).toContain('2026-01-01..2026-04-01 commitment 1 @ 60 → 60.00')
    expect(left(' full')).toContain('2026-01-01..2026-04-01 commitment 1 @ 335 → 335.00')
    expect(left('').at(-1)).toBe('bill 2026-05-01')
  })

  test('that was settled early is taken back when the customer stays', () => {
    expect(
      shortfalls(
        'charge seat fee 10.00',
        'start 2026-01-01',
        '2026-03-10: end 2026-03-01',
        '2026-04-10: end never',
        'commit 365.00 every=12 from 2026-01-01',
        'bill 2026-03-15 2026-04-15',
      ),
    ).toEqual([
      'bill 2026-03-15',
      '2026-01-01..2026-03-01 commitment 1 @ 39 → 39.00',
      'bill 2026-04-15',
      'reversal 2026-01-01..2026-03-01 commitment -1 @ 39 → -39.00',
    ])
  })

  test('counts only the charges that it names', () => {
    const named = (charges: string) =>
      shortfalls(
        'charge seat fee 10.00',
        'charge use usage 1.00',
        'start 2026-01-01',
        'used 7 on 2026-01-05',
        'once 50.00 on 2026-01-07',
        `commit 100.00 every=1 from 2026-01-01${charges}`,
        'bill 2026-02-01',
      )[1]
    expect(named('')).toContain('→ 83.00')
    expect(named(' seat')).toContain('→ 90.00')
    expect(named(' once use')).toContain('→ 43.00')
  })

  test('begins on a leap day and renews on 28 February', () => {
    expect(
      shortfalls(
        'charge seat fee 1.00 every=12',
        'start 2024-02-29',
        'commit 10.00 every=12 from 2024-02-29',
        'bill 2025-02-28 2026-02-28',
      ),
    ).toEqual([
      'bill 2025-02-28',
      '2024-02-29..2025-02-28 commitment 1 @ 9 → 9.00',
      'bill 2026-02-28',
      '2025-02-28..2026-02-28 commitment 1 @ 9 → 9.00',
    ])
  })

  test('says what it counted, and can be worked out again from that', () => {
    const [bill] = makeBills(
      scenarioOf(
        [
          'charge seat fee 10.00',
          'charge use usage 1.00',
          'start 2026-01-01',
          'used 7 on 2026-01-05',
          'commit 100.00 every=1 from 2026-01-01',
          'bill 2026-02-01',
        ].join('\n'),
      ),
    )
    const line = bill?.documents[0]?.lines.find(each => each.chargeCode === 'commitment')
    expect(explain(line?.trace ?? [], 'en', 'EUR').slice(0, 3)).toEqual([
      'Charge seat counts with €10.00.',
      'Charge use counts with €7.00.',
      'From Jan 1, 2026 to Jan 31, 2026 at least 100.00 was agreed; what counts came to €17.00.',
    ])
    expect(recompute(line?.trace ?? [], 'EUR')).toBe(8300n)
    expect(line?.revenueAccount).toBe('4000')
  })
})
