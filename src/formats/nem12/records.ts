import type { Decimal } from '../../kernel/decimal.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { CsvFault } from '../csv.ts'
import { FieldFault, type RecordFields } from './fields.ts'

/** Record 200: which register of which connection point the following days belong to. */
export type Nem12Channel = {
  readonly line: number
  /** National Metering Identifier: the connection point. */
  readonly nmi: string
  /** All suffixes of the point, `E1Q1`. */
  readonly configuration: string
  readonly registerId: string
  /** What is measured: `E1` taken from the grid, `B1` fed in, `Q1` reactive. */
  readonly suffix: string
  readonly dataStream: string
  readonly meterSerial: string
  readonly unit: string
  /** Minutes of an interval. */
  readonly minutes: number
  readonly nextReadOn: Temporal.PlainDate | null
}

/** Intervals of a day that share a quality; from 1, both ends included. */
export type Nem12Quality = {
  readonly from: number
  readonly to: number
  readonly quality: string
  readonly reasonCode: string | null
  readonly reason: string | null
}

/** Record 500 or half of a 550: why and at whose order the meter was read. */
export type Nem12Event = {
  readonly line: number
  readonly transaction: string
  readonly serviceOrder: string | null
  readonly readAt: Temporal.PlainDateTime | null
  readonly index: Decimal | null
}

/** Record 300 with its 400 and 500: one day of market time. */
export type Nem12Day = {
  readonly kind: 'day'
  readonly line: number
  readonly channel: Nem12Channel
  readonly day: Temporal.PlainDate
  /** As in the record: `V` where the qualities differ within the day. */
  readonly quality: string
  /** In order of time; null where the quality says that there is none. */
  readonly values: readonly (Decimal | null)[]
  readonly qualities: readonly Nem12Quality[]
  readonly events: readonly Nem12Event[]
  readonly updatedAt: Temporal.PlainDateTime | null
}

/** What a register showed at a time of the market. */
export type Nem13Index = {
  readonly value: Decimal
  readonly at: Temporal.PlainDateTime
  readonly quality: string
  readonly reasonCode: string | null
  readonly reason: string | null
}

/** Record 250 with its 550: two readings of a register and what it counted between them. */
export type Nem13Read = {
  readonly kind: 'read'
  readonly line: number
  readonly nmi: string
  readonly configuration: string
  readonly registerId: string
  readonly suffix: string
  readonly meterSerial: string
  /** `I` taken from the grid, `E` fed in, as the sender sees it. */
  readonly direction: string
  readonly previous: Nem13Index
  readonly current: Nem13Index
  readonly quantity: Decimal
  readonly unit: string
  readonly nextReadOn: Temporal.PlainDate | null
  readonly events: readonly Nem12Event[]
}

/** What is wrong with a record: where, what stands there, and why it was passed over. */
export type Nem12Fault = {
  readonly kind: 'fault'
  readonly line: number
  readonly field: string
  readonly value: string
  readonly refusal: Refusal
}

/** A line that is not CSV. */
export type Nem12Unreadable = {
  readonly kind: 'unreadable'
  readonly line: number
  readonly fault: CsvFault
}

export type Nem12Item = Nem12Day | Nem13Read | Nem12Fault | Nem12Unreadable

const MINUTES_OF_DAY = 1440

/** Reads record 200. Throws a FieldFault. */
export function readChannel(record: RecordFields): Nem12Channel {
  const minutes = record.whole(8, 'IntervalLength', 60)
  if (MINUTES_OF_DAY % minutes !== 0) throw record.fault(8, 'IntervalLength', '5, 15 or 30 minutes')
  return {
    line: record.line,
    nmi: record.name(1, 'NMI', 20),
    configuration: record.text(2),
    registerId: record.text(3),
    suffix: record.name(4, 'NMISuffix', 4),
    dataStream: record.text(5),
    meterSerial: record.text(6),
    unit: record.text(7),
    minutes,
    nextReadOn: record.dateOrNull(9, 'NextScheduledReadDate'),
  }
}

/** Reads record 300, whose qualities may still follow. Throws a FieldFault. */
export function readDay(record: RecordFields, channel: Nem12Channel): Nem12Day {
  const expected = MINUTES_OF_DAY / channel.minutes
  const day = record.date(1, 'IntervalDate')
  const cells = record.from(2)
  // The first cell that looks like a quality ends the values, wherever it stands.
  const found = cells.findIndex(cell => /^[A-Z]\d{0,2}$/.test(cell))
  if (found !== expected && found !== -1) {
    const facts = { expected, found, minutes: channel.minutes, record: channel.line }
    const value = record.text(2 + Math.min(found, expected))
    throw new FieldFault('IntervalValue', value, { code: 'nem12_interval_count', facts })
  }
  const quality = record.quality(2 + expected, 'QualityMethod', 'AEFNSV')
  const spread = quality === 'V' ? [] : [wholeDay(record, expected, quality)]
  const values = Array.from({ length: expected }, (_, i) => {
    const isOpen = cells[i] === '' && (quality === 'N' || quality === 'V')
    return isOpen || quality === 'N' ? null : record.number(2 + i, `IntervalValue${i + 1}`)
  })
  const updated = record.text(5 + expected)
  return {
    kind: 'day',
    line: record.line,
    channel,
    day,
    quality,
    values,
    qualities: spread,
    events: [],
    updatedAt: updated === '' ? null : record.time(5 + expected, 'UpdateDateTime'),
  }
}

function wholeDay(record: RecordFields, intervals: number, quality: string): Nem12Quality {
  const [reasonCode, reason] = [record.orNull(3 + intervals), record.orNull(4 + intervals)]
  return { from: 1, to: intervals, quality, reasonCode, reason }
}

/** Reads record 400, which goes on where the one before ended. Throws a FieldFault. */
export function readQuality(record: RecordFields, day: Nem12Day, next: number): Nem12Quality {
  const intervals = day.values.length
  const from = record.whole(1, 'StartInterval', intervals)
  const to = record.whole(2, 'EndInterval', intervals)
  if (from !== next) throw record.fault(1, 'StartInterval', `${next}, where the one before ended`)
  if (to < from) throw record.fault(2, 'EndInterval', `a number from ${from} to ${intervals}`)
  const quality = record.quality(3, 'QualityMethod', 'AEFNS')
  return { from, to, quality, reasonCode: record.orNull(4), reason: record.orNull(5) }
}

/** Reads record 500. Throws a FieldFault. */
export function readEvent(record: RecordFields): Nem12Event {
  return {
    line: record.line,
    transaction: record.text(1),
    serviceOrder: record.orNull(2),
    readAt: record.text(3) === '' ? null : record.time(3, 'ReadDateTime'),
    index: record.text(4) === '' ? null : record.number(4, 'IndexRead'),
  }
}

/** Reads record 250 of NEM13. Throws a FieldFault. */
export function readAccumulated(record: RecordFields): Nem13Read {
  return {
    kind: 'read',
    line: record.line,
    nmi: record.name(1, 'NMI', 20),
    configuration: record.text(2),
    registerId: record.text(3),
    suffix: record.name(4, 'NMISuffix', 4),
    meterSerial: record.text(6),
    direction: record.text(7),
    previous: readIndex(record, 8, 'Previous'),
    current: readIndex(record, 13, 'Current'),
    quantity: record.number(18, 'Quantity'),
    unit: record.text(19),
    nextReadOn: record.dateOrNull(20, 'NextScheduledReadDate'),
    events: [],
  }
}

function readIndex(record: RecordFields, place: number, which: string): Nem13Index {
  return {
    value: record.number(place, `${which}RegisterRead`),
    at: record.time(place + 1, `${which}RegisterReadDateTime`),
    quality: record.quality(place + 2, `${which}QualityMethod`, 'AEFNS'),
    reasonCode: record.orNull(place + 3),
    reason: record.orNull(place + 4),
  }
}

/** Reads record 550: the orders behind both readings of the 250 before. */
export function readOrders(record: RecordFields): Nem12Event[] {
  return [1, 3]
    .filter(place => record.text(place) !== '')
    .map(place => ({
      line: record.line,
      transaction: record.text(place),
      serviceOrder: record.orNull(place + 1),
      readAt: null,
      index: null,
    }))
}
