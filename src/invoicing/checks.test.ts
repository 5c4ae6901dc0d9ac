import { expect, test } from 'vitest'
import { makeBills } from './simulation/bills.ts'
import { scenarioOf } from './simulation/scenario.test-tables.ts'

/** The exceptions of the second of two bills, by code. */
function exceptions(second: string): string[] {
  const [, bill] = makeBills(
    scenarioOf(`
      charge base fee 5.00
      charge calls usage 0.10 free=100
      start 2026-01-01 x1
      used 150 on 2026-01-10
      ${second}
      bill 2026-02-01 2026-03-01
    `),
  )
  expect(bill?.outcome).toBe('billed')
  return (bill?.exceptions ?? []).map(({ code }) => code)
}

test.each([
  ['used 80 on 2026-02-10', []],
  ['used 180 on 2026-02-10', []],
  ['used 0 on 2026-02-10', ['zero_usage']],
])('nothing used is told to a person, but not usage that is free: %s', (second, codes) => {
  expect(exceptions(second)).toEqual(codes)
})
