/** A line of two texts side by side: in both, only in the earlier, or only in the later. */
export type DiffLine = { readonly side: 'both' | 'before' | 'after'; readonly text: string }

/** What changed between two texts, line by line: the longest common lines stay. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  // longest[i][j]: how many lines a from i and b from j have in common, in order.
  const longest = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  )
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i]![j] =
        a[i] === b[j]
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!)
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ side: 'both', text: a[i]! })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
      lines.push({ side: 'before', text: a[i]! })
      i += 1
    } else {
      lines.push({ side: 'after', text: b[j]! })
      j += 1
    }
  }
  return lines
}
