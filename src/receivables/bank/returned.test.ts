import { expect, test } from 'vitest'
import { isReturn, originalReferences, returnedParts } from './returned.ts'

const ID = '0198f3a27c1e7d34b5a6c7d8e9f00112'

const LINE = {
  lineId: 'l',
  amountMinor: -1190n,
  currency: 'EUR',
  endToEndId: ID.toUpperCase(),
  texts: ['RETOURE'],
  transactionCode: null,
  isReversal: false,
  returnReason: 'AM04',
}

const DEBIT = { reference: ID, accountId: 'a', paymentId: 'p', currency: 'EUR', amountMinor: 1190n }

const parts = (minor: bigint, currency = 'EUR') =>
  returnedParts({ ...LINE, amountMinor: minor, currency }, DEBIT)?.map(
    part => `${part.kind} ${part.amountMinor}`,
  )

test('a return is the debit, and what the bank takes for it', () => {
  expect(parts(-1190n)).toEqual(['returned_debit -1190'])
  expect(parts(-1490n)).toEqual(['returned_debit -1190', 'charge -300'])
})

test('a sum that does not fit is left to a person', () => {
  expect(parts(-1189n)).toBeUndefined()
  expect(parts(-9000n)).toBeUndefined()
  expect(parts(-1190n, 'USD')).toBeUndefined()
})

test('a line names what it takes back by its id, or in its text', () => {
  expect(originalReferences(LINE)).toEqual([ID])
  const texts = ['RETURN TRACE 091000010000042 R01', `ref ${ID}.`]
  expect(originalReferences({ ...LINE, endToEndId: null, texts })).toEqual(['091000010000042', ID])
})

test('a reason, a reversal or a code of BAI2 make a return; money that leaves is none by itself', () => {
  const plain = { ...LINE, returnReason: null }
  expect(isReturn(LINE)).toBe(true)
  expect(isReturn(plain)).toBe(false)
  expect(isReturn({ ...plain, isReversal: true })).toBe(true)
  expect(isReturn({ ...plain, transactionCode: '555' })).toBe(true)
})
