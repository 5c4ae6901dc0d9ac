import { z } from 'zod'
import { code, notNegative, oneOf, optional, positive, whole } from '../formats/fields.ts'

/*
 * Terms of energy contracts that go beyond price and quantity, for charges on a meter. They are
 * stored and read as the JSON that they came in.
 */

function optionalCount(min: number, max: number) {
  return whole(min, max)
    .nullish()
    .transform(value => value ?? null)
}

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

/** What both ways of keeping credits for exported energy have in common. */
const bank = {
  /** Periods after its own in which a credit can be used; none = for good. */
  expiresAfter: optionalCount(1, 240),
  /** The month in which the last period of a year of credits begins; none = the subscription's year. */
  trueUpMonth: optionalCount(1, 12),
  /** What becomes of credits left at the true-up: paid out, kept on, or lapsed. */
  atTrueUp: oneOf(['pay', 'roll', 'forfeit']).default('roll'),
}

const netMetering = z.strictObject({
  kind: z.literal('net_metering'),
  /** Where exported units are counted, by the same measure as the charge's own. */
  exportMeter: code,
  ...bank,
  /** What a kept unit is paid out at. */
  payoutPrice: optional(notNegative),
})

const exportCredit = z.strictObject({
  kind: z.literal('export_credit'),
  /** Charges of the plan that credits pay. */
  pays: z.array(code).min(1, { error: 'at least one charge that credits pay' }).max(200),
  ...bank,
  /** How much of a kept amount is paid out. */
  payoutPercent: notNegative
    .refine(percent => Number(percent) <= 100, { error: 'at most 100 per cent' })
    .prefault('100'),
})

const budget = z.strictObject({
  kind: z.literal('budget'),
  /** Charges of the plan that the level amount stands for; none = all of its periods in arrears. */
  covers: z.array(code).max(200).default([]),
  /** The month in which the last period of a year begins; none = the subscription's year. */
  settleMonth: optionalCount(1, 12),
  /** Whether the year's difference is settled or rolls on into the next year. */
  atYearEnd: oneOf(['settle', 'roll']).default('settle'),
})

export const energyTerms = z.discriminatedUnion(
  'kind',
  [guarantee, ratchet, netMetering, exportCredit, budget],
  { error: 'energy terms of the kind guarantee, ratchet, net_metering, export_credit or budget' },
)

/** What an energy contract says of a charge beside its price. */
export type EnergyTerms = z.output<typeof energyTerms>

export type NetMeteringTerms = Extract<EnergyTerms, { kind: 'net_metering' }>

export type ExportCreditTerms = Extract<EnergyTerms, { kind: 'export_credit' }>

export type BudgetTerms = Extract<EnergyTerms, { kind: 'budget' }>

export type RatchetTerms = Extract<EnergyTerms, { kind: 'ratchet' }>

export type GuaranteeTerms = Extract<EnergyTerms, { kind: 'guarantee' }>

/** Terms as they are stored; throws where they are none. */
export function parseEnergyTerms(stored: unknown): EnergyTerms | null {
  return stored === null || stored === undefined ? null : energyTerms.parse(stored)
}
