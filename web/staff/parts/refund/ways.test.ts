import { describe, expect, test } from 'vitest'
import type { RefundableCredit, RefundablePayment } from '../../views/refund.ts'
import { askedFor, mostOf, type RefundForm, type Way, wayKey, waysOf } from './ways.ts'

const credit = (more: Partial<RefundableCredit> = {}): RefundableCredit => ({
  ...{ itemId: 'r-1', kind: 'receipt', label: null, on: '2026-03-02', entity: 'SUN' },
  ...{ currency: 'EUR', amountMinor: '1190', leftMinor: '500', method: 'card', control: '2510' },
  valueOn: '2026-03-02',
  ...more,
})

const payment = (paymentId: string, more: Partial<RefundablePayment> = {}): RefundablePayment => ({
  ...{ paymentId, receiptId: paymentId, provider: 'sandbox', shown: 'Visa', on: '2026-03-02' },
  ...{ entity: 'SUN', currency: 'EUR', takenMinor: '1190', leftMinor: '400' },
  ...more,
})

const FORM: RefundForm = {
  ...{ amount: '4,00', on: '2026-03-02', reason: 'overpaid', note: '', payee: 'Ada', iban: 'DE1' },
  ...{ routingNumber: '', bankAccount: '', accountType: '', checkNumber: '7', otherWayBecause: '' },
}

const keys = (ways: readonly Way[]) => ways.map(wayKey)

describe('the ways of a refund', () => {
  test('what came by card goes back to that card first', () => {
    const ways = waysOf(credit(), [payment('p-1'), payment('r-1'), payment('x', { entity: 'TEX' })])
    expect(keys(ways)).toEqual(['provider r-1', 'provider p-1', 'transfer', 'check', 'cash'])
  })

  test('other money goes by the bank, dollars by ACH first', () => {
    const ways = waysOf(credit({ method: 'transfer', currency: 'USD' }), [payment('p-1')])
    expect(keys(ways)).toEqual(['ach', 'check', 'transfer', 'cash'])
  })

  test('a payment gives back what is left of it at most', () => {
    expect(mostOf(credit(), { way: 'provider', payment: payment('r-1') })).toBe(400n)
    expect(mostOf(credit(), { way: 'check' })).toBe(500n)
  })

  test('asks for what was filled in, and for nothing of other ways', () => {
    const own = { way: 'provider', payment: payment('r-1') } as const
    expect(askedFor('P-1', credit(), own, FORM)).toEqual({
      command: 'refundPayment',
      input: {
        ...{ accountNumber: 'P-1', item: 'r-1', amount: '4.00', paymentId: 'r-1' },
        reason: 'overpaid',
      },
    })
    expect(askedFor('P-1', credit(), { way: 'check' }, FORM).input).toEqual({
      ...{ accountNumber: 'P-1', item: 'r-1', amount: '4.00', way: 'check', on: '2026-03-02' },
      ...{ payee: 'Ada', reason: 'overpaid', checkNumber: '7' },
    })
    expect(askedFor('P-1', credit(), { way: 'transfer' }, FORM).input).toMatchObject({
      iban: 'DE1',
    })
  })
})
