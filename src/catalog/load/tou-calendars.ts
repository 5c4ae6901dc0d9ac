import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { TouCalendarRow } from '../api.ts'
import type { TouCalendar, TouRule } from '../tou-calendar.ts'

/** A calendar as it is stored: dates as text. */
export type StoredTouCalendar = {
  readonly code: string
  readonly rules: readonly TouRule[]
  readonly holidays: {
    readonly region: string
    readonly from: string
    readonly to: string
    readonly dates: readonly { readonly date: string; readonly name: string }[]
  } | null
}

/** Reads a stored calendar. */
export function parseTouCalendar({ code, rules, holidays }: StoredTouCalendar): TouCalendar {
  if (holidays === null) return { code, rules, holidays }
  const { region, from, to, dates } = holidays
  return {
    code,
    rules,
    holidays: {
      region,
      from: Temporal.PlainDate.from(from),
      to: Temporal.PlainDate.from(to),
      dates: dates.map(({ date, name }) => ({ date: Temporal.PlainDate.from(date), name })),
    },
  }
}

/** Time-of-use calendars with their names as they are stored, by code; unknown ones are left out. */
export async function loadStoredTouCalendars(
  db: Db,
  codes: readonly string[],
): Promise<(StoredTouCalendar & Pick<TouCalendarRow, 'name'>)[]> {
  if (codes.length === 0) return []
  return rows(
    db,
    sql<StoredTouCalendar & Pick<TouCalendarRow, 'name'>>`
      select calendar_code as code, name, rules, holidays
      from tou_calendar where calendar_code = any(${[...codes]}::text[])
      order by calendar_code collate "C"`,
  )
}

/** Time-of-use calendars by code; unknown ones are left out. */
export async function loadTouCalendars(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, TouCalendar>> {
  const found = await loadStoredTouCalendars(db, codes)
  return new Map(found.map(stored => [stored.code, parseTouCalendar(stored)]))
}

/** Calendars as they were defined, held against other changes. */
export async function lockTouCalendars(
  db: Db,
  codes: readonly string[],
): Promise<TouCalendarRow[]> {
  const found = await rows(
    db,
    sql<StoredTouCalendar & Pick<TouCalendarRow, 'name'>>`
      select calendar_code as code, name, rules, holidays
      from tou_calendar where calendar_code = any(${[...codes]}::text[])
      order by calendar_code collate "C" for no key update`,
  )
  return found.map(stored => {
    const { holidays } = parseTouCalendar(stored)
    return {
      calendarCode: stored.code,
      name: stored.name,
      rules: stored.rules.map(rule => ({
        ...rule,
        months: [...rule.months],
        days: [...rule.days],
      })),
      holidays: holidays && {
        region: holidays.region,
        firstYear: holidays.from.year,
        lastYear: holidays.to.year - 1,
      },
    }
  })
}
