import { wholeOrTyped } from '../dunning/policy-draft.ts'

/** Rules of contact as they are in force. */
export type ContactRules = {
  readonly quietFromHour: number
  readonly quietUntilHour: number
  readonly quietWeekdays: readonly number[]
  readonly most: number
  readonly withinDays: number
  readonly daysAfterCall: number
}

/** Rules of contact while they are typed. */
export type RulesDraft = {
  readonly fromOn: string
  readonly quietFromHour: string
  readonly quietUntilHour: string
  readonly quietWeekdays: readonly string[]
  readonly most: string
  readonly withinDays: string
  readonly daysAfterCall: string
}

/** Everything as before, to hold from a day on. */
export function nextRules(from: ContactRules, fromOn: string): RulesDraft {
  return {
    fromOn,
    quietFromHour: String(from.quietFromHour),
    quietUntilHour: String(from.quietUntilHour),
    quietWeekdays: from.quietWeekdays.map(String),
    most: String(from.most),
    withinDays: String(from.withinDays),
    daysAfterCall: String(from.daysAfterCall),
  }
}

/** The rules as the server takes them. */
export function rulesOf({ fromOn: _, ...draft }: RulesDraft) {
  return {
    quietFromHour: Number(draft.quietFromHour),
    quietUntilHour: Number(draft.quietUntilHour),
    quietWeekdays: draft.quietWeekdays.map(Number).sort((a, b) => a - b),
    most: wholeOrTyped(draft.most),
    withinDays: wholeOrTyped(draft.withinDays),
    daysAfterCall: wholeOrTyped(draft.daysAfterCall),
  }
}
