import { beforeAll, expect, test } from 'vitest'
import { startEngine } from '../../src/documents/typst-engine.ts'
import { execute } from '../../src/platform/command.ts'
import { allRows } from '../../src/platform/list.ts'
import { importRemittance } from '../../src/receivables/remittances/commands/take.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

const IBAN = 'DE02120300000000202051'
const NAMES = ['Miller Foods', 'Bergmann Bau', 'Moreau Freres', 'Nowak Transport']

let company: Company
let bank: BankDays

/** Four customers with invoices SUN-INV-2026-000001 … 12 of 11.90 each, of three months. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const [i, name] of NAMES.entries()) {
    await signUp(company, { number: `C-${1001 + i}`, name, plan: 'CARE', start: '2026-01-01' })
  }
  for (const day of ['2026-02-01', '2026-03-01', '2026-04-01']) {
    await company.bill({ entity: 'SUN', through: day, issueOn: day })
  }
  const account = { code: 'MAIN', name: 'Main account', entity: 'SUN', currency: 'EUR' }
  await company.rows('defineBankAccounts', { ...account, numbers: [IBAN] })
  bank = new BankDays(company, IBAN)
})

type Row = Record<string, unknown>

async function list(name: string, filter = {}): Promise<Row[]> {
  return await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, filter))
}

type Taken = {
  remittanceId: string | null
  accountNumber: string | null
  amount: string
  findings: string[]
  lines: { document: string; amount: string; deduction: string; fault: string | null }[]
}
type Imported = { isKnown: boolean; format: string; remittances: Taken[] }

const base64 = (text: string) => Buffer.from(text).toString('base64')
const take = (fileName: string, text: string, more = {}): Promise<Imported> =>
  company.do<Imported>('importRemittance', { fileName, content: base64(text), ...more })

/** The numbers of what a customer owes, oldest first. */
async function numbersOf(account: string): Promise<string[]> {
  const items = await list('open-items', { account })
  return items.flatMap(item => (typeof item.document === 'string' ? [item.document] : [])).sort()
}

/** What is open of the invoices of a customer: `1 11.90, 5 11.90`. */
async function owed(account: string): Promise<string> {
  const items = await list('open-items', { account })
  return items
    .filter(item => item.open !== '0.00')
    .map(item => `${String(item.document ?? item.kind).replace(/^.*-0*/, '')} ${item.open}`)
    .join(', ')
}

async function linesOf(remittanceId: unknown): Promise<string[]> {
  const lines = await list('remittance-lines', { remittanceId })
  return lines.map(line => `${line.lineState} ${line.amount} ${line.fault ?? ''}`.trim())
}

const stateOf = async (remittanceId: unknown) =>
  (await list('remittances', { remittanceId }))[0]?.state

test('an 820 that came before its money pays what it says when the bank tells of it', async () => {
  company.on('2026-04-02')
  const numbers = await numbersOf('C-1001')
  const [a = '', b = '', c = ''] = numbers
  const text = [
    'ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *260402*1200*U*00401*000000001*0*P*>',
    'GS*RA*PAYER*PAYEE*20260402*1200*1*X*004010',
    'ST*820*0001',
    'BPR*C*21.8*C*ACH*CTX*01*999999992*DA*123*1234567890**01*999988880*DA*98765*20260402',
    'TRN*1*TRACE-777',
    'CUR*PR*EUR',
    'N1*PR*Miller Foods',
    `RMR*IV*${a}**11.90*11.90`,
    `RMR*IV*${b}**9.90*11.90`,
    'ADX*-2*05',
    'SE*9*0001',
    'GE*1*1',
    'IEA*1*000000001',
  ].join('~\n')
  const input = { fileName: 'a.820', content: base64(`${text}~`) }
  const preview = await execute(company.system, importRemittance, input, {
    ...{ actor: 'test', dryRun: true },
  })
  expect(preview).toMatchObject({
    value: { remittances: [{ accountNumber: 'C-1001', amount: '21.80', findings: [] }] },
  })
  expect(await list('remittances')).toEqual([])
  const taken = await take('a.820', `${text}~`)
  expect(taken).toMatchObject({ isKnown: false, format: 'x820' })
  expect(await take('again.820', `${text}~`)).toMatchObject({ isKnown: true, remittances: [] })
  // The same told by another file is the same payment.
  const csv = `document,amount,deduction\n${a},11.90,\n${b},9.90,2.00\n`
  expect((await take('same.csv', csv)).remittances[0]).toMatchObject({
    remittanceId: null,
    findings: ['told_before'],
  })
  const [line] = await bank.day('2026-04-03', {
    minor: 2180n,
    name: 'MILLER FOODS LTD',
    text: 'TRACE 777',
  })
  expect(line?.text).toBe('21.80 matched')
  const { remittanceId } = taken.remittances[0]!
  expect(await stateOf(remittanceId)).toBe('matched')
  expect(await linesOf(remittanceId)).toEqual(['applied 11.90', 'applied 9.90'])
  expect((await owed('C-1001')).split(', ').sort()).toEqual(
    [`${Number(b.slice(-6))} 2.00`, `${Number(c.slice(-6))} 11.90`].sort(),
  )
  expect(await list('payment-deductions')).toMatchObject([
    { document: b, amount: '2.00', reason: 'goods_or_service' },
  ])
  expect(await company.broken()).toEqual([])
})

test('a match that was wrong is undone and the remittance waits, and finds its money anew', async () => {
  const [matched] = await list('remittances', { state: 'matched' })
  company.on('2026-04-04')
  const [reason] = await list('receivable-reasons', { use: 'return' })
  await company.do('undoBankMatch', { line: matched?.lineId, reason: reason?.reason })
  expect(await stateOf(matched?.remittanceId)).toBe('waiting')
  expect(await list('payment-deductions')).toEqual([])
  expect(await company.broken()).toEqual([])
  // The money lies in suspense; its remittance finds it again by itself.
  expect(await company.do('workRemittances', {})).toMatchObject({ matched: 1 })
  expect(await stateOf(matched?.remittanceId)).toBe('matched')
  expect(await company.broken()).toEqual([])
})

test('a text whose lines do not all tie pays what ties; the rest is settled at the desk', async () => {
  company.on('2026-04-06')
  const numbers = await numbersOf('C-1002')
  const [a = '', b = ''] = numbers
  const mail = `From: Karl Bergmann <karl@bergmann.example>
Subject: Zahlungsavis
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Zahlungsreferenz: TRF-4711
Rechnung Nr. ${a}   11,90 EUR
Rechnung Nr. SUN-INV-2026-999999   11,90 EUR
Gesamtbetrag 23,80 EUR
`
  const [taken] = (await take('avis.eml', mail)).remittances
  expect(taken).toMatchObject({
    accountNumber: 'C-1002',
    amount: '23.80',
    findings: ['lines_untied'],
  })
  const [line] = await bank.day('2026-04-07', {
    minor: 2380n,
    name: 'Bergmann Bau',
    text: 'TRF4711',
  })
  expect(line?.text).toBe('23.80 matched')
  expect(await linesOf(taken?.remittanceId)).toEqual([
    'applied 11.90',
    'untied 11.90 unknown_document',
  ])
  expect(await owed('C-1002')).toContain('-11.90')
  const settle = { remittance: taken?.remittanceId, line: 2, how: 'apply' }
  expect((await company.refusal('settleRemittanceLine', settle)).code).toBe(
    'remittance_line_untied',
  )
  expect(await company.do('settleRemittanceLine', { ...settle, document: b })).toMatchObject({
    left: '0.00',
  })
  expect((await company.refusal('settleRemittanceLine', settle)).code).toBe(
    'remittance_line_settled',
  )
  expect(await owed('C-1002')).not.toContain('-')
  expect(await company.broken()).toEqual([])
})

test('a clerk’s remittance finds the receipt that is here; two at once match it once', async () => {
  company.on('2026-04-08')
  const numbers = await numbersOf('C-1003')
  const money = { accountNumber: 'C-1003', amount: '23.80', entity: 'SUN', currency: 'EUR' }
  const paid = { method: 'check', bookedOn: '2026-04-08', checkNumber: '556677' }
  const receipt = await company.do<{ receiptId: string }>('recordReceipt', { ...money, ...paid })
  const entered = {
    ...{ entity: 'SUN', accountNumber: 'C-1003', reference: '556677' },
    lines: [{ document: numbers[0] }, { document: numbers[2] }],
  }
  const taken = await company.do<Taken>('enterRemittance', entered)
  expect((await company.refusal('enterRemittance', entered)).code).toBe('remittance_known')
  const match = { remittance: taken.remittanceId, accountNumber: 'C-1003', item: receipt.receiptId }
  const both = await Promise.all([
    company.try('matchRemittance', match),
    company.try('workRemittances', {}),
  ])
  expect(both.filter(done => !done.ok).length).toBeLessThan(2)
  expect(await stateOf(taken.remittanceId)).toBe('matched')
  expect(await owed('C-1003')).toBe(`${Number(numbers[1]?.slice(-6))} 11.90`)
  const undo = { remittance: taken.remittanceId, reason: 'wrong_item' }
  await company.do('undoRemittance', undo)
  expect(await stateOf(taken.remittanceId)).toBe('waiting')
  await company.do('matchRemittance', match)
  const back = { accountNumber: 'C-1003', receipt: receipt.receiptId, on: '2026-04-09' }
  await company.on('2026-04-09').do('returnPayment', { ...back, reason: 'insufficient_funds' })
  expect(await stateOf(taken.remittanceId)).toBe('returned')
  expect(await company.broken()).toEqual([])
})

/** An advice as accounts payable print it: a table with totals, by a typesetter, not by us. */
function printedAdvice(rows: readonly (readonly string[])[], total: string): Buffer {
  const cells = rows.flat().map(cell => `[${cell}]`)
  const { compiler } = startEngine()
  const mainFileContent = `#set page(width: 210mm, height: 297mm)
= Zahlungsavis
Nowak Transport GmbH \\ Hafenstraße 7, 20457 Hamburg

Wir haben heute überwiesen. Zahlungsreferenz: SAMMEL-8812

#table(columns: 4, [Rechnung], [Rechnungsbetrag], [Abzug], [Zahlbetrag], ${cells.join(', ')})

Gesamtbetrag #h(1fr) ${total} EUR`
  return compiler.pdf({ mainFileContent })
}

test('a PDF of a payer, paid in two payments: each pays its lines, the rest waits for its own', async () => {
  company.on('2026-04-10')
  const numbers = await numbersOf('C-1004')
  const [a = '', b = '', c = ''] = numbers
  const pdf = printedAdvice(
    [
      [a, '11,90', '0,00', '11,90'],
      [b, '11,90', '0,00', '11,90'],
      [c, '11,90', '2,00', '9,90'],
    ],
    '33,70',
  )
  const content = pdf.toString('base64')
  const { format, remittances } = await company.do<Imported>('importRemittance', {
    ...{ fileName: 'avis.pdf', content },
  })
  expect([format, remittances[0]]).toMatchObject([
    'pdf',
    { accountNumber: 'C-1004', amount: '33.70', findings: [] },
  ])
  const remittance = remittances[0]?.remittanceId
  // 15.00 names the payment, but is not all of it: nobody decides that alone.
  const [first] = await bank.day('2026-04-10', { minor: 1500n, name: 'Nowak', text: 'Rate 1' })
  expect(first?.text).toBe('15.00 suspense')
  const match = { remittance, bankLine: first?.lineId }
  expect((await company.refusal('matchRemittance', match)).code).toBe('remittance_other_money')
  const part = await company.do<{ remittanceId: string }>('matchRemittance', {
    ...{ ...match, asPart: true },
  })
  expect(await linesOf(part.remittanceId)).toEqual(['applied 11.90', 'applied 3.10'])
  expect(await linesOf(remittance)).toEqual(['split 11.90', 'split 11.90', 'split 9.90'])
  // What waits is an advice like others: the second payment is matched by itself.
  const [second] = await bank.day('2026-04-11', {
    ...{ minor: 1870n, name: 'Nowak Transport', text: 'SAMMEL-8812 Rest' },
  })
  expect(second?.text).toBe('18.70 matched')
  expect(await owed('C-1004')).toBe(`${Number(c.slice(-6))} 2.00`)
  // Told again it is known; and the first payment can be taken back alone.
  const again = `document,amount,deduction\n${a},11.90,\n${b},11.90,\n${c},9.90,2.00\n`
  expect((await take('again.csv', again)).remittances[0]?.findings).toContain('told_before')
  await company.do('undoRemittance', { remittance: part.remittanceId, reason: 'wrong_item' })
  expect([await stateOf(part.remittanceId), await stateOf(remittance)]).toEqual([
    ...['waiting', 'split'],
  ])
  expect(await company.broken()).toEqual([])
})

test('bad files are refused with what to do, and nothing of them is kept', async () => {
  const before = (await list('remittances')).length
  const bad = [
    ['x.820', 'ISA*00*short~', 'remittance_file_field'],
    ['x.csv', 'document,amount\nA,ten\n', 'remittance_file_field'],
    ['x.txt', 'Hello, we paid you.', 'remittance_empty'],
    ['x.pdf', '%PDF-1.7 not really', 'remittance_pdf_unreadable'],
    ['minus.csv', 'document,amount\nA,-5.00\n', 'remittance_pays_nothing'],
  ] as const
  for (const [fileName, text, code] of bad) {
    const input = { fileName, content: base64(text), entity: 'SUN' }
    expect((await company.refusal('importRemittance', input)).code).toBe(code)
  }
  expect((await list('remittances')).length).toBe(before)
})
