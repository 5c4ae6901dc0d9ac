import type { Refusal } from '../kernel/result.ts'
import type { PriceFinding } from './price-rules.ts'
import {
  decidingRules,
  HOLIDAY,
  SLOT_MINUTES,
  SLOTS_IN_DAY,
  type TouCalendar,
  type TouRule,
} from './tou-calendar.ts'

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

/**
 * Everything that is wrong with a time-of-use calendar: a rule without time, holidays that nobody
 * has named, the first time that no rule covers, and rules that never decide because others stand
 * before them. A calendar without findings puts every minute of every day in exactly one band.
 */
export function touFindings(calendar: TouCalendar): PriceFinding[] {
  const { rules, holidays } = calendar
  const about = { calendar: calendar.code }
  const wrong = rules.flatMap((rule, i) =>
    isTimed(rule)
      ? []
      : [refusal('tou_times_wrong', { ...about, rule: i + 1, ...clockTimes(rule.from, rule.to) })],
  )
  if (wrong.length > 0) return wrong
  const named = rules.findIndex(rule => rule.days.includes(HOLIDAY))
  if (holidays === null && named !== -1) {
    return [refusal('tou_holidays_missing', { ...about, rule: named + 1 })]
  }
  const deciding = new Set<number>()
  const gaps: PriceFinding[] = []
  for (const month of MONTHS) {
    for (let day = 1; day <= (holidays === null ? 7 : HOLIDAY); day += 1) {
      const slots = decidingRules(rules, month, day)
      for (const place of slots) deciding.add(place)
      const gap = gapIn(slots)
      if (gap !== undefined) gaps.push(refusal('tou_gap', { ...about, month, day, ...gap }))
    }
  }
  const shadowed = rules.flatMap((_, i) =>
    deciding.has(i) ? [] : [refusal('tou_rule_shadowed', { ...about, rule: i + 1 })],
  )
  return [...gaps.slice(0, 1), ...shadowed]
}

function isTimed({ from, to }: TouRule): boolean {
  return (
    from >= 0 &&
    from < to &&
    to <= SLOTS_IN_DAY * SLOT_MINUTES &&
    from % SLOT_MINUTES === 0 &&
    to % SLOT_MINUTES === 0
  )
}

/** The first stretch of a day that no rule covers. */
function gapIn(slots: readonly number[]): { from: string; to: string } | undefined {
  const start = slots.indexOf(-1)
  if (start === -1) return undefined
  const covered = slots.findIndex((place, slot) => slot > start && place !== -1)
  const end = covered === -1 ? SLOTS_IN_DAY : covered
  return clockTimes(start * SLOT_MINUTES, end * SLOT_MINUTES)
}

function clockTimes(from: number, to: number): { from: string; to: string } {
  return { from: clockTime(from), to: clockTime(to) }
}

/** Minutes since midnight as the clock shows them: 1050 is 17:30. */
export function clockTime(minutes: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
