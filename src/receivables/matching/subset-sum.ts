/** What is looked through at most; a payer with more open items than this pays by reference. */
const LIMITS = { items: 24, size: 8, steps: 20_000 }

/**
 * The sets of amounts that add up to a total exactly, at most `most` of them, as places in the list;
 * null when there are too many to be sure that all were found. Amounts are above zero. Used to tell
 * which open items a payment without a reference meant: one answer is evidence, two are none.
 */
export function subsetsOf(
  amounts: readonly bigint[],
  total: bigint,
  most = 2,
): readonly (readonly number[])[] | null {
  if (amounts.length > LIMITS.items) return null
  // Large amounts first: a branch that is too high is cut early.
  const order = amounts
    .map((amount, place) => ({ amount, place }))
    .filter(({ amount }) => amount <= total)
    .sort((a, b) => (a.amount === b.amount ? a.place - b.place : a.amount > b.amount ? -1 : 1))
  const rest = suffixSums(order.map(({ amount }) => amount))
  const found: number[][] = []
  let steps = 0
  const search = (at: number, left: bigint, chosen: readonly number[]): boolean => {
    if (left === 0n) {
      found.push([...chosen].sort((a, b) => a - b))
      return found.length < most
    }
    steps += 1
    if (steps > LIMITS.steps) return false
    const item = order[at]
    if (item === undefined || chosen.length === LIMITS.size || (rest[at] ?? 0n) < left) return true
    if (item.amount <= left && !search(at + 1, left - item.amount, [...chosen, item.place])) {
      return false
    }
    return search(at + 1, left, chosen)
  }
  search(0, total, [])
  return steps > LIMITS.steps ? null : found
}

function suffixSums(amounts: readonly bigint[]): bigint[] {
  const sums: bigint[] = []
  let sum = 0n
  for (const amount of [...amounts].reverse()) {
    sum += amount
    sums.push(sum)
  }
  return sums.reverse()
}
