import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { type DiscountTerms, discountFault } from './discount-rules.ts'

/** `SOLAR 10% seat 2026-01-01..2026-02-01`; charge `*` = every charge, no end = for good. */
function discount(text: string): DiscountTerms {
  const [code = '', percent = '', charge = '', span = ''] = text.split(' ')
  const [from = '', to = ''] = span.split('..')
  return {
    code,
    percent: Decimal.parse(percent.replace('%', '')),
    chargeCode: charge === '*' ? null : charge,
    fromOn: Temporal.PlainDate.from(from),
    toOn: to === '' ? null : Temporal.PlainDate.from(to),
  }
}

test.each([
  ['A 60% * 2026-01-01..', ['B 40% * 2026-01-01..'], undefined],
  ['A 60% * 2026-01-01..', ['B 41% * 2026-01-01..'], 'discounts_above_hundred'],
  // A discount of one charge and one of every charge meet on that charge.
  ['A 60% seat 2026-01-01..', ['B 41% * 2026-01-01..'], 'discounts_above_hundred'],
  ['A 60% seat 2026-01-01..', ['B 41% care 2026-01-01..'], undefined],
  ['A 60% * 2026-01-01..', ['B 30% seat 2026-01-01..', 'C 30% care 2026-01-01..'], undefined],
  // Half-open: the end day of the one is free for the other.
  ['A 60% * 2026-02-01..', ['B 60% * 2026-01-01..2026-02-01'], undefined],
  ['A 60% * 2026-01-31..', ['B 60% * 2026-01-01..2026-02-01'], 'discounts_above_hundred'],
  // Two that do not meet each other both fit beside a longer one.
  [
    'A 50% * 2026-01-01..',
    ['B 50% * 2026-01-01..2026-02-01', 'C 50% * 2026-02-01..2026-03-01'],
    undefined,
  ],
  ['A 10% * 2026-01-15..', ['A 10% * 2026-01-01..2026-02-01'], 'discount_overlaps'],
  ['A 10% * 2026-02-01..', ['A 10% * 2026-01-01..2026-02-01'], undefined],
  ['A 10% seat 2026-01-01..', ['A 10% care 2026-01-01..'], undefined],
])('%s beside %j → %s', (wanted, others, code) => {
  expect(discountFault(discount(wanted), others.map(discount))?.code).toBe(code)
})
