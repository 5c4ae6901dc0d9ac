import { expect, test } from 'vitest'
import { promiseState } from './promise.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** Promised on 1 June: 100.00 by 10 June; two days of grace. `06-05 100.00` = money and its value date. */
test.each([
  ['2026-06-10', '-', 'running'],
  ['2026-06-12', '-', 'running'],
  ['2026-06-13', '-', 'broken'],
  ['2026-06-13', '06-12 100.00', 'kept'],
  ['2026-06-13', '06-05 60.00, 06-11 40.00', 'kept'],
  ['2026-06-13', '06-05 60.00', 'broken'],
  ['2026-06-08', '06-05 60.00', 'running'],
  ['2026-06-06', '06-05 100.00', 'kept'],
  // Money from before the promise was made was known when it was made.
  ['2026-06-13', '05-31 100.00', 'broken'],
  // As of a past day, later money is not known.
  ['2026-06-04', '06-05 100.00', 'running'],
  ['2026-07-01', '06-13 100.00', 'broken'],
])('on %s with %s: %s', (asOf, money, state) => {
  const came =
    money === '-'
      ? []
      : money.split(', ').map(part => {
          const [on = '', amount = ''] = part.split(' ')
          return { valueOn: day(`2026-${on}`), amountMinor: BigInt(amount.replace('.', '')) }
        })
  const promise = {
    madeOn: day('2026-06-01'),
    payBy: day('2026-06-10'),
    amountMinor: 10_000n,
    cancelledOn: null,
  }
  expect(promiseState(promise, came, day(asOf), 2)).toBe(state)
})

test('a cancelled promise stays cancelled, unless the money came all the same', () => {
  const promise = {
    madeOn: day('2026-06-01'),
    payBy: day('2026-06-10'),
    amountMinor: 10_000n,
    cancelledOn: day('2026-06-03'),
  }
  expect(promiseState(promise, [], day('2026-06-20'), 2)).toBe('cancelled')
  const money = [{ valueOn: day('2026-06-09'), amountMinor: 10_000n }]
  expect(promiseState(promise, money, day('2026-06-20'), 2)).toBe('kept')
})
