import { expect, test } from 'vitest'
import { expiresSoon } from './soon.ts'

test.each([
  ['usable', '2026-05-30', true],
  ['usable', '2026-05-31', false],
  ['usable', null, false],
  ['revoked', '2026-03-02', false],
] as const)('a mandate that is %s and dies on %s is pointed out on 2026-03-01: %s', (...row) => {
  const [state, expiresOn, isSoon] = row
  expect(expiresSoon({ state, expiresOn, today: '2026-03-01' })).toBe(isSoon)
})
