import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DatedFact, type Fact, standingOf } from './fact.ts'
import { afterDecline } from './retry.ts'

const FACTS: readonly Fact[] = [
  { kind: 'needs_customer', page: '/p' },
  { kind: 'pending' },
  { kind: 'succeeded', amountMinor: 1000n },
  { kind: 'failed', reason: 'insufficient_funds' },
  { kind: 'failed', reason: 'expired_card' },
  { kind: 'cancelled' },
  { kind: 'returned', reason: 'AM04' },
  { kind: 'refunded', refundId: 'r1', amountMinor: 400n },
  { kind: 'refunded', refundId: 'r2', amountMinor: 600n },
  { kind: 'refund_failed', refundId: 'r2' },
  { kind: 'dispute_opened', disputeId: 'd1', reason: 'fraudulent' },
  { kind: 'dispute_won', disputeId: 'd1' },
  { kind: 'dispute_lost', disputeId: 'd1' },
  { kind: 'confirmed' },
]

const at = (hour: number): Temporal.Instant =>
  Temporal.Instant.from('2026-03-02T00:00:00Z').add({ hours: hour })

/** Facts by their number in the table, in order of time. */
function facts(...numbers: readonly number[]): DatedFact[] {
  return numbers.map((number, i) => ({ at: at(i), fact: FACTS[number] as Fact }))
}

describe('what facts come to', () => {
  test.each([
    ['nothing', facts(), null, null],
    ['waits for the customer', facts(0), 'needs_customer', null],
    ['on its way', facts(0, 1), 'pending', null],
    ['taken', facts(0, 1, 2), 'succeeded', null],
    ['declined', facts(1, 3), 'failed', 'insufficient_funds'],
    ['declined again', facts(3, 4), 'failed', 'expired_card'],
    ['a decline told after the success', facts(2, 3), 'succeeded', null],
    ['a decline before the success', facts(3, 2), 'succeeded', null],
    ['given up', facts(0, 5), 'cancelled', null],
    ['came back', facts(2, 6), 'returned', 'AM04'],
    ['came back before we heard of success', facts(6), 'failed', 'AM04'],
    ['partly refunded', facts(2, 7), 'succeeded', null],
    ['refunded', facts(2, 7, 8), 'refunded', null],
    ['refund told before the payment', facts(7, 8, 2), 'refunded', null],
    ['a refund that failed', facts(2, 7, 8, 9), 'succeeded', null],
    ['disputed', facts(2, 10), 'disputed', 'fraudulent'],
    ['dispute won', facts(2, 10, 11), 'succeeded', null],
    ['dispute won, told first', facts(2, 11, 10), 'succeeded', null],
    ['dispute lost', facts(2, 10, 12), 'lost', 'fraudulent'],
    ['confirmed in full', facts(1, 13), 'succeeded', null],
    ['confirmed, then back', facts(13, 6), 'returned', 'AM04'],
  ] as const)('%s', (_, given, state, reason) => {
    expect(standingOf(given, 1000n)).toMatchObject({ state, reason })
  })

  test('is the same in any order, any number of times', () => {
    const some = fc.uniqueArray(fc.nat(FACTS.length - 1), { minLength: 1 })
    const shuffled = some.chain(numbers => {
      const dated = facts(...numbers)
      const again = fc.subarray(dated)
      return again.chain(more =>
        fc
          .shuffledSubarray([...dated, ...more], { minLength: dated.length + more.length })
          .map(mixed => ({ dated, mixed })),
      )
    })
    fc.assert(
      fc.property(shuffled, ({ dated, mixed }) => {
        expect(standingOf(mixed, 1000n)).toEqual(standingOf(dated, 1000n))
      }),
      { numRuns: 500 },
    )
  })

  test('does not hang on the order of facts of one moment either', () => {
    const same = FACTS.map(fact => ({ at: at(0), fact }))
    fc.assert(
      fc.property(fc.shuffledSubarray(same, { minLength: same.length }), mixed => {
        expect(standingOf(mixed, 1000n)).toEqual(standingOf(same, 1000n))
      }),
      { numRuns: 100 },
    )
  })
})

test.each([
  ['insufficient_funds', 1, 'card', 'funds in 3'],
  ['insufficient_funds', 3, 'card', 'funds in 7'],
  ['insufficient_funds', 4, 'card', 'funds'],
  ['processing_error', 1, 'card', 'technical in 1'],
  ['expired_card', 1, 'card', 'data blocks'],
  ['authentication_required', 1, 'card', 'customer'],
  ['never_heard_of', 1, 'card', 'customer'],
  [null, 1, 'card', 'customer'],
  ['AM04', 1, 'sepa', 'funds in 5'],
  ['AM04', 2, 'sepa', 'funds in 12'],
  ['AM04', 3, 'sepa', 'funds'],
  ['AC04', 1, 'sepa', 'data blocks'],
  ['MD06', 1, 'sepa', 'objection blocks'],
  ['R01', 1, 'ach', 'funds in 3'],
  ['R09', 2, 'ach', 'funds in 5'],
  ['R01', 3, 'ach', 'funds'],
  ['R02', 1, 'ach', 'data blocks'],
  ['R10', 1, 'ach', 'objection blocks'],
] as const)('%s at attempt %s by %s: %s', (reason, attempt, by, expected) => {
  const { kind, retryAfterDays, blocks } = afterDecline(reason, attempt, by)
  const next = retryAfterDays === undefined ? '' : ` in ${retryAfterDays}`
  expect(`${kind}${next}${blocks ? ' blocks' : ''}`).toBe(expected)
})

test('rules of one’s own take the place of what is built in, for their way and kind', () => {
  const rules = new Map([
    ['card funds', [2]],
    ['sepa funds', []],
  ])
  const days = (reason: string, attempt: number, by: 'sepa' | 'card') =>
    afterDecline(reason, attempt, by, rules).retryAfterDays
  expect([days('insufficient_funds', 1, 'card'), days('insufficient_funds', 2, 'card')]).toEqual([
    2,
    undefined,
  ])
  expect([days('AM04', 1, 'sepa'), days('AM05', 1, 'sepa')]).toEqual([undefined, 1])
})
