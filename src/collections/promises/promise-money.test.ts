import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverItems, type MoneyIn, type RunningPromise, standingsOf } from './promise-money.ts'

const day = (n: number) => Temporal.PlainDate.from('2026-03-01').add({ days: n })

/** `2..10 100`: promised on day 2, by day 10, an amount of 100. */
function promise(text: string, more: Partial<RunningPromise> = {}): RunningPromise {
  const [, made, by, amount] = /^(\d+)\.\.(\d+) (\d+)$/.exec(text)!.map(Number) as number[]
  return {
    promiseId: text,
    madeOn: day(made!),
    payBy: day(by!),
    amountMinor: BigInt(amount!),
    cancelledOn: null,
    toleranceMinor: 0n,
    graceDays: 2,
    ...more,
  }
}

/** `5 100`: 100 came on day 5. */
function money(...texts: string[]): MoneyIn[] {
  return texts.map((text, i) => {
    const [on, amount] = text.split(' ').map(Number) as [number, number]
    return { receiptId: `r${i}`, valueOn: day(on), amountMinor: BigInt(amount) }
  })
}

const shown = (promises: RunningPromise[], came: MoneyIn[], on: number) =>
  standingsOf(promises, came, day(on)).map(each => `${each.state} ${each.paidMinor}`)

describe('promises are kept and broken by the money that came', () => {
  test.each([
    ['nothing yet', [promise('0..10 100')], [], 5, ['running 0']],
    ['on its last day of grace', [promise('0..10 100')], ['12 100'], 12, ['kept 100']],
    ['a day later', [promise('0..10 100')], ['13 100'], 13, ['broken 0']],
    ['before it was made', [promise('2..10 100')], ['1 100'], 20, ['broken 0']],
    ['in two parts', [promise('0..10 100')], ['2 60', '9 40'], 9, ['kept 100']],
    ['less than promised', [promise('0..10 100')], ['2 60'], 13, ['broken 60']],
    [
      'within its tolerance',
      [promise('0..10 100', { toleranceMinor: 5n })],
      ['2 95'],
      3,
      ['kept 95'],
    ],
    [
      'money counts once: the earlier one is served first',
      [promise('0..20 100'), promise('0..10 100')],
      ['5 100'],
      30,
      ['kept 100', 'broken 0'],
    ],
    [
      'what is above the first goes to the second',
      [promise('0..10 100'), promise('0..20 100')],
      ['5 150', '18 50'],
      30,
      ['kept 100', 'kept 100'],
    ],
    [
      'cancelled, money afterwards is free for the next',
      [promise('0..10 100', { cancelledOn: day(3) }), promise('3..20 100')],
      ['5 100'],
      30,
      ['cancelled 0', 'kept 100'],
    ],
  ] as const)('%s', (_, promises, came, on, expected) =>
    expect(shown([...promises], money(...came), on)).toEqual(expected),
  )
})

const anyPromise = fc
  .record({ made: fc.nat(20), days: fc.nat(20), minor: fc.integer({ min: 1, max: 90 }) })
  .map(({ made, days, minor }) => promise(`${made}..${made + days} ${minor}`))
const anyMoney = fc
  .record({ on: fc.nat(45), minor: fc.integer({ min: 1, max: 90 }) })
  .map(({ on, minor }) => money(`${on} ${minor}`)[0] as MoneyIn)

test('never more is counted than came, nor than was promised, in whatever order they are given', () => {
  const promises = fc.uniqueArray(anyPromise, { maxLength: 5, selector: each => each.promiseId })
  const came = fc.array(anyMoney, { maxLength: 6 })
  fc.assert(
    fc.property(promises, came, fc.nat(60), (made, raw, on) => {
      const given = raw.map((each, i) => ({ ...each, receiptId: `r${i}` }))
      const found = standingsOf(made, given, day(on))
      const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n)
      expect(sum(found.map(each => each.paidMinor))).toBeLessThanOrEqual(
        sum(given.map(each => each.amountMinor)),
      )
      for (const { promiseId, paidMinor } of found) {
        const own = made.find(each => each.promiseId === promiseId)!
        expect(paidMinor).toBeLessThanOrEqual(own.amountMinor)
      }
      expect(standingsOf(made.toReversed(), given.toReversed(), day(on))).toEqual(found)
    }),
  )
})

test('a promise covers items in their order, the last in part, and never more than is owed', () => {
  const items = [
    { itemId: 'a', freeMinor: 60n },
    { itemId: 'b', freeMinor: 0n },
    { itemId: 'c', freeMinor: 50n },
  ]
  expect(coverItems(items, 100n)).toEqual([
    { itemId: 'a', amountMinor: 60n },
    { itemId: 'c', amountMinor: 40n },
  ])
  expect(coverItems(items, 111n)).toBeUndefined()
})
