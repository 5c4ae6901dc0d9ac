import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { equalInstalments, mostEqual, planFault, planInterest, planParts } from './plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const inst = (text: string) =>
  text.split(', ').map(each => {
    const [dueOn = '', minor = ''] = each.split(' ')
    return { dueOn: day(`2026-${dueOn}`), amountMinor: BigInt(minor) }
  })

test('equal instalments are the amount to the cent, on one day of each month', () => {
  const made = equalInstalments(10000n, { count: 3, firstOn: day('2026-01-31'), everyMonths: 1 })
  expect(made.map(each => `${each.dueOn} ${each.amountMinor}`)).toEqual([
    '2026-01-31 3334',
    '2026-02-28 3333',
    '2026-03-31 3333',
  ])
})

describe('a plan', () => {
  const policy = { mostInstalments: 3, mostDays: 90, leastMinor: 1000n }
  test.each([
    ['02-01 5000, 03-01 5000', undefined],
    ['01-10 5000, 03-01 5000', undefined],
    ['01-09 5000, 03-01 5000', 'plan_dates'],
    ['03-01 5000, 02-01 5000', 'plan_dates'],
    ['02-01 5000, 02-01 5000', 'plan_dates'],
    ['02-01 5000, 03-01 4999', 'plan_sum'],
    ['02-01 10000, 03-01 0', 'plan_sum'],
    ['02-01 2500, 02-15 2500, 03-01 2500, 03-15 2500', 'plan_too_many'],
    ['02-01 5000, 04-11 5000', 'plan_too_long'],
    ['02-01 999, 03-01 9001', 'plan_too_small'],
    ['02-01 9001, 03-01 999', undefined],
  ])('of %s: %s', (text, code) => {
    expect(planFault(inst(text), 10000n, day('2026-01-10'), 'EUR', policy)?.code).toBe(code)
  })

  test.each([
    [10000n, 3],
    [2500n, 2],
    // Too little to be parted, or nothing.
    [1500n, 1],
    [1n, 1],
    [0n, 1],
  ])('of %s goes into %s equal instalments at most', (owed, most) => {
    const of = { currency: 'EUR', on: day('2026-01-10'), firstOn: day('2026-01-20') }
    expect(mostEqual(owed, of, policy)).toBe(most)
  })

  test('costs interest on each instalment until it is due', () => {
    // 5,000.00 for 73 and 146 days at 5 %: 50.00 and 100.00.
    const made = inst('03-24 500000, 06-05 500000')
    expect(planInterest(made, day('2026-01-10'), Decimal.parse('5'))).toBe(15000n)
  })

  test('has every cent of each item in its instalments, the first items first', () => {
    const minor = fc.bigInt({ min: 1n, max: 100_000n })
    fc.assert(
      fc.property(
        fc.array(minor, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
        (amounts, count) => {
          const items = amounts.map((openMinor, no) => ({ no, openMinor }))
          const total = amounts.reduce((sum, each) => sum + each, 0n)
          const of = { count, firstOn: day('2026-01-31'), everyMonths: 1 }
          const made = equalInstalments(total, of).filter(each => each.amountMinor > 0n)
          const parts = planParts(items, made)
          const sum = (all: typeof parts) => all.reduce((a, each) => a + each.amountMinor, 0n)
          for (const item of items) {
            expect(sum(parts.filter(part => part.item === item))).toBe(item.openMinor)
          }
          made.forEach((each, i) => {
            expect(sum(parts.filter(part => part.instalmentNo === i + 1))).toBe(each.amountMinor)
          })
          const order = parts.map(part => part.item.no)
          expect(order).toEqual([...order].sort((a, b) => a - b))
          expect(parts.length).toBeLessThan(items.length + made.length)
        },
      ),
    )
  })
})
