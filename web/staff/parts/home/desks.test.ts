import { expect, test } from 'vitest'
import { BUILT_IN_ROLES } from '../../../../src/identity/roles.ts'
import { desksOf } from './desks.ts'

const desksIn = (...roles: readonly string[]) => {
  const held = BUILT_IN_ROLES.filter(({ role }) => roles.includes(role))
  const permissions = Object.fromEntries(held.flatMap(({ permissions }) => [...permissions]))
  return desksOf(permissions).map(({ desk }) => desk)
}

test.each([
  ['billing_clerk', ['billing']],
  ['cash_clerk', ['money']],
  ['collector', ['collections']],
  ['finance', ['ledger']],
  ['auditor', ['audit']],
  ['it_administrator', ['machines']],
  ['support', ['service']],
  ['customer_view', ['other']],
])('the home of %s is laid out for that work', (role, desks) => {
  expect(desksIn(role)).toEqual(desks)
})

test('a manager finds the desk of the lead first, and those of the clerks beside it', () => {
  expect(desksIn('billing_manager')).toEqual(['lead', 'billing', 'collections'])
})

test('whoever holds two roles has the desks of both', () => {
  expect(desksIn('cash_clerk', 'collector')).toEqual(['money', 'collections'])
})
