import { dayNumber, earlier, isBefore, later } from '../kernel/period.ts'

/** A plan that needs another one beside it, and what becomes of it when that ends. */
export type AddOn = {
  readonly planCode: string
  /** Any of them will do. */
  readonly basePlanCodes: readonly string[]
  /** It ends with its last base, keeps that from ending, or stays. */
  readonly whenBaseEnds: 'ends' | 'refuses' | 'stays'
}

/** Days on which a subscription pays a plan. */
export type PlanSpan = {
  readonly subscriptionId: string
  readonly number: string
  readonly planCode: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
}

const FOREVER = Temporal.PlainDate.from('9999-12-31')

/** The first day of a span on which no base runs beside it; undefined = there is one on every day. */
export function uncoveredFrom(
  span: Pick<PlanSpan, 'startOn' | 'endOn' | 'subscriptionId'>,
  { basePlanCodes }: AddOn,
  spans: readonly PlanSpan[],
): Temporal.PlainDate | undefined {
  const end = span.endOn ?? FOREVER
  const bases = spans
    .filter(
      base => base.subscriptionId !== span.subscriptionId && basePlanCodes.includes(base.planCode),
    )
    .toSorted((a, b) => dayNumber(a.startOn) - dayNumber(b.startOn))
  let covered = span.startOn
  for (const { startOn, endOn } of bases) {
    if (isBefore(covered, startOn)) break
    covered = later(covered, endOn ?? FOREVER)
  }
  return isBefore(covered, end) ? covered : undefined
}

/** The spans of a subscription that ends on a day, where it did not end before. */
export function endedSpans(
  spans: readonly PlanSpan[],
  subscriptionId: string,
  endOn: Temporal.PlainDate | null,
): PlanSpan[] {
  if (endOn === null) return [...spans]
  return spans.flatMap(span => {
    if (span.subscriptionId !== subscriptionId) return [span]
    if (!isBefore(span.startOn, endOn)) return []
    return [{ ...span, endOn: earlier(span.endOn ?? FOREVER, endOn) }]
  })
}

/** The spans of a subscription that pays another plan from a day on. */
export function changedSpans(
  spans: readonly PlanSpan[],
  { subscriptionId, number }: Pick<PlanSpan, 'subscriptionId' | 'number'>,
  planCode: string,
  on: Temporal.PlainDate,
): PlanSpan[] {
  const under = spans.find(
    span =>
      span.subscriptionId === subscriptionId &&
      !isBefore(on, span.startOn) &&
      isBefore(on, span.endOn ?? FOREVER),
  )
  if (under === undefined) return [...spans]
  const others = spans.filter(span => span !== under)
  const before = isBefore(under.startOn, on) ? [{ ...under, endOn: on }] : []
  return [
    ...others,
    ...before,
    { subscriptionId, number, planCode, startOn: on, endOn: under.endOn },
  ]
}

/** An add-on that a change leaves without base from a day on. */
export type Orphan = {
  readonly span: PlanSpan
  readonly from: Temporal.PlainDate
  readonly addOn: AddOn
}

/** The add-ons that have a base before a change and lack it from a day on after it. */
export function orphans(
  addOns: ReadonlyMap<string, AddOn>,
  before: readonly PlanSpan[],
  after: readonly PlanSpan[],
): Orphan[] {
  return after.flatMap(span => {
    const addOn = addOns.get(span.planCode)
    if (addOn === undefined || addOn.whenBaseEnds === 'stays') return []
    const from = uncoveredFrom(span, addOn, after)
    if (from === undefined) return []
    const was = uncoveredFrom(span, addOn, before)
    return was === undefined || isBefore(from, was) ? [{ span, from, addOn }] : []
  })
}
