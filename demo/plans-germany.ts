import {
  BASE,
  type ChargeRow,
  carePlan,
  ENERGY,
  type Names,
  type PlanRow,
  START,
} from './plan-rows.ts'

const LEVIES: Names = [
  'Levies and electricity tax',
  'Contributions et taxe sur l’électricité',
  'Gravámenes e impuesto eléctrico',
  'Umlagen und Stromsteuer',
]

const germanLevies = (product: string, meter: string): ChargeRow => ({
  code: 'levies',
  product,
  names: LEVIES,
  unit: 'kWh',
  meter,
  prices: [
    [START, 'per_unit', ['', '0.04701']],
    ['2026-01-01', 'per_unit', ['', '0.04996']],
  ],
})

const volumePlan = (
  code: string,
  names: Names,
  meter: string,
  base: string,
  minimum: string,
): PlanRow => ({
  code,
  version: 1,
  names,
  currency: 'EUR',
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
      prices: [
        [START, 'volume', ['2000', '0.2886'], ['10000', '0.2453'], ['', '0.2309']],
        ['2026-07-01', 'volume', ['2000', '0.2826'], ['10000', '0.2393'], ['', '0.2249']],
      ],
    },
    germanLevies('LEVY-BIZ', meter),
  ],
})

const clearHome = (
  version: number,
  offeredFrom: string,
  base: string,
  low: string,
  high: string,
): PlanRow => ({
  code: 'DE-CLEAR',
  version,
  names: ['Clear Sky', 'Ciel Clair', 'Cielo Claro', 'Klarsicht'],
  currency: 'EUR',
  inclusive: true,
  offeredFrom,
  charges: [
    {
      code: 'base',
      product: 'BASE-HOME',
      names: BASE,
      unit: 'month',
      prices: [[offeredFrom, 'per_unit', ['', base]]],
    },
    {
      code: 'energy',
      product: 'ENERGY-HOME',
      names: ENERGY,
      unit: 'kWh',
      meter: 'energy',
      prices: [[offeredFrom, 'graduated', ['200', low], ['', high]]],
    },
  ],
})

/** The German plans. Sources of the figures, and which are our own: README.md. */
export const GERMAN_PLANS: readonly PlanRow[] = [
  {
    code: 'DE-HOME',
    version: 1,
    names: ['Morning Light', 'Lumière du matin', 'Luz de mañana', 'Morgenlicht'],
    currency: 'EUR',
    offeredFrom: START,
    charges: [
      {
        code: 'base',
        product: 'BASE-HOME',
        names: BASE,
        unit: 'month',
        prices: [
          [START, 'per_unit', ['', '11.76']],
          ['2026-01-01', 'per_unit', ['', '12.60']],
        ],
      },
      {
        code: 'energy',
        product: 'ENERGY-HOME',
        names: ENERGY,
        unit: 'kWh',
        meter: 'energy',
        prices: [
          [START, 'per_unit', ['', '0.24959']],
          ['2026-01-01', 'per_unit', ['', '0.20934']],
          ['2026-05-15', 'per_unit', ['', '0.21434']],
        ],
      },
      germanLevies('LEVY-HOME', 'energy'),
    ],
  },
  clearHome(1, START, '14.90', '0.2990', '0.3490'),
  clearHome(2, '2024-06-01', '13.50', '0.2890', '0.3390'),
  volumePlan(
    'DE-TRADE',
    ['Trade', 'Artisan', 'Comercio', 'Gewerbestrom'],
    'energy',
    '19.90',
    '75.00',
  ),
  volumePlan(
    'DE-POWER',
    ['Power', 'Puissance', 'Potencia', 'Lastgangstrom'],
    'energy-series',
    '89.00',
    '750.00',
  ),
  carePlan('DE-CARE', 'EUR', '0.49', '2.40'),
  {
    code: 'DE-CHARGE',
    version: 1,
    names: ['Charge Card', 'Carte Recharge', 'Tarjeta Recarga', 'Ladekarte'],
    currency: 'EUR',
    offeredFrom: START,
    charges: [
      {
        code: 'cards',
        product: 'CHARGING',
        names: ['Charge cards', 'Cartes', 'Tarjetas', 'Ladekarten'],
        unit: 'card',
        prices: [[START, 'per_unit', ['', '4.99']]],
      },
      {
        code: 'energy',
        product: 'CHARGING',
        names: ['Charged energy', 'Énergie rechargée', 'Energía cargada', 'Ladeenergie'],
        unit: 'kWh',
        meter: 'charge-energy',
        prices: [
          [START, 'graduated', ['500', '0.4538'], ['', '0.4118']],
          ['2026-03-16', 'graduated', ['500', '0.4706'], ['', '0.4286']],
        ],
      },
      {
        code: 'sessions',
        product: 'CHARGING',
        names: ['Session fee', 'Frais par session', 'Cargo por sesión', 'Startentgelt'],
        unit: 'session',
        meter: 'charge-session',
        prices: [[START, 'per_unit', ['', '0.29']]],
      },
    ],
  },
  {
    code: 'DE-DATA',
    version: 1,
    names: ['Yield Data', 'Données de production', 'Datos de producción', 'Ertragsdaten'],
    currency: 'EUR',
    offeredFrom: START,
    charges: [
      {
        code: 'seats',
        product: 'DATA',
        names: ['Seats', 'Postes', 'Puestos', 'Arbeitsplätze'],
        unit: 'seat',
        prices: [[START, 'per_unit', ['', '24.00']]],
      },
      {
        code: 'requests',
        product: 'DATA',
        names: [
          'Requests, per 10,000',
          'Requêtes, par 10 000',
          'Peticiones, por 10 000',
          'Abrufe je 10.000',
        ],
        unit: 'call',
        meter: 'api-calls',
        prices: [[START, 'package', ['10000', '6.50']]],
      },
    ],
  },
]
