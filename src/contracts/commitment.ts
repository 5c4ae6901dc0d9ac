import { z } from 'zod'
import { code, date, names, oneOf, optional, positive, whole, yesNo } from '../formats/fields.ts'

/** The terms of a commitment as a command and a simulation are told them. */
export const commitmentFields = {
  code,
  name: names,
  /** What the shortfall is sold, taxed and posted as. */
  productCode: code,
  /** For a whole term, in major units of the contract's currency, without tax. */
  amount: positive,
  /** Length of a term; the first starts on `startOn`. */
  months: whole(1, 120),
  startOn: date,
  /** No term starts from then on, and one under way is cut short; left out = as long as the contract. */
  endOn: optional(date),
  /** Whether term follows term; else there is one. */
  renews: yesNo.default(true),
  /** What an early exit leaves of the commitment: the share of the term's days, or all of it. */
  earlyExit: oneOf(['pro_rata', 'full']).default('pro_rata'),
  /** The charges that count; left out = all but charges made once (`once`). */
  chargeCodes: z
    .array(code)
    .min(1)
    .max(200)
    .nullish()
    .transform(codes => (codes == null ? null : [...new Set(codes)].sort())),
}

/** What a customer has agreed to spend at least, over a contract or one subscription of it. */
export const commitmentRow = z.strictObject({
  accountNumber: code,
  contractNumber: code,
  /** Only charges of this subscription count; left out = those of the whole contract. */
  subscriptionNumber: optional(code),
  ...commitmentFields,
})
export type CommitmentRow = z.output<typeof commitmentRow>
