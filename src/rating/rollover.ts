import type { Charge } from '../catalog/charge.ts'
import { periodNumberAt, type Rhythm, rhythmDate, rhythmFrom } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { aliveOn, type Carry, type CarryLot, NO_CARRY, sumOf, takeFrom } from './carry.ts'
import type { TraceStep } from './component.ts'
import { includedIn } from './included.ts'
import type { MeasuredUsage } from './usage.ts'

const BANK = 'included'

/** The part of a charge's facts that its free units and their rollover depend on. */
type RolloverInput = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly active?: readonly Period[]
  readonly rhythm?: Rhythm
  readonly opening?: Carry
  readonly usage: readonly MeasuredUsage[]
}

/** Free units of earlier periods that can be used in this one. */
export function carriedIn({ charge, service, opening }: RolloverInput): Decimal | null {
  if ((charge.rollover ?? null) === null) return null
  return sumOf(aliveOn(opening ?? NO_CARRY, BANK, service.start))
}

/** What of the free units is left over, and what of that can be used later. */
type LeftOver = { readonly unused: Decimal; readonly kept: Carry }

/**
 * What a charge carries out of a period: the free units that nobody used, its own and those of
 * earlier periods, as long as each of them lives and up to the cap. Beyond the cap those go that
 * would expire first.
 */
export function rolloverClosing(input: RolloverInput): Carry {
  return leftOver(input)?.kept ?? NO_CARRY
}

/** The step that tells what was not used and what becomes of it. */
export function rolloverSteps(input: RolloverInput): TraceStep[] {
  const left = leftOver(input)
  if (left === undefined) return []
  const { cap = null } = input.charge.rollover ?? {}
  return [
    {
      step: 'rollover',
      unused: left.unused.toString(),
      kept: sumOf(left.kept).toString(),
      cap: cap?.toString() ?? null,
    },
  ]
}

function leftOver(input: RolloverInput): LeftOver | undefined {
  const { charge, nominal, service, opening = NO_CARRY, usage } = input
  const { rollover = null } = charge
  const included = includedIn(charge, nominal, input.active ?? service)
  if (rollover === null || included === undefined) return undefined
  const own: CarryLot[] = included.granted.isZero
    ? []
    : [
        {
          bank: BANK,
          quantity: included.granted,
          from: nominal.start,
          expires: expiryOf(input, rollover.periods),
        },
      ]
  const carried = aliveOn(opening, BANK, service.start)
  const total = usage.reduce((sum, piece) => sum.plus(piece.quantity), Decimal.zero)
  const lots = rollover.first === 'carried' ? [...carried, ...own] : [...own, ...carried]
  // Usage taken back below zero uses nothing; what was free is not given back.
  const { left } = takeFrom(lots, total)
  const alive = aliveOn(left, BANK, service.end)
  return { unused: sumOf(left), kept: capped(alive, rollover.cap) }
}

/** The first day on which the free units of a period are gone: the period after the last that may use them. */
function expiryOf(
  { charge, nominal, rhythm }: RolloverInput,
  periods: number | null,
): Temporal.PlainDate | null {
  if (periods === null) return null
  const beat = rhythm ?? rhythmFrom(nominal.start, nominal.start.day, charge.months)
  return rhythmDate(beat, periodNumberAt(beat, nominal.start) + 1 + periods)
}

function capped(lots: Carry, cap: Decimal | null): Carry {
  if (cap === null) return lots
  const over = sumOf(lots).minus(cap)
  return over.sign > 0 ? takeFrom(lots, over).left : lots
}
