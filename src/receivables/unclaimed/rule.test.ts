import { expect, test } from 'vitest'
import { dormancyOf, ruleFor, type SleepingCredit, type UnclaimedRule } from './rule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const RULE: UnclaimedRule = {
  ...{ legalEntityId: 'US', country: 'US', region: '', dormancyMonths: 36, answerDays: 60 },
  ...{ letterFromMinor: 50_00n, exemptsBusinesses: true },
}
const CREDIT: SleepingCredit = {
  ...{ accountId: 'a', itemId: 'i', legalEntityId: 'US', currency: 'USD', country: 'US' },
  ...{ region: 'NY', isBusiness: false, heardOn: day('2023-01-31'), minor: 50_00n },
}

test.each([
  ['the day before', {}, {}, '2026-01-30', '-'],
  ['the day itself', {}, {}, '2026-01-31', '2026-01-31 letter 2026-04-01'],
  ['found later', {}, {}, '2026-02-10', '2026-01-31 letter 2026-04-11'],
  ['too little for a letter', { minor: 49_99n }, {}, '2026-02-10', '2026-01-31 2026-02-10'],
  ['a business, exempt', { isBusiness: true }, {}, '2026-02-10', '-'],
  [
    'a business where it is not exempt',
    { isBusiness: true },
    { exemptsBusinesses: false },
    '2026-02-10',
    '2026-01-31 letter 2026-04-11',
  ],
  [
    'months of a short end',
    {},
    { dormancyMonths: 13 },
    '2024-02-29',
    '2024-02-29 letter 2024-04-29',
  ],
  ['ended rule', {}, { dormancyMonths: null }, '2050-01-01', '-'],
] as const)('%s', (_what, credit, rule, on, expected) => {
  const found = dormancyOf({ ...CREDIT, ...credit }, { ...RULE, ...rule }, day(on))
  const text =
    found === undefined
      ? '-'
      : [found.dormantOn, ...(found.isLetter ? ['letter'] : []), found.answerBy].join(' ')
  expect(text).toBe(expected)
})

test('the region goes before the country before everywhere, each of the same legal entity', () => {
  const everywhere = { ...RULE, country: '', dormancyMonths: 60 }
  const newYork = { ...RULE, region: 'NY', dormancyMonths: 24 }
  const other = { ...RULE, legalEntityId: 'DE', region: 'NY', dormancyMonths: 1 }
  const rules = [everywhere, other, RULE, newYork]
  const months = (country: string, region: string) =>
    ruleFor(rules, { legalEntityId: 'US', country, region })?.dormancyMonths
  expect([months('US', 'NY'), months('US', 'TX'), months('CA', 'ON')]).toEqual([24, 36, 60])
  expect(ruleFor([RULE], { legalEntityId: 'US', country: 'CA', region: '' })).toBeUndefined()
})
