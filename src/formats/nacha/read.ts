import { RefusalError } from '../../kernel/result.ts'
import {
  hashOf,
  isDebitCode,
  type NachaAddenda,
  type NachaBatch,
  type NachaDifference,
  type NachaEntry,
  type NachaFile,
  type NachaTotals,
  RECORD_LENGTH,
} from './records.ts'

type Record = { readonly line: number; readonly text: string }
type Building<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key]
}

/** More than any bank sends in one file. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Reads an ACH file: entries, returns, notifications of change. Lines that are too short are filled
 * up, longer ones cut, and a file without line ends is cut every 94 characters, as banks' programs
 * do all three. Text is taken as Latin-1, in which a character is a byte and columns stay in place.
 * Throws RefusalErrors with the line for what is no ACH file; control figures that are wrong are
 * told in `differences`, because the reader of a mail wants to see them all.
 */
export function readNacha(bytes: Uint8Array): NachaFile {
  if (bytes.length > MOST_BYTES) throw new RefusalError('nacha_too_large', { most: MOST_BYTES })
  const reader = new Reader()
  for (const record of recordsOf(new TextDecoder('latin1').decode(bytes))) reader.take(record)
  return reader.end()
}

function* recordsOf(text: string): Generator<Record> {
  const lines = text.replace(/^\u00ef\u00bb\u00bf/, '').split(/\r\n|\n|\r/)
  let number = 0
  for (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    // Only a line of several whole records is several records; a line that is a little too long is one.
    const isRun = line.length >= 2 * RECORD_LENGTH
    for (let at = 0; at < (isRun ? line.length : 1); at += RECORD_LENGTH) {
      const record = line.slice(at, at + RECORD_LENGTH)
      if (record.trim() !== '') yield { line: number, text: record.padEnd(RECORD_LENGTH) }
    }
  }
}

type FileHeader = Pick<NachaFile, 'destination' | 'origin' | 'fileDate' | 'fileTime'>

class Reader {
  #header: FileHeader | undefined
  #control: NachaFile['control'] | undefined
  readonly #batches: NachaBatch[] = []
  readonly #differences: NachaDifference[] = []
  #batch: Building<Omit<NachaBatch, 'control'>> | undefined
  #records = 0
  #lastLine = 0

  take({ line, text }: Record): void {
    this.#records += 1
    this.#lastLine = line
    if (this.#header === undefined) {
      if (!text.startsWith('101')) throw refusal('nacha_not_a_file', line, { found: shown(text) })
      this.#header = fileHeader(text)
      return
    }
    if (this.#control !== undefined) {
      if (!/^9{94}$/.test(text)) throw unexpected(line, text, '9')
      return
    }
    this.#takeInside(line, text)
  }

  #takeInside(line: number, text: string): void {
    const batch = this.#batch
    switch (text[0]) {
      case '5':
        if (batch !== undefined) throw unexpected(line, text, '6, 8')
        this.#batch = batchHeader(line, text)
        return
      case '6':
        if (batch === undefined) throw unexpected(line, text, '5, 9')
        batch.entries.push(entry(line, text, batch.sec))
        return
      case '7': {
        const last = batch?.entries.at(-1)
        if (last === undefined) throw unexpected(line, text, '5, 6')
        ;(last.addenda as NachaAddenda[]).push(addenda(line, text))
        return
      }
      case '8':
        if (batch === undefined) throw unexpected(line, text, '5, 9')
        this.#closeBatch(batch, line, totals(line, text, 4, 6))
        return
      case '9':
        if (batch !== undefined) throw unexpected(line, text, '6, 8')
        this.#closeFile(line, text)
        return
      default:
        throw unexpected(line, text, '5, 6, 7, 8, 9')
    }
  }

  #closeBatch(
    batch: Building<Omit<NachaBatch, 'control'>>,
    line: number,
    control: NachaTotals,
  ): void {
    this.#compare(line, control, countEntries(batch.entries))
    this.#batches.push({ ...batch, control })
    this.#batch = undefined
  }

  #closeFile(line: number, text: string): void {
    const control = {
      batches: whole(line, text, 1, 6, 'batches'),
      blocks: whole(line, text, 7, 6, 'blocks'),
      ...totals(line, text, 13, 8),
    }
    const counted = countEntries(this.#batches.flatMap(batch => batch.entries))
    this.#compare(line, control, counted)
    this.#note(line, 'batches', BigInt(control.batches), BigInt(this.#batches.length))
    const blocks = Math.ceil(this.#records / 10)
    this.#note(line, 'blocks', BigInt(control.blocks), BigInt(blocks))
    this.#control = control
  }

  #compare(line: number, stated: NachaTotals, counted: NachaTotals): void {
    this.#note(line, 'entries', BigInt(stated.entryAddenda), BigInt(counted.entryAddenda))
    this.#note(line, 'hash', stated.hash, counted.hash)
    this.#note(line, 'debits', stated.debitMinor, counted.debitMinor)
    this.#note(line, 'credits', stated.creditMinor, counted.creditMinor)
  }

  #note(line: number, what: NachaDifference['what'], stated: bigint, counted: bigint): void {
    if (stated !== counted) this.#differences.push({ line, what, stated, counted })
  }

  end(): NachaFile {
    if (this.#header === undefined) throw refusal('nacha_not_a_file', 1, { found: '' })
    if (this.#control === undefined) throw refusal('nacha_cut_short', this.#lastLine, {})
    return {
      ...this.#header,
      batches: this.#batches,
      control: this.#control,
      differences: this.#differences,
    }
  }
}

function fileHeader(text: string): FileHeader {
  return {
    destination: field(text, 3, 10),
    origin: field(text, 13, 10),
    fileDate: field(text, 23, 6),
    fileTime: field(text, 29, 4),
  }
}

function batchHeader(line: number, text: string): Building<Omit<NachaBatch, 'control'>> {
  return {
    line,
    serviceClass: field(text, 1, 3),
    company: field(text, 4, 16),
    companyId: field(text, 40, 10),
    sec: field(text, 50, 3),
    entryDescription: field(text, 53, 10),
    effective: field(text, 69, 6),
    entries: [],
  }
}

/** International entries (IAT) keep the account in another place and the name in an addenda record. */
function entry(line: number, text: string, sec: string): NachaEntry {
  const isInternational = sec === 'IAT'
  const code = field(text, 1, 2)
  if (!/^\d\d$/.test(code))
    throw refusal('nacha_field', line, { field: 'transaction code', value: code })
  const account = isInternational ? field(text, 39, 35) : field(text, 12, 17)
  return {
    line,
    code,
    rdfi: field(text, 3, 9),
    account,
    amountMinor: amount(line, text, 29, 10),
    id: isInternational ? account : field(text, 39, 15),
    name: isInternational ? '' : field(text, 54, 22),
    trace: field(text, 79, 15),
    addenda: [],
  }
}

function addenda(line: number, text: string): NachaAddenda {
  const type = field(text, 1, 2)
  if (type === '99') {
    return {
      type,
      line,
      returnCode: field(text, 3, 3),
      originalTrace: field(text, 6, 15),
      dateOfDeath: field(text, 21, 6),
      info: field(text, 35, 44),
    }
  }
  if (type === '98') {
    const corrected = field(text, 35, 29)
    const codes = { changeCode: field(text, 3, 3), originalTrace: field(text, 6, 15) }
    return { type, line, ...codes, corrected, info: '' }
  }
  return { type, line, info: type === '05' ? field(text, 3, 80) : text.slice(3).trim() }
}

function totals(line: number, text: string, at: number, countDigits: number): NachaTotals {
  const next = at + countDigits
  return {
    entryAddenda: whole(line, text, at, countDigits, 'count'),
    hash: amount(line, text, next, 10),
    debitMinor: amount(line, text, next + 10, 12),
    creditMinor: amount(line, text, next + 22, 12),
  }
}

function countEntries(entries: readonly NachaEntry[]): NachaTotals {
  let [count, sum, debitMinor, creditMinor] = [0, 0n, 0n, 0n]
  for (const each of entries) {
    count += 1 + each.addenda.length
    sum += BigInt(/^\d{8}/.exec(each.rdfi)?.[0] ?? '0')
    if (isDebitCode(each.code)) debitMinor += each.amountMinor
    else creditMinor += each.amountMinor
  }
  return { entryAddenda: count, hash: hashOf(sum), debitMinor, creditMinor }
}

function field(text: string, at: number, length: number): string {
  return text.slice(at, at + length).trim()
}

/** Digits, blanks before them taken as zeros. */
function amount(line: number, text: string, at: number, length: number): bigint {
  const value = text.slice(at, at + length).trim()
  if (!/^\d*$/.test(value))
    throw refusal('nacha_field', line, { field: 'number', value: shown(value) })
  return BigInt(value === '' ? '0' : value)
}

function whole(line: number, text: string, at: number, length: number, name: string): number {
  const value = text.slice(at, at + length).trim()
  if (!/^\d*$/.test(value)) throw refusal('nacha_field', line, { field: name, value: shown(value) })
  return Number(value === '' ? '0' : value)
}

function unexpected(line: number, text: string, expected: string): RefusalError {
  return refusal('nacha_record', line, { found: shown(text.slice(0, 1)), expected })
}

/** A piece of the file as it may be repeated to people. */
function shown(text: string): string {
  return text
    .slice(0, 20)
    .replace(/[^\x20-\x7e]/g, '?')
    .trimEnd()
}

function refusal(
  code: string,
  line: number,
  facts: Readonly<{ [name: string]: string | number }>,
): RefusalError {
  return new RefusalError(code, { line, ...facts })
}
