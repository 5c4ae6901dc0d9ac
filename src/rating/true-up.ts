import type { Charge } from '../catalog/charge.ts'
import { periodNumberAt, type Rhythm, rhythmDate, rhythmFrom } from '../kernel/calendar.ts'
import { isBefore, type Period } from '../kernel/period.ts'
import type { Becomes } from './energy-steps.ts'

/** When credits of a charge expire and are settled. */
export type BankTerms = {
  readonly expiresAfter: number | null
  readonly trueUpMonth: number | null
  readonly atTrueUp: 'pay' | 'roll' | 'forfeit'
}

type BankPeriod = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly rhythm?: Rhythm
  readonly last?: boolean
}

/** The first day on which a credit of a period is gone; null = never. */
export function creditExpiry(input: BankPeriod, terms: BankTerms): Temporal.PlainDate | null {
  if (terms.expiresAfter === null) return null
  const beat = beatOf(input)
  return rhythmDate(beat, periodNumberAt(beat, input.nominal.start) + 1 + terms.expiresAfter)
}

/**
 * What becomes of the credits that are left at the end of a period. A year of credits ends with the
 * period that begins in the true-up month, or with each twelfth month of the subscription. With the
 * last period of all, credits that would be kept on lapse: nobody is left to use them.
 */
export function becomesOf(input: BankPeriod, terms: BankTerms): Becomes {
  const isLast = input.last === true
  if (!isLast && !endsYear(input, terms.trueUpMonth)) return 'kept'
  if (terms.atTrueUp === 'pay') return 'paid'
  return terms.atTrueUp === 'roll' && !isLast ? 'kept' : 'forfeited'
}

/**
 * Whether a year ends with a period: the one that begins in a month, or each twelfth month. Not with
 * a part of it, after which a new plan goes on to its end.
 */
export function endsYear(input: BankPeriod, trueUpMonth: number | null): boolean {
  if (isBefore(input.service.end, input.nominal.end)) return false
  if (trueUpMonth !== null) return input.nominal.start.month === trueUpMonth
  const beat = beatOf(input)
  return ((periodNumberAt(beat, input.nominal.start) + 1) * beat.months) % 12 === 0
}

function beatOf({ rhythm, nominal, charge }: BankPeriod): Rhythm {
  return rhythm ?? rhythmFrom(nominal.start, nominal.start.day, charge.months)
}
