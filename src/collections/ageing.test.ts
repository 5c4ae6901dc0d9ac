import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgedItem, ageItems, bucketNames, bucketOf, DUE_BOUNDS } from './ageing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** `2026-01-10 2026-01-31 120.00` = document of 10 January, due on the 31st; `-` = no due date. */
function item(text: string): AgedItem {
  const [documentOn = '', dueOn = '', amount = ''] = text.split(' ')
  return {
    documentOn: day(documentOn),
    dueOn: dueOn === '-' ? null : day(dueOn),
    openMinor: BigInt(amount.replace('.', '')),
  }
}

describe('the column of an age', () => {
  test.each([
    [-40, '<=0'],
    [0, '<=0'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [120, '91-120'],
    [121, '>120'],
    [4000, '>120'],
  ])('%i days overdue: %s', (days, name) => {
    expect(bucketNames(DUE_BOUNDS)[bucketOf(days, DUE_BOUNDS)]).toBe(name)
  })
})

describe('ageing as of 2026-06-30', () => {
  test.each([
    ['due', '2026-06-01 2026-06-30 50.00', '50.00 0 0 0 0 0 | 0'],
    ['due', '2026-05-01 2026-06-29 50.00', '0 50.00 0 0 0 0 | 0'],
    ['document', '2026-05-31 2026-06-29 50.00', '50.00 0 0 0 0 | 0'],
    ['document', '2026-05-30 2026-06-29 50.00', '0 50.00 0 0 0 | 0'],
    // Payable at once: from the date of the document.
    ['due', '2026-05-01 - 50.00', '0 0 50.00 0 0 0 | 0'],
    // A credit is in no column of an age, however old.
    ['due', '2025-01-01 2025-01-15 -20.00', '0 0 0 0 0 0 | -20.00'],
  ] as const)('by %s, %s: %s', (from, text, row) => {
    const { buckets, creditMinor } = ageItems([item(text)], day('2026-06-30'), from)
    const amount = (minor: bigint) => (minor === 0n ? '0' : (Number(minor) / 100).toFixed(2))
    expect(`${buckets.map(amount).join(' ')} | ${amount(creditMinor)}`).toBe(row)
  })

  test('loses no cent: the total is the sum of the items, on any day', () => {
    const items = fc.array(
      fc.record({
        documentOn: fc.integer({ min: -900, max: 0 }).map(n => day('2026-06-30').add({ days: n })),
        dueOn: fc.option(
          fc.integer({ min: -900, max: 90 }).map(n => day('2026-06-30').add({ days: n })),
        ),
        openMinor: fc.bigInt({ min: -100_000n, max: 100_000n }),
      }),
    )
    fc.assert(
      fc.property(items, fc.constantFrom('due' as const, 'document' as const), (all, from) => {
        const aged = ageItems(all, day('2026-06-30'), from)
        const sum = all.reduce((total, { openMinor }) => total + openMinor, 0n)
        expect(aged.totalMinor).toBe(sum)
        expect(aged.buckets.every(amount => amount >= 0n)).toBe(true)
      }),
    )
  })
})
