import { createReadStream } from 'node:fs'
import { CsvEncodingError } from '../../formats/csv.ts'
import {
  GreenButtonDirectory,
  type GreenButtonSeries,
} from '../../formats/green-button/directory.ts'
import { GreenButtonReader } from '../../formats/green-button/green-button.ts'
import {
  type GreenButtonItem,
  type IntervalReading,
  qualityLetter,
  unitOf,
} from '../../formats/green-button/items.ts'
import type { LocalTime } from '../../formats/green-button/local-time.ts'
import { Nem12Reader } from '../../formats/nem12/nem12.ts'
import type { Nem12Day, Nem12Item, Nem13Index, Nem13Read } from '../../formats/nem12/records.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { intervalMinutes } from '../../metering/interval.ts'
import type { ValueRun } from '../../metering/local-days.ts'
import { csvRefusal } from '../import/csv-fault.ts'
import type { Problem } from '../import/problem.ts'

export const METER_DATA_FORMATS = ['nem12', 'green-button'] as const
export type MeterDataFormat = (typeof METER_DATA_FORMATS)[number]

/** What a file calls a series: a point and what is measured there. */
export type SeriesName = {
  /** The NMI, or the address of the usage point. */
  readonly point: string
  /** The suffix `E1`, or the last part of the address of the meter reading. */
  readonly reading: string
  /** Null where it is that of the meter. */
  readonly unit: string | null
  /** Values × 10^this are in the unit. */
  readonly power: number
  /** The local time that the file claims, if any. */
  readonly localTime: LocalTime | null
  /** The account that the file names with it, if any. */
  readonly account?: string | undefined
}

export type ReadQualityWord = 'actual' | 'customer' | 'estimated'

/** What a file of meter data holds, whatever its format. */
export type MeterDatum =
  | { readonly kind: 'values'; readonly series: SeriesName; readonly run: ValueRun }
  | {
      readonly kind: 'index'
      readonly series: SeriesName
      readonly line: number
      readonly at: Temporal.Instant
      readonly value: Decimal
      readonly quality: ReadQualityWord
    }
  | DayDatum
  | ReadDatum
  | LocalDatum
  | EventDatum
  | { readonly kind: 'problem'; readonly problem: Problem }

/** A local day with its values as text, as rows of CSV files have them. */
export type DayDatum = {
  readonly kind: 'day'
  readonly series: SeriesName
  readonly line: number
  readonly on: Temporal.PlainDate
  readonly minutes: number
  readonly values: readonly (string | null)[]
  /** A letter a value. */
  readonly qualities: string
}

/** What a register showed when a local day began. */
export type ReadDatum = {
  readonly kind: 'read'
  readonly series: SeriesName
  readonly line: number
  readonly on: Temporal.PlainDate
  readonly value: Decimal
  readonly quality: ReadQualityWord
}

/** A value at a local time without offset; the zone of the account where none is named. */
export type LocalDatum = {
  readonly kind: 'local'
  readonly series: SeriesName
  readonly line: number
  readonly local: Temporal.PlainDateTime
  readonly zone: string | null
  readonly minutes: number
  readonly stamps: 'start' | 'end'
  readonly value: Decimal | null
  readonly quality: string
}

/** A row of `recordUsageEvents`; a local time without offset is one of its account. */
export type EventDatum = {
  readonly kind: 'event'
  readonly line: number
  readonly input: {
    readonly accountNumber: string
    readonly subscriptionNumber: string
    readonly meterCode: string
    readonly eventKey: string
    readonly quantity: string
  }
  readonly at: Temporal.Instant | Temporal.PlainDateTime
}

const CHUNK_BYTES = 256 * 1024

/** The bytes of a file from its beginning, each time that it is asked. */
export type Bytes = () => AsyncIterable<Uint8Array>

/** The bytes of a file on disk. */
export function bytesAt(path: string, file: string): Bytes {
  return async function* () {
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
        yield chunk as Buffer
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw code === undefined ? error : new RefusalError('file_unreadable', { file, reason: code })
    }
  }
}

/** The format that a file begins like. Throws a RefusalError where it is none. */
export async function formatOf(bytes: Bytes, file: string): Promise<MeterDataFormat> {
  for await (const chunk of bytes()) {
    const head = new TextDecoder().decode(chunk.subarray(0, 1000)).trimStart()
    if (head.startsWith('<')) return 'green-button'
    if (/^"?(?:100|200|250|300),/.test(head)) return 'nem12'
    break
  }
  throw new RefusalError('meter_data_format', { file })
}

/**
 * Reads a NEM12 or NEM13 file. Its days are days of market time, which knows no summer time: the
 * offset `+10:00` in the National Electricity Market, `+08:00` in Western Australia.
 */
export async function* nem12Data(
  bytes: Bytes,
  file: string,
  marketTime: string,
): AsyncGenerator<MeterDatum[]> {
  const reader = new Nem12Reader()
  const read = (item: Nem12Item): MeterDatum[] => {
    switch (item.kind) {
      case 'day':
        return [dayDatum(item, marketTime)]
      case 'read':
        return [item.previous, item.current].flatMap(index => indexDatum(item, index, marketTime))
      case 'fault': {
        const { line, field, value, refusal } = item
        return [{ kind: 'problem', problem: { line, column: field, value, refusal } }]
      }
      case 'unreadable': {
        const refusal = csvRefusal(item.fault, file, item.line)
        return [{ kind: 'problem', problem: { line: item.line, column: '', value: '', refusal } }]
      }
    }
  }
  try {
    for await (const chunk of bytes()) yield reader.push(chunk).flatMap(read)
  } catch (error) {
    if (error instanceof CsvEncodingError) throw new RefusalError('csv_utf16', { file })
    throw error
  }
  yield reader.end().flatMap(read)
}

function dayDatum(day: Nem12Day, marketTime: string): MeterDatum {
  const { nmi, suffix, unit, minutes } = day.channel
  const letters = day.values.map(() => 'A')
  for (const { from, to, quality } of day.qualities) {
    if (/^[EFSN]/.test(quality)) letters.fill(quality.slice(0, 1), from - 1, to)
  }
  const start = day.day.toZonedDateTime(marketTime).epochMilliseconds / 1000
  return {
    kind: 'values',
    series: { point: nmi, reading: suffix, unit, power: 0, localTime: null },
    run: { line: day.line, start, minutes, values: day.values, qualities: letters.join('') },
  }
}

function indexDatum(read: Nem13Read, index: Nem13Index, marketTime: string): MeterDatum[] {
  if (index.quality.startsWith('N')) return []
  const { nmi, suffix, unit, line } = read
  return [
    {
      kind: 'index',
      series: { point: nmi, reading: suffix, unit, power: 0, localTime: null },
      line,
      at: index.at.toZonedDateTime(marketTime).toInstant(),
      value: index.value,
      quality: readQualityOf(index.quality),
    },
  ]
}

/** Method 67 of AEMO's metrology procedure is a reading by the customer. */
function readQualityOf(quality: string): ReadQualityWord {
  if (quality.endsWith('67')) return 'customer'
  return /^[EFS]/.test(quality) ? 'estimated' : 'actual'
}

/**
 * Reads a Green Button feed in two passes: first what its resources say of each other, then the
 * values, so that a feed of any order and size needs little memory.
 */
export async function* greenButtonData(bytes: Bytes): AsyncGenerator<MeterDatum[]> {
  const directory = new GreenButtonDirectory()
  for await (const items of greenButtonItems(bytes)) {
    for (const item of items) directory.add(item)
  }
  const told = new Set<string>()
  for await (const items of greenButtonItems(bytes)) {
    yield items.flatMap((item): MeterDatum[] => {
      if (item.kind === 'fault') {
        const { line, field, value, refusal } = item
        return [{ kind: 'problem', problem: { line, column: field, value, refusal } }]
      }
      return item.kind === 'reading' ? readingDatum(item, directory.seriesOf(item.entry), told) : []
    })
  }
}

async function* greenButtonItems(bytes: Bytes): AsyncGenerator<GreenButtonItem[]> {
  const reader = new GreenButtonReader()
  for await (const chunk of bytes()) yield reader.push(chunk)
  yield reader.end()
}

/** A series that means nothing, or is none of intervals, is one problem, not one a reading. */
function readingDatum(
  reading: IntervalReading,
  series: GreenButtonSeries | Refusal,
  told: Set<string>,
): MeterDatum[] {
  const problem = (refusal: Refusal): MeterDatum[] => {
    const key = JSON.stringify(refusal)
    if (told.has(key)) return []
    told.add(key)
    const place = { line: reading.line, column: 'IntervalReading', value: '' }
    return [{ kind: 'problem', problem: { ...place, refusal } }]
  }
  if ('code' in series) return problem(series)
  const { usagePoint, meterReading, readingType, localTime } = series
  const name = { point: usagePoint, reading: lastPart(meterReading) }
  const kind = readingType.accumulationBehaviour ?? 4
  if (kind !== 4 && kind !== 0) {
    return problem({ code: 'meter_data_accumulation', facts: { ...name, kind } })
  }
  const seconds = reading.seconds ?? readingType.intervalLength ?? 0
  const minutes = intervalMinutes(seconds)
  if (minutes === null) {
    return problem({ code: 'meter_data_length', facts: { ...name, seconds } })
  }
  const { line, start, value, qualities } = reading
  const codes = qualities.length > 0 ? qualities : [readingType.defaultQuality ?? 0]
  const power = readingType.powerOfTenMultiplier
  return [
    {
      kind: 'values',
      series: { ...name, unit: unitOf(readingType.uom), power, localTime },
      run: { line, start, minutes, values: [value], qualities: qualityLetter(codes) },
    },
  ]
}

/** `/espi/UsagePoint/1402026` → `1402026`. */
export function lastPart(address: string): string {
  return address.split('/').at(-1) ?? address
}
