import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvReader } from '../../formats/csv.ts'
import { JournalCsvFormat } from './csv.ts'
import { type ChartRow, entriesOf, type JournalRow } from './entry.ts'
import { HledgerFormat } from './hledger.ts'

const CHART: readonly ChartRow[] = [
  { code: '1000', name: 'Bank', kind: 'asset' },
  { code: '1200', name: 'Receivable', kind: 'asset' },
  { code: '1210', name: 'Unbilled receivable', kind: 'asset' },
  { code: '2300', name: 'Tax payable', kind: 'liability' },
  { code: '4010', name: 'Energy usage', kind: 'income' },
  { code: '6100', name: 'Bank charges', kind: 'expense' },
]

const INVOICE: JournalRow = {
  transferId: '00000000-0000-7000-8000-000000000001',
  effectiveOn: Temporal.PlainDate.from('2026-02-01'),
  recordedAt: '2026-02-01T08:00:00Z',
  entity: 'SUN',
  accountId: '00000000-0000-7000-8000-00000000000a',
  accountNumber: 'A-000123',
  accountName: 'Ada Lovelace',
  documentId: '00000000-0000-7000-8000-0000000000d1',
  documentNumber: 'SUN-INV-2026-000001',
  documentKind: 'invoice',
  debit: '1200',
  credit: '4010',
  amountMinor: 2000n,
  currency: 'EUR',
  event: 'invoice_delivered',
  memo: 'line 1',
  reverses: null,
}
const TAX: JournalRow = { ...INVOICE, credit: '2300', amountMinor: 400n, event: 'invoice_tax' }

/** What a program that reads the journal sees of one transaction. */
type Read = {
  readonly date: string
  readonly code: string
  readonly description: string
  readonly postings: readonly { account: string; amount: string; currency: string }[]
}

const TRANSACTION = /^(\d{4}-\d\d-\d\d) (?:\(([^)]*)\) )?([^;]*?)(?: {2}; .*)?$/
const POSTING = /^ {4}(\S(?: ?\S)*?) {2,}(-?\d+(?:\.\d+)?) ([A-Z]{3})$/

/** A strict reader of the part of hledger's format that we write; throws at any other line. */
function readJournal(text: string): Read[] {
  const found: { -readonly [K in keyof Read]: Read[K] }[] = []
  for (const line of text.split('\n')) {
    if (line === '' || /^(?:;|decimal-mark \.$|account \S+ {2}; |commodity )/.test(line)) continue
    const posting = POSTING.exec(line)
    const last = found.at(-1)
    if (posting !== null && last !== undefined) {
      const [, account = '', amount = '', currency = ''] = posting
      last.postings = [...last.postings, { account, amount, currency }]
      continue
    }
    const head = TRANSACTION.exec(line)
    if (head === null) throw new Error(`not a journal: ${line}`)
    found.push({
      date: head[1] ?? '',
      code: head[2] ?? '',
      description: head[3] ?? '',
      postings: [],
    })
  }
  return found
}

function isBalanced(read: Read): boolean {
  const sums = new Map<string, bigint>()
  for (const { amount, currency } of read.postings) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount.replace('.', '')))
  }
  return [...sums.values()].every(sum => sum === 0n)
}

describe('the journal for hledger', () => {
  test('is one transaction a document, its postings summed by account', () => {
    const text = new HledgerFormat(CHART).entry([INVOICE, TAX])
    expect(text).toBe(`commodity 1000.00 EUR

2026-02-01 (SUN-INV-2026-000001) Ada Lovelace | invoice  ; entity:SUN, account:A-000123
    assets:receivable:A-000123                             24.00 EUR
    revenues:energy-usage                                 -20.00 EUR
    liabilities:tax-payable                                -4.00 EUR

`)
  })

  test('declares each account of the chart by the name that it uses', () => {
    const head = new HledgerFormat(CHART).head()
    expect(head).toContain('decimal-mark .\n')
    expect(head).toContain('account assets:unbilled-receivable  ; code:1210\n')
    expect(head).toContain('account expenses:bank-charges  ; code:6100\n')
  })

  test.each([
    ['JPY', 1250n, '1000.', '1250 JPY'],
    ['EUR', 1250n, '1000.00', '12.50 EUR'],
    ['KWD', 1250n, '1000.000', '1.250 KWD'],
  ])('writes %s with its own decimals, and declares it once', (currency, minor, sample, amount) => {
    const format = new HledgerFormat(CHART)
    const row = { ...INVOICE, currency, amountMinor: minor }
    const first = format.entry([row])
    expect(first).toContain(`commodity ${sample} ${currency}\n`)
    expect(first).toContain(` ${amount}\n`)
    expect(format.entry([row])).not.toContain('commodity')
  })

  test('tells a reversal and a journal by their memo', () => {
    const journal = { ...INVOICE, documentNumber: null, documentKind: null, memo: 'bank fees' }
    const format = new HledgerFormat(CHART)
    expect(readJournal(format.entry([journal]))[0]?.description).toBe('Ada Lovelace | bank fees')
    const undone = readJournal(format.entry([{ ...journal, reverses: 'x' }]))[0]
    expect(undone?.description).toBe('Ada Lovelace | reversal: bank fees')
  })

  test('has no place where a name could begin a comment, a posting or a transaction', () => {
    const nasty = 'A; B | C\n2026-01-01 X\r\n    assets:bank  99 EUR\u2028)'
    const row = {
      ...INVOICE,
      accountName: nasty,
      accountNumber: nasty,
      documentNumber: nasty,
      documentKind: nasty,
      entity: nasty,
    }
    const read = readJournal(new HledgerFormat(CHART).entry([row]))
    expect(read).toHaveLength(1)
    expect(read[0]?.postings).toHaveLength(2)
    expect(read[0]?.postings[0]?.account).toMatch(/^assets:receivable:A%3B%20B/)
  })

  test('balances in every transaction, whatever the names and amounts', () => {
    const row = fc.record({
      accountName: fc.string({ unit: 'grapheme' }),
      memo: fc.option(fc.string({ unit: 'binary' })),
      amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      sides: fc.constantFrom(
        ['1200', '4010'],
        ['4010', '1200'],
        ['1200', '2300'],
        ['6100', '1000'],
      ),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        const entry = rows.map(({ sides: [debit = '', credit = ''], ...rest }) => ({
          ...INVOICE,
          ...rest,
          debit,
          credit,
        }))
        const read = readJournal(new HledgerFormat(CHART).entry(entry))
        expect(read).toHaveLength(1)
        expect(read.every(isBalanced)).toBe(true)
      }),
    )
  })
})

describe('the table for spreadsheets', () => {
  const read = (text: string) => {
    const reader = new CsvReader()
    return [...reader.push(Buffer.from(text)), ...reader.end()].map(row => row.cells)
  }

  test('has a row for the debit and one for the credit of each transfer', () => {
    const format = new JournalCsvFormat(CHART)
    const [head, debit, credit] = read(format.head() + format.entry([INVOICE]))
    expect(head?.slice(5, 9)).toEqual(['code', 'name', 'debit', 'credit'])
    expect(debit?.slice(5, 10)).toEqual(['1200', 'Receivable', '20.00', '', 'EUR'])
    expect(credit?.slice(5, 10)).toEqual(['4010', 'Energy usage', '', '20.00', 'EUR'])
    expect(debit?.[2]).toBe('SUN-INV-2026-000001')
  })

  test.each(['=1+1', '+49', '-cmd', '@SUM(A1)', '\tx', '\r=1'])(
    'never runs %j as a formula',
    name => {
      const row = { ...INVOICE, accountName: name, accountNumber: name, memo: name }
      const [debit] = read(new JournalCsvFormat(CHART).entry([row]))
      expect([debit?.[3], debit?.[4], debit?.[11]]).toEqual(Array(3).fill(`'${name}`))
    },
  )

  test('keeps quotes, commas and line breaks inside their cell', () => {
    const row = { ...INVOICE, accountName: 'A "B", C\nD' }
    expect(read(new JournalCsvFormat(CHART).entry([row]))[0]?.[4]).toBe('A "B", C\nD')
  })
})

describe('entries', () => {
  async function joined(pages: readonly (readonly JournalRow[])[]): Promise<number[]> {
    const sizes: number[] = []
    async function* source() {
      yield* pages
    }
    for await (const entry of entriesOf(source())) sizes.push(entry.length)
    return sizes
  }
  const other = { ...INVOICE, documentId: '00000000-0000-7000-8000-0000000000d2' }

  test('join the rows of a document also over the end of a page', async () => {
    expect(await joined([[INVOICE], [TAX, other], [other]])).toEqual([2, 2])
  })

  test('keep apart days, customers, reversals and rows of no document', async () => {
    const later = { ...INVOICE, effectiveOn: INVOICE.effectiveOn.add({ days: 1 }) }
    const elsewhere = { ...INVOICE, accountId: 'b' }
    const undone = { ...INVOICE, reverses: 'x' }
    const loose = { ...INVOICE, documentId: null }
    expect(await joined([[INVOICE, later, elsewhere, undone, loose, loose]])).toEqual(
      Array(6).fill(1),
    )
  })
})
