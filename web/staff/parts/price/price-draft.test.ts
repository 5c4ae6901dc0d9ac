import { describe, expect, test } from 'vitest'
import { price } from '../../../../src/catalog/api.ts'
import { dimensionsIn, draftOf, priceOf } from './price-draft.ts'
import type { ShownPrice } from './price-text.ts'

const PRICES: ShownPrice[] = [
  { model: 'per_unit', unitPrice: '24' },
  {
    model: 'graduated',
    tiers: [
      { upTo: '500', unitPrice: '0.4538', flatPrice: '0' },
      { upTo: null, unitPrice: '0.4118', flatPrice: '3' },
    ],
  },
  { model: 'volume', tiers: [{ upTo: null, unitPrice: '1', flatPrice: '0' }] },
  {
    model: 'stairstep',
    steps: [
      { upTo: '10', price: '50' },
      { upTo: null, price: '80' },
    ],
  },
  { model: 'package', size: '10000', packagePrice: '6.5' },
  { model: 'percentage', percent: '2.9', feePerEvent: '0.3', freeEvents: 5 },
  {
    model: 'graduated_percentage',
    tiers: [
      { upTo: '1000', percent: '2' },
      { upTo: null, percent: '1' },
    ],
    feePerEvent: '0.1',
  },
  {
    model: 'matrix',
    rows: [
      { when: { class: 'a', region: 'eu' }, unitPrice: '0.2' },
      { when: { class: 'b', region: 'us' }, unitPrice: '0.3' },
    ],
    defaultPrice: '0.5',
  },
  { model: 'event_price', property: 'price', carries: 'amount' },
  { model: 'expression', expression: 'quantity * 2' },
]

describe('a price while it is typed', () => {
  test.each(PRICES)('of the model $model is what it was when nothing is changed', shown => {
    const read = (given: unknown) => JSON.parse(JSON.stringify(price.parse(given)))
    expect(read(priceOf(draftOf(shown)))).toEqual(read(shown))
  })

  test('keeps what was typed for another model', () => {
    const draft = { ...draftOf(PRICES[0] as ShownPrice), model: 'package', size: '1 000' }
    expect(priceOf(draft)).toEqual({ model: 'package', size: '1000' })
    expect(priceOf({ ...draft, model: 'per_unit' })).toEqual({ model: 'per_unit', unitPrice: '24' })
  })

  test('takes a comma for the decimal point, and no point of thousands for one', () => {
    const typed = (unitPrice: string) => priceOf({ ...draftOf(null), unitPrice }).unitPrice
    expect([typed('0,25'), typed(' 12.50 '), typed('1,234,5')]).toEqual([
      '0.25',
      '12.50',
      '1,234,5',
    ])
  })

  test('goes by properties that are named once each', () => {
    expect(dimensionsIn({ ...draftOf(null), dimensions: 'region, class;region' })).toEqual([
      'region',
      'class',
    ])
  })
})
