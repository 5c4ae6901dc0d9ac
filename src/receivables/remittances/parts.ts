import { subsetsOf } from '../matching/subset-sum.ts'

/** What of a line of a remittance counts when it is split. */
export type PartLine = {
  readonly line: number
  /** Above zero: paid of what is owed; below: of a credit, used up. */
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
}

/** Which lines a payment pays, and which wait for the next one. */
export type Parts<Line extends PartLine> = {
  readonly first: readonly Line[]
  readonly rest: readonly Line[]
}

/**
 * Splits the lines of a remittance that is paid in several payments: the first payment pays the lines
 * that come to its amount exactly, where one set of them does; else the lines in their order as far as
 * it reaches, the last one in part. What is kept back of a line in part, and credits that are used up,
 * wait with the rest. Above zero and below what the lines pay. Pure; the parts come to the whole.
 */
export function splitLines<Line extends PartLine>(
  lines: readonly Line[],
  amountMinor: bigint,
): Parts<Line> {
  const paid = lines.filter(line => line.amountMinor > 0n)
  const sets = subsetsOf(
    paid.map(line => line.amountMinor),
    amountMinor,
  )
  const [only, other] = sets ?? []
  if (only !== undefined && other === undefined) {
    const chosen = new Set(only.map(place => paid[place]?.line))
    return {
      first: lines.filter(line => chosen.has(line.line)),
      rest: lines.filter(line => !chosen.has(line.line)),
    }
  }
  return inOrder(lines, amountMinor)
}

function inOrder<Line extends PartLine>(lines: readonly Line[], amountMinor: bigint): Parts<Line> {
  const first: Line[] = []
  const rest: Line[] = []
  let left = amountMinor
  for (const line of lines) {
    if (line.amountMinor <= 0n || left === 0n) rest.push(line)
    else if (line.amountMinor <= left) first.push(line)
    else {
      first.push({ ...line, amountMinor: left, deductionMinor: 0n })
      rest.push({ ...line, amountMinor: line.amountMinor - left })
    }
    if (line.amountMinor > 0n) left -= line.amountMinor < left ? line.amountMinor : left
  }
  return { first, rest }
}
