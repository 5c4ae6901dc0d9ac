import { defineMeters } from '../../../catalog/commands/define-meters.ts'
import { defineProducts } from '../../../catalog/commands/define-products.ts'
import { defineTaxRules } from '../../../catalog/commands/define-tax-rules.ts'
import { defineTouCalendars } from '../../../catalog/commands/define-tou-calendars.ts'
import type { Cells } from '../cells.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const taxRules: FileSpec = {
  file: 'tax_rules.csv',
  ...columns(`tax_code valid_from valid_to? name_en name_fr? name_es? name_de? country region?
    tax_class category rate_percent level? compound_on? exemption_code? exemption_reason_en?
    exemption_reason_fr? exemption_reason_es? exemption_reason_de?`),
  command: bulk(defineTaxRules),
  batchRows: 1000,
  row: ([c]) => {
    const reason = c!.names('exemption_reason')
    return {
      taxCode: c!.text('tax_code'),
      taxClass: c!.text('tax_class'),
      validFrom: c!.text('valid_from'),
      validTo: c!.orNull('valid_to'),
      name: c!.names(),
      country: c!.text('country'),
      region: c!.orNull('region'),
      category: c!.text('category'),
      ratePercent: c!.text('rate_percent'),
      level: c!.given('level'),
      compoundOn: c!.text('compound_on').split(/[ ;]+/).filter(Boolean),
      exemptionCode: c!.orNull('exemption_code'),
      exemptionReason: Object.keys(reason).length === 0 ? null : reason,
    }
  },
}

export const products: FileSpec = {
  file: 'products.csv',
  ...columns('product_code name_en name_fr? name_es? name_de? tax_class revenue_account'),
  command: bulk(defineProducts),
  batchRows: 1000,
  row: ([c]) => ({
    productCode: c!.text('product_code'),
    name: c!.names(),
    taxClass: c!.text('tax_class'),
    revenueAccount: c!.text('revenue_account'),
  }),
}

export const meters: FileSpec = {
  file: 'meters.csv',
  ...columns(`meter_code name_en name_fr? name_es? name_de? unit source aggregation?
    property? percentile? per? carried?`),
  command: bulk(defineMeters),
  batchRows: 1000,
  row: ([c]) => ({
    meterCode: c!.text('meter_code'),
    name: c!.names(),
    unit: c!.text('unit'),
    source: c!.text('source'),
    aggregation: c!.given('aggregation'),
    property: c!.orNull('property'),
    percentile: c!.orNull('percentile'),
    per: c!.orNull('per'),
    carried: c!.yesNo('carried'),
  }),
}

export const touCalendars: FileSpec = {
  file: 'tou_calendars.csv',
  ...columns(`calendar_code name_en name_fr? name_es? name_de? holiday_region? holiday_first_year?
    holiday_last_year? band months? days? from? to?`),
  command: bulk(defineTouCalendars),
  batchRows: 100,
  // A row a rule, in their order; the first one of a calendar names it and its holidays.
  group: c => c.text('calendar_code'),
  row: rows => {
    const c = rows[0]!
    const region = c.orNull('holiday_region')
    return {
      calendarCode: c.text('calendar_code'),
      name: c.names(),
      holidays: region && {
        region,
        firstYear: c.whole('holiday_first_year'),
        lastYear: c.whole('holiday_last_year'),
      },
      rules: rows.map(rule => ({
        band: rule.text('band'),
        months: words(rule, 'months').map(Number),
        days: words(rule, 'days'),
        from: rule.given('from'),
        to: rule.given('to'),
      })),
    }
  },
}

/** `5 6 7`: the words of a cell. */
function words(c: Cells, column: string): string[] {
  return c.text(column).split(/[ ;]+/).filter(Boolean)
}
