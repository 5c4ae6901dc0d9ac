import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrayOfText } from './array-literal.ts'
import { checkEvent, epochMsOf, eventHorizon, monthOf } from './event.ts'
import { localDateOf } from './local-date.ts'

describe('the instant of an event', () => {
  test.each([
    '2026-02-10T12:00:00Z',
    '2026-02-10T12:00Z',
    '2026-02-10T12:00:00.123456Z',
    '2024-02-29T23:59:59+05:30',
    '1970-01-01T00:00:00-11:00',
  ])('%s is read as Temporal reads it', text => {
    expect(epochMsOf(text)).toBe(Temporal.Instant.from(text).epochMilliseconds)
  })

  test.each([
    '2026-02-10T12:00:00',
    '2026-02-10',
    '2026-02-30T12:00:00Z',
    '2025-02-29T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T12:60:00Z',
    '2026-01-01T12:00:00.1234567Z',
    '2026-01-01 12:00:00Z',
    '0001-01-01T00:00:00Z',
    '2026-01-01T12:00:00+99:00',
    '1767225600',
    '',
  ])('%s is none', text => {
    expect(epochMsOf(text)).toBeUndefined()
  })

  test('is read as Temporal reads it, whatever the date and offset', () => {
    const from = new Date('1971-01-01')
    const date = fc.date({ min: from, max: new Date('2199-12-31'), noInvalidDate: true })
    const offset = fc.constantFrom('Z', '+01:00', '-09:30', '+14:00')
    const property = fc.property(date, offset, (day, zone) => {
      const text = day.toISOString().replace('Z', zone)
      expect(epochMsOf(text)).toBe(Temporal.Instant.from(text).epochMilliseconds)
    })
    fc.assert(property)
  })

  test('stands in the month of UTC and on the day of the account', () => {
    const ms = Temporal.Instant.from('2026-01-31T23:30:00Z').epochMilliseconds
    expect(monthOf(ms)).toBe('2026-01-01')
    expect(localDateOf(ms, 'Europe/Paris').toString()).toBe('2026-02-01')
    expect(localDateOf(ms, 'America/New_York').toString()).toBe('2026-01-31')
  })
})

describe('an event on its face', () => {
  const row = {
    accountNumber: 'A',
    subscriptionNumber: 'S',
    meterCode: 'calls',
    eventKey: 'k',
    occurredAt: '2026-02-10T12:00:00Z',
    quantity: '1',
  }
  const horizon = eventHorizon(Temporal.Instant.from('2026-03-05T08:00:00Z'))
  const codeOf = (more: Partial<typeof row>): string => {
    const checked = checkEvent({ ...row, ...more }, horizon)
    return typeof checked === 'number' ? 'taken' : checked.code
  }

  test.each([
    [{ quantity: '-2.5' }, 'taken'],
    [{ quantity: '1,00' }, 'invalid_input'],
    [{ quantity: '1e21' }, 'invalid_input'],
    [{ quantity: 'Infinity' }, 'invalid_input'],
    [{ quantity: '1234567890123456789' }, 'invalid_input'],
    [{ quantity: '' }, 'invalid_input'],
    [{ eventKey: '' }, 'invalid_input'],
    [{ eventKey: 'a\nb' }, 'invalid_input'],
    [{ eventKey: '\ud800' }, 'invalid_input'],
    [{ eventKey: '😀"\\' }, 'taken'],
    [{ eventKey: 'x'.repeat(201) }, 'invalid_input'],
    [{ occurredAt: '2026-03-06T07:59:59Z' }, 'taken'],
    [{ occurredAt: '2026-03-06T08:00:01Z' }, 'event_in_the_future'],
    [{ occurredAt: '2036-03-06T08:00:01Z' }, 'event_in_the_future'],
    [{ occurredAt: '2020-03-05T08:00:00Z' }, 'taken'],
    [{ occurredAt: '2020-03-05T07:59:59Z' }, 'event_too_old'],
  ])('%o is %s', (more, result) => {
    expect(codeOf(more)).toBe(result)
  })
})

test('texts as an array of PostgreSQL: quotes and backslashes escaped, and only these', () => {
  expect(arrayOfText(['a', 'b c', 'NULL', ''])).toBe('{"a","b c","NULL",""}')
  expect(arrayOfText(['a"b', 'c\\d', '","'])).toBe('{"a\\"b","c\\\\d","\\",\\""}')
  expect(arrayOfText([])).toBe('{}')
})
