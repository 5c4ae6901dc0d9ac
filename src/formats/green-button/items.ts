import type { Decimal } from '../../kernel/decimal.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { LocalTime } from './local-time.ts'

/** How a resource of the feed names itself and others; addresses without server. */
export type Links = {
  readonly self: string
  readonly up: string
  readonly related: readonly string[]
}

type Resource = { readonly entry: number; readonly line: number; readonly links: Links }

/** A place where a commodity is delivered: the meter point. */
export type UsagePoint = Resource & {
  readonly kind: 'usagePoint'
  readonly title: string
  /** 0 electricity, 1 gas, 2 water. */
  readonly serviceKind: number | null
}

/** One series of a usage point. */
export type MeterReading = Resource & { readonly kind: 'meterReading'; readonly title: string }

/** What the values of a series mean; codes as in ESPI. */
export type ReadingType = Resource & {
  readonly kind: 'readingType'
  /** 4: what was used in each interval. */
  readonly accumulationBehaviour: number | null
  readonly commodity: number | null
  /** ISO 4217 number of the currency of costs. */
  readonly currency: number | null
  readonly defaultQuality: number | null
  /** 1 delivered to the customer, 19 received from them. */
  readonly flowDirection: number | null
  /** Seconds. */
  readonly intervalLength: number | null
  /** Values × 10^this are in the unit. */
  readonly powerOfTenMultiplier: number
  /** 72 Wh, 169 therm, 42 m³ … */
  readonly uom: number | null
}

export type LocalTimeEntry = Resource & {
  readonly kind: 'localTime'
  /** Null where its rules cannot be read. */
  readonly localTime: LocalTime | null
}

/** The bill of a period as the utility made it. */
export type UsageSummary = Resource & {
  readonly kind: 'usageSummary'
  /** Seconds since 1970. */
  readonly start: number | null
  readonly seconds: number | null
  /** In 1/100,000 of the currency. */
  readonly billLastPeriod: Decimal | null
  readonly overallConsumptionLastPeriod: Decimal | null
}

/** The end of an entry with interval readings: now its links are known. */
export type IntervalBlock = Resource & { readonly kind: 'block'; readonly readings: number }

/** One value of a series. Its block's links follow, so that `entry` is what joins them. */
export type IntervalReading = {
  readonly kind: 'reading'
  readonly entry: number
  readonly line: number
  /** Seconds since 1970. */
  readonly start: number
  /** Length; null where the reading type gives it. */
  readonly seconds: number | null
  /** As written, before the multiplier; null where there is none. */
  readonly value: Decimal | null
  /** In 1/100,000 of the currency. */
  readonly cost: Decimal | null
  readonly qualities: readonly number[]
}

/** What is wrong with an element, which is passed over. */
export type GreenButtonFault = {
  readonly kind: 'fault'
  readonly line: number
  readonly field: string
  readonly value: string
  readonly refusal: Refusal
}

export type GreenButtonItem =
  | UsagePoint
  | MeterReading
  | ReadingType
  | LocalTimeEntry
  | UsageSummary
  | IntervalBlock
  | IntervalReading
  | GreenButtonFault

/**
 * What the qualities of ESPI say of a value, as a letter of NEM12: E estimated (8, 9), a forecast (12)
 * or partly such (13), S replaced by hand (7), else A, measured.
 */
export function qualityLetter(qualities: readonly number[]): 'A' | 'E' | 'S' {
  if (qualities.some(quality => [8, 9, 12, 13].includes(quality))) return 'E'
  return qualities.includes(7) ? 'S' : 'A'
}

const UNITS: Readonly<Record<number, string>> = {
  38: 'W',
  42: 'm3',
  61: 'VA',
  63: 'VAr',
  71: 'VAh',
  72: 'Wh',
  73: 'VArh',
  119: 'ft3',
  128: 'gal',
  132: 'Btu',
  134: 'l',
  169: 'therm',
}

/** The unit that a code of ESPI's UnitSymbolKind stands for; others read `uom 29`. */
export function unitOf(uom: number | null): string {
  return uom === null ? '' : (UNITS[uom] ?? `uom ${uom}`)
}
