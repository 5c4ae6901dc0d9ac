import { expect, test } from 'vitest'
import { type CashAccount, freeLedgerAccount, ledgerAccountOf } from './cash-account.ts'

const SUN = { legalEntityId: 'sun', currency: 'EUR' }

/** `MAIN sun EUR 1000 main` */
function account(row: string): CashAccount {
  const [code = '', legalEntityId = '', currency = '', ledgerAccount = '', main] = row.split(' ')
  const of = { legalEntityId, currency, ledgerAccount }
  return { bankAccountId: code, code, ...of, main: main === 'main' }
}

const ACCOUNTS = [
  'MAIN sun EUR 1000 main',
  'SAVE sun EUR 1002',
  'USD sun USD 1000 main',
  'MOON moon EUR 1001 main',
].map(account)

test.each([
  ['the main one of the currency', 'sun EUR', null, '1000'],
  ['that of the bank account named', 'sun EUR', 'SAVE', '1002'],
  ['the main one, wherever it stands', 'moon EUR', null, '1001'],
  ['1000 before any is defined', 'moon USD', null, '1000'],
])('money is posted to %s', (_, of, named, expected) => {
  const [legalEntityId = '', currency = ''] = of.split(' ')
  expect(ledgerAccountOf(ACCOUNTS, { legalEntityId, currency }, named)).toBe(expected)
})

test.each([
  ['nobody defined', 'NONE', 'unknown_bank_account'],
  ['of another legal entity', 'MOON', 'bank_account_apart'],
  ['in another currency', 'USD', 'bank_account_apart'],
])('refuses a bank account %s', (_, named, code) => {
  expect(() => ledgerAccountOf(ACCOUNTS, SUN, named)).toThrow(
    expect.objectContaining({ refusal: expect.objectContaining({ code }) }),
  )
})

test('a further bank account gets the first account of the chart that its company has free', () => {
  expect(freeLedgerAccount(ACCOUNTS, SUN)).toBe('1001')
  expect(freeLedgerAccount(ACCOUNTS, { legalEntityId: 'moon', currency: 'EUR' })).toBe('1000')
  const full = Array.from({ length: 10 }, (_, i) => account(`B${i} sun EUR ${1000 + i}`))
  expect(freeLedgerAccount(full, SUN)).toBeUndefined()
})
