import { fieldFault } from './statement.ts'

/** A record with its continuations (88): fields of balances, lines of text behind an entry. */
export type Bai2Record = {
  readonly line: number
  readonly code: string
  readonly fields: string[]
  /** Continuation lines of an entry, as they stand. */
  readonly texts: string[]
}

/**
 * Cuts a file into logical records. A slash ends a record's fields; the text of an entry may hold
 * slashes and commas itself, so it is what is left of its line. Some banks close lines with `$`.
 */
export function bai2Records(text: string): Bai2Record[] {
  const records: Bai2Record[] = []
  for (const [place, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.replace(/^\ufeff/, '').replace(/\/?\s*\$?\s*$/, '')
    if (line === '') continue
    const code = line.slice(0, 2)
    if (!/^\d\d(?:,|$)/.test(line)) {
      throw fieldFault('BAI2', place + 1, 'record', line, 'a record such as 16,195,12500,…/')
    }
    const rest = line.slice(3)
    const last = records.at(-1)
    if (code !== '88') {
      records.push({ line: place + 1, code, fields: rest.split(','), texts: [] })
    } else if (last === undefined) {
      throw fieldFault('BAI2', place + 1, 'record', '88', 'a record that 88 continues')
    } else if (last.code === '16') last.texts.push(rest.replace(/,$/, ''))
    else last.fields.push(...rest.split(','))
  }
  return records
}

/** How many further fields the funds type at a place takes: V two, S three, D one and pairs. */
export function fundsFields(record: Bai2Record, place: number, funds: string): number {
  if (funds === 'V') return 2
  if (funds === 'S') return 3
  if (funds !== 'D') return 0
  const count = record.fields[place + 1] ?? ''
  if (/^\d{1,2}$/.test(count)) return 1 + 2 * Number(count)
  throw fieldFault('BAI2', record.line, 'funds type D', count, 'the number of distributions')
}
