import type { PlanInstalment } from '../../views/payment-plan.ts'

/** What was paid of an instalment: what is neither open nor due again as before. */
export function paidMinor(each: PlanInstalment): bigint {
  return BigInt(each.amountMinor) - BigInt(each.openMinor) - BigInt(each.backMinor)
}

/** How an instalment stands on a day. */
export function instalmentState(
  each: PlanInstalment,
  today: string,
): 'paid' | 'part_paid' | 'due' | 'overdue' | 'back' {
  if (each.backMinor !== '0') return 'back'
  if (each.openMinor === '0') return 'paid'
  if (each.dueOn < today) return 'overdue'
  return paidMinor(each) > 0n ? 'part_paid' : 'due'
}
