import type { Cells } from './cells.ts'
import { CellProblem } from './problem.ts'

/** The columns that tell a price, whichever file it stands in. */
export const PRICE_COLUMNS = `model up_to? unit_price? flat_price? package_size? percent? event_fee?
  decimals? ceiling? floor? index? lag_months? base_value? compounding? percent_decimals? yearly_cap?
  yearly_floor? when? property? carries? expression? event_minimum? event_maximum? free_events?`

/** The price that the rows of one charge and date tell; one row a tier. */
export function priceOf(rows: readonly Cells[]): unknown {
  const first = rows[0]!
  const model = first.text('model')
  if (model === 'package') {
    return { model, size: first.text('package_size'), packagePrice: amountOf(first) }
  }
  if (model === 'percentage' || model === 'graduated_percentage') {
    const feePerEvent = first.given('event_fee')
    const freeEvents = first.whole('free_events')
    if (model === 'percentage') {
      return {
        model,
        percent: first.text('percent'),
        feePerEvent,
        eventMinimum: first.orNull('event_minimum'),
        eventMaximum: first.orNull('event_maximum'),
        freeEvents,
      }
    }
    const tiers = rows.map(c => ({ upTo: c.orNull('up_to'), percent: c.text('percent') }))
    return { model, tiers, feePerEvent, freeEvents }
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
  if (model === 'matrix') return matrixOf(rows)
  if (model === 'event_price') {
    return { model, property: first.text('property'), carries: first.given('carries') }
  }
  if (model === 'expression') return { model, expression: first.text('expression') }
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

/** A row each; the one that says no `when` is the default. */
function matrixOf(rows: readonly Cells[]): unknown {
  const fallback = rows.find(c => c.text('when').trim() === '')
  return {
    model: 'matrix',
    rows: rows
      .filter(c => c.text('when').trim() !== '')
      .map(c => ({ when: valuesOf(c), unitPrice: c.text('unit_price') })),
    defaultPrice: fallback?.orNull('unit_price') ?? null,
  }
}

/** `region=eu; class=gold`: values by property. */
function valuesOf(c: Cells): Record<string, string> {
  const text = c.text('when')
  const pairs = text.split(';').map(pair => pair.trim().split(/\s*=\s*/))
  if (pairs.some(pair => pair.length !== 2)) {
    throw new CellProblem('when', text, 'values such as region=eu; class=gold')
  }
  return Object.fromEntries(pairs)
}

/** One amount for many units (a package, a step), in either of the two columns. */
function amountOf(c: Cells): string {
  return c.given('flat_price') ?? c.text('unit_price')
}
