import { z } from 'zod'
import { notNegative, oneOf, optional, positive, whole } from '../formats/fields.ts'

/*
 * Terms of energy contracts that go beyond price and quantity, for charges on a meter. They are
 * stored and read as the JSON that they came in.
 */

const guarantee = z.strictObject({
  kind: z.literal('guarantee'),
  /** Units that a whole period produces at least. */
  guaranteed: positive,
  /** By how much less each year than in the one before, per cent. */
  degradationPercent: notNegative
    .refine(percent => Number(percent) < 100, { error: 'less than 100 per cent' })
    .prefault('0'),
  /** Decimals to which what is guaranteed for a year or a part of one is rounded. */
  decimals: whole(0, 6).default(0),
  /** Of what is produced beyond: nothing comes, later shortfalls are less, or it is paid for. */
  excess: oneOf(['kept', 'carried', 'returned']).default('kept'),
  /** What the customer gets for a unit beyond. */
  excessPrice: optional(notNegative),
})

const ratchet = z.strictObject({
  kind: z.literal('ratchet'),
  /** Per cent of the highest peak looked back at that is billed at least; 0 = no look back. */
  percent: notNegative
    .refine(percent => Number(percent) <= 100, { error: 'at most 100 per cent' })
    .prefault('0'),
  /** How many periods before this one are looked back at. */
  periods: whole(0, 60).default(11),
  /** Months in which those begin whose peaks count, 1 to 12; none = all. */
  months: z.array(whole(1, 12)).max(12).default([]),
  /** The demand that is billed at least by contract. */
  minimum: optional(positive),
})

export const energyTerms = z.discriminatedUnion('kind', [guarantee, ratchet], {
  error: 'energy terms of the kind guarantee or ratchet',
})

/** What an energy contract says of a charge beside its price. */
export type EnergyTerms = z.output<typeof energyTerms>

export type RatchetTerms = Extract<EnergyTerms, { kind: 'ratchet' }>

export type GuaranteeTerms = Extract<EnergyTerms, { kind: 'guarantee' }>

/** Terms as they are stored; throws where they are none. */
export function parseEnergyTerms(stored: unknown): EnergyTerms | null {
  return stored === null || stored === undefined ? null : energyTerms.parse(stored)
}
