/** Of a document: what of the money it gets, and what of it is let go. */
type Amounts = { readonly amountMinor: bigint; readonly letGoMinor: bigint }

/**
 * Which payment pays which part, where several payments pay several documents together: the payments
 * in their order, each as far as it reaches. What is let go of a document stands beside the money that
 * came last for it. The last payment takes what is left of the parts, so that too much is found out
 * where it is posted. Pure; gives the parts of each payment, which come to the parts as a whole.
 */
export function sharedOut<Part extends Amounts>(
  paymentsMinor: readonly bigint[],
  parts: readonly Part[],
): Part[][] {
  const waiting = [...parts]
  return paymentsMinor.map((minor, place) => {
    const isLast = place === paymentsMinor.length - 1
    const mine: Part[] = []
    let left = minor
    for (let part = waiting[0]; part !== undefined; part = waiting[0]) {
      if (!isLast && left === 0n) break
      if (isLast || part.amountMinor <= left) {
        mine.push(part)
        waiting.shift()
        left -= part.amountMinor
      } else {
        mine.push({ ...part, amountMinor: left, letGoMinor: 0n })
        waiting[0] = { ...part, amountMinor: part.amountMinor - left }
        left = 0n
      }
    }
    return mine
  })
}
