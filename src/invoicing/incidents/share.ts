import { Decimal, type RoundingMode } from '../../kernel/decimal.ts'
import { splitByWeights } from '../../kernel/money.ts'
import { type CreditableLine, type CreditRequest, leftOf } from '../credit.ts'

/** What an incident credits of each document: a share of its matched lines, or an amount over them. */
export type Share =
  | { readonly by: 'percent'; readonly percent: Decimal }
  | { readonly by: 'amount'; readonly netMinor: bigint }

const HUNDRED = Decimal.of(100)

/**
 * What is asked for on each matched line of a document. A share is one of what the line was billed at,
 * rounded a line, and never more than is left of it; an amount is spread over what is left, and is
 * given whole or not at all (empty: too little is left). Lines of which nothing is left ask nothing.
 */
export function requestsOf(
  lines: readonly CreditableLine[],
  share: Share,
  mode: RoundingMode,
): CreditRequest[] {
  const open = lines.filter(line => leftOf(line) !== 0n)
  if (share.by === 'percent') {
    return open.flatMap((line): CreditRequest[] => {
      const exact = Decimal.of(line.netMinor).times(share.percent)
      const wanted = exact.dividedBy(HUNDRED, 0, mode).coefficient
      const left = leftOf(line)
      if (size(wanted) >= size(left)) return [{ lineNo: line.lineNo, by: 'rest' }]
      return wanted === 0n ? [] : [{ lineNo: line.lineNo, by: 'amount', netMinor: wanted }]
    })
  }
  const charged = open.filter(line => leftOf(line) > 0n)
  const left = charged.reduce((sum, line) => sum + leftOf(line), 0n)
  if (share.netMinor > left) return []
  return splitByWeights(share.netMinor, charged.map(leftOf)).flatMap(
    (netMinor, i): CreditRequest[] => {
      const line = charged[i]
      return line === undefined || netMinor === 0n
        ? []
        : [{ lineNo: line.lineNo, by: 'amount', netMinor }]
    },
  )
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor
}
