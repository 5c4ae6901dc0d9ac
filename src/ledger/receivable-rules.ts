import { CODE } from './chart.ts'
import type { Posting } from './posting-rules.ts'

/** In a rule's place of an account: the one that the caller names. */
const CASH = 'where the money is'
const SOURCE = 'what the credit stands on'
const ITEM = 'what the item stands on'

/**
 * What each event of money received debits and credits; amounts are above zero. The open items of a
 * customer stand on the accounts of the chart that these move, so their sum is the balance there.
 * Source: the debit/credit table of the domain rules.
 */
export const RECEIVABLE_RULES = {
  money_received: { debit: CASH, credit: CODE.unappliedCash },
  money_unidentified: { debit: CASH, credit: CODE.suspense },
  // Sets a credit (receipt, credit note, money on account) off against what is owed.
  applied: { debit: SOURCE, credit: ITEM },
  // The same from one customer to another: by an account whose total is always zero.
  passed_on: { debit: SOURCE, credit: CODE.passedBetween },
  taken_in: { debit: CODE.passedBetween, credit: ITEM },
  // A credit note taken off its invoice again.
  credit_released: { debit: ITEM, credit: SOURCE },
  // An instalment takes the place of what was owed, and gives it back.
  planned: { debit: SOURCE, credit: ITEM },
  written_off: { debit: CODE.smallBalanceWriteOff, credit: ITEM },
  written_off_tax: { debit: CODE.taxPayable, credit: ITEM },
  // A debt given up is taken off the allowance, with relief also off the tax owed; a recovery reverses.
  bad_debt: { debit: CODE.allowance, credit: ITEM },
  bad_debt_tax: { debit: CODE.taxPayable, credit: ITEM },
  // The tax in it, taken off later, when the law allows it; what is recovered gives it back.
  bad_debt_relief: { debit: CODE.taxPayable, credit: CODE.allowance },
  bad_debt_relief_back: { debit: CODE.allowance, credit: CODE.taxPayable },
  provision: { debit: CODE.creditLosses, credit: CODE.allowance },
  provision_released: { debit: CODE.allowance, credit: CODE.creditLosses },
  discount_taken: { debit: CODE.salesDiscount, credit: ITEM },
  discount_tax: { debit: CODE.taxPayable, credit: ITEM },
  money_returned: { debit: SOURCE, credit: CASH },
  // What a provider keeps back while a customer disputes a payment, and gives back or owes no more.
  dispute_opened: { debit: CODE.chargebackReceivable, credit: CODE.clearing },
  dispute_closed: { debit: CODE.clearing, credit: CODE.chargebackReceivable },
  // What a provider pays out, and what it keeps for its work.
  payout: { debit: CASH, credit: CODE.clearing },
  payout_fee: { debit: CODE.processingFees, credit: CODE.clearing },
  // What was refunded or passed on before the money came back is owed again.
  returned_and_owed: { debit: CODE.receivable, credit: CASH },
  // Checks and cash brought to the bank; what was counted and not keyed in, or the other way round.
  deposited: { debit: CASH, credit: CODE.undepositedFunds },
  deposit_short: { debit: CODE.cashDifferences, credit: CODE.undepositedFunds },
  deposit_over: { debit: CASH, credit: CODE.cashDifferences },
  // A line of a bank statement that is no customer's payment.
  bank_line_received: { debit: CASH, credit: ITEM },
  bank_line_paid: { debit: ITEM, credit: CASH },
  // A returned payment: what our bank takes, and what the customer owes for it.
  bank_charge: { debit: CODE.bankCharges, credit: CASH },
  return_fee: { debit: ITEM, credit: CODE.returnFees },
  refunded: { debit: SOURCE, credit: CASH },
  // A dormant credit set aside, and what an authority gets of such money.
  unclaimed_set_aside: { debit: SOURCE, credit: CODE.unclaimedProperty },
  unclaimed_handed_over: { debit: CODE.unclaimedProperty, credit: CASH },
  // What an agency gets of money that paid what it was handed, and what it pays over or keeps.
  agency_commission: { debit: CODE.collectionCosts, credit: CODE.agencyCommission },
  agency_commission_back: { debit: CODE.agencyCommission, credit: CODE.collectionCosts },
  agency_commission_vat: { debit: CODE.inputTax, credit: CODE.agencyCommission },
  agency_commission_vat_back: { debit: CODE.agencyCommission, credit: CODE.inputTax },
  agency_remitted: { debit: CASH, credit: CODE.atAgencies },
  agency_kept: { debit: CODE.agencyCommission, credit: CODE.atAgencies },
} as const

export type ReceivableEvent = keyof typeof RECEIVABLE_RULES

/** The accounts of the chart that a rule leaves open. */
export type Places = {
  readonly cash?: string
  readonly source?: string
  readonly item?: string
}

/** The posting of an event. Throws a defect where a place that the rule needs is not named. */
export function receivablePosting(
  event: ReceivableEvent,
  amountMinor: bigint,
  places: Places,
  memo?: string,
): Posting {
  const rule = RECEIVABLE_RULES[event]
  return {
    event,
    debit: placed(rule.debit, places),
    credit: placed(rule.credit, places),
    amountMinor,
    ...(memo === undefined ? {} : { memo }),
  }
}

function placed(side: string, places: Places): string {
  const code =
    side === CASH
      ? places.cash
      : side === SOURCE
        ? places.source
        : side === ITEM
          ? places.item
          : side
  if (code === undefined) throw new Error(`defect: a posting without ${side}`)
  return code
}
