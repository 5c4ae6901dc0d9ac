import { expect, test } from 'vitest'
import {
  type RecordedEntry,
  type RecordedLine,
  suggestRecorded,
  surelyRecorded,
} from './recorded.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const LINE: RecordedLine = {
  amountMinor: 1190n,
  bookedOn: day('2026-02-10'),
  valuedOn: day('2026-02-10'),
  payerName: 'ADA LOVELACE',
  texts: ['Rechnung SUN-INV-2026-000001'],
  structured: [],
  checkNumber: null,
  numberShown: null,
  endToEndId: null,
}

const ENTRY: RecordedEntry = {
  kind: 'receipt',
  subjectAccountId: 'a',
  subjectId: 'r1',
  amountMinor: 1190n,
  on: day('2026-02-09'),
  names: ['Ada Lovelace'],
  references: [],
  checkNumber: null,
  numberShown: null,
  endToEndId: null,
}

const of = (line: Partial<RecordedLine>, ...entries: Partial<RecordedEntry>[]) =>
  suggestRecorded(
    { ...LINE, ...line },
    entries.map((entry, i) => ({ ...ENTRY, subjectId: `r${i + 1}`, ...entry })),
  )

const sure = (line: Partial<RecordedLine>, ...entries: Partial<RecordedEntry>[]) =>
  surelyRecorded(of(line, ...entries), 0.95)?.entry.subjectId

test.each([
  ['the name of the customer', {}, {}, 'r1'],
  ['the number of the invoice', { payerName: null }, { references: ['SUN-INV-2026-000001'] }, 'r1'],
  [
    'the number of the check',
    { payerName: null, checkNumber: '0077' },
    { checkNumber: '77' },
    'r1',
  ],
  ['what the bank calls it', { payerName: null, endToEndId: 'E-1' }, { endToEndId: 'e-1' }, 'r1'],
  ['the name of a provider', { payerName: 'STRIPE PAYMENTS EUROPE' }, { names: ['stripe'] }, 'r1'],
  ['amount and day alone', { payerName: null }, {}, undefined],
  ['another amount', { amountMinor: 1191n }, {}, undefined],
  ['another name', { payerName: 'Karl Bergmann' }, {}, undefined],
  ['another invoice of the customer', {}, { references: ['SUN-INV-2026-000777'] }, undefined],
  ['a day weeks away', {}, { on: day('2026-01-20') }, undefined],
] as const)('a line is what was keyed in, told by %s', (_, line, entry, expected) => {
  expect(sure(line, entry as Partial<RecordedEntry>)).toBe(expected)
})

test('of two alike of one customer the nearer is taken, of two customers none', () => {
  expect(sure({}, { on: day('2026-02-07') }, { on: day('2026-02-10') })).toBe('r2')
  expect(sure({}, {}, { subjectAccountId: 'b' })).toBeUndefined()
})

test('no threshold leaves it to a person', () => {
  expect(surelyRecorded(of({}, {}), null)).toBeUndefined()
})
