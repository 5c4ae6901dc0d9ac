import { z } from 'zod'
import { priceRow, taxRuleRow } from '../../catalog/api.ts'
import { code, date, names, optional, positive } from '../../formats/fields.ts'
import { Decimal } from '../../kernel/decimal.ts'

const HUNDRED = Decimal.of(100)

const discount = z.strictObject({
  code,
  name: names.optional(),
  percent: positive.refine(percent => !percent.isAbove(HUNDRED), {
    error: 'a percentage of at most 100',
  }),
  chargeCode: optional(code),
  fromOn: date,
  toOn: optional(date),
  /** Left out: every subscription of the accounts looked at. */
  accounts: z.array(code).min(1).max(10_000).optional(),
})

/** Which billed periods are worked out again, and with what else than they were billed with. */
export const whatIfInput = z.strictObject({
  entity: code,
  /** Periods with days on or after it … */
  from: date,
  /** … that begin before it; left out, up to what was billed last. */
  to: date.optional(),
  accounts: z.array(code).min(1).max(10_000).optional(),
  cycle: code.optional(),
  /** Only these items; commitments of their accounts are always looked at. */
  plan: code.optional(),
  charge: code.optional(),
  /** Prices beside or in place of those of the catalog; prices agreed with a customer go before. */
  prices: z.array(priceRow).max(5000).default([]),
  discounts: z.array(discount).max(1000).default([]),
  /** Discounts that nobody has, by code. */
  withoutDiscounts: z.array(code).max(1000).default([]),
  /** Rates in place of those of the same code, class and place, as long as they are valid. */
  taxRules: z.array(taxRuleRow).max(1000).default([]),
})
export type WhatIf = z.output<typeof whatIfInput>
