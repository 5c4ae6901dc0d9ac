import { expect, test } from 'vitest'
import { mandateRow } from '../../../../src/receivables/mandates/api.ts'
import { emptyMandate, isComplete, mandateRowOf, schemeFor } from './draft.ts'

const signed = {
  ...emptyMandate('P-1', '2026-11-23'),
  ...{ entity: 'SUN', reference: 'M-P-1', holder: 'Ada Byron' },
}
const iban = 'DE89 3704 0044 0532 0130 00'
const american = { scheme: 'ach', routingNumber: '111000025', bankAccount: '123456' }

test.each([
  ['SEPA', { ...signed, iban, ...american, scheme: 'sepa_core' }],
  ['ACH', { ...signed, ...american, iban }],
])('what was typed for the other scheme is not sent: %s', (_, draft) => {
  expect(isComplete(draft)).toBe(true)
  expect(mandateRow.safeParse(mandateRowOf(draft)).error).toBeUndefined()
})

test('a mandate without its bank account is not complete', () => {
  expect(isComplete(signed)).toBe(false)
  expect(isComplete({ ...signed, ...american, bankAccount: ' ' })).toBe(false)
})

test('the scheme follows the books of who collects', () => {
  expect(schemeFor('USD', 'sepa_b2b')).toBe('ach')
  expect(schemeFor('EUR', 'ach')).toBe('sepa_core')
  expect(schemeFor('EUR', 'sepa_b2b')).toBe('sepa_b2b')
})
