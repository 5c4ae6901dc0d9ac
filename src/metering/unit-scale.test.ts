import { expect, test } from 'vitest'
import { powerBetween } from './unit-scale.ts'

test.each([
  'KWH kWh 0',
  'Wh kWh -3',
  'WH MWh -6',
  'MWh kWh 3',
  'GWH kWh 6',
  'kvarh kVArh 0',
  'm³ m3 0',
  'therm Therm 0',
  'W kWh none',
  'kVArh kWh none',
  'therm kWh none',
  'mWattsh kWh none',
])('from %s', row => {
  const [from, to, power] = row.split(' ')
  expect(String(powerBetween(from!, to!) ?? 'none')).toBe(power)
})

test('no unit is no unit, even of a meter without one', () => {
  expect(powerBetween('', '')).toBeUndefined()
})
