import type { Tx } from '../../../platform/database/database.ts'
import { loadRunUntold } from '../load/refund-runs.ts'
import type { LinkPart } from './link-steps.ts'

/**
 * A bank that books a file of refunds in one sum tells of each refund that it paid: the line is linked to
 * them one by one, so that each is settled, can come back, and is found again by its own.
 */
export async function refundsOfRun(tx: Tx, runId: string): Promise<LinkPart[]> {
  const refunds = await loadRunUntold(tx, runId)
  return refunds.map(({ accountId, refundId, amountMinor }) => ({
    ...{ kind: 'refund' as const, subjectAccountId: accountId, subjectId: refundId },
    amountMinor: -amountMinor,
  }))
}
