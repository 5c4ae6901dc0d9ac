import { BASE, carePlan, ENERGY, type Names, type PlanRow, START } from './plan-rows.ts'

const REGULATED: Names = [
  'Regulatory and community charges',
  'Contributions réglementées',
  'Cargos regulados',
  'Regulierte Umlagen',
]

/** The Texan plans. Sources of the figures, and which are our own: README.md. */
export const TEXAN_PLANS: readonly PlanRow[] = [
  {
    code: 'US-HOME',
    version: 1,
    names: ['Lone Sun', 'Lone Sun', 'Sol Solitario', 'Lone Sun'],
    currency: 'USD',
    offeredFrom: START,
    charges: [
      {
        code: 'base',
        product: 'BASE-HOME',
        names: ['Customer charge', 'Abonnement', 'Cargo al cliente', 'Grundpreis'],
        unit: 'month',
        prices: [
          [START, 'per_unit', ['', '15.00']],
          ['2025-11-01', 'per_unit', ['', '16.50']],
        ],
      },
      {
        code: 'energy',
        product: 'ENERGY-HOME',
        names: ENERGY,
        unit: 'kWh',
        meter: 'energy',
        prices: [
          [
            START,
            'graduated',
            ['300', '0.04106'],
            ['900', '0.05138'],
            ['2000', '0.07525'],
            ['', '0.10884'],
          ],
        ],
      },
      {
        code: 'supply',
        product: 'ENERGY-HOME',
        names: ['Power supply', 'Approvisionnement', 'Suministro', 'Beschaffung'],
        unit: 'kWh',
        meter: 'energy',
        prices: [
          [START, 'per_unit', ['', '0.0532']],
          ['2026-06-15', 'per_unit', ['', '0.0498']],
        ],
      },
      {
        code: 'levies',
        product: 'LEVY-HOME',
        names: REGULATED,
        unit: 'kWh',
        meter: 'energy',
        prices: [[START, 'per_unit', ['', '0.0212']]],
      },
    ],
  },
  usBusiness(
    'US-BIZ',
    ['Main Street', 'Main Street', 'Calle Mayor', 'Main Street'],
    'energy',
    '21.50',
    '60.00',
  ),
  usBusiness(
    'US-POWER',
    ['Big Sky', 'Big Sky', 'Gran Cielo', 'Big Sky'],
    'energy-series',
    '26.00',
    '600.00',
  ),
  carePlan('US-CARE', 'USD', '0.65', '3.00'),
]

function usBusiness(
  code: string,
  names: Names,
  meter: string,
  base: string,
  minimum: string,
): PlanRow {
  return {
    code,
    version: 1,
    names,
    currency: 'USD',
    offeredFrom: START,
    charges: [
      {
        code: 'base',
        product: 'BASE-BIZ',
        names: BASE,
        unit: 'month',
        prices: [[START, 'per_unit', ['', base]]],
      },
      {
        code: 'energy',
        product: 'ENERGY-BIZ',
        names: ENERGY,
        unit: 'kWh',
        meter,
        minimum,
        prices: [[START, 'volume', ['5000', '0.11458'], ['', '0.09316']]],
      },
      {
        code: 'supply',
        product: 'ENERGY-BIZ',
        names: ['Power supply', 'Approvisionnement', 'Suministro', 'Beschaffung'],
        unit: 'kWh',
        meter,
        prices: [
          [START, 'per_unit', ['', '0.0285']],
          ['2026-01-01', 'per_unit', ['', '0.0301']],
        ],
      },
      {
        code: 'levies',
        product: 'LEVY-BIZ',
        names: REGULATED,
        unit: 'kWh',
        meter,
        prices: [[START, 'per_unit', ['', '0.0147']]],
      },
    ],
  }
}
