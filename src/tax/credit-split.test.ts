import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { creditGroup, creditLine, type GroupAmounts, netOfGrossCredit } from './credit-split.ts'

const NOTHING: GroupAmounts = { taxableMinor: 0n, taxMinor: 0n }

/** An invoice's group as the totals make it, of either sign. */
const original = fc
  .record({
    taxableMinor: fc.bigInt({ min: -100_000n, max: 100_000n }),
    rateBps: fc.integer({ min: 0, max: 3000 }),
    // Per-line rounding leaves a group a cent or two off.
    offMinor: fc.bigInt({ min: -2n, max: 2n }),
  })
  .map(({ taxableMinor, rateBps, offMinor }) => {
    const ratePercent = new Decimal(BigInt(rateBps), 2)
    const exact = Decimal.of(taxableMinor).times(ratePercent).dividedBy(Decimal.of(100), 0)
    const tax = exact.coefficient + offMinor
    const taxMinor = taxableMinor === 0n || tax < 0n !== taxableMinor < 0n ? exact.coefficient : tax
    return { taxableMinor, taxMinor, ratePercent }
  })

/** Shares of what is left, in thousandths; the last credit takes the rest. */
const shares = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 8 })

describe('partial credits of a tax group', () => {
  test('sum to the invoice to the cent, in any sequence', () => {
    fc.assert(
      fc.property(original, shares, (group, shares) => {
        let credited = NOTHING
        for (const share of [...shares, 1000n]) {
          const left = group.taxableMinor - credited.taxableMinor
          const credit = creditGroup(group, credited, (left * share) / 1000n)
          expect(credit.ok).toBe(true)
          if (credit.ok) credited = plus(credited, credit.value)
        }
        expect(credited).toEqual({ taxableMinor: group.taxableMinor, taxMinor: group.taxMinor })
      }),
    )
  })

  test('carry together round(credited net × rate), and never turn round', () => {
    fc.assert(
      fc.property(original, shares, (group, shares) => {
        const sign = group.taxableMinor < 0n ? -1n : 1n
        let credited = NOTHING
        for (const share of shares) {
          const left = group.taxableMinor - credited.taxableMinor
          const credit = creditGroup(group, credited, (left * share) / 1000n)
          if (!credit.ok) continue
          expect(credit.value.taxMinor * sign >= 0n).toBe(true)
          credited = plus(credited, credit.value)
          const exact = Decimal.of(credited.taxableMinor).times(group.ratePercent)
          const rounded = exact.dividedBy(Decimal.of(100), 0).coefficient
          const capped = rounded * sign > group.taxMinor * sign ? group.taxMinor : rounded
          if (credited.taxableMinor !== group.taxableMinor) expect(credited.taxMinor).toBe(capped)
        }
      }),
    )
  })

  test('of 1.00 net at 19 %, thirds carry 6, 7 and 6 cents', () => {
    const group = { taxableMinor: 100n, taxMinor: 19n, ratePercent: Decimal.of(19) }
    const taxes: bigint[] = []
    let credited = NOTHING
    for (const net of [33n, 33n, 34n]) {
      const credit = creditGroup(group, credited, net)
      if (!credit.ok) continue
      taxes.push(credit.value.taxMinor)
      credited = plus(credited, credit.value)
    }
    expect(taxes).toEqual([6n, 7n, 6n])
  })
})

describe('credits no more than was billed', () => {
  const group = { taxableMinor: 1000n, taxMinor: 200n, ratePercent: Decimal.of(20) }
  const credited = { taxableMinor: 600n, taxMinor: 120n }
  test.each([
    [401n, false],
    [400n, true],
    [0n, true],
    [-1n, false],
  ])('%s of 400 left: %s', (net, allowed) => {
    expect(creditGroup(group, credited, net).ok).toBe(allowed)
    expect(creditLine(400n, net).ok).toBe(allowed)
  })

  test('and says what is left', () => {
    const refused = creditGroup(group, credited, 401n)
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'credit_exceeds_line', facts: { askedMinor: '401', leftMinor: '400' } },
    })
  })
})

describe('a credit agreed with its tax', () => {
  test('gives the gross back, or the nearest below it that a rate allows', () => {
    fc.assert(
      fc.property(original, fc.bigInt({ min: 0n, max: 1000n }), (group, share) => {
        const sign = group.taxableMinor < 0n ? -1n : 1n
        const gross = ((group.taxableMinor + group.taxMinor) * share) / 1000n
        const credit = netOfGrossCredit(group, NOTHING, gross)
        expect(credit.ok).toBe(true)
        if (!credit.ok) return
        const missing = (gross - credit.value.taxableMinor - credit.value.taxMinor) * sign
        expect(missing >= 0n && missing <= 3n).toBe(true)
      }),
    )
  })
})

function plus(a: GroupAmounts, b: GroupAmounts): GroupAmounts {
  return { taxableMinor: a.taxableMinor + b.taxableMinor, taxMinor: a.taxMinor + b.taxMinor }
}
