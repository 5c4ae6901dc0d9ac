import { describe, expect, test } from 'vitest'
import { formatPeriod, parsePeriod } from '../kernel/period.ts'
import { activeParts, type PauseFacts } from './pauses.ts'
import { toldBills } from './simulation/scenario.test-tables.ts'

function check(scenario: string, expected: string): void {
  const wanted = expected.split('\n').map(line => line.trim())
  expect(toldBills(scenario)).toEqual(wanted.filter(line => line !== ''))
}

describe('the days of a service period that are charged', () => {
  const stop = { fees: 'stop', usage: 'refuse' } as const
  test.each([
    // service, pauses, what is left
    ['2026-01-01..2026-02-01', '', '2026-01-01..2026-02-01'],
    ['2026-01-01..2026-02-01', '2025-12-01..2026-01-01', '2026-01-01..2026-02-01'],
    ['2026-01-01..2026-02-01', '2026-02-01..2026-03-01', '2026-01-01..2026-02-01'],
    ['2026-01-01..2026-02-01', '2025-12-01..2026-01-02', '2026-01-02..2026-02-01'],
    ['2026-01-01..2026-02-01', '2026-01-31..', '2026-01-01..2026-01-31'],
    [
      '2026-01-01..2026-02-01',
      '2026-01-11..2026-01-21',
      '2026-01-01..2026-01-11 2026-01-21..2026-02-01',
    ],
    ['2026-01-01..2026-02-01', '2026-01-01..2026-02-01', ''],
    ['2026-01-01..2026-02-01', '2025-06-01..', ''],
    ['2026-01-01..2026-02-01', '2026-01-05..2026-01-05', '2026-01-01..2026-02-01'],
    [
      '2026-01-01..2026-02-01',
      '2026-01-02..2026-01-03 2026-01-03..2026-01-04',
      '2026-01-01..2026-01-02 2026-01-04..2026-02-01',
    ],
    ['2028-02-01..2028-03-01', '2028-02-29..2028-03-01', '2028-02-01..2028-02-29'],
    // On 29 March clocks go forward: a day of 23 hours counts as a day.
    [
      '2026-03-01..2026-04-01',
      '2026-03-29..2026-03-30',
      '2026-03-01..2026-03-29 2026-03-30..2026-04-01',
    ],
  ])('%s less %s is %s', (service, paused, left) => {
    const pauses = paused
      .split(' ')
      .filter(text => text !== '')
      .map((text): PauseFacts => {
        const [from = '', to = ''] = text.split('..')
        const until = to === '' ? null : Temporal.PlainDate.from(to)
        return { ...stop, from: Temporal.PlainDate.from(from), to: until }
      })
    const parts = activeParts({ kind: 'recurring' }, pauses, parsePeriod(service))
    expect(parts.map(formatPeriod).join(' ')).toBe(left)
  })
})

describe('a pause in the middle of a period', () => {
  const paused = 'pause 2026-01-11..2026-01-21'
  test.each([
    ['actual_days', '2026-01-01..2026-01-11 seat 1 @ 10 → 10.00', '01-21..2026-02-01 @ 11 → 11.00'],
    ['thirty_actual', '2026-01-01..2026-01-11 seat 1 @ 10.3333333333 → 10.33', '@ 11.3666666667'],
    ['thirty_360', '2026-01-01..2026-01-11 seat 1 @ 10.3333333333 → 10.33', '@ 10.3333333333'],
    ['actual_365', '2026-01-01..2026-01-11 seat 1 @ 10.1917808219 → 10.19', '@ 11.2109589041'],
  ])('costs the other days by %s', (rule, first, second) => {
    const told = toldBills(
      `charge seat fee 31.00 ${rule}\nstart 2026-01-01\n${paused}\nbill 2026-02-01`,
    )
    expect(told[1]).toBe(first)
    for (const piece of second.split(' @ ')) expect(told[2]).toContain(piece)
  })

  test('costs the whole fee by `full`, and nothing by `none`', () => {
    const bill = (rule: string) =>
      toldBills(`charge seat fee 31.00 ${rule}\nstart 2026-01-01\n${paused}\nbill 2026-02-01`)
    expect(bill('full')).toEqual(['bill 2026-02-01', '2026-01-01..2026-02-01 seat 1 @ 31 → 31.00'])
    expect(bill('none')).toEqual(['bill 2026-02-01', 'skipped nothing_due'])
  })

  test('keeps fees where it says so, and bills usage where it says so', () => {
    const bill = (how: string) =>
      toldBills(
        `charge seat fee 31.00
         charge use usage 0.50
         start 2026-01-01
         used 10 on 2026-01-05
         used 4 on 2026-01-15
         ${paused} ${how}
         bill 2026-02-01`,
      )
    expect(bill('keep')).toEqual([
      'bill 2026-02-01',
      '2026-01-01..2026-02-01 seat 1 @ 31 → 31.00',
      '2026-01-01..2026-01-11 use 10 @ 0.5 → 5.00',
    ])
    expect(bill('bill')).toEqual([
      'bill 2026-02-01',
      '2026-01-01..2026-01-11 seat 1 @ 10 → 10.00',
      '2026-01-21..2026-02-01 seat 1 @ 11 → 11.00',
      '2026-01-01..2026-02-01 use 14 @ 0.5 → 7.00',
    ])
  })

  test('shrinks a minimum that shrinks with the period', () => {
    check(
      `charge use usage 0.10 min=31.00
       start 2026-01-01
       ${paused}
       bill 2026-02-01`,
      `bill 2026-02-01
       2026-01-01..2026-01-11 use 0 @ 0.1 → 0.00
       2026-01-01..2026-02-01 use 1 @ 21 → 21.00`,
    )
  })
})

describe('a pause that becomes known late', () => {
  test('gives back what was billed for its days, at what was billed: discount and all', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01 x3
       less 10% 2026-01-01..
       2026-01-15: pause 2026-01-11..2026-01-21
       bill 2026-01-01 2026-02-01`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 seat 3 @ 31 - 9.30 → 83.70
       bill 2026-02-01
       correction 2026-01-11..2026-02-01 seat -3 @ 21 - -6.30 → -56.70
       2026-01-21..2026-02-01 seat 3 @ 11 - 3.30 → 29.70
       2026-02-01..2026-03-01 seat 3 @ 31 - 9.30 → 83.70`,
    )
  })

  test('and is taken back later, comes to what would have been billed', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01
       2026-01-15: pause 2026-01-11..2026-01-21
       2026-02-10: pause 2026-01-11..2026-01-11
       bill 2026-01-01 2026-02-01 2026-03-01 2026-04-01`,
      `bill 2026-01-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00
       bill 2026-02-01
       correction 2026-01-11..2026-02-01 seat -1 @ 21 → -21.00
       2026-01-21..2026-02-01 seat 1 @ 11 → 11.00
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       bill 2026-03-01
       reversal 2026-01-21..2026-02-01 seat -1 @ 11 → -11.00
       correction 2026-01-11..2026-02-01 seat 1 @ 21 → 21.00
       2026-03-01..2026-04-01 seat 1 @ 31 → 31.00
       bill 2026-04-01
       2026-04-01..2026-05-01 seat 1 @ 31 → 31.00`,
    )
  })

  test('bills no month that lies in it whole', () => {
    check(
      `charge seat fee 31.00 advance
       start 2026-01-01
       pause 2026-01-16..2026-04-01
       bill 2026-01-01 2026-02-01 2026-03-01 2026-04-01`,
      `bill 2026-01-01
       2026-01-01..2026-01-16 seat 1 @ 15 → 15.00
       bill 2026-02-01
       skipped nothing_due
       bill 2026-03-01
       skipped nothing_due
       bill 2026-04-01
       2026-04-01..2026-05-01 seat 1 @ 31 → 31.00`,
    )
  })
})
