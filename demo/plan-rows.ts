import type { Row, Sink } from './files.ts'

/** A name in English, French, Spanish and German. */
export type Names = readonly [en: string, fr: string, es: string, de: string]

/** Each price: first date, model, then tiers [up to, price] or [package size, price]. */
export type Prices = readonly (readonly [
  from: string,
  model: string,
  ...steps: (readonly [string, string])[],
])[]

/** What of an interval meter is counted: a band of a calendar, or the peak in it (or at any time). */
export type Measure = {
  readonly kind: 'band' | 'demand'
  readonly calendar?: string
  readonly band?: string
  readonly minutes?: number
}

/** A charge of a plan; `meter` makes it one for usage, billed in arrears. */
export type ChargeRow = {
  readonly code: string
  readonly product: string
  readonly names: Names
  readonly unit: string
  readonly meter?: string
  readonly measure?: Measure
  readonly minimum?: string
  readonly months?: number
  readonly arrears?: boolean
  readonly prices: Prices
}

/** A version of a plan; `inclusive`: its prices contain the tax. */
export type PlanRow = {
  readonly code: string
  readonly version: number
  readonly names: Names
  readonly currency: string
  readonly inclusive?: boolean
  readonly offeredFrom: string
  readonly charges: readonly ChargeRow[]
}
/** From when the prices hold that no later version changes. */
export const START = '2023-01-01'
export const BASE: Names = ['Base fee', 'Abonnement', 'Término fijo', 'Grundpreis']
export const ENERGY: Names = ['Energy', 'Énergie', 'Energía', 'Arbeitspreis']

/** Monitoring by the panel, and a yearly inspection when its year is over. */
export function carePlan(
  code: string,
  currency: string,
  panel: string,
  inspection: string,
): PlanRow {
  return {
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
  }
}

/** Writes a plan, its charges and their prices. */
export function writePlan(sink: Sink, plan: PlanRow): void {
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
    measure: charge.measure?.kind,
    tou_calendar: charge.measure?.calendar,
    band: charge.measure?.band,
    demand_minutes: charge.measure?.minutes,
    unit: charge.unit,
    minimum: charge.minimum,
    prorate_minimum: true,
    prorate_tiers: true,
  }
}

/** Writes one version of a price, a row a tier. */
export function writePrice(sink: Sink, folder: string, key: Row, price: Prices[number]): void {
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

/** The columns of a name. */
export function named([en, fr, es, de]: Names): Row {
  return { name_en: en, name_fr: fr, name_es: es, name_de: de }
}
