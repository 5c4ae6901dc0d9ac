import { expect, test } from 'vitest'
import type { CsvMapping } from '../../views/bank-csv.ts'
import { meaningOf, meant } from './meaning.ts'

const HEADER = ['Buchung', 'Betrag', 'Zweck 1', 'Zweck 2']
const MAPPING: CsvMapping = {
  delimiter: ';',
  skipRows: 0,
  decimalMark: ',',
  dates: 'day_first',
  columns: { bookedOn: 'Buchung', amount: 'Gone', text: ['Zweck 2'] },
}

test('a column means one thing, a text may stand in several, and what is not there is forgotten', () => {
  const amount = meant(MAPPING, HEADER, { name: 'Betrag', meaning: 'amount' })
  expect(amount.columns).toEqual({ bookedOn: 'Buchung', amount: 'Betrag', text: ['Zweck 2'] })
  const both = meant(amount, HEADER, { name: 'Zweck 1', meaning: 'text' })
  expect(both.columns.text).toEqual(['Zweck 1', 'Zweck 2'])
  const moved = meant(both, HEADER, { name: 'Zweck 2', meaning: 'bookedOn' })
  expect(moved.columns).toEqual({ amount: 'Betrag', bookedOn: 'Zweck 2', text: ['Zweck 1'] })
  expect(meaningOf(moved, 'Buchung')).toBe('')
})
