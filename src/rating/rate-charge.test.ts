import { describe, expect, test } from 'vitest'
import { RefusalError } from '../kernel/result.ts'
import { rated, table } from './rating.test-tables.ts'

const TIERS = '(100:0.10,400:0.20,:0.30)'
const JAN = '2026-01-01..2026-02-01'

describe('a fee', () => {
  table([
    // A whole period is exactly price × quantity, whatever its days and the rule.
    ['fee 10.00', '2026-01-31..2026-02-28: 3', 'fee@2026-01-31 3 × 10 = 30.00'],
    ['fee 10.00 thirty_actual', `${JAN}: 3`, 'fee@2026-01-01 3 × 10 = 30.00'],
    ['fee 10.00 thirty_360', '2026-02-01..2026-03-01: 3', 'fee@2026-02-01 3 × 10 = 30.00'],
    ['fee 10.00 actual_365', `${JAN}: 3`, 'fee@2026-01-01 3 × 10 = 30.00'],
    ['fee 10.00 none', `${JAN}: 3`, 'fee@2026-01-01 3 × 10 = 30.00'],
    ['fee 120.00 every=12', '2026-01-01..2027-01-01: 1', 'fee@2026-01-01 1 × 120 = 120.00'],
    ['once 49.90', '2026-01-07..2026-01-08: 2', 'once@2026-01-07 2 × 49.9 = 99.80'],
    // The amount is rounded once, from the exact product.
    ['fee 0.333', `${JAN}: 3`, 'fee@2026-01-01 3 × 0.333 = 1.00'],
    ['fee 0.005', `${JAN}: 1`, 'fee@2026-01-01 1 × 0.005 = 0.01'],
    // No unit, no line.
    ['fee 10.00', `${JAN}: 0`, ''],
  ])
})

describe('a part of a period', () => {
  const part = `2026-01-15..2026-02-01 of ${JAN}`
  table([
    ['fee 31.00 actual_days', `${part}: 2`, 'fee@2026-01-15 2 × 17 = 34.00'],
    ['fee 30.00 thirty_actual', `${part}: 2`, 'fee@2026-01-15 2 × 17 = 34.00'],
    // 15 January to 1 February is 16 days of 30 where every month has 30.
    ['fee 30.00 thirty_360', `${part}: 2`, 'fee@2026-01-15 2 × 16 = 32.00'],
    ['fee 36.50 actual_365', `${part}: 2`, 'fee@2026-01-15 2 × 20.4 = 40.80'],
    ['fee 31.00 full', `${part}: 2`, 'fee@2026-01-15 2 × 31 = 62.00'],
    ['fee 31.00 none', `${part}: 2`, ''],
    // 15 February to 1 March is 16 days of 30 as well; the 31st costs nothing.
    [
      'fee 30.00 thirty_360',
      '2026-02-15..2026-03-01 of 2026-02-01..2026-03-01: 1',
      'fee@2026-02-15 1 × 16 = 16.00',
    ],
    ['fee 30.00 thirty_360', `2026-01-31..2026-02-01 of ${JAN}: 1`, 'fee@2026-01-31 1 × 1 = 1.00'],
    ['fee 30.00 thirty_360', `2026-01-30..2026-01-31 of ${JAN}: 1`, ''],
    // 30 of 31 days are already 30 thirtieths; no part costs more than the whole.
    [
      'fee 30.00 thirty_actual',
      `2026-01-02..2026-02-01 of ${JAN}: 1`,
      'fee@2026-01-02 1 × 30 = 30.00',
    ],
    [
      'fee 90.00 thirty_actual every=3',
      '2026-07-02..2026-10-01 of 2026-07-01..2026-10-01: 1',
      'fee@2026-07-02 1 × 90 = 90.00',
    ],
    [
      'fee 365.00 actual_365 every=12',
      '2026-01-01..2026-03-01 of 2026-01-01..2027-01-01: 1',
      'fee@2026-01-01 1 × 59 = 59.00',
    ],
    // The printed unit price has 10 decimals; the amount comes from the exact fraction.
    ['fee 10.00', `${part}: 3`, 'fee@2026-01-15 3 × 5.4838709677 = 16.45'],
    // The days that switch to summer time count like all others.
    [
      'fee 31.00',
      '2026-03-28..2026-03-31 of 2026-03-01..2026-04-01: 1',
      'fee@2026-03-28 1 × 3 = 3.00',
    ],
  ])
})

describe('a quantity that changes inside the period', () => {
  table([
    [
      'fee 31.00',
      `${JAN}: 2, 3 from 2026-01-16`,
      'fee@2026-01-01 2 × 15 = 30.00; fee@2026-01-16 3 × 16 = 48.00',
    ],
    // Spans of equal quantity are one span: a change that changes nothing changes no amount.
    ['fee 10.00', `${JAN}: 3, 3 from 2026-01-16`, 'fee@2026-01-01 3 × 10 = 30.00'],
    ['fee 31.00', `${JAN}: 2, 0 from 2026-01-16`, 'fee@2026-01-01 2 × 15 = 30.00'],
    // thirty_actual: 15/30 + 16/30, one thirtieth more than the whole, as that rule has it.
    [
      'fee 30.00 thirty_actual',
      `${JAN}: 1, 2 from 2026-01-16`,
      'fee@2026-01-01 1 × 15 = 15.00; fee@2026-01-16 2 × 16 = 32.00',
    ],
    // full: each unit that was there costs the period, once. none: only those there throughout.
    ['fee 31.00 full', `${JAN}: 2, 3 from 2026-01-16`, 'fee@2026-01-01 3 × 31 = 93.00'],
    ['fee 31.00 full', `${JAN}: 3, 2 from 2026-01-16`, 'fee@2026-01-01 3 × 31 = 93.00'],
    ['fee 31.00 none', `${JAN}: 2, 3 from 2026-01-16`, 'fee@2026-01-01 2 × 31 = 62.00'],
    // Each span's quantity is tiered on its own, then prorated.
    [
      'fee graduated(5:10.00,:8.00)',
      `${JAN}: 5, 7 from 2026-01-16`,
      'tier1@2026-01-01 5 × 4.8387096774 = 24.19; ' +
        'tier1@2026-01-16 5 × 5.1612903226 = 25.81; tier2@2026-01-16 2 × 4.1290322581 = 8.26',
    ],
    ['fee volume(5:10.00,:8.00)', `${JAN}: 7`, 'volume@2026-01-01 7 × 8 = 56.00'],
    ['fee package(5:40.00)', `${JAN}: 7`, 'package@2026-01-01 2 × 40 = 80.00'],
  ])
})

describe('a price that changes', () => {
  table([
    // A fee takes the price of its first day of service …
    ['fee 31.00 62.00@2026-01-16', `${JAN}: 1`, 'fee@2026-01-01 1 × 31 = 31.00'],
    [
      'fee 31.00 62.00@2026-01-16',
      `2026-01-16..2026-02-01 of ${JAN}: 1`,
      'fee@2026-01-16 1 × 32 = 32.00',
    ],
    // … and usage that of the day it was used.
    [
      'usage 0.10 0.20@2026-01-16',
      `${JAN}: 100, 50`,
      'usage@2026-01-01 100 × 0.1 = 10.00; usage@2026-01-16 50 × 0.2 = 10.00',
    ],
    // The tier counter carries on from one price to the next,
    [
      `usage graduated${TIERS} graduated(100:0.11,400:0.22,:0.33)@2026-01-16`,
      `${JAN}: 80, 50`,
      'tier1@2026-01-01 80 × 0.1 = 8.00; ' +
        'tier1@2026-01-16 20 × 0.11 = 2.20; tier2@2026-01-16 30 × 0.22 = 6.60',
    ],
    // the volume tier is that of the whole period's total,
    [
      `usage volume${TIERS} volume(100:0.11,400:0.22,:0.33)@2026-01-16`,
      `${JAN}: 80, 50`,
      'volume@2026-01-01 80 × 0.2 = 16.00; volume@2026-01-16 50 × 0.22 = 11.00',
    ],
    // and a package begun before the change is not begun again after it.
    [
      'usage package(10:1.00) package(10:2.00)@2026-01-16',
      `${JAN}: 15, 7`,
      'package@2026-01-01 2 × 1 = 2.00; package@2026-01-16 1 × 2 = 2.00',
    ],
    // A flat price is charged once a period.
    [
      'usage graduated(100:0.10+5.00,:0.20+7.00) graduated(100:0.10+6.00,:0.20+8.00)@2026-01-16',
      `${JAN}: 120, 50`,
      'tier1flat@2026-01-01 1 × 5 = 5.00; tier1@2026-01-01 100 × 0.1 = 10.00; ' +
        'tier2flat@2026-01-01 1 × 7 = 7.00; tier2@2026-01-01 20 × 0.2 = 4.00; ' +
        'tier2@2026-01-16 50 × 0.2 = 10.00',
    ],
    // A piece without usage gives no line.
    ['usage 0.10 0.20@2026-01-16', `${JAN}: 0, 50`, 'usage@2026-01-16 50 × 0.2 = 10.00'],
  ])
})

describe('usage', () => {
  table([
    ['usage 0.1234', `${JAN}: 312.5`, 'usage@2026-01-01 312.5 × 0.1234 = 38.56'],
    ['usage 0.10', `${JAN}: 20 estimated`, 'usage@2026-01-01 20 × 0.1 = 2.00 estimated'],
    // Nothing used is shown as nothing used.
    ['usage 0.10', `${JAN}: 0`, 'usage@2026-01-01 0 × 0.1 = 0.00'],
    [`usage graduated${TIERS}`, `${JAN}: 0`, 'tier1@2026-01-01 0 × 0.1 = 0.00'],
    [`usage volume${TIERS}`, `${JAN}: 0`, 'volume@2026-01-01 0 × 0.1 = 0.00'],
    ['usage package(10:1.00)', `${JAN}: 0`, 'package@2026-01-01 0 × 1 = 0.00'],
    // A corrected reading mirrors the amount.
    ['usage 0.125', `${JAN}: -1`, 'usage@2026-01-01 -1 × 0.125 = -0.13'],
    // Each unit in its tier; a unit on the bound belongs to the tier below it.
    [`usage graduated${TIERS}`, `${JAN}: 100`, 'tier1@2026-01-01 100 × 0.1 = 10.00'],
    [
      `usage graduated${TIERS}`,
      `${JAN}: 450`,
      'tier1@2026-01-01 100 × 0.1 = 10.00; ' +
        'tier2@2026-01-01 300 × 0.2 = 60.00; tier3@2026-01-01 50 × 0.3 = 15.00',
    ],
    // All units at the tier that the total reaches; a total on the bound is in the upper one.
    [`usage volume${TIERS}`, `${JAN}: 99`, 'volume@2026-01-01 99 × 0.1 = 9.90'],
    [`usage volume${TIERS}`, `${JAN}: 100`, 'volume@2026-01-01 100 × 0.2 = 20.00'],
    [
      'usage volume(100:0.10+5.00,:0.05+9.00)',
      `${JAN}: 200`,
      'tier2flat@2026-01-01 1 × 9 = 9.00; volume@2026-01-01 200 × 0.05 = 10.00',
    ],
    // A begun package counts whole.
    ['usage package(10:1.00)', `${JAN}: 20`, 'package@2026-01-01 2 × 1 = 2.00'],
    ['usage package(10:1.00)', `${JAN}: 20.01`, 'package@2026-01-01 3 × 1 = 3.00'],
    // Corrections take tiered units back from the top.
    [
      'usage graduated(100:0.10,:0.20) graduated(100:0.10,:0.20)@2026-01-16',
      `${JAN}: 120, -30`,
      'tier1@2026-01-01 100 × 0.1 = 10.00; tier2@2026-01-01 20 × 0.2 = 4.00; ' +
        'tier1@2026-01-16 -10 × 0.1 = -1.00; tier2@2026-01-16 -20 × 0.2 = -4.00',
    ],
    // Tiers shrink in a part of the period if the charge says so; usage itself is never prorated.
    [
      `usage graduated${TIERS}`,
      `2026-01-16..2026-02-01 of ${JAN}: 100`,
      'tier1@2026-01-16 100 × 0.1 = 10.00',
    ],
    [
      'usage graduated(310:0.10,:0.20) shrink',
      `2026-01-16..2026-02-01 of ${JAN}: 200`,
      'tier1@2026-01-16 160 × 0.1 = 16.00; tier2@2026-01-16 40 × 0.2 = 8.00',
    ],
    [
      'usage volume(310:0.10,:0.20) shrink',
      `2026-01-16..2026-02-01 of ${JAN}: 160`,
      'volume@2026-01-16 160 × 0.2 = 32.00',
    ],
    // 100 × 1/30 units at 0.135 are exactly 45 hundredths: rounded only then.
    [
      'usage graduated(100:0.0135,:1) shrink thirty_360',
      '2026-04-30..2026-05-01 of 2026-04-01..2026-05-01: 4',
      'tier1@2026-04-30 3.3333333333 × 0.0135 = 0.05; tier2@2026-04-30 0.6666666667 × 1 = 0.67',
    ],
  ])
})

describe('discounts', () => {
  table([
    ['fee 100.00', `${JAN}: 1; less 10%`, 'fee@2026-01-01 1 × 100 = 100.00 - 10.00'],
    ['fee 100.00', `${JAN}: 1; less 100%`, 'fee@2026-01-01 1 × 100 = 100.00 - 100.00'],
    // Each takes its percentage of what the one before left.
    ['fee 100.00', `${JAN}: 1; less 50%; less 10%`, 'fee@2026-01-01 1 × 100 = 100.00 - 55.00'],
    // Only for the days that both cover.
    ['fee 31.00', `${JAN}: 1; less 10% 2026-01-12..`, 'fee@2026-01-01 1 × 31 = 31.00 - 2.00'],
    ['fee 31.00', `${JAN}: 1; less 10% 2026-02-01..`, 'fee@2026-01-01 1 × 31 = 31.00'],
    // Two that never meet do not reduce each other.
    [
      'fee 31.00',
      `${JAN}: 1; less 50% 2026-01-01..2026-01-11; less 50% 2026-01-22..`,
      'fee@2026-01-01 1 × 31 = 31.00 - 10.00',
    ],
    // The allowance is rounded apart from the price, and mirrors a negative one.
    ['usage 0.125', `${JAN}: 1; less 50%`, 'usage@2026-01-01 1 × 0.125 = 0.13 - 0.07'],
    ['usage 0.125', `${JAN}: -1; less 50%`, 'usage@2026-01-01 -1 × 0.125 = -0.13 - -0.07'],
  ])
})

describe('parks the account', () => {
  test.each([
    ['fee 10.00@2026-01-16', `${JAN}: 1`, 'no_price_in_force'],
    ['fee 10.00', '2026-01-01..2026-01-01: 1', 'empty_period'],
    ['usage graduated(100:1,50:2,:3)', `${JAN}: 1`, 'tiers_not_ascending'],
    ['usage graduated(100:1,200:2)', `${JAN}: 1`, 'tiers_not_ascending'],
    ['usage package(0:1)', `${JAN}: 1`, 'package_size_not_positive'],
    ['usage 0.10 0.20@2026-01-16', `${JAN}: 1`, 'usage_missing'],
    [`usage graduated${TIERS}`, `${JAN}: -1`, 'negative_tiered_usage'],
    [`usage volume${TIERS}`, `${JAN}: -1`, 'negative_tiered_usage'],
    ['usage package(10:1.00)', `${JAN}: -1`, 'negative_tiered_usage'],
    ['fee percent(2)', `${JAN}: 1`, 'price_needs_usage'],
    ['usage percent(2+0.10)', `${JAN}: 1`, 'events_not_counted'],
    ['usage percents(9:2,:1)', `${JAN}: -1`, 'negative_tiered_usage'],
    ['usage stairs(10:1.00,:2.00)', `${JAN}: -1`, 'negative_tiered_usage'],
    ['usage stairs(10:1.00,20:2.00)', `${JAN}: 1`, 'tiers_not_ascending'],
    ['fee 10.00', `${JAN}: 1; less 100.01%`, 'discount_out_of_range'],
  ])('%s | %s → %s', (charge, facts, code) => {
    let refusal = ''
    try {
      rated(charge, facts)
    } catch (error) {
      if (error instanceof RefusalError) refusal = error.refusal.code
    }
    expect(refusal).toBe(code)
  })
})
