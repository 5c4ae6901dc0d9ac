import type { Row, Sink } from './files.ts'

/** Sources of the figures, and which of them are our own: demo/README.md. */

type Names = readonly [en: string, fr: string, es: string, de: string]

const PRODUCTS: readonly (readonly [string, Names, string, string])[] = [
  [
    'BASE-HOME',
    ['Base fee', 'Abonnement', 'Término fijo', 'Grundpreis'],
    'electricity_home',
    '4000',
  ],
  [
    'ENERGY-HOME',
    ['Electricity', 'Électricité', 'Electricidad', 'Strom'],
    'electricity_home',
    '4010',
  ],
  ['LEVY-HOME', ['Levies', 'Contributions', 'Gravámenes', 'Umlagen'], 'levy_home', '4040'],
  [
    'BASE-BIZ',
    ['Base fee', 'Abonnement', 'Término fijo', 'Grundpreis'],
    'electricity_business',
    '4000',
  ],
  [
    'ENERGY-BIZ',
    ['Electricity', 'Électricité', 'Electricidad', 'Strom'],
    'electricity_business',
    '4010',
  ],
  ['LEVY-BIZ', ['Levies', 'Contributions', 'Gravámenes', 'Umlagen'], 'levy_business', '4040'],
  [
    'CARE',
    ['System care', 'Maintenance', 'Mantenimiento', 'Anlagenbetreuung'],
    'monitoring',
    '4000',
  ],
  [
    'DATA',
    ['Data access', 'Accès aux données', 'Acceso a datos', 'Datenzugang'],
    'monitoring',
    '4020',
  ],
  ['CHARGING', ['Vehicle charging', 'Recharge', 'Recarga', 'Ladestrom'], 'charging', '4010'],
  [
    'SOLAR',
    ['Solar system, installed', 'Installation solaire', 'Instalación solar', 'Photovoltaikanlage'],
    'solar_installation',
    '4030',
  ],
  ['HARDWARE', ['Equipment', 'Matériel', 'Equipos', 'Geräte'], 'goods', '4060'],
  ['VISIT', ['Service visit', 'Intervention', 'Visita técnica', 'Servicebesuch'], 'labour', '4020'],
]

const METERS: readonly (readonly [string, Names, string, string, string])[] = [
  ['energy', ['Electricity meter', 'Compteur', 'Contador', 'Stromzähler'], 'kWh', 'reads', 'sum'],
  [
    'energy-series',
    ['Interval meter', 'Courbe de charge', 'Curva de carga', 'Lastgang'],
    'kWh',
    'intervals',
    'sum',
  ],
  [
    'charge-energy',
    ['Charged energy', 'Énergie rechargée', 'Energía cargada', 'Ladeenergie'],
    'kWh',
    'events',
    'sum',
  ],
  [
    'charge-session',
    ['Charging sessions', 'Recharges', 'Recargas', 'Ladevorgänge'],
    'session',
    'events',
    'count',
  ],
  [
    'api-calls',
    ['API requests', 'Requêtes API', 'Peticiones API', 'API-Abrufe'],
    'request',
    'events',
    'sum',
  ],
]

/** Each price: first date, model, then tiers [up to, price] or [package size, price]. */
type Prices = readonly (readonly [
  from: string,
  model: string,
  ...steps: (readonly [string, string])[],
])[]

type ChargeRow = {
  readonly code: string
  readonly product: string
  readonly names: Names
  readonly unit: string
  readonly meter?: string
  readonly minimum?: string
  readonly months?: number
  readonly arrears?: boolean
  readonly prices: Prices
}

type PlanRow = {
  readonly code: string
  readonly version: number
  readonly names: Names
  readonly currency: string
  readonly inclusive?: boolean
  readonly offeredFrom: string
  readonly charges: readonly ChargeRow[]
}

const START = '2023-01-01'
const BASE: Names = ['Base fee', 'Abonnement', 'Término fijo', 'Grundpreis']
const ENERGY: Names = ['Energy', 'Énergie', 'Energía', 'Arbeitspreis']
const LEVIES: Names = [
  'Levies and electricity tax',
  'Contributions et taxe sur l’électricité',
  'Gravámenes e impuesto eléctrico',
  'Umlagen und Stromsteuer',
]
const REGULATED: Names = [
  'Regulatory and community charges',
  'Contributions réglementées',
  'Cargos regulados',
  'Regulierte Umlagen',
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

const carePlan = (code: string, currency: string, panel: string, inspection: string): PlanRow => ({
  code,
  version: 1,
  names: ['Sun Care', 'Soleil Serein', 'Sol Seguro', 'Sonnenwacht'],
  currency,
  offeredFrom: START,
  charges: [
    {
      code: 'panels',
      product: 'CARE',
      names: [
        'Monitoring per panel',
        'Surveillance par panneau',
        'Vigilancia por panel',
        'Überwachung je Modul',
      ],
      unit: 'panel',
      prices: [
        [START, 'per_unit', ['', panel]],
        ['2026-04-01', 'per_unit', ['', `${panel}5`]],
      ],
    },
    {
      code: 'inspection',
      product: 'CARE',
      names: [
        'Yearly inspection, per panel',
        'Contrôle annuel, par panneau',
        'Inspección anual, por panel',
        'Jahresinspektion je Modul',
      ],
      unit: 'panel',
      months: 12,
      arrears: true,
      prices: [[START, 'per_unit', ['', inspection]]],
    },
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

const PLANS: readonly PlanRow[] = [
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
  clearHome(2, '2026-03-01', '13.50', '0.2890', '0.3390'),
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
        unit: 'package',
        meter: 'api-calls',
        prices: [[START, 'package', ['10000', '6.50']]],
      },
    ],
  },
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

/** Writes what is sold at the start: products, meters, plans with their charges, and prices. */
export function writeCatalog(sink: Sink): void {
  for (const [code, names, taxClass, account] of PRODUCTS) {
    const row = { product_code: code, tax_class: taxClass, revenue_account: account }
    sink.write('setup', 'products', { ...row, ...named(names) })
  }
  for (const [code, names, unit, source, aggregation] of METERS) {
    sink.write('setup', 'meters', { meter_code: code, ...named(names), unit, source, aggregation })
  }
  for (const plan of PLANS) writePlan(sink, plan)
}

function writePlan(sink: Sink, plan: PlanRow): void {
  const key = { plan_code: plan.code, plan_version: plan.version }
  sink.write('setup', 'plans', {
    ...key,
    ...named(plan.names),
    currency: plan.currency,
    tax_inclusive: plan.inclusive ?? false,
    offered_from: plan.offeredFrom,
  })
  for (const [i, charge] of plan.charges.entries()) {
    sink.write('setup', 'plan_charges', { ...key, position: i + 1, ...chargeColumns(charge) })
    for (const price of charge.prices)
      writePrice(sink, 'setup', { ...key, charge_code: charge.code }, price)
  }
}

function chargeColumns(charge: ChargeRow): Row {
  const isUsage = charge.meter !== undefined
  return {
    charge_code: charge.code,
    product_code: charge.product,
    ...named(charge.names),
    kind: isUsage ? 'usage' : 'recurring',
    timing: isUsage || charge.arrears === true ? 'arrears' : 'advance',
    months: charge.months ?? 1,
    proration: 'actual_days',
    meter_code: charge.meter,
    unit: charge.unit,
    minimum: charge.minimum,
    prorate_minimum: true,
    prorate_tiers: true,
  }
}

function writePrice(sink: Sink, folder: string, key: Row, price: Prices[number]): void {
  const [from, model, ...steps] = price
  for (const [bound, amount] of steps) {
    const isPackage = model === 'package'
    sink.write(folder, 'prices', {
      ...key,
      effective_from: from,
      model,
      up_to: isPackage ? '' : bound,
      unit_price: isPackage ? '' : amount,
      flat_price: isPackage ? amount : model === 'per_unit' ? '' : '0',
      package_size: isPackage ? bound : '',
    })
  }
}

/** The agreed discount for trades was forgotten: the price from February on, found in April. */
export function writePriceCorrection(sink: Sink, folder: string): void {
  const key = { plan_code: 'DE-TRADE', plan_version: 1, charge_code: 'energy' }
  writePrice(sink, folder, key, [
    '2026-02-01',
    'volume',
    ['2000', '0.2840'],
    ['10000', '0.2414'],
    ['', '0.2272'],
  ])
}

function named([en, fr, es, de]: Names): Row {
  return { name_en: en, name_fr: fr, name_es: es, name_de: de }
}
