import { expect, test } from 'vitest'
import { maskedEmail, maskedNumber, maskedTaxId } from './masked.ts'

test.each([
  ['DE89370400440532013000', 'DE89 •••• 3000'],
  ['DE89 3704 0044 0532 0130 00', 'DE89 •••• 3000'],
  ['000123456789', '•••• 6789'],
  ['1234567', '•••• 67'],
  ['', '•••• '],
])('%s is shown as %s', (number, shown) => expect(maskedNumber(number)).toBe(shown))

test.each([
  ['ada@example.com', 'a•••@example.com'],
  ['nonsense', '•••'],
])('%s is shown as %s', (email, shown) => expect(maskedEmail(email)).toBe(shown))

test.each([
  ['person', 'DE136695976', '•••• 976'],
  ['business', 'DE136695976', 'DE136695976'],
  ['person', null, null],
])('the tax id of a %s, %s, is shown as %s', (kind, taxId, shown) => {
  expect(maskedTaxId({ kind, taxId })).toBe(shown)
})
