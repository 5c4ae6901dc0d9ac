import { expect, test } from 'vitest'
import { type Fields, meetingsOf, settled } from './meetings.ts'

const read = (text: string): Fields =>
  Object.fromEntries(
    text.split(' ').map((value, i) => [String.fromCharCode(97 + i), value === '-' ? '' : value]),
  )

test.each([
  // opened, stands now, typed → who changed a, b, c
  ['x x x', 'x x x', 'x x x', {}],
  ['x x x', 'y x x', 'x z x', { a: 'theirs', b: 'mine' }],
  ['x x x', 'y y x', 'y z x', { a: 'theirs', b: 'both' }],
  ['x x x', 'x x -', 'x x y', { c: 'both' }],
  ['x - x', 'x - x', 'x y x', { b: 'mine' }],
])('%s | %s | %s', (base, theirs, mine, meetings) => {
  expect(meetingsOf(read(base), read(theirs), read(mine))).toEqual(meetings)
})

test('what only one of them changed is taken; of what both changed, what was chosen', () => {
  const [base, theirs, mine] = [read('x x x x'), read('t x t t'), read('x m m m')]
  expect(settled(base, theirs, mine, { c: true, d: false })).toEqual(read('t m m t'))
})
