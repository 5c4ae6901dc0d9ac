/** A part of a whole in per cent with one decimal, half up; of nothing, nothing. */
export function percentOf(part: bigint, whole: bigint): string {
  if (whole <= 0n) return '0.0'
  const tenths = (2000n * part + whole) / (2n * whole)
  return `${tenths / 10n}.${tenths % 10n}`
}
