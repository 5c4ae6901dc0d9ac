import { expect, test } from 'vitest'
import type { DunningOutcomeRow } from '../runs/outcome.ts'
import { compareProposals } from './comparison.ts'

/** `account currency overdue level|reason asked fee`. */
function row(text: string): DunningOutcomeRow {
  const [accountId = '', currency = '', overdue = '', way = '', asked = '0', fee = '0'] =
    text.split(' ')
  const level = /^\d$/.test(way) ? Number(way) : null
  const reason = level === null ? way : null
  return {
    ...{ accountId, currency, overdueMinor: BigInt(overdue), level, reason, policy: null },
    ...{
      outcome: level === null ? 'left_out' : 'asked',
      channel: level === null ? null : 'letter',
    },
    ...{ amountMinor: BigInt(asked), feeMinor: BigInt(fee) },
    items: [
      level === null
        ? { itemId: 'i', open: overdue, frozen: '0', asked: '0', reason: 'in_grace' }
        : { itemId: 'i', open: overdue, frozen: '0', asked, level },
    ],
  }
}

const rows = (text: string) => text.trim().split('\n').map(row)

test('letters are summed by level and the rest by reason, on each side; alike ones are no change', () => {
  const inForce = rows('a EUR 100 1 100 5\nb EUR 300 1 300 5\nc EUR 50 nothing_due\nd USD 9 1 9')
  const drafted = rows('a EUR 100 2 100 9\nb EUR 300 1 300 5\nc EUR 50 1 50 5\nd USD 9 1 9')
  const { counts, changed, samples } = compareProposals(inForce, drafted, 3)
  const said = counts.map(count =>
    [
      ...[count.side, count.level ?? count.reason, count.currency, count.customers],
      ...[count.overdueMinor, count.amountMinor, count.feeMinor],
    ].join(' '),
  )
  expect(said).toEqual([
    'inForce 1 EUR 2 400 400 10',
    'inForce nothing_due EUR 1 50 0 0',
    'inForce 1 USD 1 9 9 0',
    'drafted 2 EUR 1 100 100 9',
    'drafted 1 EUR 2 350 350 10',
    'drafted 1 USD 1 9 9 0',
  ])
  expect(changed).toBe(2)
  expect(samples.map(({ before }) => before.accountId)).toEqual(['a', 'c'])
})

test('of every way in which customers differ some are shown, those who owe most first', () => {
  const inForce = rows('a EUR 1 1 1\nb EUR 3 1 3\nc EUR 2 1 2\nd EUR 9 nothing_due')
  const drafted = rows('a EUR 1 2 1\nb EUR 3 2 3\nc EUR 2 2 2\nd EUR 9 1 9')
  const { changed, samples } = compareProposals(inForce, drafted, 2)
  expect(changed).toBe(4)
  expect(samples.map(({ before }) => before.accountId)).toEqual(['d', 'b', 'c'])
})

test('another way, fee or reason of an item is a change too', () => {
  const [one, two] = [row('a EUR 5 1 5 0'), row('b EUR 5 nothing_due')]
  const [item] = two.items
  const other = { ...two, items: [{ ...item!, reason: 'too_soon_after_last' }] }
  expect(compareProposals([one], [{ ...one, channel: 'email' }], 1).changed).toBe(1)
  expect(compareProposals([one], [{ ...one, feeMinor: 1n }], 1).changed).toBe(1)
  expect(compareProposals([two], [other], 1).changed).toBe(1)
  expect(compareProposals([one, two], [one, two], 1)).toMatchObject({ changed: 0, samples: [] })
})
