import type { Refusal } from '../kernel/result.ts'
import { shown } from './shown.ts'

/**
 * What an event tells beside its quantity: `{"region": "eu", "unit_price": "0.12"}`. Every value is
 * text; a decimal is text that is a plain decimal, so that it stays exact.
 */
export type EventProperties = Readonly<Record<string, string>>

/** The most properties of an event, and the most characters of one value and of all of it as JSON. */
export const MOST_PROPERTIES = 20
export const MOST_VALUE = 200
export const MOST_PROPERTIES_JSON = 2000

/** How a property is called: a letter, then letters, digits and underscores, 40 at most. */
export const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/

// Control characters, and halves of characters.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u

/** What is wrong with the properties of an event, or null. */
export function checkProperties(properties: EventProperties): Refusal | null {
  const entries = Object.entries(properties)
  if (entries.length > MOST_PROPERTIES) {
    return invalid('properties', String(entries.length), `at most ${MOST_PROPERTIES} properties`)
  }
  for (const [name, value] of entries) {
    if (!PROPERTY_NAME.test(name)) {
      return invalid('properties', name, 'a name of 1 to 40 letters, digits and underscores')
    }
    if (value.length === 0 || value.length > MOST_VALUE || UNPRINTABLE.test(value)) {
      const expected = `a text of 1 to ${MOST_VALUE} characters without control characters`
      return invalid(`properties.${name}`, value, expected)
    }
  }
  const { length } = JSON.stringify(properties)
  if (length <= MOST_PROPERTIES_JSON) return null
  return invalid('properties', `${length}`, `at most ${MOST_PROPERTIES_JSON} characters of JSON`)
}

/** The value of a property; undefined where the event does not have it. */
export function propertyOf(
  properties: EventProperties | null | undefined,
  name: string,
): string | undefined {
  return properties != null && Object.hasOwn(properties, name) ? properties[name] : undefined
}

/** Whether an event has any property at all. */
export function hasProperties(properties: EventProperties | null | undefined): boolean {
  for (const _ in properties) return true
  return false
}

function invalid(path: string, value: string, expected: string): Refusal {
  return { code: 'invalid_input', facts: { path, value: JSON.stringify(shown(value)), expected } }
}
