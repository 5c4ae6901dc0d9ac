import { expect, test } from 'vitest'
import { csvOf } from './pack.ts'

test('a table of evidence can be read by whoever gets it: days as they are, heads even where it is empty', () => {
  const on = Temporal.PlainDate.from('2026-11-16')
  const at = Temporal.Instant.from('2026-11-16T16:00:00Z')
  expect(csvOf([{ on, at, text: 'Too much', facts: null }])).toBe(
    'on,at,text,facts\r\n2026-11-16,2026-11-16T16:00:00Z,Too much,\r\n',
  )
  expect(csvOf([], ['who', 'part'])).toBe('who,part\r\n')
})
