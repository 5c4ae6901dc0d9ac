import { createHash } from 'node:crypto'
import { Decimal } from '../kernel/decimal.ts'

/** What JSON can say. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * A value as people and other programs read it: bigints, decimals, dates and instants become
 * strings, undefined members are left out. Throws for what has no JSON form (functions, NaN).
 */
export function toJson(value: unknown): Json {
  return convert(value, text => text)
}

/**
 * A value as JSON that `decodeJson` turns back into the same value: `12n` becomes
 * `{"$bigint":"12"}`. For answers that are kept and given again.
 */
export function encodeJson(value: unknown): Json {
  return convert(value, (text, tag) => ({ [tag]: text }))
}

/** The inverse of `encodeJson`. */
export function decodeJson(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(decodeJson)
  const entries = Object.entries(json)
  const [tag, text] = entries[0] ?? ['', '']
  const decode = entries.length === 1 && typeof text === 'string' ? DECODERS[tag] : undefined
  if (decode !== undefined) return decode(text as string)
  return Object.fromEntries(entries.map(([key, member]) => [key, decodeJson(member)]))
}

/** The fingerprint of a value: equal for equal values, whatever the order of their members. */
export function fingerprint(value: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(toJson(value)))
    .digest()
}

const DECODERS: Readonly<Record<string, (text: string) => unknown>> = {
  $bigint: BigInt,
  $decimal: Decimal.parse,
  $date: text => Temporal.PlainDate.from(text),
  $instant: text => Temporal.Instant.from(text),
}

type Leaf = (text: string, tag: string) => Json

function convert(value: unknown, leaf: Leaf): Json {
  switch (typeof value) {
    case 'bigint':
      return leaf(value.toString(), '$bigint')
    case 'string':
    case 'boolean':
      return value
    case 'undefined':
      return null
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
      return value
    case 'object':
      return value === null ? null : convertObject(value, leaf)
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`)
  }
}

function convertObject(value: object, leaf: Leaf): Json {
  if (value instanceof Decimal) return leaf(value.toString(), '$decimal')
  if (value instanceof Temporal.PlainDate) return leaf(value.toString(), '$date')
  if (value instanceof Temporal.Instant) return leaf(value.toString(), '$instant')
  if (Array.isArray(value)) return value.map(member => convert(member, leaf))
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  // Sorted, so that a fingerprint does not depend on the order in which members were written.
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, convert(member, leaf)]))
}
