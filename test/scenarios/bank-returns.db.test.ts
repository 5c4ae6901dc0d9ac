import { beforeAll, expect, test } from 'vitest'
import { allRows, loadPage } from '../../src/platform/list.ts'
import { settleDueRuns } from '../../src/receivables/debits/jobs.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let bank: BankDays

const IBAN = 'DE02120300000000202051'

/** Four customers with an invoice of 11.90 each, due on 15 February; two have signed mandates. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const [i, name] of ['Ada Byron', 'Karl Berg', 'Sofia Moreau', 'Emil Nowak'].entries()) {
    await signUp(company, { number: `C-${1 + i}`, name, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const entity = { code: 'SUN', name: 'Sunward Energy GmbH', addressLines: ['Lindenstr. 1'] }
  const place = { country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin', iban: IBAN }
  await company.do('defineLegalEntities', { entities: [{ ...entity, ...place }] })
  await company.rows('defineDebitCreditors', {
    ...{ legalEntity: 'SUN', creditorId: 'DE98ZZZ09999999999' },
  })
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
  await company.rows('defineBankAccounts', account)
  const fee = { entity: 'SUN', fromOn: '2026-01-01', currency: 'EUR', amount: '4.00' }
  await company.do('setReturnFee', { ...fee, termsDays: 10 })
  bank = new BankDays(company, IBAN)
})

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

/** A file of another account of the same bank, matched; its lines as a clerk sees them. */
async function told(fileName: string, text: string): Promise<string[]> {
  const content = Buffer.from(text).toString('base64')
  const taken = await company.do<{ statements: { statementId: string; state: string }[] }>(
    'importBankStatement',
    { fileName, content },
  )
  await company.do('matchBankLines', {})
  return texts(await bank.seen(taken.statements[0]?.statementId ?? ''))
}

const texts = (lines: readonly { readonly text: string }[]) => lines.map(line => line.text)

test('a run of debits is told in one sum, and a debit that comes back is a returned payment', async () => {
  company.on('2026-02-16')
  const mandate = (n: number) => ({
    ...{ legalEntity: 'SUN', accountNumber: `C-${n}`, reference: `M-${n}`, scheme: 'sepa_core' },
    ...{ signedOn: '2026-01-02', holder: 'Ada', iban: 'DE89370400440532013000', noticeDays: 14 },
  })
  await company.rows('enterMandates', mandate(1), mandate(2))
  const { run } = await company.do<{ run: string }>('startDebitRun', {
    ...{ legalEntity: 'SUN', scheme: 'sepa', collectOn: '2026-02-20' },
  })
  await company.do('approveDebitRun', { run })
  await company.drain()
  company.on('2026-02-20')
  await settleDueRuns(company.system, Temporal.PlainDate.from('2026-02-20'), 'test')
  const collected = { minor: 2380n, name: '', text: `LASTSCHRIFT ${run}` }
  expect(texts(await bank.day('2026-02-20', collected))).toEqual([
    '23.80 linked recorded debit_run',
  ])
  const payments: Record<string, unknown>[] = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('payments')!, {}),
  )
  const [first, second] = payments.map(payment => String(payment.paymentId).replaceAll('-', ''))
  company.on('2026-02-24')
  const back = { name: 'Ada', text: 'RETOURE', returnReason: 'AM04' }
  const lines = await bank.day(
    '2026-02-24',
    { ...back, minor: -1490n, endToEndId: first! },
    { ...back, minor: -9190n, endToEndId: second! },
    { ...back, minor: -1190n, endToEndId: 'ffffffffffffffffffffffffffffffff' },
  )
  // The debit with the bank's 3.00; sums that do not fit, and ids that are not ours, are a person's.
  expect(texts(lines)).toEqual([
    '-14.90 linked returned returned_debit, returned charge',
    '-91.90 open',
    '-11.90 open',
  ])
  const returned = payments.find(({ paymentId }) => String(paymentId).replaceAll('-', '') === first)
  expect(await openItemsOf(company, String(returned?.account))).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'fee 2026-03-06 4.00 of 4.00',
  ])
  expect(await list('tasks', { kind: 'returned_payment' })).toMatchObject([
    { amount: '11.90', currency: 'EUR' },
  ])
  expect(await list('bank-reconciliation')).toMatchObject([{ difference: '0.00' }])
  expect(await company.brokenProofs()).toEqual([])
  // Taken back, the line waits for a person; the debit stays returned.
  await company.do('undoBankMatch', { line: lines[0]?.lineId, reason: 'entered_wrongly' })
  expect(await company.brokenProofs()).toEqual([])
})

test('a check that bounces, and a payment that its bank takes back, are returned payments', async () => {
  company.on('2026-02-25')
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'C-3', method: 'check', currency: 'EUR', amount: '11.90' },
    ...{ bookedOn: '2026-02-25', apply: 'policy', checkNumber: '0815', place: 'bank' },
  })
  const paid = { name: 'EMIL NOWAK', text: 'SUN-INV-2026-000004', endToEndId: 'E2E-77' }
  const check = { minor: 1190n, name: '', text: 'SCHECK 0815' }
  const lines = await bank.day('2026-02-25', { ...paid, minor: 1190n }, check)
  expect(texts(lines)).toEqual(['11.90 matched', '11.90 suspense'])
  const to = [
    {
      kind: 'receipt',
      accountNumber: 'C-3',
      subject: (await list('receipts', { account: 'C-3' }))[0]?.receiptId,
    },
  ]
  await company.do('linkBankLine', { line: lines[1]?.lineId, to })
  company.on('2026-02-27')
  const bounced = await bank.day('2026-02-27', { ...paid, minor: -1190n, returnReason: 'FOCR' })
  expect(texts(bounced)).toEqual(['-11.90 linked returned reversal'])
  expect(await openItemsOf(company, 'C-4')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  expect(await list('receipts', { account: 'C-4' })).toMatchObject([
    { reversed: 'returned', reversedOn: '2026-02-27' },
  ])
  expect(await company.brokenProofs()).toEqual([])
})

test('a refund that does not arrive is the customer’s credit again', async () => {
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'C-3', method: 'transfer', currency: 'EUR', amount: '5.00' },
    ...{ bookedOn: '2026-02-27', payerName: 'Sofia Moreau' },
  })
  const { refundId } = await company.do<{ refundId: string }>('refundCredit', {
    ...{
      accountNumber: 'C-3',
      item: receiptId,
      on: '2026-02-27',
      way: 'transfer',
      reason: 'overpaid',
    },
    ...{ payee: 'Sofia Moreau', iban: 'DE89370400440532013000' },
  })
  const endToEndId = refundId.replaceAll('-', '')
  const paid = { name: 'Sofia Moreau', text: 'Erstattung', endToEndId }
  const lines = await bank.day(
    '2026-02-28',
    { minor: 500n, name: 'SOFIA MOREAU', text: 'x' },
    { ...paid, minor: -500n },
  )
  expect(texts(lines)).toEqual(['5.00 linked recorded receipt', '-5.00 linked recorded refund'])
  company.on('2026-03-02')
  const back = await bank.day('2026-03-02', { ...paid, minor: 500n, returnReason: 'AC04' })
  expect(texts(back)).toEqual(['5.00 linked returned refund_back'])
  expect(await openItemsOf(company, 'C-3')).toContain('receipt 2026-02-27 -5.00 of -5.00')
  expect(await balancesOf(company, 'C-3')).toContain('1000 16.90')
  expect(await list('bank-reconciliation')).toMatchObject([{ difference: '0.00' }])
})

test('MT940 tells of a debit that came back by its text key, BAI2 of a bounced check by its number', async () => {
  const number = 'DE75512108001245126199'
  const second = { code: 'SECOND', name: 'Second', entity: 'SUN', currency: 'EUR' }
  await company.rows('defineBankAccounts', { ...second, numbers: [number, '998877'] })
  const [debit] = await list('payments', { state: 'succeeded' })
  const id = String(debit?.paymentId).replaceAll('-', '')
  company.on('2026-03-03')
  const mt940 = `:20:R1
:25:${number}
:28C:1/1
:60F:C260302EUR100,
:61:2603030303DR11,90NRTINONREF//R1
:86:109?00RUECKLASTSCHRIFT?20EREF+${id.slice(0, 22)}?21${id.slice(22)}?22SVWZ+RETURN?34914
:62F:C260303EUR88,10
-
`
  expect(await told('r1.sta', mt940)).toEqual(['-11.90 linked returned returned_debit'])
  expect(await openItemsOf(company, String(debit?.account))).toContain(
    'invoice 2026-02-15 11.90 of 11.90',
  )
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'C-4', method: 'check', currency: 'EUR', amount: '7.00' },
    ...{ bookedOn: '2026-03-03', apply: 'policy', checkNumber: '4711', bankAccount: 'SECOND' },
  })
  company.on('2026-03-04')
  const bai2 = `01,BANK,SUN,260304,0800,1,80,,2/
02,SUN,BANK,1,260304,0800,EUR,2/
03,998877,EUR,010,8810,,,015,8110,,/
16,555,700,,B99,/
88,CHKN: 4711
49,17620,4/
98,17620,1,6/
99,17620,1,8/
`
  expect(await told('r2.bai', bai2)).toEqual(['-7.00 linked returned reversal'])
  expect(await openItemsOf(company, 'C-4')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'fee 2026-03-14 4.00 of 4.00',
  ])
  expect(await company.broken()).toEqual([])
})
