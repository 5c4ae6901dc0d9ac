import { expect, test } from 'vitest'
import type { ListInfo, Row } from '../api.ts'
import { rangeToggled } from './selection.ts'

const info = { key: ['number'] } as unknown as ListInfo
const rows: Row[] = ['a', 'b', 'c', 'd'].map(number => ({ number }))

test('a range goes from the row touched last, both ways, and is left the same way', () => {
  const first = rangeToggled({ info, rows, before: new Map() }, 3, -1)
  expect([...first.keys()]).toEqual(['d'])
  const range = rangeToggled({ info, rows, before: first }, 1, 3)
  expect([...range.keys()].sort()).toEqual(['b', 'c', 'd'])
  const left = rangeToggled({ info, rows, before: range }, 2, 1)
  expect([...left.keys()]).toEqual(['d'])
  expect(rangeToggled({ info, rows, before: left }, 9, -1)).toBe(left)
})
