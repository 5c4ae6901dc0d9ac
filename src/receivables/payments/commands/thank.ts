import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Telling } from '../../returns/commands/tell-return.ts'
import { loadFees, loadPaidDocuments } from '../load/paid.ts'
import type { StoredPayment } from '../load/payments.ts'

/** A payment that came in, with its receipt in the books. */
export type Received = {
  readonly payment: StoredPayment
  readonly receiptId: string
  readonly amountMinor: bigint
  readonly on: Temporal.PlainDate
}

/**
 * Writes their receipt to customers who paid by themselves, on a pay page or their own pages: how much
 * came in, what it paid, what is left of it. Who is collected from was told before. One message each,
 * however often it is asked for.
 */
export async function sendReceipts(
  tx: Tx,
  ctx: Telling,
  received: readonly Received[],
): Promise<void> {
  const paid = received.filter(({ payment }) => payment.initiatedBy === 'customer')
  if (paid.length === 0) return
  const documents = await loadPaidDocuments(
    tx,
    paid.map(({ payment, receiptId }) => ({ accountId: payment.accountId, receiptId })),
  )
  const fees = await loadFees(
    tx,
    paid.map(({ payment }) => payment),
  )
  await queueMessages(
    tx,
    ctx,
    paid.map(({ payment, receiptId, amountMinor, on }) => {
      const { accountId, legalEntityId, currency } = payment
      const items = documents.filter(each => each.receiptId === receiptId)
      const fee = fees.get(payment.paymentId) ?? 0n
      const keptMinor = items.reduce((left, each) => left - each.appliedMinor, amountMinor - fee)
      const money = (minor: bigint) => ({ minor, currency })
      return {
        ...{ accountId, legalEntityId, templateCode: 'payment_receipt' },
        facts: {
          ...{ amount: money(amountMinor), receivedOn: on },
          ...(items.length === 0
            ? {}
            : {
                items: items.map(({ document, issuedOn, appliedMinor }) => ({
                  ...{ document, issuedOn, applied: money(appliedMinor) },
                })),
              }),
          ...(keptMinor > 0n ? { kept: money(keptMinor) } : {}),
        },
        about: [{ kind: 'receipt', id: receiptId }],
        key: `receipt:${receiptId}`,
      }
    }),
  )
}
