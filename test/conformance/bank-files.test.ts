import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type BankCsvMapping, readBankCsv } from '../../src/formats/bank/bank-csv.ts'
import { bankFormat, readBankFile } from '../../src/formats/bank/bank-file.ts'
import type { BankStatement } from '../../src/formats/bank/statement.ts'
import { addsUp } from '../../src/formats/bank/statement.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import { RefusalError } from '../../src/kernel/result.ts'

/**
 * Banks' files stand beside the repository and are not ours to copy; without them this suite has
 * nothing to compare and is left out.
 */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = join(dirname(repository), 'shared/standards')

type Known = Readonly<Record<string, unknown>>
type Sample = { readonly file: string; readonly expected: Known }

function samples(start: string): Sample[] {
  if (!existsSync(folder)) return []
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  return (entries as Sample[]).filter(({ file }) => file.startsWith(start))
}

const read = (file: string) => readBankFile(readFileSync(join(folder, file)))
const plain = (value: unknown) => String(Decimal.parse(String(value).replace(/^\+/, '')))
const sum = (amounts: readonly Decimal[]) => amounts.reduce((a, b) => a.plus(b), Decimal.zero)

function amountsOf(statement: BankStatement): Decimal[] {
  return statement.entries.map(({ amount }) => amount)
}

function refused(file: string): string {
  try {
    read(file)
    return 'taken'
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
}

describe.skipIf(samples('iso20022/camt').length === 0)('camt', () => {
  test.each(samples('iso20022/camt'))('$file', ({ file, expected }) => {
    if (expected.mustReject === true) {
      expect(refused(file)).toBe('bank_file_empty')
      return
    }
    const statements = read(file)
    const wanted = expected.statements as Known[]
    expect(statements.map(({ format }) => format)).toEqual(wanted.map(() => expected.message))
    expect(statements.map(camtFigures)).toEqual(wanted.map(wantedCamt))
  })
})

function camtFigures(statement: BankStatement) {
  return {
    id: statement.reference,
    account: statement.account,
    opening: statement.opening === null ? null : String(statement.opening.amount),
    closing: statement.closing === null ? null : String(statement.closing.amount),
    entries: statement.entries.map(entry => ({
      amount: String(entry.amount),
      ccy: entry.currency,
      status: entry.status,
      reversal: entry.isReversal,
      booking: entry.bookedOn?.toString() ?? null,
      value: entry.valuedOn?.toString() ?? null,
      references: entry.details.flatMap(({ references }) => references),
      ids: entry.details.flatMap(({ endToEndId }) => endToEndId ?? []),
      returns: entry.details.flatMap(({ returnReason }) => returnReason ?? []),
    })),
  }
}

const STATUS: Readonly<Record<string, string>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  INFO: 'information',
}

function wantedCamt(wanted: Known) {
  const balances = wanted.balances as Known[]
  const balance = (...types: string[]) => {
    const found = types.map(type => balances.find(one => one.type === type))
    const first = found.find(one => one !== undefined)
    return first === undefined ? null : plain(first.amount)
  }
  const texts = (list: unknown) => ((list ?? []) as string[]).map(text => text.trim())
  return {
    id: wanted.id,
    account: wanted.account,
    opening: balance('OPBD', 'PRCD'),
    closing: balance('CLBD'),
    entries: (wanted.entries as Known[]).map(entry => ({
      amount: plain(entry.amount),
      ccy: entry.ccy,
      status: STATUS[String(entry.status)],
      reversal: entry.reversal === 'true',
      booking: entry.booking === undefined ? null : String(entry.booking).slice(0, 10),
      value: entry.value === undefined ? null : String(entry.value).slice(0, 10),
      references: texts(entry.structuredRefs),
      ids: texts(entry.endToEndIds).filter(id => id !== 'NOTPROVIDED'),
      returns: texts(entry.returnReasons),
    })),
  }
}

describe.skipIf(samples('mt940/').length === 0)('MT940', () => {
  test.each(samples('mt940/'))('$file', ({ file, expected }) => {
    const wanted = expected.statements as Known[]
    if (bankFormat(readFileSync(join(folder, file))) === undefined) {
      expect(wanted).toEqual([])
      return
    }
    const statements = read(file)
    expect(statements.map(({ reference }) => reference)).toEqual(wanted.map(({ ref }) => ref))
    for (const [place, one] of wanted.entries()) {
      const statement = statements[place] as BankStatement
      const amounts = amountsOf(statement)
      expect(amounts.map(String)).toEqual((one.amounts as string[]).map(plain))
      expect(String(sum(amounts.filter(a => a.sign > 0)))).toBe(plain(one.sumCredits))
      expect(statement.account).toBe(
        one.account === undefined
          ? null
          : String(one.account)
              .replace(/[\s.-]/g, '')
              .toUpperCase()
              .slice(0, 64),
      )
      if (one.opening !== undefined) {
        expect(String(statement.opening?.amount)).toBe(plain(one.opening))
      }
      if (one.closing !== undefined) {
        expect(String(statement.closing?.amount)).toBe(plain(one.closing))
        expect(addsUp(statement)).toBe(one.openingPlusTxEqualsClosing)
      }
    }
  })
})

describe.skipIf(samples('bai2/').length === 0)('BAI2', () => {
  test.each(samples('bai2/'))('$file', ({ file, expected }) => {
    if (expected.mustReject === true) {
      expect(refused(file)).toMatch(/^bank_file_/)
      return
    }
    const accounts = (expected.groups as Known[]).flatMap(group => group.accounts as Known[])
    const statements = read(file)
    expect(statements.map(({ account }) => account)).toEqual(accounts.map(one => one.account))
    for (const [place, one] of accounts.entries()) {
      const statement = statements[place] as BankStatement
      const amounts = amountsOf(statement)
      const figures = {
        types: statement.entries.map(({ transactionCode }) => transactionCode),
        credits: String(sum(amounts.filter(a => a.sign > 0))),
        debits: String(sum(amounts.filter(a => a.sign < 0)).abs()),
      }
      expect(figures).toEqual({
        types: (one.transactions as [string, string][]).map(([type]) => type),
        credits: String(new Decimal(BigInt(one.creditSumMinor as number), 2)),
        debits: String(new Decimal(BigInt(one.debitSumMinor as number), 2)),
      })
      // Their script left balances out where a record begins with an empty one; we count them.
      const differing = statement.differences.filter(({ what }) => what.startsWith('account'))
      if (one.sumOfAmountsMatchesControl === true) expect(differing).toEqual([])
    }
  })
})

describe.skipIf(samples('lockbox/').length === 0)('BAI lockbox', () => {
  test.each(samples('lockbox/'))('$file', ({ file, expected }) => {
    const check = expected.check as Known
    const [statement] = read(file)
    expect(statement?.differences).toEqual([])
    const [entry] = statement?.entries ?? []
    expect(statement?.entries).toHaveLength(expected.checks as number)
    expect(String(entry?.amount)).toBe(plain(check.amount))
    expect(entry?.bookedOn?.toString()).toBe('2016-05-23')
    expect(entry?.details[0]).toMatchObject({
      counterpartyName: check.sender,
      checkNumber: String(check.number),
      remittance: [check.memo],
    })
  })
})

describe.skipIf(samples('ofx/').length === 0)('OFX', () => {
  test.each(samples('ofx/'))('$file', ({ file, expected }) => {
    const wanted = expected.entries as Known[]
    if (wanted.some(entry => entry.badAmount === true)) {
      expect(refused(file)).toBe('bank_file_field')
      return
    }
    const accounts = expected.accounts as string[]
    if (accounts.length === 0) {
      expect(refused(file)).toBe('bank_file_answer')
      return
    }
    if (expected.transactions === 0 && (expected.ledgerBalances as string[]).length === 0) {
      // Transfers asked for between our own accounts, no bookings.
      expect(refused(file)).toBe('bank_file_empty')
      return
    }
    const statements = read(file)
    expect(statements.map(({ account }) => account)).toEqual(
      accounts.map(account => account.replace(/\s/g, '').toUpperCase()),
    )
    expect(statements.flatMap(amountsOf).map(String)).toEqual(
      wanted.map(({ amount }) => plain(String(amount).replace(/^([+-])0+(?=\d)/, '$1'))),
    )
    const balances = statements.flatMap(({ closing }) => closing ?? [])
    expect(balances.map(({ amount }) => String(amount))).toEqual(
      (expected.ledgerBalances as string[]).map(plain),
    )
    expect(statements.flatMap(s => s.entries.map(e => e.bankReference))).toEqual(
      wanted.map(({ fitid }) => fitid),
    )
  })
})

describe.skipIf(samples('qif/').length === 0)('QIF', () => {
  test.each(samples('qif/'))('$file', ({ file, expected }) => {
    if (expected.transactions === 0) {
      const statements = bankFormat(readFileSync(join(folder, file))) ? read(file) : []
      expect(statements.flatMap(amountsOf)).toEqual([])
      return
    }
    const bytes = readFileSync(join(folder, file))
    const dates = file.includes('category_override') ? 'day_first' : 'month_first'
    const amounts = readBankFile(bytes, { qifDates: dates }).flatMap(amountsOf)
    expect(amounts).toHaveLength(expected.transactions as number)
    expect(String(sum(amounts))).toBe(plain(expected.sum))
  })
})

type CsvCase = Pick<BankCsvMapping, 'columns'> & Partial<BankCsvMapping>

/** How each bank's columns are meant, and the sum that the converted file of its makers has. */
const CSV: Readonly<Record<string, CsvCase & { readonly sum: string }>> = {
  default: { columns: { bookedOn: 'Date', amount: 'Amount', name: 'Description' }, sum: '465000' },
  'stripe-all': { columns: { bookedOn: 'created', amount: 'amount' }, sum: '112.5' },
  'schwab-checking': {
    columns: { bookedOn: 'Date', credit: 'Deposit', debit: 'Withdrawal' },
    dates: 'month_first',
    sum: '-215.27',
  },
  payoneer: {
    columns: { bookedOn: 'Transaction Date', credit: 'Credit Amount', debit: 'Debit Amount' },
    dates: 'month_first',
    sum: '20',
  },
  ingesp: { columns: { bookedOn: 'date', amount: 'amount' }, dates: 'day_first', sum: '350.21' },
  mint: {
    columns: { bookedOn: 'Date', amount: 'Amount', direction: 'Transaction Type' },
    dates: 'month_first',
    debitWords: ['debit'],
    sum: '-3000',
  },
}

describe.skipIf(samples('csv/csv2ofx').length === 0)('CSV with a mapping', () => {
  test.each(Object.entries(CSV))('%s', (name, { sum: wanted, ...mapping }) => {
    const [statement] = readBankCsv(readFileSync(join(folder, `csv/csv2ofx_${name}.csv`)), {
      delimiter: ',',
      skipRows: 0,
      decimalMark: '.',
      dates: 'year_first',
      ...mapping,
    })
    expect(String(sum(amountsOf(statement as BankStatement)))).toBe(wanted)
  })
})
