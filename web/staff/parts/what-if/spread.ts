/** Customers whose bills change by an amount between two bounds. */
export type Bucket = { readonly from: number; readonly to: number; readonly count: number }

const STEPS = [1, 2, 5]

/** The width of buckets that gives about a dozen of them: 1, 2 or 5 times a power of ten. */
export function widthFor(span: number): number {
  const least = span / 12 || 1
  const power = 10 ** Math.floor(Math.log10(least))
  return (STEPS.find(step => step * power >= least) ?? 10) * power
}

/** How differences spread: buckets of one width from the least to the largest, empty ones too. */
export function spreadOf(differences: readonly number[]): Bucket[] {
  if (differences.length === 0) return []
  const least = differences.reduce((min, each) => Math.min(min, each), 0)
  const most = differences.reduce((max, each) => Math.max(max, each), 0)
  const width = widthFor(most - least)
  const first = Math.floor(least / width)
  const counts = new Array<number>(Math.floor(most / width) - first + 1).fill(0)
  for (const each of differences) {
    const place = Math.floor(each / width) - first
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts.map((count, i) => {
    const from = (first + i) * width
    return { from, to: from + width, count }
  })
}
