import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type OfxElement, ofxElements } from './ofx-elements.ts'
import {
  accountOrNull,
  type BankBalance,
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/**
 * Reads the statements of an OFX file, SGML (1.x) or XML (2.x), as banks write it. OFX states the
 * balance at the end, so a statement has a closing but no opening one. Amounts keep every decimal
 * that the file has. Throws a RefusalError with the line, also where the bank answered an error.
 */
export function readOfx(bytes: Uint8Array): BankStatement[] {
  const root = ofxElements(decodeText(bytes, 'OFX'))
  const statements = root.all(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']).map(readStatement)
  if (statements.length > 0) return statements
  const status = root.all(['STATUS']).find(element => element.text('SEVERITY') === 'ERROR')
  if (status === undefined) throw new RefusalError('bank_file_empty', { format: 'OFX' })
  const reason = status.text('MESSAGE') ?? status.text('CODE') ?? ''
  throw new RefusalError('bank_file_answer', { format: 'OFX', reason: reason.slice(0, 200) })
}

function readStatement(statement: OfxElement): BankStatement {
  const currency = textOrNull(statement.text('CURDEF'))?.toUpperCase() ?? null
  const from = statement.first(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM'])
  const list = statement.first(['BANKTRANLIST', 'INVTRANLIST'])
  const ledger = statement.first(['LEDGERBAL'])
  return {
    format: 'OFX',
    kind: 'statement',
    reference: textOrNull(list?.text('DTEND')),
    number: null,
    account: accountOrNull(from?.text('ACCTID')),
    currency,
    opening: null,
    closing: ledger === undefined ? null : readBalance(ledger, currency),
    entries: statement.all(['STMTTRN']).map(entry => readEntry(entry, currency)),
    differences: [],
  }
}

function readBalance(element: OfxElement, currency: string | null): BankBalance {
  const on = element.text('DTASOF') === undefined ? null : dateField(element, 'DTASOF')
  return { amount: amountField(element, 'BALAMT'), currency, on }
}

function readEntry(element: OfxElement, currency: string | null): BankEntry {
  const memo = textOrNull(element.text('MEMO'))
  const name = textOrNull(element.text('NAME') ?? element.first(['PAYEE'])?.text('NAME'))
  const check = textOrNull(element.text('CHECKNUM'))
  const valued = element.text('DTAVAIL') === undefined ? 'DTPOSTED' : 'DTAVAIL'
  return {
    line: element.line,
    amount: amountField(element, 'TRNAMT'),
    currency: textOrNull(element.first(['CURRENCY'])?.text('CURSYM'))?.toUpperCase() ?? currency,
    status: 'booked',
    isReversal: false,
    bookedOn: dateField(element, 'DTPOSTED'),
    valuedOn: dateField(element, valued),
    bankReference: textOrNull(element.text('FITID')),
    transactionCode: textOrNull(element.text('TRNTYPE')),
    text: null,
    details: [
      {
        ...NO_DETAIL,
        counterpartyName: name,
        counterpartyAccount: accountOrNull(
          element.first(['BANKACCTTO', 'CCACCTTO'])?.text('ACCTID'),
        ),
        remittance: [memo, textOrNull(element.text('REFNUM'))].filter(text => text !== null),
        checkNumber: check === '0' ? null : check,
      },
    ],
  }
}

/** Some banks pad with zeros, write a plus, or a comma for the point. */
function amountField(element: OfxElement, name: string): Decimal {
  const text = (element.text(name) ?? '').trim()
  const plain = text.replace(/^\+/, '').replace(',', '.').replace(/\.$/, '')
  const amount = Decimal.tryParse(plain)
  if (amount !== undefined) return amount
  throw fieldFault('OFX', element.line, name, text, 'an amount such as -12.50')
}

/** `20260131120000.000[-5:EST]`: the bank's own day. */
function dateField(element: OfxElement, name: string): Temporal.PlainDate {
  const text = element.text(name) ?? ''
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(text) ?? []
  const date = year && month && day ? dateOf(year, month, day) : undefined
  if (date !== undefined) return date
  throw fieldFault('OFX', element.line, name, text, 'a date such as 20260131')
}
