import { beforeAll, expect, test } from 'vitest'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { itemOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const IBAN = { main: 'DE02120300000000202051', shop: 'DE75512108001245126199' }
const OF = { entity: 'SUN', currency: 'EUR' }

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'C-1', name: 'Ada Byron', plan: 'CARE', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  company.on('2026-02-11')
})

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const define = (code: string, more = {}) =>
  company.do<{ rows: { result: string; refusal?: { code: string } }[] }>('defineBankAccounts', {
    rows: [{ code, name: code, ...OF, numbers: [code], ...more }],
  })

const refused = async (code: string, more = {}) => (await define(code, more)).rows[0]?.refusal?.code

test('each bank account gets an account of the ledger of its own, whoever defines them at once', async () => {
  await define('MAIN', { numbers: [IBAN.main] })
  await Promise.all([define('SHOP', { numbers: [IBAN.shop] }), define('SAVE')])
  await define('DOLLAR', { currency: 'USD' })
  const accounts = await list('bank-accounts')
  expect(accounts.map(each => `${each.code} ${each.main}`)).toEqual([
    'DOLLAR true',
    'MAIN true',
    'SAVE false',
    'SHOP false',
  ])
  const code = new Map(accounts.map(each => [each.code, each.ledgerAccount]))
  expect([code.get('DOLLAR'), code.get('MAIN')]).toEqual(['1000', '1000'])
  expect([code.get('SAVE'), code.get('SHOP')].sort()).toEqual(['1001', '1002'])
  expect(await refused('FIFTH', { ledgerAccount: '1001' })).toBe('bank_ledger_taken')
  expect(await refused('FIFTH', { ledgerAccount: '1020' })).toBe('ledger_account_not_bank')
  expect(await refused('FIFTH', { ledgerAccount: '4000' })).toBe('ledger_account_not_bank')
  expect(await refused('FIFTH', { ledgerAccount: '1999' })).toBe('unknown_ledger_account')
  // Defined anew without it, it stays where it is; another one is the main one by saying so.
  await define('SAVE', { ledgerAccount: '1009', main: true })
  await define('SAVE')
  expect(await list('bank-accounts')).toMatchObject([
    { code: 'DOLLAR', main: true },
    { code: 'MAIN', main: false },
    { code: 'SAVE', main: true, ledgerAccount: '1009' },
    { code: 'SHOP', main: false },
  ])
  await define('MAIN', { numbers: [IBAN.main], main: true })
})

test('money is told by the statement of the bank account that it is on, and by no other', async () => {
  const [main, shop] = [new BankDays(company, IBAN.main, 0n), new BankDays(company, IBAN.shop, 0n)]
  const on = '2026-02-11'
  const receipt = { ...OF, accountNumber: 'C-1', amount: '20.00', bookedOn: on }
  await company.do('recordReceipt', { ...receipt, method: 'transfer', bankAccount: 'SHOP' })
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    ...{ ...receipt, amount: '7.00', method: 'check' },
  })
  const wrong = { ...receipt, method: 'transfer' }
  expect(await company.refusal('recordReceipt', { ...wrong, bankAccount: 'DOLLAR' })).toMatchObject(
    { code: 'bank_account_apart' },
  )
  expect(
    await company.refusal('recordReceipt', { ...wrong, bankAccount: 'SHOP', place: 'undeposited' }),
  ).toMatchObject({ code: 'receipt_not_on_bank' })
  const slip = { entity: 'SUN', reference: 'SLIP-1' }
  const counted = { currency: 'EUR', on, controlTotal: '7.00', controlCount: 1 }
  await company.do('openDeposit', { ...slip, ...counted, bankAccount: 'SHOP' })
  const receipts = [{ accountNumber: 'C-1', receipt: receiptId }]
  await company.do('addToDeposit', { ...slip, receipts })
  await company.do('closeDeposit', { ...slip, on })
  const item = await itemOf(company, 'C-1', 'receipt')
  const refund = { accountNumber: 'C-1', item, amount: '5.00', on, payee: 'Ada Byron' }
  const check = { way: 'check', checkNumber: '9', reason: 'overpaid', fromBankAccount: 'SHOP' }
  await company.do('refundCredit', { ...refund, ...check })
  // Of the same sums, on the wrong bank account, none is what was recorded.
  const sums = [
    { minor: 2000n, name: 'BYRON ADA', text: 'danke' },
    { minor: 700n, name: '', text: 'SCHECKEINZUG SLIP-1' },
    { minor: -500n, name: 'Ada Byron', text: 'SCHECK 9' },
  ]
  const elsewhere = await main.day(on, ...sums)
  expect(elsewhere.map(each => each.text)).toEqual([
    '20.00 suspense',
    '7.00 suspense',
    '-5.00 open',
  ])
  const lines = await shop.day(on, ...sums)
  expect(lines.map(each => each.text)).toEqual([
    '20.00 linked recorded receipt',
    '7.00 linked recorded deposit',
    '-5.00 linked recorded refund',
  ])
  const deposit = [{ kind: 'deposit', subject: 'SLIP-1' }]
  expect(
    await company.refusal('linkBankLine', { line: elsewhere[1]?.lineId, to: deposit }),
  ).toMatchObject({ code: 'bank_link_apart' })
  expect(await refused('SHOP', { numbers: [IBAN.shop], ledgerAccount: '1005' })).toBe(
    'bank_ledger_fixed',
  )
  // A check that was brought there and is taken back by hand is told by its bank account, too.
  const back = { accountNumber: 'C-1', receipt: receiptId, on, fee: 'none' }
  await company.do('returnPayment', { ...back, reason: 'insufficient_funds' })
  const [bounced] = await shop.day('2026-02-12', { minor: -700n, name: 'Ada Byron', text: 'x' })
  expect(bounced?.text).toBe('-7.00 linked recorded reversal')
  expect(await company.broken()).toEqual([])
})

test('books and statements are compared bank account by bank account', async () => {
  const byAccount = async () =>
    (await list('bank-reconciliation', { currency: 'EUR' })).map(
      each => `${each.ledgerAccount} ${each.statement ?? '-'} ${each.ledger} ${each.difference}`,
    )
  const shop = (await list('bank-accounts')).find(each => each.code === 'SHOP')?.ledgerAccount
  expect(await byAccount()).toEqual([
    '1000 22.00 27.00 0.00',
    ...[`${shop} 15.00 15.00 0.00`, '1009 - 0.00 0.00'].sort(),
  ])
})

/** One check of 20.00 dollars. */
const LOCKBOX = `100ABCDEFGHIJ00999999911602111800
2ABCDEFGHIJ0099999991000000000040008000801
50000002223334260211ABCDEFGHIJ0099999991
6001001000000200011100002501234500010000005011021126C BABBAGE
700100022233342602110010000002000000
8000000222333426021100010000002000
9000008
`

test('checks of a lockbox are in the books of the bank account only once they are deposited', async () => {
  await define('DOLLAR', { currency: 'USD', numbers: ['DOLLAR', '2223334'] })
  const content = Buffer.from(LOCKBOX).toString('base64')
  await company.do('importBankStatement', { fileName: 'lockbox.bai', content })
  await company.drain()
  const dollars = (await list('bank-accounts')).find(({ code }) => code === 'DOLLAR')
  expect(dollars).toMatchObject({ numbers: '2223334, DOLLAR', entered: null })
  const [line] = await list('bank-lines', { bankAccount: 'DOLLAR' })
  expect(line).toMatchObject({ state: 'suspense' })
  expect(await company.broken()).toEqual([])
})
