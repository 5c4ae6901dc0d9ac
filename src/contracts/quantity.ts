import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'

/** A quantity from a date on; of two for one date the later revision holds. */
export type DatedQuantity = {
  readonly effectiveOn: Temporal.PlainDate
  readonly revision: number
  readonly quantity: Decimal
}

/** The quantity of an item on a date: the latest change on or before it, else the first quantity. */
export function quantityOn(
  first: Decimal,
  changes: readonly DatedQuantity[],
  date: Temporal.PlainDate,
): Decimal {
  let holds: DatedQuantity | undefined
  for (const change of changes) {
    if (isBefore(date, change.effectiveOn)) continue
    if (holds === undefined || isLater(change, holds)) holds = change
  }
  return holds?.quantity ?? first
}

function isLater(a: DatedQuantity, b: DatedQuantity): boolean {
  if (a.effectiveOn.equals(b.effectiveOn)) return a.revision > b.revision
  return isBefore(b.effectiveOn, a.effectiveOn)
}
