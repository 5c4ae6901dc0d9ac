import { parseAmount } from '../../../../src/kernel/money.ts'

/** What was keyed in for one item: what of the money it gets, and what of it is let go. */
export type Keyed = { readonly amount: string; readonly letGo: string }

/** What a payment comes to as it is being allocated, in minor units. */
export type Totals = {
  readonly allocatedMinor: bigint
  /** Of the money, what pays nothing yet; below zero where more is given out than came. */
  readonly unallocatedMinor: bigint
  /** What nobody has said yet what becomes of it: must be zero. */
  readonly differenceMinor: bigint
  /** Whether every amount that was keyed in is one. */
  readonly isReadable: boolean
}

/**
 * Adds up what was keyed in for a payment. Money that is left counts as explained where it stays on
 * the customer's account, and what is let go of items where it has a reason.
 */
export function totalsOf(
  receivedMinor: bigint,
  keyed: readonly Keyed[],
  of: { readonly currency: string; readonly keepsRest: boolean; readonly hasReason: boolean },
): Totals {
  const read = (text: string): bigint | undefined =>
    text.trim() === '' ? 0n : parseAmount(text.trim().replace(',', '.'), of.currency)
  const sum = (texts: readonly string[]): bigint =>
    texts.reduce((total, text) => total + (read(text) ?? 0n), 0n)
  const allocatedMinor = sum(keyed.map(each => each.amount))
  const letGoMinor = sum(keyed.map(each => each.letGo))
  const unallocatedMinor = receivedMinor - allocatedMinor
  const rest = of.keepsRest && unallocatedMinor > 0n ? 0n : unallocatedMinor
  const values = keyed.flatMap(each => [each.amount, each.letGo]).map(read)
  return {
    allocatedMinor,
    unallocatedMinor,
    differenceMinor: rest + (of.hasReason ? 0n : letGoMinor),
    isReadable: values.every(value => value !== undefined && value >= 0n),
  }
}
