import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { loadTransferSides } from '../open-items/load.ts'
import { reversalOf } from '../posting-rules.ts'
import { recordReversal } from '../save.ts'
import { postTransfers } from './post-transfers.ts'

/**
 * Reverses transfers by new ones that name them, as of a day in an open month: a step for commands
 * that know what stood behind them. One that was reversed before is left as it is.
 */
export async function reverseTransfers(
  tx: Tx,
  named: readonly {
    readonly accountId: string
    readonly transferId: string
    readonly effectiveOn: Temporal.PlainDate
  }[],
  booking: { readonly on: Temporal.PlainDate; readonly at: Temporal.Instant },
): Promise<void> {
  const reversals = []
  for (const original of await loadTransferSides(tx, named)) {
    const { accountId, transferId: of, legalEntityId, currency, documentId } = original
    const transferId = newId()
    const pair = { accountId, transferId: of, reversedBy: transferId, recordedAt: booking.at }
    if (!(await recordReversal(tx, pair))) continue
    const where = { accountId, legalEntityId, currency, documentId, effectiveOn: booking.on }
    reversals.push({ ...reversalOf(original), ...where, transferId, reverses: of })
  }
  await postTransfers(tx, reversals, booking.at)
}
