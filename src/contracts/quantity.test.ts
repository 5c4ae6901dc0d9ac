import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { quantityOn } from './quantity.ts'

/** `2026-02-01 5` or, corrected, `2026-02-01#1 6`. */
function change(text: string) {
  const [date = '', quantity = ''] = text.split(' ')
  const [on = '', revision = '0'] = date.split('#')
  return {
    effectiveOn: Temporal.PlainDate.from(on),
    revision: Number(revision),
    quantity: Decimal.parse(quantity),
  }
}

test.each([
  [[], '2026-01-01', '1'],
  [['2026-02-01 5'], '2026-01-31', '1'],
  [['2026-02-01 5'], '2026-02-01', '5'],
  [['2026-02-01 5', '2026-02-01#1 6'], '2026-03-01', '6'],
  // A correction of an earlier date does not reach past a later change.
  [['2026-02-01 5', '2026-03-01 7', '2026-02-01#1 6'], '2026-03-01', '7'],
  [['2026-03-01 7', '2026-02-01#1 6', '2026-02-01 5'], '2026-02-15', '6'],
])('1, then %j, is on %s → %s', (changes, date, expected) => {
  const on = Temporal.PlainDate.from(date)
  expect(quantityOn(Decimal.one, changes.map(change), on).toString()).toBe(expected)
})
