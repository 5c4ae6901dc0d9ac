/** When summer time begins and ends in a place, as ESPI's LocalTimeParameters has it. */
export type LocalTime = {
  /** Seconds east of UTC in winter. */
  readonly tzOffset: number
  /** Seconds that summer time adds. */
  readonly dstOffset: number
  /** Null where there is no summer time. */
  readonly dst: { readonly start: DstRule; readonly end: DstRule } | null
}

/** A day of the year by rule, `second Sunday of March`, and a time on it. */
export type DstRule = {
  readonly month: number
  /** 0 on the day of the month, 1 the weekday on or after it, 2–6 first to fifth, 7 the last. */
  readonly operator: number
  readonly dayOfMonth: number
  /** 1 Monday to 7 Sunday. */
  readonly dayOfWeek: number
  /** Seconds since midnight. */
  readonly seconds: number
}

/** `FFFFFFFF` says that there is no summer time. */
const DISABLED = 'FFFFFFFF'

/**
 * Reads LocalTimeParameters; undefined where a rule cannot be read (some senders cut it short).
 * Source: NAESB REQ.21 ESPI, DstRuleType: seconds 0–11, hours 12–16, day of week 17–19, day of month
 * 20–24, operator 25–27, month 28–31.
 */
export function readLocalTime(
  tzOffset: string,
  dstOffset: string,
  startRule: string,
  endRule: string,
): LocalTime | undefined {
  if (!/^-?\d{1,6}$/.test(tzOffset)) return undefined
  const offsets = { tzOffset: Number(tzOffset), dstOffset: 0 }
  const isFixed = [startRule, endRule].some(rule => rule === '' || rule.toUpperCase() === DISABLED)
  if (isFixed) return { ...offsets, dst: null }
  const [start, end] = [readRule(startRule), readRule(endRule)]
  if (start === undefined || end === undefined || !/^-?\d{1,6}$/.test(dstOffset)) return undefined
  return { ...offsets, dstOffset: Number(dstOffset), dst: { start, end } }
}

function readRule(hex: string): DstRule | undefined {
  if (!/^[0-9a-f]{8}$/i.test(hex)) return undefined
  const bits = Number.parseInt(hex, 16)
  const field = (from: number, count: number): number => (bits >>> from) & ((1 << count) - 1)
  const rule = {
    month: field(28, 4),
    operator: field(25, 3),
    dayOfMonth: field(20, 5),
    dayOfWeek: field(17, 3),
    seconds: field(12, 5) * 3600 + field(0, 12),
  }
  const needsDay = rule.operator <= 1
  const isSound =
    rule.month >= 1 &&
    rule.month <= 12 &&
    rule.seconds < 86_400 &&
    (needsDay ? rule.dayOfMonth >= 1 : rule.dayOfWeek >= 1) &&
    (rule.operator === 0 || rule.dayOfWeek >= 1)
  return isSound ? rule : undefined
}

/** Seconds east of UTC at an instant (seconds since 1970), summer time included. */
export function offsetAt(local: LocalTime, epochSeconds: number): number {
  const { tzOffset, dstOffset, dst } = local
  if (dst === null) return tzOffset
  const { year } = Temporal.Instant.fromEpochMilliseconds(
    (epochSeconds + tzOffset) * 1000,
  ).toZonedDateTimeISO('UTC')
  // The clock shows winter time when summer time begins, and summer time when it ends.
  const start = secondsOf(dst.start, year) - tzOffset
  const end = secondsOf(dst.end, year) - tzOffset - dstOffset
  const isSummer =
    start < end
      ? epochSeconds >= start && epochSeconds < end
      : epochSeconds >= start || epochSeconds < end
  return isSummer ? tzOffset + dstOffset : tzOffset
}

/** The local time of a rule in a year, as seconds since 1970 if it were UTC. */
function secondsOf(rule: DstRule, year: number): number {
  const day = dayOf(rule, year).toZonedDateTime('UTC')
  return day.epochMilliseconds / 1000 + rule.seconds
}

function dayOf(
  { month, operator, dayOfMonth, dayOfWeek }: DstRule,
  year: number,
): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (operator === 0) return first.with({ day: dayOfMonth })
  if (operator === 1) return onOrAfter(first.with({ day: dayOfMonth }), dayOfWeek)
  if (operator < 7) return onOrAfter(first, dayOfWeek).add({ weeks: operator - 2 })
  return onOrAfter(first.add({ months: 1 }), dayOfWeek).subtract({ weeks: 1 })
}

function onOrAfter(day: Temporal.PlainDate, dayOfWeek: number): Temporal.PlainDate {
  return day.add({ days: (dayOfWeek - day.dayOfWeek + 7) % 7 })
}
