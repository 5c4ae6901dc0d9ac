import type { Tx } from '../../../platform/database/database.ts'
import { closeDeduction } from '../save/deductions.ts'

/** Transaction step: a case has settled what a payer kept back; settled before, it stays as it was. */
export function settleDeduction(
  tx: Tx,
  deduction: { readonly accountId: string; readonly deductionId: string },
  at: Temporal.Instant,
): Promise<void> {
  return closeDeduction(tx, deduction, at)
}
