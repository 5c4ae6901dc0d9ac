import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { type TouCalendarRow, touCalendarRow } from '../api.ts'
import { holidaysOf } from '../holidays.ts'
import { loadTouCalendars, lockTouCalendars } from '../load/tou-calendars.ts'
import { insertTouCalendars, updateTouCalendars } from '../save.ts'
import type { Holidays, TouCalendar } from '../tou-calendar.ts'
import { touFindings } from '../tou-rules.ts'
import { answerFindings } from './answer-findings.ts'

export const defineTouCalendars = defineCommand({
  name: 'defineTouCalendars',
  summary: 'Add time-of-use calendars: bands by month, kind of day and time, holidays by date',
  permission: 'catalog.write',
  input: rowsOf(touCalendarRow),
  run: async (tx, input) => ok(await saveTouCalendars(tx, input.rows)),
})

/**
 * Adds time-of-use calendars, a row each, by calendar code. The dates of the holidays are listed
 * now. Rules stay as they are, because bills were made by them; a name may change, and years of
 * holidays may be added, whose dates come after those that stand.
 */
export async function saveTouCalendars(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch<TouCalendarRow>(raw, touCalendarRow)
  for (const { row, value } of batch.open) {
    const calendar = calendarOf(value)
    if (calendar !== undefined) answerFindings(batch, row, touFindings(calendar))
    else batch.reject(row, 'unknown_holiday_region', { region: value.holidays?.region ?? '' })
  }
  await upsert(batch, {
    keyOf: calendar => calendar.calendarCode,
    insert: calendars =>
      insertTouCalendars(
        tx,
        calendars.map(row => ({ ...row, holidays: listed(row) })),
      ),
    load: codes => lockTouCalendars(tx, codes),
    update: calendars => extend(tx, calendars),
    refuseUpdate: (before, after) =>
      mayFollow(before, after)
        ? undefined
        : { code: 'tou_calendar_fixed', facts: { calendar: after.calendarCode } },
  })
  return batch.result()
}

function calendarOf(row: TouCalendarRow): TouCalendar | undefined {
  const holidays = listed(row)
  if (row.holidays !== null && holidays === null) return undefined
  return { code: row.calendarCode, rules: row.rules, holidays }
}

function listed({ holidays }: TouCalendarRow): Holidays | null {
  if (holidays === null) return null
  return holidaysOf(holidays.region, holidays.firstYear, holidays.lastYear) ?? null
}

/** Same rules, same place, and no year less. */
function mayFollow(before: TouCalendarRow, after: TouCalendarRow): boolean {
  if (!sameRecord(before.rules, after.rules)) return false
  const [old, now] = [before.holidays, after.holidays]
  if (old === null || now === null) return old === now
  return (
    old.region === now.region && old.firstYear === now.firstYear && old.lastYear <= now.lastYear
  )
}

/** What was listed stays as it was, even where a newer list would say otherwise. */
async function extend(tx: Tx, rows: readonly TouCalendarRow[]): Promise<void> {
  const stored = await loadTouCalendars(
    tx,
    rows.map(row => row.calendarCode),
  )
  const changed = rows.map(row => {
    const [old, now] = [stored.get(row.calendarCode)?.holidays ?? null, listed(row)]
    if (old === null || now === null) return { ...row, holidays: old }
    const added = now.dates.filter(({ date }) => Temporal.PlainDate.compare(date, old.to) >= 0)
    return { ...row, holidays: { ...now, dates: [...old.dates, ...added] } }
  })
  await updateTouCalendars(tx, changed)
}
