import type { Charge } from '../catalog/charge.ts'
import type { RatchetTerms } from '../catalog/energy-terms.ts'
import { periodNumberAt, type Rhythm, rhythmDate, rhythmFrom } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { aliveOn, type Carry, NO_CARRY } from './carry.ts'
import { type MonthPeak, ratchetedDemand } from './demand.ts'
import type { RatchetStep } from './energy-steps.ts'
import type { MeasuredUsage } from './usage.ts'

const PEAK = 'peak'

type RatchetInput = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly usage: readonly MeasuredUsage[]
  readonly rhythm?: Rhythm
  readonly opening?: Carry
}

/**
 * The demand that is billed instead of the measured one: max(own peak, share × the highest peak of
 * the periods looked back at, contract minimum). A peak is one of a period, so there is one piece.
 */
export function ratchetedUsage(input: RatchetInput, terms: RatchetTerms): MeasuredUsage[] {
  return input.usage.map(piece => {
    const { step, billed } = billedDemand(input, terms, piece.quantity)
    return { ...piece, quantity: billed, evidence: [...piece.evidence, step] }
  })
}

function billedDemand(
  { service, opening = NO_CARRY }: RatchetInput,
  { percent, months, minimum }: RatchetTerms,
  own: Decimal,
): { readonly billed: Decimal; readonly step: RatchetStep } {
  const lookBack = aliveOn(opening, PEAK, service.start).map(
    ({ from, quantity }): MonthPeak & { readonly since: Temporal.PlainDate } => ({
      month: from.toPlainYearMonth(),
      power: quantity,
      since: from,
    }),
  )
  const highest = ratchetedDemand(Decimal.zero, { percent, months }, lookBack)
  const share = highest.billed
  const reached = share.isAbove(own) ? share : own
  const billed = minimum?.isAbove(reached) ? minimum : reached
  const since = lookBack.find(({ month, power }) => {
    return highest.from?.month.equals(month) && power.equals(highest.from.power)
  })
  return {
    billed,
    step: {
      step: 'ratchet',
      own: own.toString(),
      percent: percent.toString(),
      highest: highest.from?.power.toString() ?? null,
      since: since?.since.toString() ?? null,
      share: highest.from === null ? null : share.toString(),
      minimumUnits: minimum?.toString() ?? null,
      billed: billed.toString(),
    },
  }
}

/** The peaks that later periods look back at: those still looked back at, and the period's own. */
export function ratchetClosing(input: RatchetInput, { percent, periods }: RatchetTerms): Carry {
  if (percent.isZero || periods === 0) return NO_CARRY
  const { charge, nominal, opening = NO_CARRY, rhythm, usage } = input
  const beat = rhythm ?? rhythmFrom(nominal.start, nominal.start.day, charge.months)
  const expires = rhythmDate(beat, periodNumberAt(beat, nominal.start) + 1 + periods)
  const own = usage.map(piece => piece.quantity).reduce((a, b) => (b.isAbove(a) ? b : a))
  const kept = aliveOn(opening, PEAK, nominal.end)
  if (own.sign <= 0) return kept
  return [...kept, { bank: PEAK, quantity: own, from: nominal.start, expires }]
}

/** The billed demand by its trace alone. */
export function recomputedRatchet(step: RatchetStep): Decimal {
  const hundredths = Decimal.parse(step.percent).times(new Decimal(1n, 2))
  const candidates = [
    Decimal.parse(step.own),
    Decimal.parse(step.highest ?? '0').times(hundredths),
    Decimal.parse(step.minimumUnits ?? '0'),
  ]
  return candidates.reduce((a, b) => (b.isAbove(a) ? b : a))
}
