/** The accounts of the chart (db/migrations/0009_chart.sql) that rules and questions name. */
export const CODE = {
  bank: '1000',
  undepositedFunds: '1010',
  clearing: '1020',
  atAgencies: '1025',
  receivable: '1200',
  instalmentReceivable: '1205',
  chargebackReceivable: '1220',
  takenOver: '1235',
  inputTax: '1450',
  agencyCommission: '2130',
  allowance: '1290',
  taxPayable: '2300',
  contractLiability: '2400',
  prepaidCredits: '2410',
  customerCredit: '2500',
  unappliedCash: '2510',
  passedBetween: '2515',
  suspense: '2520',
  depositLiability: '2530',
  exportCredit: '2540',
  budgetDeferral: '2550',
  unclaimedProperty: '2560',
  returnFees: '4820',
  breakage: '4900',
  salesDiscount: '5100',
  goodwill: '5110',
  creditLosses: '6200',
  bankCharges: '6100',
  smallBalanceWriteOff: '6210',
  collectionCosts: '6230',
  processingFees: '6110',
  roundingDifferences: '6900',
  cashDifferences: '6920',
} as const

/** Accounts of the chart whose balance is the sum of open items. */
export const OPEN_ITEM_CONTROLS = [
  CODE.receivable,
  CODE.instalmentReceivable,
  CODE.customerCredit,
  CODE.unappliedCash,
  CODE.suspense,
]

export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense'

/**
 * Accounts whose balance is kept customer by customer. Their total is proven against documents and
 * money, so no manual journal may touch them, and an export shows them per customer.
 */
const PER_CUSTOMER: ReadonlySet<string> = new Set([
  CODE.receivable,
  CODE.instalmentReceivable,
  CODE.takenOver,
  CODE.prepaidCredits,
  CODE.customerCredit,
  CODE.unappliedCash,
  CODE.passedBetween,
  CODE.suspense,
  CODE.depositLiability,
  CODE.exportCredit,
  CODE.budgetDeferral,
])

export function isPerCustomer(code: string): boolean {
  return PER_CUSTOMER.has(code)
}

/** Whether people may post a journal there: not where the balance is proven against something else. */
export function takesJournals(code: string): boolean {
  return !PER_CUSTOMER.has(code) && code !== CODE.unclaimedProperty
}

/**
 * Whether money on a bank account may stand there: an asset that no rule of posting means something
 * else by.
 */
export function mayBeBank(code: string, kind: AccountKind): boolean {
  const named: readonly string[] = Object.values(CODE)
  return kind === 'asset' && (code === CODE.bank || !named.includes(code))
}

/** Whether a balance of this kind usually stands on the debit side. */
export function isDebitKind(kind: AccountKind): boolean {
  return kind === 'asset' || kind === 'expense'
}
