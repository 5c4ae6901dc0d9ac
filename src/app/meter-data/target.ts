import { basename } from 'node:path'
import { offsetAt } from '../../formats/green-button/local-time.ts'
import { isBefore } from '../../kernel/period.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import {
  loadChannelsBySerial,
  loadZoneOf,
  type SerialChannel,
} from '../../metering/load/by-serial.ts'
import { powerBetween } from '../../metering/unit-scale.ts'
import type { Db } from '../../platform/database/database.ts'
import { readBatches } from '../import/read.ts'
import { columns, type FileSpec } from '../import/spec.ts'
import { lastPart, type SeriesName } from './source.ts'

/** A line of the map: which channel a point and series of a file is. */
type MapEntry = {
  readonly line: number
  readonly point: string
  readonly reading: string
  readonly account: string | null
  readonly serial: string | null
  readonly register: string | null
  readonly unit: string | null
}

export type ChannelMap = ReadonlyMap<string, MapEntry>

const keyOf = (point: string, reading: string): string => `${point}\n${reading}`

/** A map by what is known of it otherwise than by a file. */
export function mapOf(entries: readonly Omit<MapEntry, 'line'>[]): ChannelMap {
  return new Map(entries.map(each => [keyOf(each.point, each.reading), { ...each, line: 0 }]))
}

/**
 * Reads the map: `point,reading,account_number,serial,register,unit`. An empty `reading` means every
 * series of the point; what else is empty stays as it is without a map. Throws a RefusalError.
 */
export async function readMap(path: string): Promise<ChannelMap> {
  const map = new Map<string, MapEntry>()
  const spec = {
    file: basename(path),
    ...columns('point reading? account_number? serial? register? unit?'),
    batchRows: 1000,
    row: ([c]) => ({
      line: c!.line,
      point: c!
        .text('point')
        .trim()
        .replace(/^https?:\/\/[^/]*/i, ''),
      reading: c!.text('reading').trim(),
      account: c!.orNull('account_number'),
      serial: c!.orNull('serial'),
      register: c!.orNull('register'),
      unit: c!.orNull('unit'),
    }),
  } satisfies Partial<FileSpec>
  for await (const { units, problems } of readBatches(path, spec as unknown as FileSpec)) {
    const [problem] = problems
    if (problem !== undefined) throw new RefusalError(problem.refusal.code, problem.refusal.facts)
    for (const { input } of units) {
      const entry = input as MapEntry
      const { line, point, reading } = entry
      const before = map.get(keyOf(point, reading))
      if (before !== undefined) {
        throw new RefusalError('meter_data_map_doubled', {
          point,
          reading,
          first: before.line,
          line,
        })
      }
      map.set(keyOf(point, reading), entry)
    }
  }
  return map
}

/** Where the values of a series go. */
export type Target = {
  readonly serial: string
  readonly register: string
  readonly timeZone: string
  /** Values × 10^this are in the unit of the meter. */
  readonly power: number
  readonly candidates: readonly SerialChannel[]
  readonly warning: Refusal | null
}

/** Finds the channel of each series once, by the map or by the file's own names. */
export class Targets {
  readonly #db: Db
  readonly #map: ChannelMap
  readonly #account: string | null
  readonly #found = new Map<string, Target | Refusal>()
  readonly #zones = new Map<string, string>()

  constructor(db: Db, map: ChannelMap, account: string | null) {
    this.#db = db
    this.#map = map
    this.#account = account
  }

  /** The target of a series, whose first values begin at `second`; or why it has none. */
  async find(series: SeriesName, second: number): Promise<Target | Refusal> {
    const { point, reading, unit, power, account = '' } = series
    const key = `${keyOf(point, reading)}\n${unit}\n${power}\n${account}`
    let target = this.#found.get(key)
    if (target === undefined) {
      target = await this.#look(series, second)
      this.#found.set(key, target)
    }
    return target
  }

  /** The time zone in which an account keeps its days; that of nobody is UTC. */
  async zoneOf(account: string): Promise<string> {
    let zone = this.#zones.get(account)
    if (zone === undefined) {
      zone = (await loadZoneOf(this.#db, account)) ?? 'UTC'
      if (this.#zones.size > 10_000) this.#zones.clear()
      this.#zones.set(account, zone)
    }
    return zone
  }

  async #look(series: SeriesName, second: number): Promise<Target | Refusal> {
    const { point, reading } = series
    const entry = this.#entryOf(series)
    const serial = entry?.serial ?? lastPart(point)
    const register = entry?.register ?? reading
    const account = entry?.account ?? series.account ?? this.#account
    const candidates = await loadChannelsBySerial(this.#db, { serial, register, account })
    const [first] = candidates
    if (first === undefined) {
      return { code: 'meter_data_unknown', facts: { point, reading, serial, register } }
    }
    if (
      candidates.some(({ timeZone, unit }) => timeZone !== first.timeZone || unit !== first.unit)
    ) {
      return ambiguous(serial, register, candidates)
    }
    const unit = entry?.unit ?? series.unit ?? first.unit
    const power = powerBetween(unit, first.unit)
    if (power === undefined) {
      const found = unit === '' ? '–' : unit
      const facts = { point, reading, found, meter: first.meterCode, unit: first.unit }
      return { code: 'meter_data_unit', facts }
    }
    const { timeZone } = first
    const warning = otherZone(series, timeZone, second)
    return { serial, register, timeZone, power: series.power + power, candidates, warning }
  }

  #entryOf({ point, reading }: SeriesName): MapEntry | undefined {
    const points = [point, lastPart(point)]
    const readings = [reading, '']
    const keys = readings.flatMap(each => points.map(one => keyOf(one, each)))
    return keys.map(key => this.#map.get(key)).find(entry => entry !== undefined)
  }
}

/**
 * The account at which the meter stands on a day. A meter whose customer moved out and another in
 * stands at both, one after the other; outside of all the first account is asked, and says so.
 */
export function accountOn(target: Target, day: Temporal.PlainDate): string | Refusal {
  const { serial, register, candidates } = target
  const standing = candidates.filter(
    ({ installedOn, removedOn }) =>
      !isBefore(day, installedOn) && (removedOn === null || isBefore(day, removedOn)),
  )
  if (standing.length > 1) return ambiguous(serial, register, standing)
  return (standing[0] ?? (candidates.at(-1) as SerialChannel)).accountNumber
}

function ambiguous(serial: string, register: string, channels: readonly SerialChannel[]): Refusal {
  const accounts = channels.map(({ accountNumber }) => accountNumber).slice(0, 5)
  return {
    code: 'meter_data_ambiguous',
    facts: { serial, register, accounts: accounts.join(', ') },
  }
}

/** A warning where the file claims another local time than the account keeps. */
function otherZone(series: SeriesName, timeZone: string, second: number): Refusal | null {
  if (series.localTime === null) return null
  const found = offsetAt(series.localTime, second)
  const zoned = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(timeZone)
  const expected = zoned.offsetNanoseconds / 1e9
  if (found === expected) return null
  const shown = (seconds: number): string => {
    const minutes = Math.abs(seconds) / 60
    const two = (part: number): string => String(part).padStart(2, '0')
    return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  }
  const facts = {
    point: series.point,
    found: shown(found),
    expected: shown(expected),
    zone: timeZone,
  }
  return { code: 'meter_data_zone', facts }
}
