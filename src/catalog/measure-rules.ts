import type { Refusal } from '../kernel/result.ts'
import type { ChargeRow, MeasureRow } from './api.ts'
import type { Measure } from './charge.ts'
import type { PriceFinding } from './price-rules.ts'
import { bandsOf, type TouCalendar } from './tou-calendar.ts'

/** A measure with its calendar. A calendar that is not there leaves it without: null. */
export function measureOf(
  row: MeasureRow | null,
  calendars: ReadonlyMap<string, TouCalendar>,
): Measure | null {
  if (row === null) return null
  const calendar = calendars.get(row.calendar ?? '') ?? null
  if (row.kind === 'demand') return { ...row, calendar }
  return calendar === null ? null : { ...row, calendar }
}

/**
 * What is wrong with what a charge measures: only intervals tell when something was used, and a band
 * is one of a calendar that is there.
 */
export function measureFindings(
  { chargeCode, kind, meterCode, measure }: ChargeRow,
  source: string | undefined,
  calendars: ReadonlyMap<string, TouCalendar>,
): PriceFinding[] {
  if (measure === null) return []
  const about = { charge: chargeCode }
  if (kind !== 'usage' || source !== 'intervals') {
    return [refusal('measure_needs_intervals', { ...about, meter: meterCode ?? '' })]
  }
  const { calendar: code, band } = measure
  if (code === null) {
    return band === null ? [] : [refusal('band_unknown', { ...about, calendar: '', band })]
  }
  const calendar = calendars.get(code)
  if (calendar === undefined) {
    return [refusal('tou_calendar_unknown', { ...about, calendar: code })]
  }
  if (band === null || bandsOf(calendar).includes(band)) return []
  return [refusal('band_unknown', { ...about, calendar: code, band })]
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
