import { beforeAll, describe, expect, test } from 'vitest'
import { fee, plan, setUpCatalog, step } from '../../test/support/catalog.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { saveMeters } from './commands/define-meters.ts'
import { savePlans } from './commands/define-plans.ts'
import { saveTouCalendars } from './commands/define-tou-calendars.ts'
import { loadCharges } from './load/billing.ts'
import { loadTouCalendars } from './load/tou-calendars.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-05T08:00:00Z')
  await setUpCatalog(system)
  const meters = ['reads', 'intervals'].map(source => {
    return { meterCode: source, name: { en: source }, unit: 'kWh', source }
  })
  await step(system, tx => saveMeters(tx, meters))
})

const calendars = async (...wanted: unknown[]) => {
  const answer = await step(system, tx => saveTouCalendars(tx, wanted))
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri']

const calendar = {
  calendarCode: 'TOU',
  name: { en: 'Peak in summer evenings' },
  rules: [
    { band: 'peak', months: [6, 7, 8, 9], days: WEEKDAYS, from: '16:00', to: '21:00' },
    { band: 'off' },
  ],
  holidays: { region: 'US', firstYear: 2026, lastYear: 2026 },
}

describe('time-of-use calendars', () => {
  test('are added with the dates of their holidays, and repeated', async () => {
    expect(await calendars(calendar)).toEqual(['created'])
    expect(await calendars(calendar)).toEqual(['unchanged'])
    const stored = (await loadTouCalendars(system.db, ['TOU', 'NONE'])).get('TOU')!
    expect(stored.rules).toEqual([
      { band: 'peak', months: [6, 7, 8, 9], days: [1, 2, 3, 4, 5], from: 960, to: 1260 },
      { band: 'off', months: [], days: [], from: 0, to: 1440 },
    ])
    const { holidays } = stored
    expect(`${holidays?.from}..${holidays?.to}`).toBe('2026-01-01..2027-01-01')
    expect(holidays?.dates.map(({ date }) => date.toString())).toContain('2026-07-03')
  })

  test('may get another name and more years of holidays, never other rules', async () => {
    expect(await calendars({ ...calendar, name: { en: 'Evenings' } })).toEqual(['updated'])
    const longer = { ...calendar, holidays: { ...calendar.holidays, lastYear: 2027 } }
    expect(await calendars(longer)).toEqual(['updated'])
    const { holidays } = (await loadTouCalendars(system.db, ['TOU'])).get('TOU')!
    expect(holidays?.to.toString()).toBe('2028-01-01')
    expect(holidays?.dates.filter(({ name }) => name === 'Christmas Day')).toHaveLength(2)
    expect(await calendars(calendar)).toEqual(['tou_calendar_fixed'])
    expect(await calendars({ ...calendar, holidays: null })).toEqual(['tou_calendar_fixed'])
    expect(await calendars({ ...longer, rules: [{ band: 'off' }] })).toEqual(['tou_calendar_fixed'])
  })

  test('are refused with a gap, a useless rule, an unknown place or a time that is none', async () => {
    const other = { ...calendar, calendarCode: 'OTHER' }
    expect(
      await calendars(
        { ...other, rules: [calendar.rules[0]] },
        { ...other, rules: [...calendar.rules].reverse() },
        { ...other, holidays: { ...calendar.holidays, region: 'ZZ' } },
        { ...other, rules: [{ band: 'off', to: '25:00' }] },
        { ...other, rules: [{ band: 'off', days: ['holiday'] }], holidays: null },
      ),
    ).toEqual([
      'tou_gap',
      'tou_rule_shadowed',
      'unknown_holiday_region',
      'invalid_input',
      'tou_holidays_missing',
    ])
  })
})

describe('charges that measure a band or demand', () => {
  const measured = async (planCode: string, measure: object, meterCode = 'intervals') => {
    const usage = { ...fee('peak', '0.30', 'arrears'), kind: 'usage', meterCode, measure }
    const wanted = [{ ...plan(planCode), charges: [usage] }]
    const answer = await step(system, (tx, ctx) => savePlans(tx, wanted, ctx))
    return answer.rows.map(row => row.refusal?.code ?? row.result)
  }
  const band = { kind: 'band', calendar: 'TOU', band: 'peak' }

  test('are kept with their calendar, and repeated', async () => {
    expect(await measured('BAND', band)).toEqual(['created'])
    expect(await measured('BAND', band)).toEqual(['unchanged'])
    expect(await measured('BAND', { ...band, band: 'off' })).toEqual(['plan_version_fixed'])
    const charges = await loadCharges(system.db, [{ planCode: 'BAND', planVersion: 1 }])
    const { measure } = [...charges.values()][0]!.charge
    expect(measure).toMatchObject({ kind: 'band', band: 'peak', calendar: { code: 'TOU' } })
    const at = { holidays: measure?.calendar?.holidays?.from.toString() }
    expect(at).toEqual({ holidays: '2026-01-01' })
  })

  test('of any time need no calendar', async () => {
    expect(await measured('DEMAND', { kind: 'demand', minutes: 15 })).toEqual(['created'])
    const charges = await loadCharges(system.db, [{ planCode: 'DEMAND', planVersion: 1 }])
    expect([...charges.values()][0]!.charge.measure).toEqual({
      kind: 'demand',
      calendar: null,
      band: null,
      minutes: 15,
    })
  })

  test.each([
    ['tou_calendar_unknown', { ...band, calendar: 'NONE' }, 'intervals'],
    ['band_unknown', { ...band, band: 'night' }, 'intervals'],
    ['band_unknown', { kind: 'demand', minutes: 15, band: 'peak' }, 'intervals'],
    ['measure_needs_intervals', band, 'reads'],
    ['invalid_input', { kind: 'demand', minutes: 7 }, 'intervals'],
  ])('%s: %j on a meter of %s', async (code, measure, meter) => {
    expect(await measured('FAULTY', measure, meter)).toEqual([code])
  })
})
