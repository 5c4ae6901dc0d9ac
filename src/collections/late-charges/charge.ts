import type { Decimal } from '../../kernel/decimal.ts'
import { dayNumber, earlier, isBefore, later, overlap, type Period } from '../../kernel/period.ts'
import {
  type DatedRate,
  daysToCharge,
  type Interest,
  type InterestSegment,
  type InterestTerms,
  interestOn,
  type PrincipalStep,
} from '../interest.ts'

/** A version of a policy of late charges, in the currency of what is charged. */
export type LatePolicy = {
  readonly fromOn: Temporal.PlainDate
  /** The rate with its points; null: no interest. */
  readonly interest: Omit<InterestTerms, 'mostPercent'> | null
  readonly mostPercent: Decimal | null
  readonly graceDays: number
  readonly flatMinor: bigint
  /** Nothing before an item is paid in full; then up to the day of its payment. */
  readonly atPayment: boolean
}

/** A ceiling of law on the yearly rate from a day on; null: none any more. */
export type DatedCap = { readonly from: Temporal.PlainDate; readonly mostPercent: Decimal | null }

/** Interest that was charged on an item, by the policy that held then. */
export type ChargedInterest = {
  readonly days: Period
  readonly amountMinor: bigint
  readonly versions: readonly LatePolicy[]
}

/** An item that is or was overdue, with all that changes what bears interest. */
export type LateItem = {
  readonly itemId: string
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  /** What was taken off it, and from when on that counts for interest: the value date of money. */
  readonly reductions: readonly { readonly on: Temporal.PlainDate; readonly minor: bigint }[]
  /** Parts that bear no interest for a time, as they are in dispute or on a plan; null: all. */
  readonly spared: readonly {
    readonly from: Temporal.PlainDate
    readonly end: Temporal.PlainDate | null
    readonly minor: bigint | null
  }[]
  readonly charged: readonly ChargedInterest[]
  readonly isFlatCharged: boolean
}

/** What is charged on an item now. */
export type LateCharge =
  | {
      readonly kind: 'interest'
      readonly days: Period
      readonly minor: bigint
      readonly segments: readonly InterestSegment[]
      /** What late news of money, credits or disputes change of what was charged before. */
      readonly correctionMinor: bigint
    }
  | { readonly kind: 'flat'; readonly minor: bigint }

/**
 * What is charged on an item as of a day: interest for the days that no charge covers yet, corrected by
 * what the days charged before come to by what is known now, and the flat sum once. Nothing before the
 * policy's grace is over, and nothing where it comes to zero or less: an excess stands against what
 * accrues later.
 */
export function lateCharges(
  item: LateItem,
  versions: readonly LatePolicy[],
  caps: readonly DatedCap[],
  runOn: Temporal.PlainDate,
): LateCharge[] {
  const policy = versions.findLast(({ fromOn }) => !isBefore(runOn, fromOn))
  const end = policy?.atPayment === true ? settledOn(item, runOn) : runOn
  if (policy === undefined || end === null) return []
  if (dayNumber(end) - dayNumber(item.dueOn) <= policy.graceDays) return []
  const steps = principalSteps(item)
  const charges: LateCharge[] = []
  const through = item.charged
    .map(({ days }) => days.end.subtract({ days: 1 }))
    .reduce(latest, null)
  const days = daysToCharge(item.dueOn, through, end)
  if (days !== undefined) {
    const { minor, segments } = interestByTerms(steps, days, versions, caps)
    const correctionMinor = item.charged.reduce((sum, each) => {
      const now = interestByTerms(steps, each.days, each.versions, caps).minor
      return sum + now - each.amountMinor
    }, 0n)
    const total = minor + correctionMinor
    if (total > 0n) {
      charges.push({ kind: 'interest', days, minor: total, segments, correctionMinor })
    }
  }
  if (policy.flatMinor > 0n && !item.isFlatCharged && wasEverLate(item, steps, end)) {
    charges.push({ kind: 'flat', minor: policy.flatMinor })
  }
  return charges
}

/** The day on which the last of an item was paid or credited, no later than a day; null: it is open. */
function settledOn(
  { amountMinor, reductions }: LateItem,
  by: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const counted = reductions.filter(({ on }) => !isBefore(by, on))
  const taken = counted.reduce((sum, { minor }) => sum + minor, 0n)
  return taken < amountMinor ? null : counted.map(({ on }) => on).reduce(latest, null)
}

function latest(a: Temporal.PlainDate | null, b: Temporal.PlainDate): Temporal.PlainDate | null {
  return a === null ? b : later(a, b)
}

/** Whether anything of it was open, and not spared, on a day after the one on which it was due. */
function wasEverLate(
  { dueOn }: LateItem,
  steps: readonly PrincipalStep[],
  runOn: Temporal.PlainDate,
): boolean {
  const first = dueOn.add({ days: 1 })
  if (!isBefore(first, runOn)) return false
  return steps.some(({ from, principalMinor }, i) => {
    const end = steps[i + 1]?.from ?? runOn
    return principalMinor > 0n && overlap({ start: from, end }, { start: first, end: runOn })
  })
}

/**
 * What of an item bears interest from which day on: its amount less what counts as paid or credited by
 * then, less what is spared that day. From the day on which it was due.
 */
export function principalSteps(item: LateItem): PrincipalStep[] {
  const changes = [
    item.dueOn,
    ...item.reductions.map(({ on }) => later(on, item.dueOn)),
    ...item.spared.flatMap(({ from, end }) => (end === null ? [from] : [from, end])),
  ]
    .filter(on => !isBefore(on, item.dueOn))
    .sort((a, b) => dayNumber(a) - dayNumber(b))
  const days = changes.filter((on, i) => i === 0 || !on.equals(changes[i - 1] as typeof on))
  return days.map(from => ({ from, principalMinor: principalOn(item, from) }))
}

function principalOn(item: LateItem, on: Temporal.PlainDate): bigint {
  const taken = item.reductions
    .filter(reduction => !isBefore(on, reduction.on))
    .reduce((sum, { minor }) => sum + minor, 0n)
  const open = item.amountMinor - taken
  const spared = item.spared
    .filter(({ from, end }) => !isBefore(on, from) && (end === null || isBefore(on, end)))
    .reduce((sum, { minor }) => sum + (minor ?? open), 0n)
  return open > spared ? open - spared : 0n
}

/** Interest over days in which policy and ceiling change: each stretch by what holds in it. */
function interestByTerms(
  steps: readonly PrincipalStep[],
  days: Period,
  versions: readonly LatePolicy[],
  caps: readonly DatedCap[],
): Interest {
  const cuts = [...versions.map(({ fromOn }) => fromOn), ...caps.map(({ from }) => from)]
    .filter(on => isBefore(days.start, on) && isBefore(on, days.end))
    .sort((a, b) => dayNumber(a) - dayNumber(b))
  const starts = [days.start, ...cuts]
  const segments: InterestSegment[] = []
  let minor = 0n
  starts.forEach((start, i) => {
    const end = earlier(starts[i + 1] ?? days.end, days.end)
    const version = versions.findLast(({ fromOn }) => !isBefore(start, fromOn))
    if (version?.interest == null || !isBefore(start, end)) return
    const cap = caps.findLast(({ from }) => !isBefore(start, from))?.mostPercent ?? null
    const mostPercent = lower(version.mostPercent, cap)
    const part = interestOn(steps, { start, end }, { ...version.interest, mostPercent })
    minor += part.minor
    segments.push(...part.segments)
  })
  return { minor, segments }
}

function lower(a: Decimal | null, b: Decimal | null): Decimal | null {
  if (a === null || b === null) return a ?? b
  return a.isAbove(b) ? b : a
}

/** Reference rates in the order of their days, the last revision of each. */
export function ratesInOrder(
  rates: readonly (DatedRate & { readonly revision: number })[],
): DatedRate[] {
  const last = new Map<string, (typeof rates)[number]>()
  for (const rate of rates) {
    const before = last.get(rate.from.toString())
    if (before === undefined || before.revision < rate.revision)
      last.set(rate.from.toString(), rate)
  }
  return [...last.values()].sort((a, b) => dayNumber(a.from) - dayNumber(b.from))
}
