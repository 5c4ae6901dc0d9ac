import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import type { LineTax } from '../tax/tax-rule.ts'
import type { CreditableGroup, CreditableLine } from './credit.ts'
import { creditOfGross, type GrossCredit } from './credit-gross.ts'

const NOTHING = { taxableMinor: 0n, taxMinor: 0n }

function taxOf(code: string, percent: string): LineTax {
  const exempt = { exemptionCode: null, exemptionReason: null, compoundOn: [] }
  return { code, name: { en: code }, category: 'S', ratePercent: Decimal.parse(percent), ...exempt }
}

const NORMAL = taxOf('N', '19')
const REDUCED = taxOf('R', '7')

function lineOf(lineNo: number, netMinor: bigint, tax: LineTax): CreditableLine {
  const taken = { takenMinor: 0n, takenQuantity: Decimal.zero }
  return { lineNo, netMinor, quantity: Decimal.one, taxes: [tax], ...taken }
}

/** The document's tax groups, the tax rounded once a group. */
function groupsOf(lines: readonly CreditableLine[]): CreditableGroup[] {
  return [NORMAL, REDUCED].flatMap(tax => {
    const own = lines.filter(line => line.taxes[0]?.code === tax.code)
    const taxableMinor = own.reduce((sum, line) => sum + line.netMinor, 0n)
    const exact = Decimal.of(taxableMinor).times(tax.ratePercent).dividedBy(Decimal.of(100), 0)
    return own.length === 0
      ? []
      : [{ ...tax, taxableMinor, taxMinor: exact.coefficient, taken: NOTHING }]
  })
}

/** The document after a credit: what was taken of its lines and groups. */
function credited(
  lines: readonly CreditableLine[],
  groups: readonly CreditableGroup[],
  { credit }: GrossCredit,
) {
  return {
    lines: lines.map(line => {
      const part = credit.lines.find(each => each.line.lineNo === line.lineNo)
      if (part === undefined) return line
      const takenQuantity = line.takenQuantity.plus(part.quantity)
      return { ...line, takenMinor: line.takenMinor + part.netMinor, takenQuantity }
    }),
    groups: groups.map(group => {
      const part = credit.groups.find(each => each.code === group.code)
      if (part === undefined) return group
      const taxableMinor = group.taken.taxableMinor + part.credited.taxableMinor
      const taxMinor = group.taken.taxMinor + part.credited.taxMinor
      return { ...group, taken: { taxableMinor, taxMinor } }
    }),
  }
}

const lines = fc
  .array(fc.tuple(fc.bigInt(1n, 50_000n), fc.boolean()), { minLength: 1, maxLength: 5 })
  .map(all => all.map(([net, isNormal], i) => lineOf(i + 1, net, isNormal ? NORMAL : REDUCED)))

describe('a credit of an amount with tax', () => {
  test('is exactly that amount, and any number of them leave no cent of any tax group', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (all, shares) => {
          let now = { lines: [...all], groups: groupsOf(all) }
          for (const share of shares) {
            const left = now.groups.reduce(
              (sum, { taken, ...whole }) =>
                sum + whole.taxableMinor + whole.taxMinor - taken.taxableMinor - taken.taxMinor,
              0n,
            )
            const asked = BigInt(Math.floor(Number(left) * share))
            const found = creditOfGross(now.lines, now.groups, null, asked, 'half_up')
            if (!found.ok) {
              expect(['credit_not_positive', 'nothing_to_credit']).toContain(found.refusal.code)
              continue
            }
            const { credit, roundingMinor } = found.value
            expect(credit.netMinor + credit.taxMinor + roundingMinor).toBe(asked)
            // A cent a tax group is what rounding can be off by.
            expect(roundingMinor <= 2n && roundingMinor >= -2n).toBe(true)
            now = credited(now.lines, now.groups, found.value)
          }
          const last = creditOfGross(now.lines, now.groups, null, 1n << 60n, 'half_up')
          if (last.ok || last.refusal.code !== 'credit_exceeds_document') return
          const rest = BigInt(last.refusal.facts.leftMinor ?? '0')
          const whole = creditOfGross(now.lines, now.groups, null, rest, 'half_up')
          expect(whole.ok).toBe(true)
          if (!whole.ok) return
          for (const group of credited(now.lines, now.groups, whole.value).groups) {
            expect(group.taken).toEqual({
              taxableMinor: group.taxableMinor,
              taxMinor: group.taxMinor,
            })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each(
    `
    10000@19 of 11900 → net 10000 tax 1900
    10000@19 of 5950  → net 5000 tax 950
    10000@19 of 1     → net 1 tax 0
    10000@19 of 4     → net 3 tax 1
    10000@19 of 3     → net 3 tax 1 rounding -1
    10000@19 of 11901 → credit_exceeds_document
    10000@19 of 0     → credit_not_positive
  `
      .trim()
      .split('\n'),
  )('%s', row => {
    const [asked = '', expected] = row.trim().split(/\s*→\s*/)
    const [, net, , gross] = /^(\d+)@(\d+) of (\d+)$/.exec(asked) ?? []
    const all = [lineOf(1, BigInt(net ?? '0'), NORMAL)]
    const found = creditOfGross(all, groupsOf(all), null, BigInt(gross ?? '0'), 'half_up')
    if (!found.ok) return expect(found.refusal.code).toBe(expected)
    const { credit, roundingMinor } = found.value
    const rounding = roundingMinor === 0n ? '' : ` rounding ${roundingMinor}`
    expect(`net ${credit.netMinor} tax ${credit.taxMinor}${rounding}`).toBe(expected)
  })

  test('of one line takes nothing from the others', () => {
    const all = [lineOf(1, 1_000n, NORMAL), lineOf(2, 2_000n, REDUCED)]
    const found = creditOfGross(all, groupsOf(all), [2], 1_070n, 'half_up')
    expect(found.ok && found.value.credit.lines.map(part => part.line.lineNo)).toEqual([2])
  })
})
