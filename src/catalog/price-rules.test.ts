import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import type { Charge, Price, Tier } from './charge.ts'
import { checkCharge, checkDiscount } from './price-rules.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

const FEE: Charge = {
  code: 'base',
  productCode: 'product',
  name: { en: 'Base fee' },
  kind: 'recurring',
  timing: 'advance',
  months: 1,
  proration: 'actual_days',
  meterCode: null,
  unit: 'month',
  minimum: null,
  prorateMinimum: true,
  maximum: null,
  included: null,
  prorateIncluded: true,
  prorateMaximum: true,
  prorateTiers: false,
  prices: [
    { effectiveFrom: date('2026-01-01'), price: { model: 'per_unit', unitPrice: Decimal.of(10) } },
  ],
}

/** `100:0.10+5 :0.08` → tiers with bound, unit price and flat price. */
function tiers(text: string): Tier[] {
  return text.split(' ').map(tier => {
    const [upTo = '', price = ''] = tier.split(':')
    const [unit = '', flat = '0'] = price.split('+')
    return {
      upTo: upTo === '' ? null : Decimal.parse(upTo),
      unitPrice: Decimal.parse(unit),
      flatPrice: Decimal.parse(flat),
    }
  })
}

const priced = (...prices: Price[]): Charge => ({
  ...FEE,
  prices: prices.map((price, i) => ({ effectiveFrom: date(`2026-0${i + 1}-01`), price })),
})
const graduated = (text: string) => priced({ model: 'graduated', tiers: tiers(text) })
const volume = (text: string) => priced({ model: 'volume', tiers: tiers(text) })
const stairs = (text: string) =>
  priced({
    model: 'stairstep',
    steps: tiers(text).map(({ upTo, unitPrice }) => ({ upTo, price: unitPrice })),
  })
const bag = (size: number, price: number) =>
  priced({ model: 'package', size: Decimal.of(size), packagePrice: Decimal.of(price) })

test.each<[string, Charge, string]>([
  ['a plain fee', FEE, ''],
  ['rising tiers', graduated('100:0.10 400:0.20 :0.30'), ''],
  ['a negative price', priced({ model: 'per_unit', unitPrice: Decimal.of(-1) }), 'price_negative'],
  ['a negative tier', graduated('100:-0.10 :0.20'), 'price_negative'],
  ['a negative minimum', { ...FEE, minimum: Decimal.of(-1) }, 'price_negative'],
  ['a negative maximum', { ...FEE, maximum: Decimal.of(-1) }, 'price_negative'],
  [
    'a maximum below the minimum',
    { ...FEE, minimum: Decimal.of(2), maximum: Decimal.of(1) },
    'maximum_below_minimum',
  ],
  ['a maximum at the minimum', { ...FEE, minimum: Decimal.of(1), maximum: Decimal.of(1) }, ''],
  ['tiers that fall', graduated('100:1 50:2 :3'), 'tiers_not_ascending'],
  ['tiers that end', graduated('100:1 200:2'), 'tiers_not_ascending'],
  ['a tier without end before the last', graduated(':1 :2'), 'tiers_not_ascending'],
  ['a first tier of nothing', graduated('0:1 :2'), 'tiers_not_ascending'],
  ['steps that fall', stairs('100:1 50:2 :3'), 'tiers_not_ascending'],
  ['steps that end', stairs('100:1'), 'tiers_not_ascending'],
  ['a negative step', stairs('100:-1 :2'), 'price_negative'],
  ['rising steps', stairs('100:1 200:2 :3'), ''],
  ['no tiers', priced({ model: 'volume', tiers: [] }), 'tiers_not_ascending'],
  ['packages of nothing', bag(0, 1), 'package_size_not_positive'],
  ['no price', { ...FEE, prices: [] }, 'price_missing'],
  ['one price twice', { ...FEE, prices: [FEE.prices[0]!, FEE.prices[0]!] }, 'prices_not_in_order'],
  ['usage without meter', { ...FEE, kind: 'usage', timing: 'arrears' }, 'meter_missing'],
  ['a fee with a meter', { ...FEE, meterCode: 'kWh' }, 'meter_not_used'],
  ['usage in advance', { ...FEE, kind: 'usage', meterCode: 'kWh' }, 'usage_in_advance'],
  ['a one-off every month', { ...FEE, kind: 'one_off' }, 'period_length_wrong'],
  ['a fee every 0 months', { ...FEE, months: 0 }, 'period_length_wrong'],
])('%s: %s', (_, charge, code) => {
  expect(
    checkCharge(charge)
      .filter(({ severity }) => severity === 'refusal')
      .map(finding => finding.code)
      .join(' '),
  ).toBe(code)
})

test.each([
  // 100 units at 0.10 cost 10.00; at 0.08 they cost 8.00.
  ['100:0.10 :0.08', 'at 100: 10 → 8'],
  ['100:0.10 :0.08+2', ''],
  ['100:0.10 200:0.12 :0.11', 'at 200: 24 → 22'],
])('a volume price %s warns where one unit more makes the bill smaller: %s', (text, expected) => {
  const warnings = checkCharge(volume(text)).map(({ severity, facts }) => {
    expect(severity).toBe('warning')
    return `at ${facts.at}: ${facts.before} → ${facts.after}`
  })
  expect(warnings.join(', ')).toBe(expected)
})

test.each([
  ['usage', '2.9', '0.30', ''],
  ['recurring', '2.9', '0.30', 'price_needs_usage'],
  ['usage', '-1', '0', 'price_negative'],
  ['usage', '1', '-0.01', 'price_negative'],
])('a %s charge of %s %% and %s an event: %s', (kind, percent, fee, code) => {
  const feePerEvent = Decimal.parse(fee)
  const single: Price = { model: 'percentage', percent: Decimal.parse(percent), feePerEvent }
  const tiers = [{ upTo: null, percent: Decimal.parse(percent) }]
  for (const price of [single, { model: 'graduated_percentage' as const, tiers, feePerEvent }]) {
    const isUsage = kind === 'usage'
    const charge = isUsage ? { kind, meterCode: 'EUR', timing: 'arrears' as const } : {}
    const found = checkCharge({ ...priced(price), ...charge } as Charge)
    expect(found.map(finding => finding.code).join(' ')).toBe(code)
  }
})

test.each([
  ['recurring', '2.5', '12', '8', ''],
  ['recurring', '-2.5', '12', '12', ''],
  ['usage', '2.5', '12', '8', ''],
  ['recurring', '-100', '12', '8', 'escalator_out_of_range'],
  ['recurring', '2.5', '8', '12', 'escalator_limits_crossed'],
])(
  'a %s price of %s %% a year, at most %s, at least %s: %s',
  (kind, percent, most, least, code) => {
    const limits = { ceiling: Decimal.parse(most), floor: Decimal.parse(least) }
    const rise = { unitPrice: Decimal.of(10), percent: Decimal.parse(percent), decimals: 2 }
    const charge = priced({ model: 'escalated', ...rise, ...limits })
    const usage = { kind: 'usage', meterCode: 'kWh', timing: 'arrears' } as const
    const found = checkCharge(kind === 'usage' ? { ...charge, ...usage } : charge)
    expect(found.map(finding => finding.code).join(' ')).toBe(code)
  },
)

test('percentage tiers rise', () => {
  const tiers = [{ upTo: Decimal.of(10), percent: Decimal.one }]
  const price: Price = { model: 'graduated_percentage', tiers, feePerEvent: Decimal.zero }
  const usage = { kind: 'usage', meterCode: 'EUR', timing: 'arrears' } as const
  expect(checkCharge({ ...priced(price), ...usage })).toMatchObject([
    { code: 'tiers_not_ascending' },
  ])
})

test('a step that costs less than the one below it is a warning', () => {
  expect(checkCharge(stairs('10:50 :40'))).toMatchObject([
    { severity: 'warning', code: 'volume_total_falls', facts: { at: '10', after: '40' } },
  ])
})

test.each([
  ['100', null, ''],
  ['0.01', '2026-02-01', ''],
  ['100.01', null, 'discount_out_of_range'],
  ['0', null, 'discount_out_of_range'],
  ['-5', null, 'discount_out_of_range'],
  ['10', '2026-01-01', 'discount_without_days'],
])('a discount of %s %% until %s: %s', (percent, to, code) => {
  const discount = {
    code: 'D',
    name: { en: 'Discount' },
    percent: Decimal.parse(percent),
    chargeCode: null,
    from: date('2026-01-01'),
    to: to === null ? null : date(to),
  }
  expect(
    checkDiscount(discount)
      .map(finding => finding.code)
      .join(' '),
  ).toBe(code)
})
