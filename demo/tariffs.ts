import type { Sink } from './files.ts'
import { type Names, named, writePlan, writePrice } from './plan-rows.ts'
import { TIME_OF_USE_PLAN, writeTouCalendar } from './plan-time-of-use.ts'
import { GERMAN_PLANS } from './plans-germany.ts'
import { TEXAN_PLANS } from './plans-texas.ts'

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

/** Writes what is sold at the start: products, meters, plans with their charges, and prices. */
export function writeCatalog(sink: Sink): void {
  for (const [code, names, taxClass, account] of PRODUCTS) {
    const row = { product_code: code, tax_class: taxClass, revenue_account: account }
    sink.write('setup', 'products', { ...row, ...named(names) })
  }
  for (const [code, names, unit, source, aggregation] of METERS) {
    sink.write('setup', 'meters', { meter_code: code, ...named(names), unit, source, aggregation })
  }
  writeTouCalendar(sink)
  for (const plan of [...GERMAN_PLANS, ...TEXAN_PLANS, TIME_OF_USE_PLAN]) writePlan(sink, plan)
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
