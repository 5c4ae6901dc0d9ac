import { describe, expect, test } from 'vitest'
import { firstDifference } from './difference.ts'

const ORDER = {
  lines: [
    { line: '10', quantity: '3' },
    { line: '20', kind: 'one_off' },
  ],
  poNumber: null,
}

describe('the first difference of two records', () => {
  const cases: readonly [string, unknown, string | undefined][] = [
    ['is none where they say the same', { poNumber: null, lines: ORDER.lines }, undefined],
    [
      'is found in a line, by its name',
      { ...ORDER, lines: [{ line: '10', quantity: '4' }, ORDER.lines[1]] },
      'lines.10.quantity 3 → 4',
    ],
    [
      'is a line that is missing',
      { ...ORDER, lines: [ORDER.lines[0]] },
      'lines.20 {"line":"20","kind":"one_off"} → –',
    ],
    ['is a member that is new', { ...ORDER, poNumber: 'PO 7' }, 'poNumber – → PO 7'],
    [
      'is one of kind',
      { ...ORDER, lines: 'none' },
      'lines [{"line":"10","quantity":"3"},{"line":"20","kind":"one_off"}] → none',
    ],
  ]
  test.each(cases)('%s', (_, other, expected) => {
    const found = firstDifference(ORDER, other)
    expect(found && `${found.field} ${found.before} → ${found.after}`).toBe(expected)
  })
})
