import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPayout } from './payout.ts'

const text = (lines: Parameters<typeof splitPayout>[0]) =>
  splitPayout(lines, 'po', '1000').postings.map(p => `${p.debit} ${p.credit} ${p.amountMinor}`)

test.each([
  ['payments less fees', [{ grossMinor: 1000n, feeMinor: 39n }], ['1000 1020 961', '6110 1020 39']],
  ['a refund without fee', [{ grossMinor: -400n, feeMinor: 0n }], ['1020 1000 400']],
  [
    'a fee that is given back',
    [{ grossMinor: 0n, feeMinor: -10n }],
    ['1000 1020 10', '1020 6110 10'],
  ],
  ['nothing', [], []],
])('%s', (_, lines, expected) => {
  expect(text(lines)).toEqual(expected)
})

test('takes from clearing exactly what the lines come to', () => {
  const line = fc.record({
    grossMinor: fc.bigInt({ min: -5000n, max: 5000n }),
    feeMinor: fc.bigInt({ min: -100n, max: 100n }),
  })
  fc.assert(
    fc.property(fc.array(line), lines => {
      const { postings, grossMinor } = splitPayout(lines, 'po', '1000')
      const clearing = postings.reduce(
        (sum, p) => sum + (p.credit === '1020' ? p.amountMinor : -p.amountMinor),
        0n,
      )
      expect(clearing).toBe(grossMinor)
    }),
    { numRuns: 100 },
  )
})
