import { minorDigits } from '../../kernel/currency.ts'
import { formatAmount } from '../../kernel/money.ts'
import { type AccountKind, isPerCustomer } from '../../ledger/chart.ts'
import type { ChartRow, JournalRow } from './entry.ts'

/** The roots by which hledger knows what kind an account is. */
const ROOTS: Readonly<Record<AccountKind, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  income: 'revenues',
  expense: 'expenses',
}

/**
 * Writes the books as a journal of hledger 1.25 and later (https://hledger.org/hledger.html#journal):
 * one transaction for each document or journal and day, debits positive. What customers owe, or have
 * paid ahead, stands on an account each (`assets:receivable:A-000123`). hledger has no escapes, so
 * characters that mean something to it are replaced by ones that look alike.
 */
export class HledgerFormat {
  readonly #names: ReadonlyMap<string, string>
  readonly #currencies = new Set<string>()

  constructor(chart: readonly ChartRow[]) {
    this.#names = new Map(chart.map(row => [row.code, accountName(row)]))
  }

  /** What comes before the first transaction. */
  head(): string {
    const accounts = [...this.#names].map(([code, name]) => `account ${name}  ; code:${code}\n`)
    return `; The books of Quittance. Debits are positive.\ndecimal-mark .\n\n${accounts.join('')}\n`
  }

  /** One entry; its postings are summed by account, and sum to zero. */
  entry(rows: readonly JournalRow[]): string {
    const [first] = rows
    if (first === undefined) return ''
    let text = ''
    for (const { currency } of rows) {
      if (this.#currencies.has(currency)) continue
      this.#currencies.add(currency)
      text += `commodity ${sample(currency)} ${currency}\n\n`
    }
    text += headOf(first)
    for (const { account, currency, minor } of this.#postings(rows)) {
      text += `    ${account.padEnd(44)}  ${formatAmount(minor, currency).padStart(14)} ${currency}\n`
    }
    return `${text}\n`
  }

  #postings(rows: readonly JournalRow[]): Iterable<Sum> {
    const sums = new Map<string, Sum>()
    const add = (row: JournalRow, code: string, minor: bigint): void => {
      const account = this.#accountOf(code, row)
      const key = `${account} ${row.currency}`
      const sum = sums.get(key)
      if (sum === undefined) sums.set(key, { account, currency: row.currency, minor })
      else sum.minor += minor
    }
    for (const row of rows) {
      add(row, row.debit, row.amountMinor)
      add(row, row.credit, -row.amountMinor)
    }
    return sums.values()
  }

  #accountOf(code: string, row: JournalRow): string {
    const name = this.#names.get(code) ?? `assets:${code}`
    return isPerCustomer(code) ? `${name}:${accountPart(row.accountNumber)}` : name
  }
}

type Sum = { readonly account: string; readonly currency: string; minor: bigint }

function headOf(row: JournalRow): string {
  const code = row.documentNumber === null ? '' : `(${codeText(row.documentNumber)}) `
  const what = row.documentKind ?? row.memo ?? row.event
  const note = row.reverses === null ? what : `reversal: ${what}`
  const tags = `entity:${tagText(row.entity)}, account:${tagText(row.accountNumber)}`
  const description = `${plainText(row.accountName)} | ${plainText(note.replaceAll('_', ' '))}`
  return `${row.effectiveOn} ${code}${description}  ; ${tags}\n`
}

/** `assets:unbilled-receivable`: no blanks, so that it needs no quotes on a command line. */
function accountName(row: ChartRow): string {
  const words = row.name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [row.code]
  return `${ROOTS[row.kind]}:${words.join('-')}`
}

/** Part of an account name: anything but letters, digits and . _ / - is percent-encoded. */
function accountPart(text: string): string {
  return text.replace(/[^\p{L}\p{N}._/-]/gu, character => encodeURIComponent(character))
}

/** Text of a description: no line breaks; `;` would begin a comment and `|` a note. */
function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(';', ',')
    .replaceAll('|', '/')
    .trim()
}

/** A code ends at the first closing bracket. */
function codeText(text: string): string {
  return plainText(text).replaceAll('(', '[').replaceAll(')', ']')
}

/** A tag's value ends at a comma. */
function tagText(text: string): string {
  return plainText(text).replaceAll(',', ' ')
}

/** An amount that shows hledger the decimals of a currency; the mark stays where there are none. */
function sample(currency: string): string {
  const digits = minorDigits(currency)
  return digits === 0 ? '1000.' : `1000.${'0'.repeat(digits)}`
}
