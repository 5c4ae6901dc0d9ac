import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PartLine, splitLines } from './parts.ts'

/** `11.90, 9.90 kept 2.00, -5.00` as lines. */
function linesOf(text: string): PartLine[] {
  const minor = (amount: string | undefined) => BigInt((amount ?? '0').replace('.', ''))
  return text.split(', ').map((part, i) => {
    const [amount, kept] = part.split(' kept ')
    return { line: i + 1, amountMinor: minor(amount), deductionMinor: minor(kept) }
  })
}

const shown = (lines: readonly PartLine[]) =>
  lines
    .map(
      ({ line, amountMinor, deductionMinor }) =>
        `${line}: ${amountMinor}${deductionMinor === 0n ? '' : ` kept ${deductionMinor}`}`,
    )
    .join(', ')

test.each([
  ['one set of lines comes to it', '30.00, 20.00, 45.00', 6500n, '2: 2000, 3: 4500', '1: 3000'],
  ['two sets do: in their order', '10.00, 10.00', 1000n, '1: 1000', '2: 1000'],
  ['none does: the last in part', '30.00, 20.00', 4000n, '1: 3000, 2: 1000', '2: 1000'],
  ['a line alone', '50.00 kept 1.00', 2500n, '1: 2500', '1: 2500 kept 100'],
  ['a credit waits', '30.00, -5.00, 20.00', 3000n, '1: 3000', '2: -500, 3: 2000'],
])('%s', (_, lines, amount, first, rest) => {
  const parts = splitLines(linesOf(lines), amount)
  expect([shown(parts.first), shown(parts.rest)]).toEqual([first, rest])
})

test('the first part comes to the payment, and both to the whole', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 5000n }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(amounts, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (minors, share) => {
      const lines = minors.map((amountMinor, i) => ({
        ...{ line: i + 1, amountMinor, deductionMinor: BigInt(i % 3) },
      }))
      const sum = (some: readonly PartLine[], of: 'amountMinor' | 'deductionMinor') =>
        some.reduce((all, line) => all + line[of], 0n)
      const whole = sum(lines, 'amountMinor')
      const amount = BigInt(Math.ceil(Number(whole) * share))
      fc.pre(amount < whole)
      const { first, rest } = splitLines(lines, amount)
      expect(sum(first, 'amountMinor')).toBe(amount)
      expect(sum(rest, 'amountMinor')).toBe(whole - amount)
      expect(sum([...first, ...rest], 'deductionMinor')).toBe(sum(lines, 'deductionMinor'))
    }),
  )
})
