import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StatementItem, statementOf } from './statement.ts'

const DAYS = ['2026-01-01', '2026-01-15', '2026-02-01', '2026-02-15', '2026-03-01'] as const
const day = fc.constantFrom(...DAYS)

const item: fc.Arbitrary<StatementItem> = fc
  .record({
    amount: fc.integer({ min: -1000, max: 1000 }),
    documentOn: day,
    parts: fc.array(
      fc.tuple(fc.integer({ min: -500, max: 500 }), day, fc.integer({ min: 0, max: 3 })),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ amount, documentOn, parts }) => ({
    itemId: 'i',
    kind: amount < 0 ? 'receipt' : 'invoice',
    label: 'R-1',
    documentOn,
    dueOn: documentOn,
    amountMinor: BigInt(amount),
    allocations: parts.map(([minor, effectiveOn, match]) => ({
      matchId: `m${match}`,
      kind: 'applied',
      effectiveOn,
      amountMinor: BigInt(minor),
    })),
  }))

test('opening and movements make the closing, which is the open items, whatever the dates', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), day, day, (items, one, other) => {
      const [from, asOf] = one <= other ? [one, other] : [other, one]
      const found = statementOf(items, { from, asOf })
      expect(found.openingMinor + found.movementMinor).toBe(found.closingMinor)
      const next = statementOf(items, { from: asOf, asOf: '2026-03-01' })
      expect(next.openingMinor).toBe(found.closingMinor)
    }),
    { numRuns: 300 },
  )
})

test('a payment that settles an invoice is one movement, and its set-off is none', () => {
  const items: StatementItem[] = [
    {
      itemId: 'a',
      kind: 'invoice',
      label: 'R-1',
      documentOn: '2026-01-15',
      dueOn: '2026-02-01',
      amountMinor: 100n,
      allocations: [
        { matchId: 'm', kind: 'applied', effectiveOn: '2026-02-01', amountMinor: 60n },
        { matchId: 'w', kind: 'write_off', effectiveOn: '2026-02-15', amountMinor: 5n },
      ],
    },
    {
      itemId: 'b',
      kind: 'receipt',
      label: 'Payment',
      documentOn: '2026-02-01',
      dueOn: '2026-02-01',
      amountMinor: -60n,
      allocations: [
        { matchId: 'm', kind: 'applied', effectiveOn: '2026-02-01', amountMinor: -60n },
      ],
    },
  ]
  const found = statementOf(items, { from: '2026-01-31', asOf: '2026-02-28' })
  expect(found).toMatchObject({
    openingMinor: 100n,
    movements: [
      { on: '2026-02-01', kind: 'receipt', amountMinor: -60n },
      { on: '2026-02-15', kind: 'write_off', amountMinor: -5n },
    ],
    closingMinor: 35n,
    overdueMinor: 35n,
    openItems: [{ label: 'R-1', openMinor: 35n }],
  })
})
