import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DatedFact, Fact } from '../../payments/fact.ts'
import { assignRefunds, refundsTold } from './refunding.ts'

const pending = (refundId: string, key?: string): Fact => ({
  kind: 'refund_pending',
  ...{ refundId, amountMinor: 400n },
  ...(key === undefined ? {} : { key }),
})
const done = (refundId: string, key?: string): Fact =>
  ({ ...pending(refundId, key), kind: 'refunded' }) as Fact
const failed = (refundId: string, key?: string): Fact => ({
  kind: 'refund_failed',
  ...{ refundId, reason: 'closed' },
  ...(key === undefined ? {} : { key }),
})

const FACTS: readonly Fact[] = [
  ...[pending('re_1', 'a'), done('re_1', 'a'), failed('re_1', 'a')],
  ...[done('re_2'), failed('re_2'), done('re_3', 'a'), failed('none b', 'b'), done('re_4', 'b')],
  { kind: 'succeeded', amountMinor: 1000n },
]

const ASKED = [
  { refundId: 'a', providerRefundId: null },
  { refundId: 'b', providerRefundId: null },
  { refundId: 'c', providerRefundId: 're_2' },
]

const at = Temporal.Instant.from('2026-03-02T00:00:00Z')
const dated = (...facts: readonly Fact[]): DatedFact[] => facts.map(fact => ({ at, fact }))

/** `a done re_1; outside re_2`. */
function text(facts: readonly DatedFact[], asked = ASKED): string {
  const { ours, outside } = assignRefunds(refundsTold(facts), asked)
  const own = [...ours].map(
    ([id, { state, providerRefundId }]) => `${id} ${state} ${providerRefundId}`,
  )
  return [...own, ...outside.map(each => `outside ${each.providerRefundId}`)].join('; ')
}

describe('what became of refunds', () => {
  test.each([
    ['nothing is said', dated(), ''],
    ['on its way', dated(pending('re_1', 'a')), 'a pending re_1'],
    ['given back', dated(pending('re_1', 'a'), done('re_1', 'a')), 'a done re_1'],
    ['came back after it arrived', dated(done('re_1', 'a'), failed('re_1', 'a')), 'a failed re_1'],
    ['declined', dated(failed('none b', 'b')), 'b failed none b'],
    [
      'declined, and done after all',
      dated(failed('none b', 'b'), done('re_4', 'b')),
      'b done re_4',
    ],
    ['known by the provider’s name', dated(done('re_2')), 'c done re_2'],
    [
      'made twice for one of ours',
      dated(done('re_1', 'a'), done('re_3', 'a')),
      'a done re_1; outside re_3',
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(text(facts)).toBe(expected)
  })

  test('what nobody asked for was made on the provider’s pages', () => {
    expect(text(dated(done('re_2'), pending('re_9')), [])).toBe('outside re_2')
    expect(text(dated(done('re_2'), failed('re_2')), [])).toBe('')
  })

  test('is the same in any order, any number of times', () => {
    const some = fc.uniqueArray(fc.nat(FACTS.length - 1), { minLength: 1 })
    const mixed = some.chain(numbers => {
      const own = dated(...numbers.map(n => FACTS[n] as Fact))
      return fc
        .subarray(own)
        .chain(again =>
          fc.shuffledSubarray([...own, ...again], { minLength: own.length + again.length }),
        )
        .map(shuffled => ({ own, shuffled }))
    })
    fc.assert(
      fc.property(mixed, ({ own, shuffled }) => {
        expect(refundsTold(shuffled)).toEqual(refundsTold(own))
        expect(text(shuffled)).toBe(text(own))
      }),
      { numRuns: 300 },
    )
  })
})
