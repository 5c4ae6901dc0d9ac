import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'

/** A quantity from a date on; of two for one date the later revision holds, null takes it back. */
export type DatedQuantity = {
  readonly effectiveOn: Temporal.PlainDate
  readonly revision: number
  readonly quantity: Decimal | null
}

/** The quantity of an item on a date: the latest change on or before it, else the first quantity. */
export function quantityOn(
  first: Decimal,
  changes: readonly DatedQuantity[],
  date: Temporal.PlainDate,
): Decimal {
  let holds: DatedQuantity | undefined
  for (const change of inForce(changes)) {
    if (isBefore(date, change.effectiveOn)) continue
    if (holds === undefined || isLater(change, holds)) holds = change
  }
  return holds?.quantity ?? first
}

/** The changes that hold: the latest revision of each date, unless that takes it back. */
export function inForce<Change extends DatedQuantity>(changes: readonly Change[]): Change[] {
  const latest = new Map<string, Change>()
  for (const change of changes) {
    const before = latest.get(change.effectiveOn.toString())
    if (before === undefined || before.revision < change.revision) {
      latest.set(change.effectiveOn.toString(), change)
    }
  }
  return [...latest.values()].filter(({ quantity }) => quantity !== null)
}

function isLater(a: DatedQuantity, b: DatedQuantity): boolean {
  if (a.effectiveOn.equals(b.effectiveOn)) return a.revision > b.revision
  return isBefore(b.effectiveOn, a.effectiveOn)
}
