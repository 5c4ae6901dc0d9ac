import { describe, expect, test } from 'vitest'
import { toldBills } from './simulation/scenario.test-tables.ts'

function check(scenario: string, expected: string): void {
  const wanted = expected.split('\n').map(line => line.trim())
  expect(toldBills(scenario)).toEqual(wanted.filter(line => line !== ''))
}

describe('periods that are aligned anew', () => {
  test('in advance: the days after are given back, and those up to the new day are charged', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-10
       2026-03-12: align calendar on 2026-03-15
       bill 2026-03-10 2026-03-15 2026-04-01`,
      `bill 2026-03-10
       2026-01-10..2026-02-10 seat 1 @ 31 → 31.00
       2026-02-10..2026-03-10 seat 1 @ 31 → 31.00
       2026-03-10..2026-04-10 seat 1 @ 31 → 31.00
       bill 2026-03-15
       correction 2026-03-15..2026-04-10 seat -1 @ 26 → -26.00
       2026-03-15..2026-04-01 seat 1 @ 17 → 17.00
       bill 2026-04-01
       2026-04-01..2026-05-01 seat 1 @ 31 → 31.00`,
    )
  })

  test('in arrears: each part costs its days of its own whole period', () => {
    check(
      `charge seat fee 28.00
       start 2026-02-10 anchor 1
       align 20 on 2026-03-10
       bill 2026-05-20`,
      // 19 of 28 days of February; 9 of 31 of March; 10 of the 28 days from 20 February; whole months.
      `bill 2026-05-20
       2026-02-10..2026-03-01 seat 1 @ 19 → 19.00
       2026-03-01..2026-03-10 seat 1 @ 8.1290322581 → 8.13
       2026-03-10..2026-03-20 seat 1 @ 10 → 10.00
       2026-03-20..2026-04-20 seat 1 @ 28 → 28.00
       2026-04-20..2026-05-20 seat 1 @ 28 → 28.00`,
    )
  })

  test('of a year to the calendar make two parts that sum to the days', () => {
    check(
      `charge fee fee 365.00 every=12 advance
       start 2026-03-01
       align calendar on 2026-07-01
       bill 2026-03-01 2026-07-01 2027-01-01`,
      `bill 2026-03-01
       2026-03-01..2026-07-01 fee 1 @ 122 → 122.00
       bill 2026-07-01
       2026-07-01..2027-01-01 fee 1 @ 184 → 184.00
       bill 2027-01-01
       2027-01-01..2028-01-01 fee 1 @ 365 → 365.00`,
    )
  })

  test.each([
    [29, '02-28', '03-29'],
    [30, '02-28', '03-30'],
    [31, '02-28', '03-31'],
  ])('to day %i keep to the end of short months and come back', (day, february, march) => {
    const told = toldBills(
      `charge seat fee 31.00
       start 2026-01-15
       align ${day} on 2026-02-15
       bill 2026-03-31`,
    )
    expect(told[1]).toContain('2026-01-15..2026-02-15')
    expect(told[2]).toContain(`2026-02-15..2026-${february}`)
    expect(told[3]).toBe(`2026-${february}..2026-${march} seat 1 @ 31 → 31.00`)
  })

  test('to day 31 in a leap year meet on 29 February', () => {
    const told = toldBills(
      `charge seat fee 31.00\nstart 2028-01-15\nalign 31 on 2028-02-15\nbill 2028-03-31`,
    )
    expect(told[2]).toContain('2028-02-15..2028-02-29')
    expect(told[3]).toContain('2028-02-29..2028-03-31')
  })

  test('on the day on which a period starts make no part', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-10
       2026-02-20: align calendar on 2026-03-01
       2026-02-21: align 10 on 2026-03-10
       bill 2026-02-10 2026-03-10`,
      `bill 2026-02-10
       2026-01-10..2026-02-10 seat 1 @ 31 → 31.00
       2026-02-10..2026-03-10 seat 1 @ 31 → 31.00
       bill 2026-03-10
       correction 2026-03-01..2026-03-10 seat -1 @ 9.9642857143 → -9.96
       2026-03-01..2026-03-10 seat 1 @ 9 → 9.00
       2026-03-10..2026-04-10 seat 1 @ 31 → 31.00`,
    )
  })

  test('carry quantities on and charge nothing twice that is charged once', () => {
    check(
      `charge setup once 50.00
       charge seat fee 31.00
       start 2026-01-10 x2
       quantity 5 on 2026-03-20
       align calendar on 2026-02-15
       bill 2026-04-01`,
      `bill 2026-04-01
       2026-01-10..2026-01-11 setup 2 @ 50 → 100.00
       2026-01-10..2026-02-10 seat 2 @ 31 → 62.00
       2026-02-10..2026-02-15 seat 2 @ 5.5357142857 → 11.07
       2026-02-15..2026-03-01 seat 2 @ 15.5 → 31.00
       2026-03-01..2026-03-20 seat 2 @ 19 → 38.00
       2026-03-20..2026-04-01 seat 5 @ 12 → 60.00`,
    )
  })

  test('of usage count each part apart', () => {
    check(
      `charge use usage graduated(10:1.00,:0.50)
       start 2026-01-01
       align 15 on 2026-01-15
       used 12 on 2026-01-10
       used 12 on 2026-01-20
       bill 2026-02-15`,
      `bill 2026-02-15
       2026-01-01..2026-01-15 use 10 @ 1 → 10.00
       2026-01-01..2026-01-15 use 2 @ 0.5 → 1.00
       2026-01-15..2026-02-15 use 10 @ 1 → 10.00
       2026-01-15..2026-02-15 use 2 @ 0.5 → 1.00`,
    )
  })
})

test('usage is billed every month beside a fee for a year', () => {
  check(
    `charge fee fee 365.00 every=12 advance
     charge use usage 0.50
     start 2026-01-31
     used 10 on 2026-02-10
     used 4 on 2026-03-10
     2026-03-31: used 6 on 2026-02-11
     bill 2026-01-31 2026-02-28 2026-03-31`,
    `bill 2026-01-31
     2026-01-31..2027-01-31 fee 1 @ 365 → 365.00
     bill 2026-02-28
     2026-01-31..2026-02-28 use 10 @ 0.5 → 5.00
     bill 2026-03-31
     correction 2026-01-31..2026-02-28 use 6 @ 0.5 → 3.00
     2026-02-28..2026-03-31 use 4 @ 0.5 → 2.00`,
  )
})
