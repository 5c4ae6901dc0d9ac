import { z } from 'zod'
import { code, date, line, names, optional, positive, whole } from '../formats/fields.ts'

/** What a wallet pays for and when a person or a purchase looks after it. */
export const walletFields = {
  code,
  name: names,
  /** What its credits are sold and taxed as; they pay for charges that bear the same tax. */
  productCode: code,
  /** Charges that it pays for; left out = all but charges made once. */
  chargeCodes: z
    .array(code)
    .min(1)
    .max(200)
    .nullish()
    .transform(codes => (codes == null ? null : [...new Set(codes)].sort())),
  /** A notice is recorded when the balance falls below this. */
  alertBelow: optional(positive),
  /** What is bought when the balance falls below an amount. */
  topUp: z
    .strictObject({
      below: positive,
      amount: positive,
      /** At most so many times in a calendar month. */
      mostAMonth: whole(1, 31).default(1),
      /** Months after which it expires; left out = never. */
      expiresAfterMonths: optional(whole(1, 120)),
    })
    .nullish()
    .transform(value => value ?? null),
}

/** A wallet of prepaid credits. Amounts are without tax, in the currency of the subscription. */
export const walletRow = z.strictObject({
  accountNumber: code,
  /** Bears purchases and top-ups. */
  subscriptionNumber: code,
  ...walletFields,
})
export type WalletRow = z.output<typeof walletRow>

/** Lower is used first. */
const priority = whole(0, 1000).default(100)

/** Credits bought: charged once by the next bill, there to be used when that is issued. */
export const walletPurchaseRow = z.strictObject({
  accountNumber: code,
  walletCode: code,
  reference: code,
  amount: positive,
  boughtOn: date,
  /** First day on which they are gone; left out = never. */
  expiresOn: optional(date),
  priority,
})
export type WalletPurchaseRow = z.output<typeof walletPurchaseRow>

/** Credits given without payment; they always expire. */
export const walletGrantRow = z.strictObject({
  accountNumber: code,
  walletCode: code,
  reference: code,
  amount: positive,
  grantedOn: date,
  expiresOn: date,
  priority,
  reason: line(500),
})
export type WalletGrantRow = z.output<typeof walletGrantRow>
