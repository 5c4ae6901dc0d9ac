import { describe, expect, test } from 'vitest'
import { checkProperties, hasProperties, propertyOf } from './event-properties.ts'

const many = (count: number, value = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, value]))

describe('the properties of an event', () => {
  test.each([
    { region: 'eu', class: 'gold', unit_price: '0.12' },
    { constructor: 'x', toString: 'y' },
    { a: 'é'.repeat(200) },
    many(20),
    {},
  ])('may be %o', properties => {
    expect(checkProperties(properties)).toBeNull()
  })

  test.each([
    [{ 'peak-hours': 'x' }, 'properties'],
    [{ '1st': 'x' }, 'properties'],
    [{ ['n'.repeat(41)]: 'x' }, 'properties'],
    [JSON.parse('{"__proto__": "x"}'), 'properties'],
    [{ region: '' }, 'properties.region'],
    [{ region: 'a\u0000b' }, 'properties.region'],
    [{ region: '\ud800' }, 'properties.region'],
    [{ region: 'x'.repeat(201) }, 'properties.region'],
    [many(21), 'properties'],
    [many(11, 'x'.repeat(200)), 'properties'],
  ])('may not be %o', (properties, path) => {
    expect(checkProperties(properties)).toMatchObject({ code: 'invalid_input', facts: { path } })
  })

  test('are found by name, never on the prototype', () => {
    expect(propertyOf({ region: 'eu' }, 'region')).toBe('eu')
    expect(propertyOf({ region: 'eu' }, 'constructor')).toBeUndefined()
    expect(propertyOf(null, 'region')).toBeUndefined()
    expect([hasProperties({}), hasProperties(undefined), hasProperties({ a: 'b' })]).toEqual([
      false,
      false,
      true,
    ])
  })
})
