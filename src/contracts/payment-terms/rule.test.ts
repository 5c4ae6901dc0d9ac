import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueParts, earlyDiscount, type PaymentTerms, parseTerms } from './rule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function told(rule: string, issuedOn: string, minor = 10000n): string {
  const terms = parseTerms(rule)
  if (terms === undefined) return 'not understood'
  const parts = dueParts(terms, day(issuedOn), minor).map(
    part => `${part.amountMinor} by ${part.dueOn}`,
  )
  const discount = earlyDiscount(terms, day(issuedOn), minor)
  return [
    ...parts,
    ...(discount === null ? [] : [`less ${discount.minor} until ${discount.until}`]),
  ].join(', ')
}

describe('payment terms', () => {
  test.each([
    ['net 30', '2026-01-31', '10000 by 2026-03-02'],
    ['net 0', '2026-01-31', '10000 by 2026-01-31'],
    // The end of the month, of a month later, and some days into the next.
    ['eom', '2026-02-01', '10000 by 2026-02-28'],
    ['30 eom', '2026-01-15', '10000 by 2026-02-28'],
    ['30 eom 10', '2026-01-15', '10000 by 2026-03-10'],
    ['eom 30', '2024-02-10', '10000 by 2024-03-30'],
    // A day of the month: this one's where it is still to come, else the next one's.
    ['day 15', '2026-01-15', '10000 by 2026-01-15'],
    ['day 15', '2026-01-16', '10000 by 2026-02-15'],
    ['day 15 after 10', '2026-01-06', '10000 by 2026-02-15'],
    ['day 31', '2026-02-01', '10000 by 2026-02-28'],
    ['Day 31 after 20', '2026-01-20', '10000 by 2026-02-28'],
    // Instalments: the cents that are left over go to the first.
    [
      '1/3 net 0, 1/3 net 30, 1/3 net 60',
      '2026-01-01',
      '3334 by 2026-01-01, 3333 by 2026-01-31, 3333 by 2026-03-02',
    ],
    ['40% net 0, 60% eom', '2026-01-05', '4000 by 2026-01-05, 6000 by 2026-01-31'],
    ['1/2 net 30, 1/2 net 0', '2026-01-01', '5000 by 2026-01-01, 5000 by 2026-01-31'],
    ['1/2 eom, 1/2 day 31', '2026-01-01', '10000 by 2026-01-31'],
    // Early payment.
    ['2% 10, net 30', '2026-01-01', '10000 by 2026-01-31, less 200 until 2026-01-11'],
    ['net 30, 2.5% 10', '2026-01-01', '10000 by 2026-01-31, less 250 until 2026-01-11'],
  ])('%s of a document of %s: %s', (rule, on, expected) => {
    expect(told(rule, on)).toBe(expected)
  })

  test.each([
    '',
    'net',
    'net 366',
    'day 0',
    'day 32',
    '1/3 net 0, 1/3 net 30',
    '1/0 net 0',
    '1/2 net 0, net 30',
    '2% 10',
    '2% 10, 3% 5, net 30',
    '2% 10, 1/2 net 0, 1/2 net 30',
    '0% 10, net 30',
    'net 30; net 60',
  ])('%o is refused', rule => {
    expect(told(rule, '2026-01-01')).toBe('not understood')
  })

  test('a discount of less than a cent is none', () => {
    expect(told('2% 10, net 30', '2026-01-01', 20n)).toBe('20 by 2026-01-31')
  })

  test('parts are the amount to the cent, none is nothing, in the order of the days', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 1n, max: 10_000_000n }), (given, minor) => {
        const parts = given.map((weight, i) => ({
          weight: BigInt(weight),
          due: { kind: 'net', days: (i * 7) % 20 } as const,
        }))
        const terms: PaymentTerms = { parts, discount: null }
        const due = dueParts(terms, day('2026-01-31'), minor)
        expect(due.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(minor)
        expect(due.every(part => part.amountMinor > 0n)).toBe(true)
        const days = due.map(part => part.dueOn.toString())
        expect(days).toEqual([...new Set(days)].sort())
      }),
    )
  })
})
