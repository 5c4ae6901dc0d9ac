import { divideRounded, type RoundingMode } from '../kernel/decimal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import {
  type Credit,
  type CreditableGroup,
  type CreditableLine,
  type CreditRequest,
  leftOf,
  spreadCredit,
  workOutCredit,
} from './credit.ts'

/** A credit of an amount with tax. */
export type GrossCredit = {
  readonly credit: Credit
  /** What no net with its tax comes to: a cent or so, stated as rounding (BT-114). */
  readonly roundingMinor: bigint
}

/** How far from the proportional net is looked for one whose gross is exactly what is asked. */
const NEARBY = [0n, 1n, -1n, 2n, -2n]

/**
 * A credit of exactly so much with tax, over what is left of some lines or of all. Tax is rounded, so
 * not every gross amount has a net: where none nearby has, the nearest is taken and the cent that is
 * left over is stated as rounding, without tax. Refuses `nothing_to_credit`, `credit_not_positive`,
 * `credit_exceeds_document`.
 */
export function creditOfGross(
  lines: readonly CreditableLine[],
  groups: readonly CreditableGroup[],
  lineNos: readonly number[] | null,
  grossMinor: bigint,
  mode: RoundingMode,
  /** What of the document's own rounding no credit has taken back yet. */
  roundingLeftMinor = 0n,
): Result<GrossCredit> {
  if (grossMinor <= 0n) return refuse('credit_not_positive', { askedMinor: grossMinor.toString() })
  const meant = lines.filter(line => lineNos === null || lineNos.includes(line.lineNo))
  const all = workOutCredit(lines, groups, rest(meant), mode)
  if (!all.ok) return all
  const lastMinor = takesAll(lines, all.value) ? roundingLeftMinor : 0n
  const wholeMinor = grossOf(all.value) + lastMinor
  if (grossMinor === wholeMinor) return ok({ credit: all.value, roundingMinor: lastMinor })
  if (grossMinor > wholeMinor) {
    return refuse('credit_exceeds_document', {
      askedMinor: grossMinor.toString(),
      leftMinor: wholeMinor.toString(),
    })
  }
  const start = divideRounded(all.value.netMinor * grossMinor, wholeMinor, 'half_up')
  let best: GrossCredit | undefined
  for (const step of NEARBY) {
    const requests = spreadCredit(meant, start + step)
    if (!requests.ok) continue
    const found = workOutCredit(lines, groups, requests.value.filter(isSome), mode)
    if (!found.ok) continue
    const roundingMinor = grossMinor - grossOf(found.value)
    if (best === undefined || size(roundingMinor) < size(best.roundingMinor)) {
      best = { credit: found.value, roundingMinor }
    }
    if (roundingMinor === 0n) break
  }
  return best === undefined ? refuse('nothing_to_credit') : ok(best)
}

/** All that is left of lines, with its tax; zero where nothing is. */
export function grossLeft(
  lines: readonly CreditableLine[],
  groups: readonly CreditableGroup[],
  lineNos: readonly number[] | null,
  mode: RoundingMode,
  roundingLeftMinor = 0n,
): bigint {
  const meant = lines.filter(line => lineNos === null || lineNos.includes(line.lineNo))
  const all = workOutCredit(lines, groups, rest(meant), mode)
  if (!all.ok) return 0n
  return grossOf(all.value) + (takesAll(lines, all.value) ? roundingLeftMinor : 0n)
}

/**
 * Whether a credit takes the last of every line. Then it takes the document's rounding too, so that an
 * invoice and all its credits come to nothing.
 */
export function takesAll(lines: readonly CreditableLine[], credit: Credit): boolean {
  const taken = new Map(credit.lines.map(part => [part.line.lineNo, part.netMinor]))
  return lines.every(line => leftOf(line) === (taken.get(line.lineNo) ?? 0n))
}

function rest(lines: readonly CreditableLine[]): CreditRequest[] {
  return lines.filter(line => leftOf(line) !== 0n).map(({ lineNo }) => ({ lineNo, by: 'rest' }))
}

function isSome(request: CreditRequest): boolean {
  return request.by !== 'amount' || request.netMinor !== 0n
}

function grossOf({ netMinor, taxMinor }: Credit): bigint {
  return netMinor + taxMinor
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor
}
