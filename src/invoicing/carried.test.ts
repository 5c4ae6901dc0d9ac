import { describe, expect, test } from 'vitest'
import { makeBills } from './simulation/bills.ts'
import { scenarioOf, toldBills } from './simulation/scenario.test-tables.ts'

const HEAD = ['charge use usage 1.00 free=31 roll=2', 'plan B use usage 2.00 free=31 roll=2']

const bills = (...lines: string[]) => toldBills([...HEAD, ...lines].join('\n'))

describe('what a charge carries over', () => {
  test('costs a bill the same in the tenth year of a contract as in the first month', () => {
    const dates = Array.from({ length: 120 }, (_, i) =>
      Temporal.PlainDate.from('2026-02-01').add({ months: i }).toString(),
    )
    const lines = [...HEAD, 'start 2026-01-01', `bill ${dates.join(' ')}`]
    const looked = makeBills(scenarioOf(lines.join('\n'))).map(bill => bill.periodsLookedAt)
    expect(Math.max(...looked)).toBe(1)
  })

  test('is worked out again from late usage on, through every later month', () => {
    // February and March just reach with January’s 31; with 12 used in January it left 19 only.
    expect(
      bills(
        'start 2026-01-01',
        'used 51 on 2026-02-10',
        'used 42 on 2026-03-10',
        '2026-04-10: used 12 on 2026-01-10',
        'bill 2026-02-01 2026-03-01 2026-04-01 2026-05-01',
      ),
    ).toEqual([
      'bill 2026-02-01',
      'skipped nothing_to_charge',
      'bill 2026-03-01',
      'skipped nothing_to_charge',
      'bill 2026-04-01',
      'skipped nothing_to_charge',
      'bill 2026-05-01',
      '2026-01-01..2026-02-01 use 0 @ 1 → 0.00',
      '2026-02-01..2026-03-01 use 1 @ 1 → 1.00',
      '2026-03-01..2026-04-01 use 11 @ 1 → 11.00',
      '2026-04-01..2026-05-01 use 0 @ 1 → 0.00',
    ])
  })

  test('of a month that turns out to be another plan’s is not carried on', () => {
    // February was billed by the old plan, which left it 62 units; it never had a February.
    expect(
      bills(
        'start 2026-01-01',
        '2026-03-05: plan-change B on 2026-02-01',
        'used 100 on 2026-03-10',
        'bill 2026-02-01 2026-03-01 2026-04-01',
      ).slice(-2),
    ).toEqual([
      '2026-02-01..2026-03-01 use 0 @ 2 → 0.00',
      '2026-03-01..2026-04-01 use 7 @ 2 → 14.00',
    ])
  })

  test('of a month that turns out to have been paused is that of the month before', () => {
    expect(
      bills(
        'start 2026-01-01',
        '2026-03-05: pause 2026-02-01..2026-03-01',
        'used 100 on 2026-03-10',
        'bill 2026-02-01 2026-03-01 2026-04-01',
      ).at(-1),
    ).toBe('2026-03-01..2026-04-01 use 38 @ 1 → 38.00')
  })
})
