import { expect, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import { failureOf, failurePage } from './failure.ts'
import { frame } from './frame.ts'
import { sayIn } from './say.ts'

test.each([
  [new RefusalError('unknown_account', { account: 'x' }), 404],
  [new RefusalError('invalid_input', {}), 400],
  [Object.assign(new Error('canceling statement'), { code: '57014' }), 503],
  [Object.assign(new Error('terminating connection'), { code: '57P01' }), 503],
  [Object.assign(new Error('too many clients'), { code: '53300' }), 503],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503],
  [Object.assign(new Error('bad url'), { statusCode: 400 }), 400],
  [Object.assign(new Error('division by zero'), { code: '22012' }), 500],
  [new TypeError('x is undefined'), 500],
  [null, 500],
])('%s is answered with %i', (error, status) => {
  expect(failureOf(error).status).toBe(status)
})

test('a defect is owned up to, with its number and without its trace', () => {
  const say = sayIn('en')
  const page = frame(say, failurePage(say, failureOf(new Error('secret at db.ts:1')), 'r-1'))
  expect(page).toContain('This is our mistake, not yours.')
  expect(page).toContain('Request r-1')
  expect(page).not.toContain('secret')
})
