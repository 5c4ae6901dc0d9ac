import { expect, test } from 'vitest'
import { KPIS } from '../../../../src/reporting/kpis/kpi.ts'
import { pointsOf, SHOWN, toldOf } from './kpis.ts'

test('every key figure is shown, in its order', () => expect(SHOWN).toEqual([...KPIS]))

test('a month is a quotient: days, or per cent; one without anything to measure is none', () => {
  const months = [{ month: '2026-02', part: '3', whole: '4' }]
  const points = pointsOf('billedRight', months, '2026-03-15')
  expect(points).toHaveLength(12)
  expect(points.slice(-2)).toEqual([
    { month: '2026-02', value: 75 },
    { month: '2026-03', value: null },
  ])
  expect(pointsOf('daysToBill', months, '2026-02-01').at(-1)?.value).toBe(0.75)
})

test.each([
  ['billedRight', [90, 90, 90, 95], true],
  ['billedRight', [90, 90, 90, 85], false],
  ['daysToBill', [3, 3, 3, 2], true],
  ['daysToBill', [3, 3, 3, 3], undefined],
  ['daysToBill', [3], undefined],
] as const)('%s %j: better %s', (kpi, values, better) => {
  const points = values.map((value, i) => ({ month: `2026-0${i + 1}`, value }))
  expect(toldOf(kpi, points, '2026-09-01').better).toBe(better)
})

test('the month under way is told apart, and judges nothing', () => {
  const points = [90, 90, 95, 20].map((value, i) => ({ month: `2026-0${i + 1}`, value }))
  expect(toldOf('billedRight', points, '2026-04-02')).toEqual({
    whole: { month: '2026-03', value: 95 },
    underWay: { month: '2026-04', value: 20 },
    better: true,
  })
})
