import type { LedgerEvent } from '../../ledger/posting-rules.ts'

/**
 * What moves receivables in a month, in the order of the roll-forward: opening + billed − credited −
 * received + returned + refunded − written off … = closing.
 */
export const PARTS = [
  'billed',
  'credited',
  'received',
  'returned',
  'refunded',
  'fees',
  'discounts',
  'writtenOff',
  'setAside',
  'betweenCustomers',
  'other',
] as const
export type Part = (typeof PARTS)[number]

/** Where each event of the books belongs; a new event does not compile before it is placed. */
const PART_OF: Readonly<Record<LedgerEvent, Part>> = {
  invoice_delivered: 'billed',
  invoice_in_advance: 'billed',
  invoice_tax: 'billed',
  invoice_rounding: 'billed',
  credit_delivered: 'credited',
  credit_in_advance: 'credited',
  credit_tax: 'credited',
  credit_rounding: 'credited',
  credit_kept: 'credited',
  credit_released: 'credited',
  payer_relieved: 'betweenCustomers',
  payer_charged: 'betweenCustomers',
  passed_on: 'betweenCustomers',
  taken_in: 'betweenCustomers',
  money_received: 'received',
  money_unidentified: 'received',
  money_returned: 'returned',
  returned_and_owed: 'returned',
  refunded: 'refunded',
  return_fee: 'fees',
  discount_taken: 'discounts',
  discount_tax: 'discounts',
  written_off: 'writtenOff',
  written_off_tax: 'writtenOff',
  bad_debt: 'writtenOff',
  bad_debt_tax: 'writtenOff',
  unclaimed_set_aside: 'setAside',
  unclaimed_handed_over: 'other',
  applied: 'other',
  planned: 'other',
  bad_debt_relief: 'other',
  bad_debt_relief_back: 'other',
  provision: 'other',
  provision_released: 'other',
  dispute_opened: 'other',
  dispute_closed: 'other',
  payout: 'other',
  payout_fee: 'other',
  deposited: 'other',
  deposit_short: 'other',
  deposit_over: 'other',
  bank_line_received: 'other',
  bank_line_paid: 'other',
  bank_charge: 'other',
  agency_commission: 'other',
  agency_commission_back: 'other',
  agency_commission_vat: 'other',
  agency_commission_vat_back: 'other',
  agency_remitted: 'other',
  agency_kept: 'other',
  manual_journal: 'other',
  credits_expired: 'other',
  reversal: 'other',
}

/** What an event moved on the receivables of a legal entity, in minor units; negative took off. */
export type Moved = { readonly event: string; readonly minor: bigint }

export type RollForward = {
  readonly openingMinor: bigint
  readonly parts: readonly { readonly part: Part; readonly minor: bigint }[]
  readonly closingMinor: bigint
}

/**
 * The receivables of a month from its opening to its closing balance, every movement in one part; a
 * reversal counts where what it reverses does, under whose event it is given. Exact: minor units.
 */
export function rollForward(openingMinor: bigint, moved: readonly Moved[]): RollForward {
  const sums = new Map<Part, bigint>(PARTS.map(part => [part, 0n]))
  for (const { event, minor } of moved) {
    const part = partOf(event)
    sums.set(part, (sums.get(part) ?? 0n) + minor)
  }
  const parts = PARTS.map(part => ({ part, minor: sums.get(part) ?? 0n }))
  const closingMinor = parts.reduce((sum, { minor }) => sum + minor, openingMinor)
  return { openingMinor, parts, closingMinor }
}

function partOf(event: string): Part {
  return Object.hasOwn(PART_OF, event) ? PART_OF[event as LedgerEvent] : 'other'
}
