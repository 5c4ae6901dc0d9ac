import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from './line-diff.ts'

const SIGNS = { both: ' ', before: '-', after: '+' } as const

test('a line that was put in between is one line more, the rest stays', () => {
  const shown = lineDiff('a\nb\nc', 'a\nx\nc\nd').map(each => SIGNS[each.side] + each.text)
  expect(shown).toEqual([' a', '-b', '+x', ' c', '+d'])
})

test('each side reads as its own text', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', '', 'c')).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = lineDiff(before, after)
      const of = (side: 'before' | 'after') =>
        lines.filter(each => each.side === 'both' || each.side === side).map(each => each.text)
      expect(of('before').join('\n')).toBe(before)
      expect(of('after').join('\n')).toBe(after)
    }),
  )
})
