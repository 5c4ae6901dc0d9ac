import { expect, test } from 'vitest'
import { areLimitsWhole, changedLimits, limitDrafts, limitsOf } from './role-limits.ts'

const REFUND = { command: 'refundCredit', currency: 'EUR' }

test('limits that hold come back as they are; a comma is a decimal point; an empty line is none', () => {
  const kept = limitDrafts([
    { ...REFUND, amountMinor: '50000' },
    { command: 'refundCredit', currency: 'JPY', amountMinor: '700' },
  ])
  expect(limitsOf(kept)).toEqual([
    { ...REFUND, amount: '500.00' },
    { command: 'refundCredit', currency: 'JPY', amount: '700' },
  ])
  const typed = { key: 'new', ...REFUND, amount: ' 1 250,50 ' }
  const empty = { key: 'other', command: '', currency: 'EUR', amount: '' }
  expect(limitsOf([typed, empty])).toEqual([{ ...REFUND, amount: '1250.50' }])
})

test('a line without an amount, or an action limited twice in one currency, is not whole', () => {
  const line = (key: string, amount: string) => ({ key, ...REFUND, amount })
  expect(areLimitsWhole([line('a', '500')])).toBe(true)
  expect(areLimitsWhole([line('a', '')])).toBe(false)
  expect(areLimitsWhole([line('a', '500'), line('b', '600')])).toBe(false)
})

test('what comes, goes or moves is told with both amounts', () => {
  const of = (command: string, amount: string) => ({ command, currency: 'EUR', amount })
  const before = [of('refundCredit', '500.00'), of('issueCreditNote', '100.00'), of('same', '1.00')]
  const after = [of('same', '1.00'), of('refundCredit', '800'), of('writeOffBadDebt', '50')]
  expect(changedLimits({ before, after })).toEqual([
    { command: 'refundCredit', currency: 'EUR', from: '500.00', to: '800' },
    { command: 'issueCreditNote', currency: 'EUR', from: '100.00', to: undefined },
    { command: 'writeOffBadDebt', currency: 'EUR', from: undefined, to: '50' },
  ])
})
