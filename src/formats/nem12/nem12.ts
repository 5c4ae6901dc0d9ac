import type { Refusal } from '../../kernel/result.ts'
import { CsvReader, type CsvRow } from '../csv.ts'
import { FieldFault, RecordFields } from './fields.ts'
import {
  type Nem12Channel,
  type Nem12Day,
  type Nem12Event,
  type Nem12Item,
  type Nem12Quality,
  type Nem13Read,
  readAccumulated,
  readChannel,
  readDay,
  readEvent,
  readOrders,
  readQuality,
} from './records.ts'

/** A day or a reading whose records are still being read. */
type Open = {
  readonly item: Nem12Day | Nem13Read
  readonly qualities: Nem12Quality[]
  readonly events: Nem12Event[]
}

/** Which records belong to which kind of file. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  NEM12: ['200', '300', '400', '500'],
  NEM13: ['250', '550'],
}

/**
 * Reads a NEM12 (interval) or NEM13 (accumulated) file of the Australian market, chunk by chunk:
 * each day comes with the qualities and events that follow it, once the next record shows that it
 * is complete. A record that cannot be right is one fault that names its line and field; the days
 * round it are read. Only one day is in memory. Source: AEMO, Meter Data File Format Specification
 * NEM12 & NEM13.
 */
export class Nem12Reader {
  readonly #csv = new CsvReader()
  #items: Nem12Item[] = []
  #state: 'start' | 'open' | 'ended' | 'given up' = 'start'
  #version = ''
  #channel: Nem12Channel | undefined
  #open: Open | undefined
  /** Since a 200 (or a line that may have been one) was bad, days have nowhere to go. */
  #channelLost = false
  /** Since a 300 or 250 was bad, the records that add to it mean nothing. */
  #itemLost = false
  #line = 0
  #hasData = false

  /** The version of the file, once its first record was read: `NEM12` or `NEM13`. */
  get version(): string {
    return this.#version
  }

  /** Takes the next bytes. Throws a CsvEncodingError when the file starts as UTF-16. */
  push(bytes: Uint8Array): Nem12Item[] {
    return this.#take(this.#csv.push(bytes))
  }

  /** The end of the file: a file without record 900 was cut short. */
  end(): Nem12Item[] {
    const items = this.#take(this.#csv.end())
    // A day at the end of a file that was cut short may be short of its qualities.
    if (this.#state === 'ended') this.#complete()
    if (this.#state === 'start') this.#noHeader('')
    else if (this.#state === 'open') this.#fault('RecordIndicator', '', 'nem12_no_end', {})
    else if (this.#state === 'ended' && !this.#hasData) {
      this.#fault('RecordIndicator', '', 'nem12_empty', { version: this.#version })
    }
    return [...items, ...this.#drain()]
  }

  #take(rows: readonly CsvRow[]): Nem12Item[] {
    for (const row of rows) {
      if (this.#state === 'given up') break
      this.#line = row.line
      if (row.fault !== null) {
        this.#items.push({ kind: 'unreadable', line: row.line, fault: row.fault })
        this.#lose()
        continue
      }
      try {
        this.#record(new RecordFields(row.line, row.cells))
      } catch (error) {
        if (!(error instanceof FieldFault)) throw error
        const { field, value, refusal } = error
        this.#items.push({ kind: 'fault', line: row.line, field, value, refusal })
      }
    }
    return this.#drain()
  }

  #record(record: RecordFields): void {
    const { indicator } = record
    if (indicator === '100') {
      this.#header(record)
      return
    }
    if (this.#state === 'start') {
      this.#noHeader(indicator)
      return
    }
    if (indicator === '900') {
      this.#complete()
      this.#state = 'ended'
      this.#channel = undefined
      this.#channelLost = false
      return
    }
    if (this.#state === 'ended') {
      this.#misplaced(record)
      return
    }
    if (!RECORDS[this.#version]?.includes(indicator)) {
      const known = `100, ${RECORDS[this.#version]?.join(', ')}, 900`
      const facts = { found: JSON.stringify(indicator.slice(0, 40)), known, version: this.#version }
      this.#fault('RecordIndicator', indicator, 'nem12_unknown_record', facts)
      this.#lose()
      return
    }
    this.#data(record)
  }

  #header(record: RecordFields): void {
    this.#complete()
    this.#version = record.text(1)
    this.#state = this.#version in RECORDS ? 'open' : 'given up'
    this.#channel = undefined
    this.#channelLost = false
    if (this.#state === 'open') return
    const facts = { found: JSON.stringify(this.#version.slice(0, 40)) }
    this.#fault('VersionHeader', this.#version, 'nem12_version', facts)
  }

  #data(record: RecordFields): void {
    this.#hasData = true
    switch (record.indicator) {
      case '200':
        this.#complete()
        this.#channelLost = true
        this.#channel = readChannel(record)
        this.#channelLost = false
        return
      case '300':
        this.#complete()
        if (this.#channelLost) return
        if (this.#channel === undefined) {
          this.#misplaced(record)
          return
        }
        this.#itemLost = true
        this.#open = { item: readDay(record, this.#channel), qualities: [], events: [] }
        this.#itemLost = false
        return
      case '250':
        this.#complete()
        this.#channelLost = false
        this.#itemLost = true
        this.#open = { item: readAccumulated(record), qualities: [], events: [] }
        this.#itemLost = false
        return
      default:
        if (!this.#channelLost && !this.#itemLost) this.#addTo(record)
    }
  }

  /**
   * A line that cannot be read may have been the next channel: days that follow are left out rather
   * than given to the one before. The day before it is whole unless its qualities are not.
   */
  #lose(): void {
    this.#complete()
    this.#channelLost = true
    this.#hasData = true
  }

  /** Records 400, 500 and 550 add to the day or reading before them. */
  #addTo(record: RecordFields): void {
    const open = this.#open
    if (open === undefined) {
      this.#misplaced(record)
      return
    }
    const { item, qualities, events } = open
    try {
      if (record.indicator === '550') events.push(...readOrders(record))
      else if (record.indicator === '500') events.push(readEvent(record))
      else if (item.kind === 'day') {
        qualities.push(readQuality(record, item, (qualities.at(-1)?.to ?? 0) + 1))
      }
    } catch (error) {
      // A day whose qualities are not known is not taken.
      this.#open = undefined
      this.#itemLost = true
      throw error
    }
  }

  /** Gives what is complete, or says what it lacks. */
  #complete(): void {
    const open = this.#open
    this.#open = undefined
    this.#itemLost = false
    if (open === undefined) return
    const { item, qualities, events } = open
    if (item.kind === 'read') {
      this.#items.push({ ...item, events })
      return
    }
    const all = qualities.length > 0 ? qualities : item.qualities
    const covered = all.at(-1)?.to ?? 0
    if (covered === item.values.length) {
      this.#items.push({ ...item, values: withoutNone(item.values, all), qualities: all, events })
      return
    }
    const facts = { covered, intervals: item.values.length, date: item.day.toString() }
    const refusal: Refusal = { code: 'nem12_quality_missing', facts }
    const value = item.quality
    this.#items.push({ kind: 'fault', line: item.line, field: 'QualityMethod', value, refusal })
  }

  #noHeader(found: string): void {
    this.#state = 'given up'
    const facts = { found: JSON.stringify(found.slice(0, 40)) }
    this.#fault('RecordIndicator', found, 'nem12_no_header', facts)
  }

  #misplaced({ indicator }: RecordFields): void {
    const needs: Readonly<Record<string, string>> = {
      '300': '200',
      '400': '300',
      '500': '300',
      '550': '250',
    }
    const before = this.#state === 'ended' ? '100' : (needs[indicator] ?? '100')
    this.#fault('RecordIndicator', indicator, 'nem12_misplaced', { record: indicator, before })
  }

  #fault(field: string, value: string, code: string, facts: Refusal['facts']): void {
    const refusal = { code, facts }
    const shown = value.slice(0, 80)
    this.#items.push({ kind: 'fault', line: Math.max(this.#line, 1), field, value: shown, refusal })
  }

  #drain(): Nem12Item[] {
    const items = this.#items
    this.#items = []
    return items
  }
}

/** A value of quality N stands for none, whatever figure the sender put there. */
function withoutNone(
  values: Nem12Day['values'],
  qualities: readonly Nem12Quality[],
): Nem12Day['values'] {
  if (!qualities.some(({ quality }) => quality.startsWith('N'))) return values
  const kept = [...values]
  for (const { from, to, quality } of qualities) {
    if (quality.startsWith('N')) kept.fill(null, from - 1, to)
  }
  return kept
}
