import { describe, expect, test } from 'vitest'
import { charge } from '../rating/rating.test-tables.ts'
import { duePeriods } from './due.ts'
import type { ItemFacts, SubscriptionFacts } from './facts.ts'
import { toldBills } from './simulation/scenario.test-tables.ts'

/** What is billed, a line each, equals what is expected, a line each. */
function check(scenario: string, expected: string): void {
  const wanted = expected
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  expect(toldBills(scenario)).toEqual(wanted)
}

describe('periods from an anchor at the end of a month', () => {
  test('the 31st becomes the last day of short months and comes back', () => {
    check(
      `charge seat fee 10.00 advance
       start 2026-01-31 x3
       bill 2026-04-30`,
      `bill 2026-04-30
       2026-01-31..2026-02-28 seat 3 @ 10 → 30.00
       2026-02-28..2026-03-31 seat 3 @ 10 → 30.00
       2026-03-31..2026-04-30 seat 3 @ 10 → 30.00
       2026-04-30..2026-05-31 seat 3 @ 10 → 30.00`,
    )
  })

  test('the 29th and 30th meet on the last of February', () => {
    check(
      `charge seat fee 10.00
       start 2026-01-30
       bill 2026-03-30`,
      `bill 2026-03-30
       2026-01-30..2026-02-28 seat 1 @ 10 → 10.00
       2026-02-28..2026-03-30 seat 1 @ 10 → 10.00`,
    )
    check(
      `charge seat fee 10.00
       start 2028-01-29
       bill 2028-03-29`,
      `bill 2028-03-29
       2028-01-29..2028-02-29 seat 1 @ 10 → 10.00
       2028-02-29..2028-03-29 seat 1 @ 10 → 10.00`,
    )
  })

  test('a year from 29 February ends on 28 February and comes back in leap years', () => {
    check(
      `charge seat fee 120.00 every=12 advance
       start 2024-02-29
       bill 2028-02-28 2028-02-29`,
      `bill 2028-02-28
       2024-02-29..2025-02-28 seat 1 @ 120 → 120.00
       2025-02-28..2026-02-28 seat 1 @ 120 → 120.00
       2026-02-28..2027-02-28 seat 1 @ 120 → 120.00
       2027-02-28..2028-02-29 seat 1 @ 120 → 120.00
       bill 2028-02-29
       2028-02-29..2029-02-28 seat 1 @ 120 → 120.00`,
    )
  })
})

describe('when a period is due', () => {
  test('in advance on its first day, in arrears on the day after its last', () => {
    check(
      `charge base fee 10.00 advance
       charge seat fee 5.00
       start 2026-01-01
       bill 2026-01-01 2026-01-31 2026-02-01`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 base 1 @ 10 → 10.00
       bill 2026-01-31
       skipped nothing_due
       bill 2026-02-01
       2026-02-01..2026-03-01 base 1 @ 10 → 10.00
       2026-01-01..2026-02-01 seat 1 @ 5 → 5.00`,
    )
  })

  test('a start and an end inside the month cost their days of the whole month', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-10 anchor 1 end 2026-03-11
       bill 2026-01-10 2026-02-01 2026-03-01 2026-04-01`,
      `bill 2026-01-10
       2026-01-10..2026-02-01 seat 1 @ 22 → 22.00
       bill 2026-02-01
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       bill 2026-03-01
       2026-03-01..2026-03-11 seat 1 @ 10 → 10.00
       bill 2026-04-01
       skipped nothing_due`,
    )
  })

  test('in arrears the last part is due when service ends, not when the month does', () => {
    check(
      `charge seat fee 31.00
       start 2026-01-01 end 2026-01-11
       bill 2026-01-10 2026-01-11`,
      `bill 2026-01-10
       skipped nothing_due
       bill 2026-01-11
       2026-01-01..2026-01-11 seat 1 @ 10 → 10.00`,
    )
  })

  test('months without a bill are caught up on the next', () => {
    check(
      `charge seat fee 10.00
       start 2026-01-01
       bill 2026-02-01 2026-05-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 seat 1 @ 10 → 10.00
       bill 2026-05-01
       2026-02-01..2026-03-01 seat 1 @ 10 → 10.00
       2026-03-01..2026-04-01 seat 1 @ 10 → 10.00
       2026-04-01..2026-05-01 seat 1 @ 10 → 10.00`,
    )
  })

  test('a second bill for the same date bills nothing', () => {
    check(
      `charge seat fee 10.00 advance
       charge use usage 0.50
       start 2026-01-01
       used 40 on 2026-01-10
       once 99.00 on 2026-01-05
       bill 2026-02-01 2026-02-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 seat 1 @ 10 → 10.00
       2026-02-01..2026-03-01 seat 1 @ 10 → 10.00
       2026-01-01..2026-02-01 use 40 @ 0.5 → 20.00
       2026-01-05..2026-01-06 once 1 @ 99 → 99.00
       bill 2026-02-01
       skipped nothing_due`,
    )
  })

  test('a one-off charge of a plan is billed once, on the first day', () => {
    check(
      `charge setup once 50.00
       charge seat fee 10.00 advance
       start 2026-01-15 x2
       bill 2026-01-14 2026-02-14 2026-03-14`,
      `bill 2026-01-14
       skipped nothing_due
       bill 2026-02-14
       2026-01-15..2026-01-16 setup 2 @ 50 → 100.00
       2026-01-15..2026-02-15 seat 2 @ 10 → 20.00
       bill 2026-03-14
       2026-02-15..2026-03-15 seat 2 @ 10 → 20.00`,
    )
  })
})

describe('what a bill looks at', () => {
  const date = (text: string) => Temporal.PlainDate.from(text)

  /** How often a run asks for the timing of a charge: once for each period that it looks at. */
  function periodsLookedAt(start: string, billedThrough: string, staleFrom: string | null): number {
    let count = 0
    const told = charge('fee 10.00')
    const counted = Object.defineProperty({ ...told }, 'timing', {
      get: () => {
        count += 1
        return 'arrears'
      },
    })
    const subscription = {
      start: date(start),
      end: null,
      anchorDay: 1,
      pauses: [],
      state: {
        billedThrough: date(billedThrough),
        staleFrom: staleFrom === null ? null : date(staleFrom),
        draftRunId: null,
      },
    } as unknown as SubscriptionFacts
    const item = { charge: counted, start: date(start), end: null } as ItemFacts
    duePeriods(item, subscription, date('2026-03-01'))
    return count
  }

  test('depends on what is new, not on the age of the contract', () => {
    const young = periodsLookedAt('2025-12-01', '2026-02-01', null)
    expect(young).toBeLessThanOrEqual(3)
    expect(periodsLookedAt('1970-01-01', '2026-02-01', null)).toBe(young)
  })

  test('grows with how far back facts have changed', () => {
    const late = periodsLookedAt('1970-01-01', '2026-02-01', '2025-02-10')
    expect(late).toBeGreaterThan(11)
    expect(late).toBeLessThan(16)
  })
})
