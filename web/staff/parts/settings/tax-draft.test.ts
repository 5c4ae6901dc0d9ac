import { expect, test } from 'vitest'
import type { TaxRate } from '../../views/taxes.ts'
import { isWholeTax, newTax, taxAfter, taxRows } from './tax-draft.ts'

const RATE: TaxRate = {
  ...{ code: 'DE-19', name: { en: 'VAT' }, country: 'DE', region: null, taxClass: 'standard' },
  ...{ category: 'S', ratePercent: '19', from: '2007-01-01', to: null, level: 'country' },
  ...{ compoundOn: ['X'], exemptionCode: null, exemptionReason: null },
}

test('the next rate ends the one before on its own first day and keeps what the form does not show', () => {
  const draft = { ...taxAfter(RATE, 'next', '2027-01-01'), ratePercent: '20,5' }
  const [ended, next] = taxRows(draft)
  expect(ended).toMatchObject({ validFrom: '2007-01-01', validTo: '2027-01-01', ratePercent: '19' })
  expect(next).toMatchObject({ validFrom: '2027-01-01', ratePercent: '20.5', compoundOn: ['X'] })
  expect(next).not.toHaveProperty('validTo')
})

test('a correction is one row, and so is a new tax', () => {
  expect(taxRows({ ...taxAfter(RATE, 'same', '2027-01-01'), ratePercent: '18' })).toHaveLength(1)
  const fresh = { ...newTax('2027-01-01', 'standard'), code: 'FR-20', country: 'fr' }
  expect(taxRows(fresh)[0]).toMatchObject({ country: 'FR', taxClass: 'standard' })
  expect(isWholeTax(fresh)).toBe(false)
  expect(isWholeTax({ ...fresh, ratePercent: '20', name: { en: 'VAT' } })).toBe(true)
})
