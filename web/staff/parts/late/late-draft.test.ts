import { expect, test } from 'vitest'
import { exampleOf, latePolicyRow, newLatePolicy, nextLatePolicy } from './late-draft.ts'

test('a policy is sent with what belongs to its kind of interest alone', () => {
  const draft = { ...newLatePolicy('2026-03-01', ['ecb']), policyCode: ' LAW ', annualPercent: '7' }
  const { rateCode, ...row } = latePolicyRow({
    ...draft,
    mostPercent: '11,5',
    flat: { EUR: '40,00', USD: '' },
  })
  expect(rateCode).toBe('ecb')
  expect(row).toMatchObject({
    ...{
      policyCode: 'LAW',
      points: '8',
      mostPercent: '11.5',
      graceDays: 5,
      flat: { EUR: '40.00' },
    },
  })
  expect(row).not.toHaveProperty('annualPercent')
  expect(latePolicyRow({ ...draft, interest: 'own' })).toMatchObject({ annualPercent: '7' })
  expect(latePolicyRow({ ...draft, interest: 'own' })).not.toHaveProperty('points')
  expect(latePolicyRow({ ...draft, interest: 'none', mostPercent: '9' })).not.toHaveProperty(
    'mostPercent',
  )
})

test('the next version of a policy is sent as the one before, from its day on', () => {
  const version = {
    ...{ policyCode: 'OWN', fromOn: '2026-01-01', revision: 0, name: { en: 'Own' }, charges: '0' },
    ...{ customers: 'person', rateCode: null, annualPercent: '6', points: '0', mostPercent: null },
    ...{ dayBasis: '360', graceDays: 3, flat: {}, minimums: { EUR: '1.00' }, termsDays: 7 },
    ...{ billed: 'at_payment', recordedAt: '', recordedBy: '' },
  }
  expect(latePolicyRow(nextLatePolicy(version, '2026-04-01'))).toEqual({
    ...{ policyCode: 'OWN', fromOn: '2026-04-01', name: { en: 'Own' }, customers: 'person' },
    ...{ dayBasis: '360', billed: 'at_payment', annualPercent: '6', graceDays: 3, termsDays: 7 },
    ...{ flat: {}, minimums: { EUR: '1.00' } },
  })
})

test('an example is asked for once it has an amount and a country', () => {
  const draft = {
    ...{ amount: '500', currency: 'EUR', overdueDays: '40', dueOn: '', customers: 'business' },
    ...{ country: 'DE', paid: '', paidAfterDays: '' },
  }
  expect(exampleOf(draft, '2026-03-01')).toMatchObject({ dueOn: '2026-03-01', overdueDays: 40 })
  expect(exampleOf({ ...draft, country: 'D' }, '2026-03-01')).toBeUndefined()
  expect(exampleOf({ ...draft, paid: '200', paidAfterDays: '10' }, '2026-03-01')).toMatchObject({
    paid: { amount: '200', afterDays: 10 },
  })
})
