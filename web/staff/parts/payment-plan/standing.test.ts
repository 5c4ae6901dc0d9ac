import { expect, test } from 'vitest'
import { instalmentState, paidMinor } from './standing.ts'

test.each([
  // agreed, open, due again, due on → paid, state on 2026-03-10
  ['2000', '0', '0', '2026-03-01', 2000n, 'paid'],
  ['2000', '500', '0', '2026-03-20', 1500n, 'part_paid'],
  ['2000', '2000', '0', '2026-03-10', 0n, 'due'],
  ['2000', '500', '0', '2026-03-09', 1500n, 'overdue'],
  ['2000', '0', '1800', '2026-03-01', 200n, 'back'],
] as const)('of %s with %s open and %s due again, due on %s, %s is paid: %s', (...row) => {
  const [amountMinor, openMinor, backMinor, dueOn, paid, state] = row
  const each = { no: 1, amountMinor, openMinor, backMinor, dueOn, paidOn: null, documents: [] }
  expect(paidMinor(each)).toBe(paid)
  expect(instalmentState(each, '2026-03-10')).toBe(state)
})
