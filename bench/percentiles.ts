/** The middle and the slowest of a hundred, in ms. */
export function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  const [p50, p99] = [at(0.5), at(0.99)]
  const round = (value: number) => Math.round(value * 10) / 10
  return { p50: round(p50), p99: round(p99), p99ToP50: round(p99 / Math.max(p50, 0.001)) }
}
