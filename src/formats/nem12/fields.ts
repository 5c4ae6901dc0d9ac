import { Decimal } from '../../kernel/decimal.ts'
import type { Refusal } from '../../kernel/result.ts'

/** A field of a record that cannot be right; caught a record at a time. */
export class FieldFault extends Error {
  readonly field: string
  readonly value: string
  readonly refusal: Refusal

  constructor(field: string, value: string, refusal: Refusal) {
    super(`${field}: ${refusal.code}`)
    this.field = field
    this.value = value
    this.refusal = refusal
  }
}

/** The cells of one record, read by place and named as the AEMO specification names them. */
export class RecordFields {
  readonly line: number
  readonly indicator: string
  readonly #cells: readonly string[]

  constructor(line: number, cells: readonly string[]) {
    this.line = line
    // Some senders put a blank before a date.
    this.#cells = cells.map(cell => cell.trim())
    this.indicator = this.#cells[0] ?? ''
  }

  /** The cells from a place on. */
  from(place: number): readonly string[] {
    return this.#cells.slice(place)
  }

  text(place: number): string {
    return this.#cells[place] ?? ''
  }

  orNull(place: number): string | null {
    const text = this.text(place)
    return text === '' ? null : text
  }

  /** A name that must be there, of at most `most` characters. */
  name(place: number, field: string, most: number): string {
    const text = this.text(place)
    if (text !== '' && text.length <= most && !/\p{Cc}/u.test(text)) return text
    throw this.fault(place, field, `a text of 1 to ${most} characters`)
  }

  whole(place: number, field: string, most: number): number {
    const text = this.text(place)
    if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text)
    throw this.fault(place, field, `a whole number from 1 to ${most}`)
  }

  /** A number of zero or more; the specification knows no signs. */
  number(place: number, field: string): Decimal {
    const text = this.text(place)
    const number = /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Decimal.tryParse(text) : undefined
    if (number !== undefined) return number
    throw this.fault(place, field, 'a number such as 12.345, without sign')
  }

  /** A date `20260131`. */
  date(place: number, field: string): Temporal.PlainDate {
    const date = readDate(this.text(place))
    if (date !== undefined) return date
    throw this.fault(place, field, 'a date such as 20260131')
  }

  dateOrNull(place: number, field: string): Temporal.PlainDate | null {
    return this.text(place) === '' ? null : this.date(place, field)
  }

  /** A time of the market `20260131093000`, seconds optional. */
  time(place: number, field: string): Temporal.PlainDateTime {
    const text = this.text(place)
    const parts = /^(\d{8})(\d{2})(\d{2})(\d{2})?$/.exec(text)
    const date = parts === null ? undefined : readDate(parts[1] as string)
    const [hour, minute, second] = [parts?.[2], parts?.[3], parts?.[4] ?? '0'].map(Number)
    if (date !== undefined && hour! < 24 && minute! < 60 && second! < 60) {
      return date.toPlainDateTime({ hour: hour!, minute: minute!, second: second! })
    }
    throw this.fault(place, field, 'a time such as 20260131093000')
  }

  /** `A` actual, `E52` estimated, `F14` final substitute, `S14` substitute, `N` none, `V` varies. */
  quality(place: number, field: string, flags: string): string {
    const text = this.text(place)
    if (/^[A-Z]\d{0,2}$/.test(text) && flags.includes(text.charAt(0))) return text
    throw this.fault(place, field, `a quality of ${[...flags].join(', ')}, such as A or S14`)
  }

  fault(place: number, field: string, expected: string): FieldFault {
    const value = this.text(place).slice(0, 80)
    const facts = {
      record: this.indicator.slice(0, 20),
      field,
      value: JSON.stringify(value),
      expected,
    }
    return new FieldFault(field, value, { code: 'nem12_field', facts })
  }
}

function readDate(text: string): Temporal.PlainDate | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts === null) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
