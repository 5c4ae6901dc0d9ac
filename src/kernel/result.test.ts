import { expect, test } from 'vitest'
import { assert, ok, RefusalError, refuse } from './result.ts'

test('a result is a value or a refusal with its facts', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(refuse('no_price', { on: '2026-01-01' })).toEqual({
    ok: false,
    refusal: { code: 'no_price', facts: { on: '2026-01-01' } },
  })
  expect(refuse('closed')).toEqual({ ok: false, refusal: { code: 'closed', facts: {} } })
})

test('a refusal on its way up keeps code and facts', () => {
  const error = new RefusalError('no_price', { on: '2026-01-01' })
  expect(error.refusal).toEqual({ code: 'no_price', facts: { on: '2026-01-01' } })
  expect(error.message).toBe('no_price {"on":"2026-01-01"}')
})

test('a failed assertion is a defect', () => {
  expect(() => assert(false, 'sums differ')).toThrow('defect: sums differ')
  expect(() => assert(true, 'sums differ')).not.toThrow()
})
