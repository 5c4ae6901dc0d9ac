import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import {
  fractionOf,
  grossFactor,
  multiply,
  rounded,
  type TaxFactor,
  taxFactors,
} from './tax-factor.ts'
import { groupKey, newGroup, type Taxed, type TaxGroup, type TotalledLine } from './tax-group.ts'

/** All lines of a document that carry exactly the same taxes. */
type TaxSet = {
  readonly factors: readonly TaxFactor[]
  readonly gross: Decimal
  readonly inclusive: number[]
  /** Sum of the amounts that include the taxes, and of those that do not. */
  inclusiveMinor: bigint
  exclusiveMinor: bigint
}

/** A set and the net that its inclusive lines together come to. */
type NettedSet = { readonly set: TaxSet; readonly inclusiveNet: bigint }

/**
 * Tax rounded once for each group: BT-117 = round(BT-116 × rate), never the sum of line taxes. The
 * inclusive lines of a set get the net that, with its tax, gives back the gross they were priced
 * at; it is shared out over the lines by largest remainder.
 */
export function taxByGroup(lines: readonly TotalledLine[], mode: RoundingMode): Taxed {
  const sets = setsOf(lines)
  const netted = sets.map(set => ({ set, inclusiveNet: inclusiveNet(set, mode) }))
  const lineNets = lines.map(line => line.amountMinor)
  for (const { set, inclusiveNet } of netted) {
    shareOut(inclusiveNet, set, lines, lineNets, mode)
  }
  const exclusiveOnly = sets.map(set => ({ set, inclusiveNet: 0n }))
  const targetMinor =
    sets.reduce((total, set) => total + set.inclusiveMinor + set.exclusiveMinor, 0n) +
    totalTax(groupsOf(exclusiveOnly, mode))
  return { lineNets, groups: groupsOf(netted, mode), targetMinor }
}

function setsOf(lines: readonly TotalledLine[]): TaxSet[] {
  const sets = new Map<string, TaxSet>()
  lines.forEach((line, i) => {
    const key = line.taxes.map(tax => `${tax.code}|${tax.ratePercent}`).join(' ')
    let set = sets.get(key)
    if (set === undefined) {
      const factors = taxFactors(line.taxes)
      const gross = grossFactor(factors)
      set = { factors, gross, inclusive: [], inclusiveMinor: 0n, exclusiveMinor: 0n }
      sets.set(key, set)
    }
    if (line.inclusive) {
      set.inclusive.push(i)
      set.inclusiveMinor += line.amountMinor
    } else set.exclusiveMinor += line.amountMinor
  })
  return [...sets.values()]
}

/** The groups of a document: lines of several sets meet in a group when code and rate agree. */
function groupsOf(netted: readonly NettedSet[], mode: RoundingMode): TaxGroup[] {
  const bases = new Map<string, { readonly factor: TaxFactor; base: Decimal }>()
  for (const { set, inclusiveNet } of netted) {
    for (const factor of set.factors) {
      const base = multiply(set.exclusiveMinor + inclusiveNet, factor.base)
      const known = bases.get(groupKey(factor))
      if (known === undefined) bases.set(groupKey(factor), { factor, base })
      else known.base = known.base.plus(base)
    }
  }
  return [...bases.values()].map(({ factor, base }) => {
    const taxableMinor = rounded(base, mode)
    const tax = multiply(taxableMinor, fractionOf(factor.tax.ratePercent))
    return newGroup(factor, taxableMinor, rounded(tax, mode))
  })
}

function totalTax(groups: readonly TaxGroup[]): bigint {
  return groups.reduce((total, group) => total + group.taxMinor, 0n)
}

/**
 * The net of a set's inclusive lines: round(gross ÷ (1 + r)), or a neighbour where only that one
 * gives the gross back with its tax (which several taxes, or exclusive lines beside them, can
 * make so; at most one net does, as a greater net is always a greater gross). Where none does
 * (3 cents at 20 %), the nearest is kept and the document states the cent as rounding.
 */
function inclusiveNet(set: TaxSet, mode: RoundingMode): bigint {
  if (set.inclusive.length === 0) return 0n
  const withTax = (net: bigint) => net + totalTax(groupsOf([{ set, inclusiveNet: net }], mode))
  const target = set.inclusiveMinor + withTax(0n)
  const nearest = Decimal.of(set.inclusiveMinor).dividedBy(set.gross, 0, mode).coefficient
  const fitting = [nearest, nearest - 1n, nearest + 1n].find(net => withTax(net) === target)
  return fitting ?? nearest
}

/**
 * Shares the net of a set over its inclusive lines: each rounded on its own, then the cents that
 * are too many or too few are moved on the lines that rounding had moved farthest the other way,
 * ties to the earlier line. Writes into `lineNets`.
 */
function shareOut(
  net: bigint,
  set: TaxSet,
  lines: readonly TotalledLine[],
  lineNets: bigint[],
  mode: RoundingMode,
): void {
  const shares = set.inclusive
    .filter(i => lines[i]!.amountMinor !== 0n)
    .map(i => {
      const exact = Decimal.of(lines[i]!.amountMinor).dividedBy(set.gross, 6)
      const own = rounded(exact, mode)
      return { i, own, left: exact.minus(Decimal.of(own)) }
    })
  let rest = net
  for (const { i, own } of shares) {
    lineNets[i] = own
    rest -= own
  }
  const step = rest < 0n ? -1n : 1n
  const byRest = [...shares].sort((a, b) => Number(step) * b.left.compare(a.left) || a.i - b.i)
  for (let n = 0; rest !== 0n && byRest.length > 0; n += 1) {
    const { i } = byRest[n % byRest.length]!
    lineNets[i] = lineNets[i]! + step
    rest -= step
  }
}
