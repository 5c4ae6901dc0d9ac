import { expect, test } from 'vitest'
import { csvOf, forReaders } from './evidence-table.ts'

test('a table of evidence can be read by whoever gets it: days as they are, heads even where it is empty', () => {
  const on = Temporal.PlainDate.from('2026-11-16')
  const at = Temporal.Instant.from('2026-11-16T16:00:00Z')
  expect(csvOf([{ on, at, text: 'Too much', facts: null }])).toBe(
    'on,at,text,facts\r\n2026-11-16,2026-11-16T16:00:00Z,Too much,\r\n',
  )
  expect(csvOf([], ['who', 'part'])).toBe('who,part\r\n')
})

test('amounts stand in their currency, people by their names, facts without brackets', () => {
  const names = new Map([['person:019a0000-0000-7000-8000-000000000001', 'Ada Clerk']])
  const person = 'person:019a0000-0000-7000-8000-000000000001'
  const rows = [
    {
      amount_minor: 119050,
      currency: 'EUR',
      by: person,
      facts: { dueOn: '2026-02-01', note: null },
    },
    { amount_minor: null, currency: 'JPY', by: 'job:takeUpDeductions', facts: null },
  ]
  expect(csvOf(forReaders(rows, names))).toBe(
    'amount,currency,by,facts\r\n1190.50,EUR,Ada Clerk,due on: 2026-02-01\r\n,JPY,automatically,\r\n',
  )
})
