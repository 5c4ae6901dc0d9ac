import { randomFor } from './random.ts'
import { type Day, isoOf, seasonOf, weekdayOf } from './timeline.ts'

export type RegionCode = 'DE-N' | 'DE-E' | 'DE-S' | 'TX-A' | 'TX-H'

/** Yearly mean, half the yearly swing (°C) and day-to-day spread; our own round figures. */
const CLIMATE: Record<RegionCode, { mean: number; swing: number; spread: number; warm: number }> = {
  'DE-N': { mean: 10, swing: 8.3, spread: 3.2, warm: 0.55 },
  'DE-E': { mean: 10.2, swing: 9.4, spread: 3.5, warm: 0.55 },
  'DE-S': { mean: 9.6, swing: 9.8, spread: 3.6, warm: 0.54 },
  'TX-A': { mean: 20.8, swing: 9.4, spread: 3.8, warm: 0.57 },
  'TX-H': { mean: 21.3, swing: 8.4, spread: 3.4, warm: 0.57 },
}

/** The weather of a day in a region: mean temperature in °C and sunshine from 0 (none) to 1. */
export type DayWeather = { readonly celsius: number; readonly sun: number }

/** The temperature to be expected on a day of the year. */
export function usualCelsius(region: RegionCode, season: number): number {
  const { mean, swing, warm } = CLIMATE[region]
  return mean + swing * Math.cos(2 * Math.PI * (season - warm))
}

/** The sunshine of a cloudless day, 1 at midsummer. */
export function clearSun(region: RegionCode, season: number): number {
  const [low, high] = region.startsWith('DE') ? [0.16, 1] : [0.5, 1]
  return (low + high) / 2 + ((high - low) / 2) * Math.cos(2 * Math.PI * (season - 0.47))
}

/**
 * Weather from `from` to `to` (exclusive), a region a table; warm spells last days and are
 * shared.
 */
export class Weather {
  readonly from: Day
  private readonly tables: ReadonlyMap<RegionCode, readonly DayWeather[]>

  constructor(seed: number, from: Day, to: Day) {
    this.from = from
    const fronts = { DE: spells(seed, 'DE', from, to), TX: spells(seed, 'TX', from, to) }
    this.tables = new Map(
      (Object.keys(CLIMATE) as RegionCode[]).map(region => {
        const shared = region.startsWith('DE') ? fronts.DE : fronts.TX
        return [region, weatherTable(seed, region, from, to, shared)] as const
      }),
    )
  }

  at(region: RegionCode, day: Day): DayWeather {
    return this.tables.get(region)![day - this.from]!
  }
}

function spells(seed: number, key: string, from: Day, to: Day): number[] {
  const random = randomFor(seed, 'weather', key)
  let spell = 0
  return Array.from({ length: to - from }, () => {
    spell = 0.78 * spell + 0.62 * random.normal()
    return spell
  })
}

function weatherTable(
  seed: number,
  region: RegionCode,
  from: Day,
  to: Day,
  shared: readonly number[],
): DayWeather[] {
  const { spread } = CLIMATE[region]
  const own = spells(seed, region, from, to)
  const random = randomFor(seed, 'clouds', region)
  return Array.from({ length: to - from }, (_, i) => {
    const season = seasonOf(from + i)
    const front = 0.85 * shared[i]! + 0.5 * own[i]!
    // Texan summers hardly vary, its northers in winter do.
    const calm = region.startsWith('TX') ? 1 - 0.55 * clearSun(region, season) ** 2 : 1
    const bright = Math.min(1, Math.max(0.12, 0.62 + 0.16 * front + 0.22 * random.normal()))
    return {
      celsius: usualCelsius(region, season) + spread * calm * front,
      sun: clearSun(region, season) * bright,
    }
  })
}

const FIXED = {
  DE: ['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31'],
  US: ['01-01', '07-04', '12-24', '12-25'],
}

/**
 * Whether work rests on a day: Sundays, and the public holidays of Germany or the United States.
 */
export function isRestDay(day: Day, country: 'DE' | 'US'): boolean {
  return weekdayOf(day) === 6 || isHoliday(day, country)
}

const holidays = { DE: new Map<Day, boolean>(), US: new Map<Day, boolean>() }

/** Public holidays (and the two eves on which hardly anybody works) in the whole country. */
export function isHoliday(day: Day, country: 'DE' | 'US'): boolean {
  let known = holidays[country].get(day)
  if (known === undefined) {
    known = falls(day, country)
    holidays[country].set(day, known)
  }
  return known
}

function falls(day: Day, country: 'DE' | 'US'): boolean {
  const iso = isoOf(day)
  if (FIXED[country].includes(iso.slice(5))) return true
  if (country === 'DE') return [-2, 1, 39, 50].includes(day - easterOf(+iso.slice(0, 4)))
  const dayOfMonth = +iso.slice(8)
  const month = +iso.slice(5, 7)
  const monday = weekdayOf(day) === 0
  if (month === 5) return monday && dayOfMonth > 24
  if (month === 9) return monday && dayOfMonth <= 7
  return month === 11 && weekdayOf(day) === 3 && dayOfMonth >= 22 && dayOfMonth <= 28
}

/** Easter Sunday of a year (Gauss, as corrected by Lichtenberg). */
function easterOf(year: number): Day {
  const k = Math.floor(year / 100)
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25)
  const s = 2 - Math.floor((3 * k + 3) / 4)
  const a = year % 19
  const d = (19 * a + m) % 30
  const r = Math.floor((d + Math.floor(a / 11)) / 29)
  const og = 21 + d - r
  const sz = 7 - ((year + Math.floor(year / 4) + s) % 7)
  return Date.UTC(year, 2, og + (7 - ((og - sz) % 7))) / 86_400_000
}
