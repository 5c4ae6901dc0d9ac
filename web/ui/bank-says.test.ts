import { expect, test } from 'vitest'
import { RETRIED_REASONS } from '../../src/receivables/payments/retry.ts'
import { bankSaysText, isSaidByBank } from './bank-says.tsx'

test('a bank’s code is said in words of the reader, with the code beside it', () => {
  expect(bankSaysText('AC04', 'en')).toBe('Account closed (AC04)')
  expect(bankSaysText('R01', 'de')).toBe('Konto nicht gedeckt (R01)')
  expect(bankSaysText('C01 •••• 5678', 'fr')).toBe('Numéro de compte erroné (C01): •••• 5678')
})

test('what is no code of a bank stays as somebody wrote it', () => {
  for (const text of ['called the bank', 'ABCD', 'Z99', 'AM04X', '']) {
    expect(bankSaysText(text, 'es')).toBe(text)
    expect(isSaidByBank(text)).toBe(false)
  }
})

test('every code of a bank after which a debit is tried again has words', () => {
  const codes = RETRIED_REASONS.filter(reason => /^[A-Z]{1,2}\d{2}$/.test(reason))
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter(code => !isSaidByBank(code))).toEqual([])
})
