import { expect, test } from 'vitest'
import { DUTY_CONFLICTS } from '../../../src/identity/duties.ts'
import { DUTY_RISKS } from './duty-risks.ts'

test('every pair of duties says in four languages what one could do with both', () => {
  const codes = DUTY_CONFLICTS.map(({ code }) => code).toSorted()
  for (const words of Object.values(DUTY_RISKS))
    expect(Object.keys(words).toSorted()).toEqual(codes)
  expect(Object.values(DUTY_RISKS.en)).toEqual(DUTY_CONFLICTS.map(({ risk }) => risk))
})
