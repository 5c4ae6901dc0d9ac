import { z } from 'zod'
import { oneOf, optional, positive, whole } from '../formats/fields.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Charge } from './charge.ts'
import type { PriceFinding } from './price-rules.ts'

/** How free units that were not used live on. */
export type Rollover = {
  /** In how many periods after their own they can be used; null = in all. */
  readonly periods: number | null
  /** The most that is carried into a period; null = no limit. */
  readonly cap: Decimal | null
  /** What is used first: what was carried over, or the free units of the period itself. */
  readonly first: 'carried' | 'included'
}

/** The fields of a rollover in a request. */
export const rolloverFields = z
  .strictObject({
    periods: optional(whole(1, 600)),
    cap: optional(positive),
    first: oneOf(['carried', 'included']).default('carried'),
  })
  .nullish()
  .transform(value => value ?? null)

/** A rollover as it is stored: exact numbers as text. */
export type StoredRollover = Omit<Rollover, 'cap'> & { readonly cap: string | null }

/** A stored rollover as it was. */
export function parseRollover(stored: StoredRollover | null): Rollover | null {
  return stored && { ...stored, cap: stored.cap === null ? null : Decimal.parse(stored.cap) }
}

/**
 * What is wrong with a rollover: only free units of usage can be left over. Those of a fee count
 * units, not time, and a demand is not used up.
 */
export function rolloverFindings(charge: Charge): PriceFinding[] {
  const { rollover = null, included, kind, measure, code } = charge
  if (rollover === null) return []
  if (included !== null && kind === 'usage' && measure?.kind !== 'demand') return []
  return [{ severity: 'refusal', code: 'rollover_without_free_units', facts: { charge: code } }]
}
