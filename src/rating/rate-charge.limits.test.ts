import { describe } from 'vitest'
import { table } from './rating.test-tables.ts'

const TIERS = '(100:0.10,400:0.20,:0.30)'
const JAN = '2026-01-01..2026-02-01'

describe('a stairstep price', () => {
  const STAIRS = 'stairs(10:50.00,100:200.00,:900.00)'
  table([
    // One amount for the whole quantity; a total on a bound is in the upper step.
    [`usage ${STAIRS}`, `${JAN}: 1`, 'stair@2026-01-01 1 × 50 = 50.00'],
    [`usage ${STAIRS}`, `${JAN}: 9.99`, 'stair@2026-01-01 1 × 50 = 50.00'],
    [`usage ${STAIRS}`, `${JAN}: 10`, 'stair@2026-01-01 1 × 200 = 200.00'],
    [`usage ${STAIRS}`, `${JAN}: 100000`, 'stair@2026-01-01 1 × 900 = 900.00'],
    // Published: storage of up to 10 GB at $100, of up to 100 GB at $250, whatever is used of it
    // (docs.revops.io, "How to Create a Stairstep Pricing SKU"); whole GB, bounds included there.
    ['usage stairs(11:100,101:250,:400)', `${JAN}: 3`, 'stair@2026-01-01 1 × 100 = 100.00'],
    ['usage stairs(11:100,101:250,:400)', `${JAN}: 10`, 'stair@2026-01-01 1 × 100 = 100.00'],
    ['usage stairs(11:100,101:250,:400)', `${JAN}: 11`, 'stair@2026-01-01 1 × 250 = 250.00'],
    ['usage stairs(11:100,101:250,:400)', `${JAN}: 100`, 'stair@2026-01-01 1 × 250 = 250.00'],
    // Nothing used is in the first step.
    [`usage ${STAIRS}`, `${JAN}: 0`, 'stair@2026-01-01 1 × 50 = 50.00'],
    // Units of a fee; a part of the period costs its share; each span of a quantity has its own.
    [`fee ${STAIRS}`, `${JAN}: 12`, 'stair@2026-01-01 1 × 200 = 200.00'],
    [`fee ${STAIRS}`, `${JAN}: 0`, ''],
    [
      'fee stairs(10:31.00,:62.00)',
      `2026-01-15..2026-02-01 of ${JAN}: 12`,
      'stair@2026-01-15 1 × 34 = 34.00',
    ],
    [
      'fee stairs(10:31.00,:62.00)',
      `${JAN}: 9, 10 from 2026-01-16`,
      'stair@2026-01-01 1 × 15 = 15.00; stair@2026-01-16 1 × 32 = 32.00',
    ],
    // Charged once a period, with the first use and at its price; the whole total chooses the step.
    [
      `usage ${STAIRS} stairs(10:60.00,100:210.00,:910.00)@2026-01-16`,
      `${JAN}: 5, 6`,
      'stair@2026-01-01 1 × 200 = 200.00',
    ],
    [
      `usage ${STAIRS} stairs(10:60.00,100:210.00,:910.00)@2026-01-16`,
      `${JAN}: 0, 6`,
      'stair@2026-01-16 1 × 60 = 60.00',
    ],
    // Steps shrink in a part of the period if the charge says so; the amount does not.
    [
      'usage stairs(310:31.00,:62.00) shrink',
      `2026-01-16..2026-02-01 of ${JAN}: 160`,
      'stair@2026-01-16 1 × 62 = 62.00',
    ],
    ['usage stairs(:0.005)', `${JAN}: 3; less 50%`, 'stair@2026-01-01 1 × 0.005 = 0.01 - 0.01'],
  ])
})

describe('a percentage', () => {
  table([
    // Of an amount in major units; a fee for each event is a line of its own.
    ['usage percent(2.9)', `${JAN}: 1000`, 'percent@2026-01-01 1000 × 0.029 = 29.00'],
    [
      'usage percent(2.9+0.30)',
      `${JAN}: 1000 in 12`,
      'percent@2026-01-01 1000 × 0.029 = 29.00; events@2026-01-01 12 × 0.3 = 3.60',
    ],
    ['usage percent(2.9+0.30)', `${JAN}: 0 in 0`, 'percent@2026-01-01 0 × 0.029 = 0.00'],
    // A refund mirrors its percentage, and is an event.
    [
      'usage percent(2.9+0.30)',
      `${JAN}: -100 in 1`,
      'percent@2026-01-01 -100 × 0.029 = -2.90; events@2026-01-01 1 × 0.3 = 0.30',
    ],
    // Amounts that cancel out still had their events.
    [
      'usage percent(2.9+0.30) percent(3+0.30)@2026-01-16',
      `${JAN}: 0 in 2, 100 in 1`,
      'percent@2026-01-01 0 × 0.029 = 0.00; events@2026-01-01 2 × 0.3 = 0.60; ' +
        'percent@2026-01-16 100 × 0.03 = 3.00; events@2026-01-16 1 × 0.3 = 0.30',
    ],
    // A free amount is free of the percentage, not of the fee.
    [
      'usage percent(1+0.10) free=500',
      `${JAN}: 700 in 3`,
      'percent@2026-01-01 200 × 0.01 = 2.00; events@2026-01-01 3 × 0.1 = 0.30',
    ],
    // Each part of the amount at the percentage of its tier.
    [
      'usage percents(1000:2,5000:1.5,:1+0.10)',
      `${JAN}: 6000 in 4`,
      'tier1@2026-01-01 1000 × 0.02 = 20.00; tier2@2026-01-01 4000 × 0.015 = 60.00; ' +
        'tier3@2026-01-01 1000 × 0.01 = 10.00; events@2026-01-01 4 × 0.1 = 0.40',
    ],
    ['usage percents(1000:2,:1)', `${JAN}: 1000`, 'tier1@2026-01-01 1000 × 0.02 = 20.00'],
    [
      'usage percent(2.9+0.30) min=50 max=60',
      `${JAN}: 1000 in 12; less 50%`,
      'percent@2026-01-01 1000 × 0.029 = 29.00 - 14.50; ' +
        'events@2026-01-01 12 × 0.3 = 3.60 - 1.80; minimum@2026-01-01 1 × 33.7 = 33.70',
    ],
  ])
})

describe('free units', () => {
  const part = `2026-01-16..2026-02-01 of ${JAN}`
  table([
    ['usage 0.10 free=100', `${JAN}: 250`, 'usage@2026-01-01 150 × 0.1 = 15.00'],
    ['usage 0.10 free=100', `${JAN}: 100.01`, 'usage@2026-01-01 0.01 × 0.1 = 0.00'],
    // All of it free is shown as nothing to pay.
    ['usage 0.10 free=100', `${JAN}: 100`, 'usage@2026-01-01 0 × 0.1 = 0.00'],
    ['usage 0.10 free=100', `${JAN}: 0`, 'usage@2026-01-01 0 × 0.1 = 0.00'],
    // Tiers, steps and packages count what is left.
    [
      `usage graduated${TIERS} free=50`,
      `${JAN}: 200`,
      'tier1@2026-01-01 100 × 0.1 = 10.00; tier2@2026-01-01 50 × 0.2 = 10.00',
    ],
    [`usage volume${TIERS} free=50`, `${JAN}: 149`, 'volume@2026-01-01 99 × 0.1 = 9.90'],
    ['usage package(10:1.00) free=5', `${JAN}: 25.1`, 'package@2026-01-01 3 × 1 = 3.00'],
    ['usage stairs(10:5.00,:9.00) free=5', `${JAN}: 14`, 'stair@2026-01-01 1 × 5 = 5.00'],
    // The first units of the period are free, at whatever price.
    [
      'usage 0.10 0.20@2026-01-16 free=100',
      `${JAN}: 80, 50`,
      'usage@2026-01-01 0 × 0.1 = 0.00; usage@2026-01-16 30 × 0.2 = 6.00',
    ],
    [
      'usage 0.10 0.20@2026-01-16 free=100',
      `${JAN}: 180, -90`,
      'usage@2026-01-01 80 × 0.1 = 8.00; usage@2026-01-16 -80 × 0.2 = -16.00',
    ],
    // What is taken back below zero mirrors what is used.
    ['usage 0.10 free=100', `${JAN}: -250`, 'usage@2026-01-01 -150 × 0.1 = -15.00'],
    // They shrink with the period, to 6 decimals, or stay whole.
    ['usage 1.00 free=310', `${part}: 200`, 'usage@2026-01-16 40 × 1 = 40.00'],
    ['usage 1.00 free=100', `${part}: 100`, 'usage@2026-01-16 48.387097 × 1 = 48.39'],
    ['usage 1.00 whole-free=310', `${part}: 320`, 'usage@2026-01-16 10 × 1 = 10.00'],
    ['usage 1.00 free=310 none', `${part}: 320`, 'usage@2026-01-16 10 × 1 = 10.00'],
    // The free units of a fee count units, not time.
    ['fee 31.00 free=2', `2026-01-15..2026-02-01 of ${JAN}: 5`, 'fee@2026-01-15 3 × 17 = 51.00'],
    ['fee 31.00 free=2', `${JAN}: 2`, 'fee@2026-01-01 0 × 31 = 0.00'],
    ['fee 31.00 free=2', `${JAN}: 0`, ''],
    // Discounts, maximum and minimum come after the price.
    [
      'usage 0.10 free=100 min=20',
      `${JAN}: 250; less 10%`,
      'usage@2026-01-01 150 × 0.1 = 15.00 - 1.50; minimum@2026-01-01 1 × 6.5 = 6.50',
    ],
  ])
})

describe('a minimum', () => {
  const part = `2026-01-16..2026-02-01 of ${JAN}`
  table([
    [
      'usage 0.10 min=50',
      `${JAN}: 300`,
      'usage@2026-01-01 300 × 0.1 = 30.00; minimum@2026-01-01 1 × 20 = 20.00',
    ],
    ['usage 0.10 min=50', `${JAN}: 500`, 'usage@2026-01-01 500 × 0.1 = 50.00'],
    // It shrinks with the period, or stays whole, as the charge says.
    [
      'usage 0.10 min=62',
      `${part}: 0`,
      'usage@2026-01-16 0 × 0.1 = 0.00; minimum@2026-01-16 1 × 32 = 32.00',
    ],
    [
      'usage 0.10 whole-min=62',
      `${part}: 0`,
      'usage@2026-01-16 0 × 0.1 = 0.00; minimum@2026-01-16 1 × 62 = 62.00',
    ],
    // It is a floor under what is paid: measured after discounts, itself without discount.
    [
      'usage 0.10 min=50',
      `${JAN}: 520; less 10%`,
      'usage@2026-01-01 520 × 0.1 = 52.00 - 5.20; minimum@2026-01-01 1 × 3.2 = 3.20',
    ],
  ])
})

describe('a maximum', () => {
  const part = `2026-01-16..2026-02-01 of ${JAN}`
  table([
    // What lies above it is given back, at quantity −1.
    [
      'usage 0.10 max=50',
      `${JAN}: 700`,
      'usage@2026-01-01 700 × 0.1 = 70.00; maximum@2026-01-01 -1 × 20 = -20.00',
    ],
    ['usage 0.10 max=50', `${JAN}: 500`, 'usage@2026-01-01 500 × 0.1 = 50.00'],
    [
      'usage 0.10 max=50',
      `${JAN}: 500.1`,
      'usage@2026-01-01 500.1 × 0.1 = 50.01; maximum@2026-01-01 -1 × 0.01 = -0.01',
    ],
    ['usage 0.10 max=50', `${JAN}: 0`, 'usage@2026-01-01 0 × 0.1 = 0.00'],
    // Usage that is taken back is not capped.
    ['usage 0.10 max=50', `${JAN}: -700`, 'usage@2026-01-01 -700 × 0.1 = -70.00'],
    [
      'usage 0.10 max=0',
      `${JAN}: 7`,
      'usage@2026-01-01 7 × 0.1 = 0.70; maximum@2026-01-01 -1 × 0.7 = -0.70',
    ],
    // It shrinks with the period, or stays whole, as the charge says.
    [
      'usage 0.10 max=62',
      `${part}: 700`,
      'usage@2026-01-16 700 × 0.1 = 70.00; maximum@2026-01-16 -1 × 38 = -38.00',
    ],
    [
      'usage 0.10 whole-max=62',
      `${part}: 700`,
      'usage@2026-01-16 700 × 0.1 = 70.00; maximum@2026-01-16 -1 × 8 = -8.00',
    ],
    // Usage on a day that the rule does not count is not for nothing.
    ['usage 0.10 max=62 none', `${part}: 300`, 'usage@2026-01-16 300 × 0.1 = 30.00'],
    // It is a cap on what is paid: measured after discounts, itself without discount.
    [
      'usage 0.10 max=50',
      `${JAN}: 600; less 10%`,
      'usage@2026-01-01 600 × 0.1 = 60.00 - 6.00; maximum@2026-01-01 -1 × 4 = -4.00',
    ],
    // All price versions of a period, and all quantities, count towards one cap.
    [
      'usage 0.10 0.20@2026-01-16 max=50',
      `${JAN}: 300, 200`,
      'usage@2026-01-01 300 × 0.1 = 30.00; usage@2026-01-16 200 × 0.2 = 40.00; ' +
        'maximum@2026-01-01 -1 × 20 = -20.00',
    ],
    [
      'fee 31.00 max=50',
      `${JAN}: 2, 3 from 2026-01-16`,
      'fee@2026-01-01 2 × 15 = 30.00; fee@2026-01-16 3 × 16 = 48.00; ' +
        'maximum@2026-01-01 -1 × 28 = -28.00',
    ],
    // A minimum that stays whole stands above a maximum that has shrunk.
    [
      'usage 0.10 max=62 whole-min=40',
      `${part}: 700`,
      'usage@2026-01-16 700 × 0.1 = 70.00; maximum@2026-01-16 -1 × 38 = -38.00; ' +
        'minimum@2026-01-16 1 × 8 = 8.00',
    ],
  ])
})
