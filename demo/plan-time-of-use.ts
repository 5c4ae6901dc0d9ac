import type { Sink } from './files.ts'
import { BASE, type ChargeRow, named, type PlanRow, type Prices, START } from './plan-rows.ts'

const CALENDAR = 'US-TOU'
const HOLIDAYS = { holiday_region: 'US', holiday_first_year: 2025, holiday_last_year: 2030 }

/** Band, months, days, and times of the clock; the first rule that matches decides. */
const RULES: readonly (readonly [string, string, string, string, string])[] = [
  ['off-peak', '', 'sat sun holiday', '00:00', '24:00'],
  ['peak', '5 6 7 8 9 10', '', '12:00', '18:00'],
  ['mid-peak', '', '', '08:30', '21:30'],
  ['off-peak', '', '', '00:00', '24:00'],
]

/** From May the summer's price, from November the winter's. */
function seasons(winter: string, summer: string): Prices {
  return [
    [START, 'per_unit', ['', winter]],
    ['2025-05-01', 'per_unit', ['', summer]],
    ['2025-11-01', 'per_unit', ['', winter]],
    ['2026-05-01', 'per_unit', ['', summer]],
    ['2026-11-01', 'per_unit', ['', winter]],
  ]
}

function energy(band: string, names: ChargeRow['names'], prices: Prices): ChargeRow {
  const measure = { kind: 'band', calendar: CALENDAR, band } as const
  const meter = 'energy-series'
  return { code: band, product: 'ENERGY-BIZ', names, unit: 'kWh', meter, measure, prices }
}

function demand(
  code: string,
  band: string | undefined,
  names: ChargeRow['names'],
  prices: Prices,
): ChargeRow {
  const window = band === undefined ? {} : { calendar: CALENDAR, band }
  const measure = { kind: 'demand', ...window, minutes: 15 } as const
  const meter = 'energy-series'
  return { code, product: 'ENERGY-BIZ', names, unit: 'kW', meter, measure, prices }
}

/** Energy by band and season, and two demands in windows of 15 minutes. Source: README.md. */
export const TIME_OF_USE_PLAN: PlanRow = {
  code: 'US-TOU',
  version: 1,
  names: ['Long Shadow', 'Longue Ombre', 'Sombra Larga', 'Long Shadow'],
  currency: 'USD',
  offeredFrom: START,
  charges: [
    {
      code: 'base',
      product: 'BASE-BIZ',
      names: BASE,
      unit: 'month',
      prices: [[START, 'per_unit', ['', '26.00']]],
    },
    energy(
      'peak',
      ['Energy at peak', 'Énergie de pointe', 'Energía en punta', 'Arbeitspreis Spitze'],
      [[START, 'per_unit', ['', '0.16299']]],
    ),
    energy(
      'mid-peak',
      ['Energy in between', 'Énergie intermédiaire', 'Energía en llano', 'Arbeitspreis Mitte'],
      seasons('0.11330', '0.11960'),
    ),
    energy(
      'off-peak',
      ['Energy off peak', 'Énergie creuse', 'Energía en valle', 'Arbeitspreis Nebenzeit'],
      seasons('0.09716', '0.08981'),
    ),
    demand(
      'demand',
      undefined,
      ['Highest demand', 'Puissance maximale', 'Potencia máxima', 'Höchste Leistung'],
      [[START, 'per_unit', ['', '21.30']]],
    ),
    demand(
      'demand-peak',
      'peak',
      ['Demand at peak', 'Puissance de pointe', 'Potencia en punta', 'Leistung zur Spitze'],
      [[START, 'per_unit', ['', '21.19']]],
    ),
  ],
}

/** Writes the calendar that the plan's bands are taken from. */
export function writeTouCalendar(sink: Sink): void {
  RULES.forEach(([band, months, days, from, to], i) => {
    const head =
      i === 0
        ? {
            ...named([
              'Seasons and bands',
              'Saisons et plages',
              'Temporadas y franjas',
              'Jahreszeiten und Zeitbänder',
            ]),
            ...HOLIDAYS,
          }
        : {}
    sink.write('setup', 'tou_calendars', {
      calendar_code: CALENDAR,
      ...head,
      band,
      months,
      days,
      from,
      to,
    })
  })
}
