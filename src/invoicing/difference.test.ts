import { describe, expect, test } from 'vitest'
import { toldBills } from './simulation/scenario.test-tables.ts'

/** What is billed, a line each, equals what is expected, a line each. */
function check(scenario: string, expected: string): void {
  const wanted = expected
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  expect(toldBills(scenario)).toEqual(wanted)
}

describe('what changed after it was billed', () => {
  test('seats bought mid-month: unused days of the old seats back, the rest at the new count', () => {
    check(
      `charge seat fee 28.00 advance
       start 2026-02-01 x3
       2026-02-10: quantity 5 on 2026-02-15
       bill 2026-02-01 2026-03-01`,
      `bill 2026-02-01
       2026-02-01..2026-03-01 seat 3 @ 28 → 84.00
       bill 2026-03-01
       correction 2026-02-15..2026-03-01 seat -3 @ 14 → -42.00
       2026-02-15..2026-03-01 seat 5 @ 14 → 70.00
       2026-03-01..2026-04-01 seat 5 @ 28 → 140.00`,
    )
  })

  test('a change of seats that is taken back leaves what was billed first', () => {
    check(
      `charge seat fee 28.00 advance
       start 2026-02-01 x3
       2026-02-10: quantity 5 on 2026-02-15
       2026-02-12: quantity 3 on 2026-02-15
       bill 2026-02-01 2026-02-11 2026-02-13`,
      `bill 2026-02-01
       2026-02-01..2026-03-01 seat 3 @ 28 → 84.00
       bill 2026-02-11
       correction 2026-02-15..2026-03-01 seat -3 @ 14 → -42.00
       2026-02-15..2026-03-01 seat 5 @ 14 → 70.00
       bill 2026-02-13
       reversal 2026-02-15..2026-03-01 seat -5 @ 14 → -70.00
       correction 2026-02-15..2026-03-01 seat 3 @ 14 → 42.00`,
    )
  })

  test('an end inside a month that was billed ahead gives the days after it back', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01 x2
       2026-01-05: end 2026-01-11
       bill 2026-01-01 2026-02-01`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 seat 2 @ 31 → 62.00
       bill 2026-02-01
       correction 2026-01-11..2026-02-01 seat -2 @ 21 → -42.00`,
    )
  })

  test('a period that was billed ahead and never began is taken back whole', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01
       2026-02-02: end 2026-02-01
       bill 2026-02-01 2026-03-01 2026-04-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       bill 2026-03-01
       reversal 2026-02-01..2026-03-01 seat -1 @ 31 → -31.00
       bill 2026-04-01
       skipped nothing_due`,
    )
  })

  test('an end taken back is billed again', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01
       2026-01-05: end 2026-01-11
       2026-02-05: end never
       bill 2026-01-01 2026-02-01 2026-03-01`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00
       bill 2026-02-01
       correction 2026-01-11..2026-02-01 seat -1 @ 21 → -21.00
       bill 2026-03-01
       correction 2026-01-11..2026-02-01 seat 1 @ 21 → 21.00
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       2026-03-01..2026-04-01 seat 1 @ 31 → 31.00`,
    )
  })

  test('an end taken back in arrears: its days are taken back until the month is whole', () => {
    check(
      `charge seat fee 31.00
       start 2026-01-01
       end 2026-01-11
       2026-01-15: end never
       bill 2026-01-12 2026-01-20 2026-02-01`,
      `bill 2026-01-12
       2026-01-01..2026-01-11 seat 1 @ 10 → 10.00
       bill 2026-01-20
       reversal 2026-01-01..2026-01-11 seat -1 @ 10 → -10.00
       bill 2026-02-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00`,
    )
  })

  test('a price corrected for the past: the old line is reversed as billed, the new one charged', () => {
    check(
      `charge seat fee 10.00
       start 2026-01-01 x4
       2026-03-02: price 12.50 from 2026-02-01
       bill 2026-03-01 2026-04-01`,
      `bill 2026-03-01
       2026-01-01..2026-02-01 seat 4 @ 10 → 40.00
       2026-02-01..2026-03-01 seat 4 @ 10 → 40.00
       bill 2026-04-01
       reversal 2026-02-01..2026-03-01 seat -4 @ 10 → -40.00
       2026-02-01..2026-03-01 seat 4 @ 12.5 → 50.00
       2026-03-01..2026-04-01 seat 4 @ 12.5 → 50.00`,
    )
  })

  test('a discount granted for the past: the old line is reversed, the new one bears it', () => {
    check(
      `charge seat fee 10.00
       start 2026-01-01
       2026-02-05: less 10% 2026-01-01..
       bill 2026-02-01 2026-03-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 seat 1 @ 10 → 10.00
       bill 2026-03-01
       reversal 2026-01-01..2026-02-01 seat -1 @ 10 → -10.00
       2026-01-01..2026-02-01 seat 1 @ 10 - 1.00 → 9.00
       2026-02-01..2026-03-01 seat 1 @ 10 - 1.00 → 9.00`,
    )
  })

  test('late usage is billed on its own period and fills the tier where it stands', () => {
    check(
      `charge energy usage graduated(100:0.30,:0.20)
       start 2026-01-01
       used 90 on 2026-01-10
       2026-02-10: used 30 on 2026-01-20
       used 40 on 2026-02-20
       bill 2026-02-01 2026-03-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 energy 90 @ 0.3 → 27.00
       bill 2026-03-01
       correction 2026-01-01..2026-02-01 energy 10 @ 0.3 → 3.00
       2026-01-01..2026-02-01 energy 20 @ 0.2 → 4.00
       2026-02-01..2026-03-01 energy 40 @ 0.3 → 12.00`,
    )
  })

  test('late usage that reaches a lower volume price reprices the whole month', () => {
    check(
      `charge energy usage volume(100:0.30,:0.20)
       start 2026-01-01
       used 90 on 2026-01-10
       2026-02-10: used 30 on 2026-01-20
       bill 2026-02-01 2026-03-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 energy 90 @ 0.3 → 27.00
       bill 2026-03-01
       reversal 2026-01-01..2026-02-01 energy -90 @ 0.3 → -27.00
       2026-01-01..2026-02-01 energy 120 @ 0.2 → 24.00
       2026-02-01..2026-03-01 energy 0 @ 0.3 → 0.00`,
    )
  })

  test('a change of plan ends the old charge on the day before and starts the new one', () => {
    check(
      `charge seat fee 28.00 advance
       plan B seat fee 56.00 advance
       start 2026-02-01 x2
       2026-02-12: plan-change B on 2026-02-15
       bill 2026-02-01 2026-03-01`,
      `bill 2026-02-01
       2026-02-01..2026-03-01 seat 2 @ 28 → 56.00
       bill 2026-03-01
       correction 2026-02-15..2026-03-01 seat -2 @ 14 → -28.00
       2026-02-15..2026-03-01 seat 2 @ 28 → 56.00
       2026-03-01..2026-04-01 seat 2 @ 56 → 112.00`,
    )
  })

  test('nothing new, nothing billed', () => {
    check(
      `charge seat fee 10.00 advance
       start 2026-01-01
       2026-01-05: less 10% 2027-01-01..
       bill 2026-01-01 2026-01-10`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 seat 1 @ 10 → 10.00
       bill 2026-01-10
       skipped nothing_due`,
    )
  })
})
