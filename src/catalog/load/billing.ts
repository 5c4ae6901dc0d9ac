import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { MeasureRow } from '../api.ts'
import type { BundleShare, Charge, Measure, Names, Price, Tier } from '../charge.ts'
import type { Counting, Grouping } from '../counting.ts'
import { parseEnergyTerms } from '../energy-terms.ts'
import { parseEventPrice, type StoredEventPrice } from '../event-prices.ts'
import { measureOf } from '../measure-rules.ts'
import { parseRollover, type StoredRollover } from '../rollover.ts'
import { parseTouCalendar, type StoredTouCalendar } from './tou-calendars.ts'

/** A charge of a plan version with what its lines need to know of product and meter. */
export type CatalogCharge = {
  readonly charge: Charge
  readonly taxInclusive: boolean
  readonly currency: string
  readonly taxClass: string
  readonly revenueAccount: string
  readonly measuredBy: 'events' | 'reads' | 'intervals' | null
  /** What customers know the plan as. */
  readonly planName: Names
}

/** `PLAN@2/charge`: how a charge is named across plan versions. */
export function chargeName(planCode: string, planVersion: number, chargeCode: string): string {
  return `${planCode}@${planVersion}/${chargeCode}`
}

type ChargeRow = {
  planCode: string
  planVersion: number
  chargeCode: string
  productCode: string
  name: Names
  kind: Charge['kind']
  timing: Charge['timing']
  months: number
  proration: Charge['proration']
  meterCode: string | null
  unit: string
  minimum: Decimal | null
  prorateMinimum: boolean
  prorateTiers: boolean
  maximum: Decimal | null
  prorateMaximum: boolean
  included: Decimal | null
  prorateIncluded: boolean
  rollover: StoredRollover | null
  taxInclusive: boolean
  currency: string
  taxClass: string
  revenueAccount: string
  source: CatalogCharge['measuredBy']
  measure: MeasureRow | null
  energy: unknown
  counting: StoredCounting | null
  groupBy: string[]
  groupCounter: Grouping['counter']
  calendar: StoredTouCalendar | null
  planName: Names
  prices: { effectiveFrom: string; price: StoredPrice }[]
}

/** Charges with their prices, by name (`chargeName`), for the plan versions asked for. */
export async function loadCharges(
  db: Db,
  versions: readonly { readonly planCode: string; readonly planVersion: number }[],
): Promise<Map<string, CatalogCharge>> {
  const found = await rows(
    db,
    sql<ChargeRow>`
      SELECT c.plan_code AS "planCode", c.plan_version AS "planVersion",
             c.charge_code AS "chargeCode", c.product_code AS "productCode", c.name, c.kind,
             c.timing, c.months, c.proration, c.meter_code AS "meterCode", c.unit, c.minimum,
             c.prorate_minimum AS "prorateMinimum", c.prorate_tiers AS "prorateTiers",
             c.maximum, c.prorate_maximum AS "prorateMaximum",
             c.included, c.prorate_included AS "prorateIncluded",
             c.rollover, v.tax_inclusive AS "taxInclusive", v.currency, p.tax_class AS "taxClass",
             p.revenue_account AS "revenueAccount", m.source, c.measure, c.energy,
             CASE WHEN m.source = 'events' THEN
               json_build_object('aggregation', m.aggregation, 'property', m.property,
                                 'percentile', m.percentile::text, 'per', m.per,
                                 'carried', m.carried) END AS counting,
             c.group_by AS "groupBy", c.group_counter AS "groupCounter",
             CASE WHEN t.calendar_code IS NOT NULL THEN
               json_build_object('code', t.calendar_code, 'rules', t.rules,
                                 'holidays', t.holidays) END AS calendar, l.name AS "planName",
             prices.prices
        FROM unnest(${versions.map(v => v.planCode)}::text[],
                    ${versions.map(v => v.planVersion)}::int[]) AS wanted (plan_code, plan_version)
        JOIN plan_version v USING (plan_code, plan_version)
        JOIN plan l USING (plan_code)
        JOIN charge c USING (plan_code, plan_version)
        JOIN product p USING (product_code)
        LEFT JOIN meter m USING (meter_code)
        LEFT JOIN tou_calendar t ON t.calendar_code = c.tou_calendar
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object(
                   'effectiveFrom', latest.effective_from, 'price', latest.price)
                   ORDER BY latest.effective_from), '[]'::json) AS prices
            FROM (
              SELECT DISTINCT ON (effective_from) effective_from, price
                FROM price_version x
               WHERE x.plan_code = c.plan_code AND x.plan_version = c.plan_version
                 AND x.charge_code = c.charge_code
               ORDER BY effective_from, revision DESC
            ) latest
        ) prices`,
  )
  return new Map(found.map(row => [nameOf(row), catalogCharge(row)]))
}

function storedMeasure({ measure, calendar }: ChargeRow): Measure | null {
  const calendars = calendar === null ? [] : [[calendar.code, parseTouCalendar(calendar)] as const]
  return measureOf(measure, new Map(calendars))
}

function nameOf(row: ChargeRow): string {
  return chargeName(row.planCode, row.planVersion, row.chargeCode)
}

function catalogCharge(row: ChargeRow): CatalogCharge {
  const {
    chargeCode: code,
    taxInclusive,
    currency,
    taxClass,
    revenueAccount,
    source,
    planName,
    ...rest
  } = row
  return {
    charge: {
      code,
      productCode: rest.productCode,
      name: rest.name,
      kind: rest.kind,
      timing: rest.timing,
      months: rest.months,
      proration: rest.proration,
      meterCode: rest.meterCode,
      measure: storedMeasure(row),
      energy: parseEnergyTerms(rest.energy),
      counting: rest.counting === null ? null : parseCounting(rest.counting),
      grouping: rest.groupBy.length === 0 ? null : { by: rest.groupBy, counter: rest.groupCounter },
      unit: rest.unit,
      minimum: rest.minimum,
      prorateMinimum: rest.prorateMinimum,
      prorateTiers: rest.prorateTiers,
      maximum: rest.maximum,
      prorateMaximum: rest.prorateMaximum,
      included: rest.included,
      prorateIncluded: rest.prorateIncluded,
      rollover: parseRollover(rest.rollover),
      prices: rest.prices.map(({ effectiveFrom, price }) => ({
        effectiveFrom: Temporal.PlainDate.from(effectiveFrom),
        price: parsePrice(price),
      })),
    },
    taxInclusive,
    currency,
    taxClass,
    revenueAccount,
    measuredBy: source,
    planName,
  }
}

type StoredCounting = Omit<Counting, 'percentile'> & { readonly percentile: string | null }

function parseCounting(stored: StoredCounting): Counting {
  const { percentile } = stored
  return { ...stored, percentile: percentile === null ? null : Decimal.parse(percentile) }
}

/** A price as it is stored: decimals as strings, so that JSON cannot turn them into floats. */
export type StoredPrice =
  | {
      model: 'per_unit'
      unitPrice: string
      share?: { bundle: string; standAlone: string; together: string }
    }
  | { model: 'graduated' | 'volume'; tiers: StoredTier[] }
  | { model: 'stairstep'; steps: { upTo: string | null; price: string }[] }
  | StoredEventPrice
  | {
      model: 'percentage'
      percent: string
      feePerEvent: string
      eventMinimum?: string | null
      eventMaximum?: string | null
      freeEvents?: number
    }
  | {
      model: 'graduated_percentage'
      tiers: { upTo: string | null; percent: string }[]
      feePerEvent: string
      freeEvents?: number
    }
  | {
      model: 'escalated'
      unitPrice: string
      percent: string
      decimals: number
      ceiling: string | null
      floor: string | null
    }
  | {
      model: 'indexed'
      unitPrice: string
      index: string
      lagMonths: number
      baseValue: string | null
      compounding: boolean
      percentDecimals: number | null
      yearlyCap: string | null
      yearlyFloor: string | null
      decimals: number
      ceiling: string | null
      floor: string | null
    }
  | { model: 'package'; size: string; packagePrice: string }

type StoredTier = { upTo: string | null; unitPrice: string; flatPrice: string }

/** Reads a stored price; throws a RangeError when a number in it is not a plain decimal. */
export function parsePrice(stored: StoredPrice): Price {
  switch (stored.model) {
    case 'per_unit':
      return {
        model: 'per_unit',
        unitPrice: Decimal.parse(stored.unitPrice),
        ...parseShare(stored),
      }
    case 'package':
      return {
        model: 'package',
        size: Decimal.parse(stored.size),
        packagePrice: Decimal.parse(stored.packagePrice),
      }
    case 'escalated':
      return {
        model: 'escalated',
        unitPrice: Decimal.parse(stored.unitPrice),
        percent: Decimal.parse(stored.percent),
        decimals: stored.decimals,
        ceiling: stored.ceiling === null ? null : Decimal.parse(stored.ceiling),
        floor: stored.floor === null ? null : Decimal.parse(stored.floor),
      }
    case 'indexed':
      return {
        ...stored,
        unitPrice: Decimal.parse(stored.unitPrice),
        baseValue: parseOrNull(stored.baseValue),
        yearlyCap: parseOrNull(stored.yearlyCap),
        yearlyFloor: parseOrNull(stored.yearlyFloor),
        ceiling: parseOrNull(stored.ceiling),
        floor: parseOrNull(stored.floor),
      }
    case 'percentage':
      return {
        model: 'percentage',
        percent: Decimal.parse(stored.percent),
        feePerEvent: Decimal.parse(stored.feePerEvent),
        eventMinimum: stored.eventMinimum == null ? null : Decimal.parse(stored.eventMinimum),
        eventMaximum: stored.eventMaximum == null ? null : Decimal.parse(stored.eventMaximum),
        freeEvents: stored.freeEvents ?? 0,
      }
    case 'graduated_percentage':
      return {
        model: 'graduated_percentage',
        tiers: stored.tiers.map(({ upTo, percent }) => ({
          upTo: upTo === null ? null : Decimal.parse(upTo),
          percent: Decimal.parse(percent),
        })),
        feePerEvent: Decimal.parse(stored.feePerEvent),
        freeEvents: stored.freeEvents ?? 0,
      }
    case 'stairstep':
      return {
        model: 'stairstep',
        steps: stored.steps.map(({ upTo, price }) => ({
          upTo: upTo === null ? null : Decimal.parse(upTo),
          price: Decimal.parse(price),
        })),
      }
    case 'matrix':
    case 'event_price':
    case 'expression':
      return parseEventPrice(stored)
    default:
      return { model: stored.model, tiers: stored.tiers.map(parseTier) }
  }
}

function parseShare({ share }: StoredPrice & { model: 'per_unit' }): { share?: BundleShare } {
  if (share === undefined) return {}
  const [bundle, standAlone, together] = [share.bundle, share.standAlone, share.together].map(
    text => Decimal.parse(text),
  ) as [Decimal, Decimal, Decimal]
  return { share: { bundle, standAlone, together } }
}

function parseOrNull(text: string | null): Decimal | null {
  return text === null ? null : Decimal.parse(text)
}

function parseTier(tier: StoredTier): Tier {
  return {
    upTo: tier.upTo === null ? null : Decimal.parse(tier.upTo),
    unitPrice: Decimal.parse(tier.unitPrice),
    flatPrice: Decimal.parse(tier.flatPrice),
  }
}

/** Products by code: what a one-off charge is taxed as and posted to. */
export async function loadProducts(
  db: Db,
): Promise<Map<string, { productCode: string; taxClass: string; revenueAccount: string }>> {
  const found = await rows(
    db,
    sql<{ productCode: string; taxClass: string; revenueAccount: string }>`
      SELECT product_code AS "productCode", tax_class AS "taxClass",
             revenue_account AS "revenueAccount"
        FROM product`,
  )
  return new Map(found.map(product => [product.productCode, product]))
}
