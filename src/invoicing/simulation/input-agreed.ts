import { z } from 'zod'
import { commitmentFields } from '../../contracts/commitment.ts'
import { walletFields, walletGrantRow, walletPurchaseRow } from '../../contracts/wallet.ts'
import { code, date, optional } from '../../formats/fields.ts'

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** Prepaid credits: bought (charged once by the next bill) and granted. */
export const scenarioWallet = z.strictObject({
  ...walletFields,
  /** The subscription that bears purchases and top-ups; left out: the first. */
  subscriptionNumber: optional(code),
  purchases: z
    .array(
      z.strictObject({
        amount: walletPurchaseRow.shape.amount,
        boughtOn: walletPurchaseRow.shape.boughtOn,
        expiresOn: walletPurchaseRow.shape.expiresOn,
        priority: walletPurchaseRow.shape.priority,
        knownFrom,
      }),
    )
    .max(1000)
    .default([]),
  grants: z
    .array(
      z.strictObject({
        amount: walletGrantRow.shape.amount,
        grantedOn: walletGrantRow.shape.grantedOn,
        expiresOn: walletGrantRow.shape.expiresOn,
        priority: walletGrantRow.shape.priority,
        knownFrom,
      }),
    )
    .max(1000)
    .default([]),
})

/** What the customer has agreed to spend at least. */
export const scenarioCommitment = z.strictObject({
  ...commitmentFields,
  /** The one subscription whose charges count; left out: all of them. */
  subscriptionNumber: optional(code),
  knownFrom,
})
