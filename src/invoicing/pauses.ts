import type { Charge } from '../catalog/charge.ts'
import { isBefore, overlap, type Period, splitAt } from '../kernel/period.ts'

/** A span in which a subscription rests, and what of it is charged all the same. */
export type PauseFacts = {
  readonly from: Temporal.PlainDate
  /** The day on which it is resumed; null = until further notice. */
  readonly to: Temporal.PlainDate | null
  /** Whether fees stop, prorated by the charge's rule, or go on. */
  readonly fees: 'stop' | 'keep'
  /** Whether usage of these days is refused, and so not billed, or billed. */
  readonly usage: 'refuse' | 'bill'
}

/** Whether a pause takes days of a charge out of its bill. What is charged once is not paused. */
function stops(pause: PauseFacts, { kind }: Pick<Charge, 'kind'>): boolean {
  if (kind === 'one_off') return false
  return kind === 'usage' ? pause.usage === 'refuse' : pause.fees === 'stop'
}

/**
 * The days of a service period that are charged: all of it, less the pauses that stop the charge,
 * in order. None where the whole of it is paused.
 */
export function activeParts(
  charge: Pick<Charge, 'kind'>,
  pauses: readonly PauseFacts[],
  service: Period,
): Period[] {
  const paused = pauses.flatMap(pause =>
    stops(pause, charge) ? (overlap(service, spanOf(pause, service)) ?? []) : [],
  )
  if (paused.length === 0) return [service]
  const cuts = splitAt(
    service,
    paused.flatMap(({ start, end }) => [start, end]),
  )
  const isPaused = ({ start }: Period) =>
    paused.some(each => !isBefore(start, each.start) && isBefore(start, each.end))
  return joined(cuts.filter(part => !isPaused(part)))
}

/** A pause as a period; one without end lasts as long as what it is compared with. */
function spanOf({ from, to }: PauseFacts, { end }: Period): Period {
  return { start: from, end: to ?? (isBefore(from, end) ? end : from) }
}

/** Pauses that meet leave cuts, at which nothing changes. */
function joined(parts: readonly Period[]): Period[] {
  const whole: Period[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last?.end.equals(part.start)) {
      whole[whole.length - 1] = { start: last.start, end: part.end }
    } else whole.push(part)
  }
  return whole
}
