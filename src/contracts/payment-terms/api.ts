import { z } from 'zod'
import { code, date, line, names, optional } from '../../formats/fields.ts'
import { parseTerms } from './rule.ts'

/** Terms as people write them, kept as they were written. */
const rule = line(400).refine(text => parseTerms(text) !== undefined, {
  error: 'payment terms such as net 30, 30 eom 10, day 15, 2% 10, net 30 or 1/2 net 0, 1/2 net 30',
})

/** Payment terms by name, and by which rule from which day on. */
export const paymentTermsRow = z.strictObject({
  terms: code,
  fromOn: date,
  name: names,
  rule,
})
export type PaymentTermsRow = z.output<typeof paymentTermsRow>

/** Whom payment terms hold for: a legal entity's customers, an account, or one of its contracts. */
export const paymentTermsUseRow = z.strictObject({
  entity: optional(code),
  accountNumber: optional(code),
  contractNumber: optional(code),
  fromOn: date,
  /** Left out: none of its own from then on. */
  terms: optional(code),
})
export type PaymentTermsUseRow = z.output<typeof paymentTermsUseRow>
