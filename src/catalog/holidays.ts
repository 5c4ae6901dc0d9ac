import HolidayDates from 'date-holidays'
import type { Holiday, Holidays } from './tou-calendar.ts'

const DAY_MS = 86_400_000

/**
 * The public holidays of a country or region (`US`, `DE-BY`, `GB-ENG`) in whole years, days on which
 * they are observed instead among them; one of several days counts on each. Undefined for a place
 * that the list does not know. The dates come from date-holidays, whose data is licensed CC BY-SA
 * 3.0 (from Wikipedia; its LICENSE file holds the attributions); its version belongs to the answer.
 */
export function holidaysOf(
  region: string,
  firstYear: number,
  lastYear: number,
): Holidays | undefined {
  const list = new HolidayDates({ types: ['public'] })
  const [country = '', state, area] = region.split('-')
  if (!isKnown(list, country, state, area)) return undefined
  list.init(country, state ?? '', area ?? '', { types: ['public'] })
  const dates = new Map<string, Holiday>()
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const { date, start, end, name } of list.getHolidays(year)) {
      const first = Temporal.PlainDate.from(date.slice(0, 10))
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
      for (let n = 0; n < days; n += 1) {
        const day = first.add({ days: n })
        if (!dates.has(day.toString())) dates.set(day.toString(), { date: day, name })
      }
    }
  }
  return {
    region,
    from: Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }),
    to: Temporal.PlainDate.from({ year: lastYear + 1, month: 1, day: 1 }),
    dates: [...dates.values()].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date)),
  }
}

/** The library takes any code and then knows no holidays, or only those of the country. */
function isKnown(
  list: HolidayDates,
  country: string,
  state: string | undefined,
  area: string | undefined,
): boolean {
  const has = (places: object | undefined, code: string) =>
    places !== undefined && Object.hasOwn(places, code)
  return (
    has(list.getCountries(), country) &&
    (state === undefined || has(list.getStates(country), state)) &&
    (area === undefined || has(list.getRegions(country, state ?? ''), area))
  )
}
