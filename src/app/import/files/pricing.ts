import { definePriceIndexes } from '../../../catalog/commands/price-indexes.ts'
import { agreePrices } from '../../../contracts/commands/agree-prices.ts'
import { defineCoupons, redeemCoupons } from '../../../contracts/commands/coupons.ts'
import { defineAddOns } from '../../../contracts/commands/define-add-ons.ts'
import { priceBundles } from '../../../contracts/commands/price-bundles.ts'
import { recordIndexValues } from '../../../contracts/commands/record-index-values.ts'
import { scheduleRamps } from '../../../contracts/commands/schedule-ramps.ts'
import { setTrials } from '../../../contracts/commands/set-trials.ts'
import type { Cells } from '../cells.ts'
import { PRICE_COLUMNS, priceOf } from '../price-cells.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** Prices agreed with customers; the model `catalog` ends an agreement. */
export const agreedPrices: FileSpec = {
  file: 'agreed_prices.csv',
  ...columns(`account_number contract_number? subscription_number? plan_code? charge_code
    effective_from ${PRICE_COLUMNS}`),
  command: bulk(agreePrices),
  batchRows: 1000,
  group: c =>
    [
      'account_number',
      'contract_number',
      'subscription_number',
      'plan_code',
      'charge_code',
      'effective_from',
      'model',
    ]
      .map(column => c.text(column))
      .join('\n'),
  row: rows => ({
    accountNumber: rows[0]!.text('account_number'),
    subscriptionNumber: rows[0]!.orNull('subscription_number'),
    contractNumber: rows[0]!.orNull('contract_number'),
    planCode: rows[0]!.orNull('plan_code'),
    chargeCode: rows[0]!.text('charge_code'),
    effectiveFrom: rows[0]!.text('effective_from'),
    price: rows[0]!.text('model') === 'catalog' ? null : priceOf(rows),
  }),
}

/** Ramps: a row a phase, or one a tier of its price; rows of one charge make its ramp. */
export const ramps: FileSpec = {
  file: 'ramps.csv',
  ...columns(`account_number subscription_number charge_code from_on? after_months? quantity?
    ${PRICE_COLUMNS.replace('model', 'model?')}`),
  command: bulk(scheduleRamps),
  batchRows: 1000,
  group: c =>
    ['account_number', 'subscription_number', 'charge_code'].map(each => c.text(each)).join('\n'),
  row: rows => ({
    accountNumber: rows[0]!.text('account_number'),
    subscriptionNumber: rows[0]!.text('subscription_number'),
    chargeCode: rows[0]!.text('charge_code'),
    phases: [...Map.groupBy(rows, phaseText).values()].map(phaseOf),
  }),
}

function phaseText(c: Cells): string {
  return `${c.text('from_on')} ${c.text('after_months')}`
}

function phaseOf(rows: readonly Cells[]): unknown {
  const [first] = rows as [Cells]
  return {
    from: first.orNull('from_on'),
    afterMonths: first.whole('after_months') ?? null,
    quantity: first.orNull('quantity'),
    price: first.given('model') === undefined ? null : priceOf(rows),
  }
}

export const priceIndexes: FileSpec = {
  file: 'price_indexes.csv',
  ...columns('index_code name_en name_fr? name_es? name_de?'),
  command: bulk(definePriceIndexes),
  batchRows: 1000,
  row: ([c]) => ({ indexCode: c!.text('index_code'), name: c!.names() }),
}

export const indexValues: FileSpec = {
  file: 'index_values.csv',
  ...columns('index_code month value published_on'),
  command: bulk(recordIndexValues),
  batchRows: 1000,
  row: ([c]) => ({
    indexCode: c!.text('index_code'),
    month: c!.text('month'),
    value: c!.text('value'),
    publishedOn: c!.text('published_on'),
  }),
}

export const coupons: FileSpec = {
  file: 'coupons.csv',
  ...columns(`code name_en name_fr? name_es? name_de? percent? amount? currency? duration count?
    charge_codes? plan_codes? rank? exclusive? valid_from valid_to? max_redemptions?
    max_per_account?`),
  command: bulk(defineCoupons),
  batchRows: 1000,
  row: ([c]) => ({
    code: c!.text('code'),
    name: c!.names(),
    percent: c!.orNull('percent'),
    amount: c!.orNull('amount'),
    currency: c!.orNull('currency'),
    duration: c!.text('duration'),
    count: c!.whole('count') ?? null,
    chargeCodes: words(c!.text('charge_codes')),
    planCodes: words(c!.text('plan_codes')),
    rank: c!.whole('rank'),
    exclusive: c!.yesNo('exclusive'),
    validFrom: c!.text('valid_from'),
    validTo: c!.orNull('valid_to'),
    maxRedemptions: c!.whole('max_redemptions') ?? null,
    maxPerAccount: c!.whole('max_per_account') ?? null,
  }),
}

function words(text: string): string[] {
  return text.split(/[ ;]+/).filter(Boolean)
}

export const redemptions: FileSpec = {
  file: 'coupon_redemptions.csv',
  ...columns('account_number subscription_number code redeemed_on'),
  command: bulk(redeemCoupons),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    subscriptionNumber: c!.text('subscription_number'),
    code: c!.text('code'),
    redeemedOn: c!.text('redeemed_on'),
  }),
}

export const trials: FileSpec = {
  file: 'trials.csv',
  ...columns('account_number subscription_number days? end_on? free_usage? periods_from?'),
  command: bulk(setTrials),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    subscriptionNumber: c!.text('subscription_number'),
    days: c!.whole('days') ?? null,
    endOn: c!.orNull('end_on'),
    freeUsage: c!.yesNo('free_usage'),
    periodsFrom: c!.given('periods_from'),
  }),
}

export const addOns: FileSpec = {
  file: 'add_ons.csv',
  ...columns('plan_code base_plan_codes when_base_ends?'),
  command: bulk(defineAddOns),
  batchRows: 1000,
  row: ([c]) => ({
    planCode: c!.text('plan_code'),
    basePlanCodes: words(c!.text('base_plan_codes')),
    whenBaseEnds: c!.given('when_base_ends'),
  }),
}

/** A row a charge; those of one plan version and date make the bundle. */
export const bundles: FileSpec = {
  file: 'bundles.csv',
  ...columns('plan_code plan_version effective_from bundle_price charge_code stand_alone'),
  command: bulk(priceBundles),
  batchRows: 1000,
  group: c => ['plan_code', 'plan_version', 'effective_from'].map(each => c.text(each)).join('\n'),
  row: rows => ({
    planCode: rows[0]!.text('plan_code'),
    planVersion: rows[0]!.whole('plan_version'),
    effectiveFrom: rows[0]!.text('effective_from'),
    bundlePrice: rows[0]!.text('bundle_price'),
    charges: rows.map(c => ({
      chargeCode: c.text('charge_code'),
      standAlone: c.text('stand_alone'),
    })),
  }),
}
