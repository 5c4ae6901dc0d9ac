import type { CareFlag } from '../../accounts/care/care-flag.ts'
import { isBefore } from '../../kernel/period.ts'

/** What notice a place asks for before supply is suspended. */
export type SuspensionRule = {
  readonly noticeDays: number
  readonly finalNoticeDays: number
  readonly currency: string
  readonly minimumMinor: bigint
  /** 1 is Monday: no orders on these days. */
  readonly quietWeekdays: readonly number[]
  /** `11-01` to `03-31`, both included: no orders; null: never. */
  readonly moratoriumFrom: string | null
  readonly moratoriumUntil: string | null
  /** For restoring, without tax. */
  readonly feeMinor: bigint
  readonly feeTaxClass: string
}

export type StepKind =
  | 'notice'
  | 'final_notice'
  | 'ordered'
  | 'suspended'
  | 'reconnect_ordered'
  | 'reconnected'
  | 'stopped'

export type SuspensionStep = { readonly kind: StepKind; readonly on: Temporal.PlainDate }

/** What may follow each step: the one table of transitions. */
const NEXT: Readonly<Record<StepKind, readonly StepKind[]>> = {
  notice: ['final_notice', 'stopped'],
  final_notice: ['ordered', 'stopped'],
  ordered: ['suspended', 'stopped'],
  suspended: ['reconnect_ordered'],
  reconnect_ordered: ['reconnected'],
  reconnected: [],
  stopped: [],
}

/** Whether a step may follow the last one. */
export function canFollow(last: StepKind, next: StepKind): boolean {
  return NEXT[last].includes(next)
}

/** Whoever is marked so keeps supply. */
const KEEPS_SUPPLY: readonly CareFlag[] = ['life_support', 'hardship', 'bankruptcy', 'deceased']

/** What is to be done about a suspension on a day. */
export type NextStep =
  | { readonly kind: 'final_notice' | 'ordered' | 'reconnect_ordered' }
  | { readonly kind: 'stopped'; readonly why: CareFlag | 'below_minimum' }
  | { readonly kind: 'wait'; readonly why: 'notice_runs' | 'moratorium' | 'quiet_day' | 'others' }

/**
 * The next step of a suspension: stopped as soon as the customer is to be spared or owes too little;
 * final notice and order when the notice before has run its days; no order in a moratorium or on a quiet
 * day; restored once the customer has paid. What field service does (suspended, reconnected) is waited for.
 */
export function nextStep(
  rule: SuspensionRule,
  last: SuspensionStep,
  customer: { readonly flags: readonly CareFlag[]; readonly askedMinor: bigint },
  on: Temporal.PlainDate,
): NextStep {
  const isPaid = customer.askedMinor < rule.minimumMinor
  const flag = customer.flags.find(each => KEEPS_SUPPLY.includes(each))
  if (last.kind === 'suspended') {
    return isPaid || flag !== undefined
      ? { kind: 'reconnect_ordered' }
      : { kind: 'wait', why: 'others' }
  }
  if (!canFollow(last.kind, 'stopped')) return { kind: 'wait', why: 'others' }
  if (flag !== undefined) return { kind: 'stopped', why: flag }
  if (isPaid) return { kind: 'stopped', why: 'below_minimum' }
  if (last.kind === 'ordered') return { kind: 'wait', why: 'others' }
  const days = last.kind === 'notice' ? rule.noticeDays : rule.finalNoticeDays
  if (isBefore(on, last.on.add({ days }))) return { kind: 'wait', why: 'notice_runs' }
  if (last.kind === 'notice') return { kind: 'final_notice' }
  if (isMoratorium(rule, on)) return { kind: 'wait', why: 'moratorium' }
  return rule.quietWeekdays.includes(on.dayOfWeek)
    ? { kind: 'wait', why: 'quiet_day' }
    : { kind: 'ordered' }
}

/** Whether a day lies in the moratorium, also over the turn of the year. */
export function isMoratorium(rule: SuspensionRule, on: Temporal.PlainDate): boolean {
  const { moratoriumFrom: from, moratoriumUntil: until } = rule
  if (from === null || until === null) return false
  const day = on.toString().slice(5)
  return from <= until ? day >= from && day <= until : day >= from || day <= until
}

/** The first day on which supply may be suspended after a notice of today. */
export function suspendOn(rule: SuspensionRule, on: Temporal.PlainDate): Temporal.PlainDate {
  let day = on.add({ days: rule.noticeDays + rule.finalNoticeDays })
  for (let n = 0; n < 366; n += 1) {
    if (!isMoratorium(rule, day) && !rule.quietWeekdays.includes(day.dayOfWeek)) return day
    day = day.add({ days: 1 })
  }
  return day
}

/** The soonest day of the next step that follows by itself; undefined: people act next, or it is over. */
export function soonestNext(
  rule: SuspensionRule,
  last: SuspensionStep,
): Temporal.PlainDate | undefined {
  if (last.kind === 'notice') return last.on.add({ days: rule.noticeDays })
  return last.kind === 'final_notice' ? suspendOn({ ...rule, noticeDays: 0 }, last.on) : undefined
}
