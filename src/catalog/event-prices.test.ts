import { describe, expect, test } from 'vitest'
import { charge as chargeText } from '../rating/rating.test-tables.ts'
import { price as priceSchema } from './api.ts'
import type { Aggregation } from './counting.ts'
import { checkCharge } from './price-rules.ts'

type More = {
  aggregation?: Aggregation
  by?: string[]
  counter?: 'apart' | 'together'
  charge?: string
}

/** The refusals of a usage charge with a price, or what is wrong with the price by itself. */
function findings(price: object, more: More = {}): string {
  const parsed = priceSchema.safeParse(price)
  if (!parsed.success) return `invalid ${parsed.error.issues[0]?.message}`
  const { aggregation = 'sum', by, counter = 'apart', charge = 'usage 1' } = more
  const { prices, ...rest } = chargeText(charge)
  return checkCharge({
    ...rest,
    counting: { aggregation, property: null, percentile: null, per: null, carried: false },
    grouping: by === undefined ? null : { by, counter },
    prices: [{ effectiveFrom: prices[0]!.effectiveFrom, price: parsed.data }],
  })
    .map(({ code, facts }) => [code, facts.row ?? facts.position ?? ''].join(' ').trim())
    .join(', ')
}

const row = (when: object) => ({ when, unitPrice: '1' })
const matrix = (...whens: object[]) => ({ model: 'matrix', rows: whens.map(row) })
const percentage = (more: object) => ({ model: 'percentage', percent: '1', ...more })
const SIX = { a: '1', b: '1', c: '1', d: '1', e: '1', f: '1' }

describe('a price that looks at events is refused', () => {
  test.each<[string, object, More, string]>([
    ['a matrix', matrix({ region: 'eu' }, { region: 'us' }), {}, ''],
    ['narrow rows first', matrix({ region: 'eu', class: 'a' }, { region: 'eu' }), {}, ''],
    [
      'a row behind a wider one',
      matrix({ region: 'eu' }, { class: 'b' }, { region: 'eu', class: 'a' }),
      {},
      'matrix_row_unreached 3',
    ],
    ['a row twice', matrix({ region: 'eu' }, { region: 'eu' }), {}, 'matrix_row_unreached 2'],
    ['six properties', matrix(SIX), {}, 'too_many_dimensions'],
    [
      'with groups',
      matrix({ a: '1', b: '1', c: '1' }),
      { by: ['x', 'y', 'z'] },
      'too_many_dimensions',
    ],
    ['with its own groups', matrix({ a: '1', b: '1', c: '1' }), { by: ['a', 'b', 'c'] }, ''],
    ['counted events', matrix({ region: 'eu' }), { aggregation: 'count' }, ''],
    ['a maximum', matrix({ region: 'eu' }), { aggregation: 'max' }, 'price_needs_events'],
    ['a fee', matrix({ region: 'eu' }), { charge: 'fee 1' }, 'price_needs_events'],
    ['no rows', matrix(), {}, 'invalid at least one row'],
    ['an empty row', matrix({}), {}, 'invalid values of one property at least'],
    ['a carried price', { model: 'event_price', property: 'price' }, {}, ''],
    [
      'with free units',
      { model: 'event_price', property: 'price' },
      { charge: 'usage 1 free=5' },
      'free_units_without_price',
    ],
    ['an expression', { model: 'expression', expression: 'quantity * 2' }, {}, ''],
    [
      'no expression',
      { model: 'expression', expression: 'quantity * x' },
      {},
      'expression_unknown_name 12',
    ],
    ['bounds', percentage({ eventMinimum: '1', eventMaximum: '2', freeEvents: 3 }), {}, ''],
    ['one amount', percentage({ eventMinimum: '2', eventMaximum: '2' }), {}, ''],
    [
      'crossed bounds',
      percentage({ eventMinimum: '2.01', eventMaximum: '2' }),
      {},
      'event_limits_crossed',
    ],
    [
      'bounds of counts',
      percentage({ eventMinimum: '1' }),
      { aggregation: 'count' },
      'price_needs_events',
    ],
    [
      'free events of groups together',
      percentage({ freeEvents: 1 }),
      { by: ['a'], counter: 'together' },
      'event_limits_by_group',
    ],
    ['free events of groups apart', percentage({ freeEvents: 1 }), { by: ['a'] }, ''],
    ['negative bounds', percentage({ eventMinimum: '-1' }), {}, 'invalid a number of zero or more'],
  ])('%s', (_, price, more, expected) => {
    expect(findings(price, more)).toBe(expected)
  })
})
