import type { Charge, PriceVersion } from '../catalog/charge.ts'
import type { Rhythm } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, formatPeriod, type Period } from '../kernel/period.ts'
import type { Carry } from './carry.ts'
import type { DatedPart } from './component-of.ts'
import { escalated, escalatorDates } from './escalated.ts'
import { type DatedQuantity, rateLevels } from './fee.ts'
import { graduated } from './graduated.ts'
import { type Included, includedIn, pricedOf } from './included.ts'
import { indexed } from './indexed.ts'
import { packages } from './package.ts'
import { perUnit } from './per-unit.ts'
import { eventCount, eventFees, graduatedPercentage, percentage } from './percentage.ts'
import { priceOn, usageSegments } from './price-version.ts'
import type { Counted, PricedPart } from './priced-part.ts'
import { countedShare, type Share, WHOLE } from './proration.ts'
import { RatingError } from './rating-error.ts'
import { carriedIn, rolloverSteps } from './rollover.ts'
import { stairstep } from './stairstep.ts'
import type { MeasuredUsage } from './usage.ts'
import { amountPart, countersOf, isByEvent, matrixPart, type Piece } from './usage-pieces.ts'
import { volume } from './volume.ts'

type UsageInput = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly active?: readonly Period[]
  readonly since?: Temporal.PlainDate
  readonly usage: readonly MeasuredUsage[]
  readonly rhythm?: Rhythm
  readonly opening?: Carry
}

/**
 * Measured usage at the prices in force when it was used. The counter of tiers and packages runs
 * over the nominal period and carries on from one price to the next. A piece without usage gives
 * no line, unless the whole period has none: then the customer sees 0 once.
 */
export function rateUsage(input: UsageInput): DatedPart[] {
  const usage = measured(input)
  const [first] = usage
  if (first?.groupLevels !== undefined) {
    return first.groupLevels.flatMap(({ values, levels, evidence }) => {
      const own = { ...first, evidence: [...first.evidence, ...evidence] }
      return levelParts(input, own, levels).map(part => ({ ...part, group: values }))
    })
  }
  if (first?.levels !== undefined) return levelParts(input, first, first.levels)
  return countersOf(input.charge, usage).flatMap(pieces => rateCounter(input, pieces))
}

/** A level is charged by the day; every line rests on the events of the whole period. */
function levelParts(
  input: UsageInput,
  { evidence, estimated }: MeasuredUsage,
  levels: readonly DatedQuantity[],
): DatedPart[] {
  const { charge, nominal, service, active = [service] } = input
  return rateLevels(charge, nominal, service, levels, active, input.since).map(part => ({
    ...part,
    estimated,
    evidence,
  }))
}

function rateCounter(input: UsageInput, usage: readonly Piece[]): DatedPart[] {
  const { charge } = input
  const bounds = tierBounds(input)
  const included = freeIn(input)
  const total = usage.reduce((sum, piece) => sum.plus(piece.quantity), Decimal.zero)
  const pieces = usage.filter(piece => isPriced(charge, piece))
  const parts: DatedPart[] = []
  let before = Decimal.zero
  let tiersReached = 0
  for (const piece of pieces.length === 0 ? usage.slice(0, 1) : pieces) {
    const version = priceOn(charge, piece.period.start)
    const { steps, ...units } = pricedOf(included, piece.quantity, before, total)
    const priced = pricedUsage(input, version, { ...units, tiersReached }, bounds, piece)
    for (const part of priced)
      parts.push({ ...dated(part, piece, version, charge), included: steps })
    before = before.plus(piece.quantity)
    tiersReached = highestTier(priced, tiersReached)
  }
  // What is left over concerns the whole period; it is told once, with the last part.
  const last = parts.at(-1)
  const leftOver = rolloverSteps(input)
  if (last === undefined || leftOver.length === 0) return parts
  return [...parts.slice(0, -1), { ...last, included: [...last.included, ...leftOver] }]
}

/** The free units of the period, with those carried over from earlier ones. */
function freeIn(input: UsageInput): Included | undefined {
  const included = includedIn(input.charge, input.nominal, activeOf(input))
  const carried = carriedIn(input)
  return included === undefined || carried === null ? included : { ...included, carried }
}

/** A piece whose amounts cancel out still has events, each with its fee. */
function isPriced(charge: Charge, piece: Piece): boolean {
  if (!piece.quantity.isZero || piece.amount?.isZero === false) return true
  const { price } = priceOn(charge, piece.period.start)
  return 'feePerEvent' in price && (eventCount(piece) ?? 0) > 0
}

function pricedUsage(
  { charge, since }: UsageInput,
  version: PriceVersion,
  counted: Counted,
  bounds: Share,
  piece: Piece,
): PricedPart[] {
  const { price } = version
  const dates = escalatorDates(version, since, piece.period.start)
  switch (price.model) {
    case 'per_unit':
      return [perUnit('usage', counted.quantity, price.unitPrice)]
    case 'graduated':
      return graduated(price.tiers, counted, bounds)
    case 'volume':
      return volume(price.tiers, counted, bounds)
    case 'stairstep':
      return stairstep(price.steps, counted, bounds)
    case 'escalated':
      return [escalated('usage', counted.quantity, price, dates)]
    case 'indexed':
      return [indexed('usage', counted.quantity, price, dates, charge.indexes)]
    case 'matrix':
      return [matrixPart(price, counted.quantity, piece.row)]
    case 'expression':
    case 'event_price':
      return [amountPart(price, piece)]
    case 'percentage':
      return [
        isByEvent(price) ? amountPart(price, piece) : percentage(price.percent, counted),
        ...eventFees(price.feePerEvent, piece),
      ]
    case 'graduated_percentage':
      return [
        ...graduatedPercentage(price.tiers, counted, bounds),
        ...eventFees(price.feePerEvent, piece),
      ]
    case 'package':
      return [packages(price, counted)]
  }
}

/** Usage is not prorated: what was used was used. */
function dated(
  part: PricedPart,
  piece: Piece,
  version: DatedPart['version'],
  charge: Charge,
): DatedPart {
  return {
    part,
    rated: piece.quantity,
    period: piece.period,
    version,
    rule: charge.proration,
    share: WHOLE,
    estimated: piece.estimated,
    included: [],
    evidence: piece.evidence,
    group: piece.group,
  }
}

/** Bounds shrink with a partial period if the charge says so and its rule counts days. */
function tierBounds(input: UsageInput): Share {
  const { charge, nominal } = input
  return charge.prorateTiers ? countedShare(charge, nominal, activeOf(input)) : WHOLE
}

function activeOf({ service, active }: UsageInput): readonly Period[] {
  return active ?? [service]
}

function highestTier(parts: readonly PricedPart[], reached: number): number {
  let highest = reached
  for (const part of parts) {
    for (const step of part.steps) {
      const isTier = step.step === 'tier' || step.step === 'stair'
      if (isTier && step.number > highest) highest = step.number
    }
  }
  return highest
}

/** One measurement for each price segment, in order; else `usage_missing`. */
function measured(input: UsageInput): readonly MeasuredUsage[] {
  const { charge, service, usage } = input
  const segments = usageSegments(charge, { service, active: activeOf(input), since: input.since })
  const fits =
    segments.length === usage.length &&
    segments.every((segment, i) => isSamePeriod(segment, usage[i]!.period))
  if (fits) return usage
  throw new RatingError('usage_missing', {
    charge: charge.code,
    needed: segments.map(formatPeriod).join(' '),
    given: usage.map(piece => formatPeriod(piece.period)).join(' '),
  })
}

function isSamePeriod(a: Period, b: Period): boolean {
  return dayNumber(a.start) === dayNumber(b.start) && dayNumber(a.end) === dayNumber(b.end)
}
