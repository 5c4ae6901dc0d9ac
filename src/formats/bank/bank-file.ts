import { RefusalError } from '../../kernel/result.ts'
import { readBai2 } from './bai2.ts'
import { type BankCsvMapping, readBankCsv } from './bank-csv.ts'
import { CamtReader } from './camt.ts'
import { readLockbox } from './lockbox.ts'
import { readMt940 } from './mt940.ts'
import { readOfx } from './ofx.ts'
import { type QifDates, readQif } from './qif.ts'
import type { BankStatement } from './statement.ts'

/** The formats of bank files; CSV and QIF need to be told how they are meant. */
export type BankFormat = 'camt' | 'mt940' | 'bai2' | 'lockbox' | 'ofx' | 'qif' | 'csv'

/** What a file does not say of itself. */
export type BankFileHints = {
  readonly mapping?: BankCsvMapping | undefined
  readonly qifDates?: QifDates | undefined
}

/** So that an XML file that was cut in two reaches the reader in pieces as it would from a disk. */
const PIECE = 1_048_576

/** Which format a file is in, by how it begins; undefined when it is none of ours. */
export function bankFormat(bytes: Uint8Array): BankFormat | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SWIFT frames messages with them.
  const text = head.replace(/^(?:\u00ef\u00bb\u00bf)?[\s\u0001]*/, '')
  if (/^OFXHEADER|<\?OFX|<OFX>/i.test(text)) return 'ofx'
  if (text.startsWith('<')) return 'camt'
  if (/^01,[^,\n]*,/.test(text)) return 'bai2'
  if (/^1\d\d[^,\n]{20}\d{10}/.test(text)) return 'lockbox'
  if (/^:?(?:940|20|25|60F|61|86|NS):|\n:(?:20|25):|^\{1:/.test(text)) return 'mt940'
  if (/^(?:#.*\s+)*!(?:Type|Account|Option|Clear):?/im.test(text)) return 'qif'
  return undefined
}

/**
 * Reads a bank's file of any known format. CSV is read when a mapping comes with it. Throws a
 * RefusalError that names the line where the file is not what it should be.
 */
export function readBankFile(bytes: Uint8Array, hints: BankFileHints = {}): BankStatement[] {
  if (bytes.length === 0) throw new RefusalError('bank_file_empty', { format: 'bank' })
  // A bank that sends CSV may send another format, too: what says of itself what it is goes first.
  const format = bankFormat(bytes) ?? (hints.mapping === undefined ? undefined : 'csv')
  switch (format) {
    case 'camt':
      return readCamt(bytes)
    case 'mt940':
      return readMt940(bytes)
    case 'bai2':
      return readBai2(bytes)
    case 'lockbox':
      return readLockbox(bytes)
    case 'ofx':
      return readOfx(bytes)
    case 'qif':
      return readQif(bytes, hints.qifDates ?? 'month_first')
    case 'csv':
      return readBankCsv(bytes, hints.mapping as BankCsvMapping)
    default:
      throw new RefusalError('bank_file_unknown', {})
  }
}

function readCamt(bytes: Uint8Array): BankStatement[] {
  const reader = new CamtReader()
  for (let at = 0; at < bytes.length; at += PIECE) reader.push(bytes.subarray(at, at + PIECE))
  return reader.end()
}
