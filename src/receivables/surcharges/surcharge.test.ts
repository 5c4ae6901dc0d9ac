import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { type Paying, surchargeLaw } from './law.ts'
import { type SurchargeRule, surchargeOf, surchargeRuleFor } from './surcharge.ts'

const paying = (text: string): Paying => {
  const [country = '', region = '', who = 'business', method = 'card'] = text.split(' ')
  return {
    ...{ country, region: region === '-' ? '' : region, isBusiness: who === 'business' },
    method: method as 'card' | 'bank',
  }
}

const rule = (percent: string, more: Partial<SurchargeRule> = {}): SurchargeRule => ({
  ...{ country: '', region: '', percent: Decimal.parse(percent), fixedMinor: 0n, capMinor: null },
  ...{ taxClass: 'standard', businessesOnly: false, ...more },
})

test.each([
  ['DE - person card', 'forbidden'],
  ['DE - business card', 'free'],
  ['DE - business bank', 'forbidden'],
  ['FR - business card', 'forbidden'],
  ['GB - person card', 'forbidden'],
  ['GB - business card', 'free'],
  ['US CT business card', 'forbidden'],
  ['US CO person card', 'capped 2'],
  ['US NY person card', 'capped 3'],
  ['US NY person bank', 'free'],
  ['CA ON person card', 'free'],
])('%s → %s', (text, expected) => {
  const law = surchargeLaw(paying(text))
  expect(law.is === 'capped' ? `capped ${law.percent}` : law.is).toBe(expected)
})

test.each([
  ['none without a rule', undefined, 'CA - person card', 100_00n, 0n],
  ['a share, rounded half up once', rule('1.5'), 'CA - person card', 33_33n, 50n],
  [
    'a share and a fixed amount',
    rule('1.5', { fixedMinor: 30n }),
    'CA - person card',
    100_00n,
    180n,
  ],
  ['at most the cap', rule('10', { capMinor: 5_00n }), 'CA - person card', 100_00n, 5_00n],
  ['at most what the law allows', rule('5'), 'US NY person card', 100_00n, 3_00n],
  ['less in a stricter state', rule('5'), 'US CO person card', 100_00n, 2_00n],
  ['nothing where it is forbidden', rule('5'), 'US MA person card', 100_00n, 0n],
  ['nothing of consumers', rule('2', { businessesOnly: true }), 'CA - person card', 100_00n, 0n],
] as const)('%s', (_what, of, text, amount, expected) => {
  expect(surchargeOf(of, paying(text), amount, 'USD')).toBe(expected)
})

test('the region goes before the country before everywhere', () => {
  const rules = [
    rule('1'),
    rule('2', { country: 'US' }),
    rule('3', { country: 'US', region: 'NY' }),
  ]
  const found = ['US NY', 'US TX', 'CA ON'].map(text =>
    surchargeRuleFor(rules, paying(text))?.percent.toString(),
  )
  expect(found).toEqual(['3', '2', '1'])
})

test('never below zero, never above the cap, nor above what is paid by up to a hundred percent', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 12n),
      fc.integer({ min: 0, max: 10_000 }),
      fc.bigInt(1n, 10n ** 6n),
      (amount, bps, cap) => {
        const of = rule('0', { percent: new Decimal(BigInt(bps), 2), capMinor: cap })
        const fee = surchargeOf(of, paying('CA - person card'), amount, 'USD')
        return fee >= 0n && fee <= cap && fee <= amount
      },
    ),
  )
})
