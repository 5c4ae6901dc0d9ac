import { expect, test } from 'vitest'
import { energyTerms } from '../../../catalog/energy-terms.ts'
import { energyCell } from './energy-cell.ts'

test.each([
  ['', null],
  [undefined, null],
  ['guarantee guaranteed=6200 excess=carried', { guaranteed: '6200', excess: 'carried' }],
  [
    'guarantee guaranteed=6200 degradationPercent=0.5 decimals=1 excess=returned excessPrice=0.04',
    { degradationPercent: '0.5', decimals: 1, excessPrice: '0.04' },
  ],
  [
    'ratchet percent=75 periods=11 months=1+4+12 minimum=20',
    { percent: '75', periods: 11, months: [1, 4, 12], minimum: '20' },
  ],
  [
    ' net_metering  exportMeter=EXPORT trueUpMonth=12 atTrueUp=pay payoutPrice=0.03 ',
    { exportMeter: 'EXPORT', trueUpMonth: 12, atTrueUp: 'pay', payoutPrice: '0.03' },
  ],
  [
    'export_credit pays=energy+peak expiresAfter=12',
    { pays: ['energy', 'peak'], expiresAfter: 12 },
  ],
  ['budget', { kind: 'budget', covers: [], atYearEnd: 'settle' }],
  ['budget settleMonth=4 atYearEnd=roll covers=energy', { settleMonth: 4, covers: ['energy'] }],
])('%o', (cell, expected) => {
  const input = energyCell(cell)
  if (expected === null) expect(input).toBe(null)
  else expect(JSON.parse(JSON.stringify(energyTerms.parse(input)))).toMatchObject(expected)
})

test.each([
  'nonsense',
  'guarantee',
  'guarantee guaranteed=many',
  'guarantee guaranteed=6200 guranteed=1',
  'ratchet percent=120',
  'ratchet percent=80 months=13',
  'net_metering exportMeter=EXPORT trueUpMonth=December',
  'export_credit',
  'budget settleMonth=0',
])('%s is refused by the command', cell => {
  expect(energyTerms.safeParse(energyCell(cell)).success).toBe(false)
})
