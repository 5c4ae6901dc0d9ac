import { expect, test } from 'vitest'
import { cellLabel, labelOf, valueLabel } from './labels.ts'
import { loadLabels } from './words/labels.ts'

test('a list, a state and an action read in the language of the reader', async () => {
  await loadLabels('de')
  expect(labelOf('bill-runs', 'de')).toBe('Abrechnungsläufe')
  expect(cellLabel('documents', 'paymentState', 'part_paid', 'de')).toBe('Teilweise bezahlt')
  expect(cellLabel('payments', 'by', 'page', 'de')).toBe('Zahlungsseite')
  expect(cellLabel('payments', 'by', 'Visa •••• 4242', 'de')).toBe('Visa •••• 4242')
  expect(cellLabel('bill-run-exceptions', 'code', 'usage_spike', 'de')).toBe('Verbrauchssprung')
  expect(cellLabel('command-log', 'command', 'startBillRun', 'de')).toBe('Abrechnungslauf starten')
})

test('a word means one thing as a column and another as a state', () => {
  expect(labelOf('open', 'en')).toBe('Open amount')
  expect(valueLabel('open', 'en')).toBe('Open')
})

test('what somebody wrote stays as it is, and so does what nobody named', () => {
  expect(cellLabel('coupons', 'code', 'usage_spike', 'en')).toBe('usage_spike')
  expect(cellLabel('accounts', 'name', 'cash', 'en')).toBe('cash')
  expect(cellLabel('payments', 'reason', 'constructor', 'en')).toBe('constructor')
  expect(labelOf('someNewThing', 'en')).toBe('Some new thing')
})
