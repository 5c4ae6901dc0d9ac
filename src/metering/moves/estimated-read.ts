import { Decimal, divideRounded, powerOfTen } from '../../kernel/decimal.ts'
import { dayNumber } from '../../kernel/period.ts'
import type { SeriesRead } from '../read-series.ts'
import { registerDelta } from '../register.ts'

const LOOK_BACK_DAYS = 365

/**
 * What a register will have shown when a day began: between two reads evenly by days, after the last
 * one at the daily average of the last 12 months of reads, turn-overs included, rounded half up to
 * the decimals of the reads. Undefined where there are not two reads to tell it from.
 */
export function estimatedRead(
  reads: readonly SeriesRead[],
  digits: number | null,
  on: Temporal.PlainDate,
): Decimal | undefined {
  const sorted = reads.toSorted((a, b) => Temporal.PlainDate.compare(a.readOn, b.readOn))
  const day = dayNumber(on)
  const next = sorted.findIndex(read => dayNumber(read.readOn) >= day)
  const span = next === -1 ? recent(sorted) : sorted.slice(Math.max(next - 1, 0), next + 1)
  const [from, to] = [span[0], span.at(-1)]
  if (from === undefined || to === undefined || span.length < 2) return undefined
  const base = next === -1 ? to : from
  let gained = Decimal.zero
  for (const [i, read] of span.slice(1).entries()) {
    const step = registerDelta((span[i] as SeriesRead).value, read.value, digits)
    if (step === undefined) return undefined
    gained = gained.plus(step.quantity)
  }
  const scale = Math.max(...span.map(read => read.value.scale))
  const days = BigInt(dayNumber(to.readOn) - dayNumber(from.readOn))
  const top = gained.atScale(scale) * BigInt(day - dayNumber(base.readOn))
  const value = base.value.plus(new Decimal(divideRounded(top, days, 'half_up'), scale))
  const full = digits === null ? undefined : Decimal.of(powerOfTen(digits))
  return full !== undefined && !value.isBelow(full) ? value.minus(full) : value
}

/** The reads whose average carries on after the last one: those of 12 months, at least two. */
function recent(sorted: readonly SeriesRead[]): readonly SeriesRead[] {
  const last = sorted.at(-1)
  if (last === undefined) return []
  const since = dayNumber(last.readOn) - LOOK_BACK_DAYS
  const kept = sorted.filter(read => dayNumber(read.readOn) >= since)
  return kept.length < 2 ? sorted.slice(-2) : kept
}
