import type { Cells } from './cells.ts'

/** The columns that tell a price, whichever file it stands in. */
export const PRICE_COLUMNS = `model up_to? unit_price? flat_price? package_size? percent? event_fee?
  decimals? ceiling? floor? index? lag_months? base_value? compounding? percent_decimals? yearly_cap?
  yearly_floor?`

/** The price that the rows of one charge and date tell; one row a tier. */
export function priceOf(rows: readonly Cells[]): unknown {
  const first = rows[0]!
  const model = first.text('model')
  if (model === 'package') {
    return { model, size: first.text('package_size'), packagePrice: amountOf(first) }
  }
  if (model === 'percentage' || model === 'graduated_percentage') {
    const feePerEvent = first.given('event_fee')
    if (model === 'percentage') return { model, percent: first.text('percent'), feePerEvent }
    const tiers = rows.map(c => ({ upTo: c.orNull('up_to'), percent: c.text('percent') }))
    return { model, tiers, feePerEvent }
  }
  if (model === 'indexed') {
    return {
      model,
      unitPrice: first.text('unit_price'),
      index: first.text('index'),
      lagMonths: first.whole('lag_months'),
      baseValue: first.orNull('base_value'),
      compounding: first.yesNo('compounding'),
      percentDecimals: first.whole('percent_decimals') ?? null,
      yearlyCap: first.orNull('yearly_cap'),
      yearlyFloor: first.orNull('yearly_floor'),
      decimals: first.whole('decimals'),
      ceiling: first.orNull('ceiling'),
      floor: first.orNull('floor'),
    }
  }
  if (model === 'escalated') {
    return {
      model,
      unitPrice: first.text('unit_price'),
      percent: first.text('percent'),
      decimals: first.whole('decimals'),
      ceiling: first.orNull('ceiling'),
      floor: first.orNull('floor'),
    }
  }
  if (model === 'stairstep') {
    const steps = rows.map(c => ({ upTo: c.orNull('up_to'), price: amountOf(c) }))
    return { model, steps }
  }
  if (model === 'graduated' || model === 'volume') {
    const tiers = rows.map(c => ({
      upTo: c.orNull('up_to'),
      unitPrice: c.text('unit_price'),
      flatPrice: c.given('flat_price'),
    }))
    return { model, tiers }
  }
  return { model, unitPrice: first.text('unit_price') }
}

/** One amount for many units (a package, a step), in either of the two columns. */
function amountOf(c: Cells): string {
  return c.given('flat_price') ?? c.text('unit_price')
}
