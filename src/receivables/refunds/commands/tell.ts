import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Telling } from '../../returns/commands/tell-return.ts'
import { loadRefundsToTell, type RefundKey } from '../load.ts'

/** How money goes back, in the words of a letter. */
const WAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  transfer: {
    en: 'bank transfer',
    fr: 'virement bancaire',
    es: 'transferencia bancaria',
    de: 'Überweisung',
  },
  check: { en: 'check', fr: 'chèque', es: 'cheque', de: 'Scheck' },
}

/**
 * Writes to customers that money is on its way back to them, when and how. Cash they have in their hands,
 * and what a provider pays back shows on the card. One message each, however often it is asked for.
 */
export async function tellRefunds(
  tx: Tx,
  ctx: Telling,
  refunds: readonly RefundKey[],
  on: Temporal.PlainDate,
): Promise<void> {
  const told = (await loadRefundsToTell(tx, refunds)).filter(({ way }) => way in WAYS)
  if (told.length === 0) return
  await queueMessages(
    tx,
    ctx,
    told.map(({ accountId, refundId, legalEntityId, language, way, ...refund }) => ({
      ...{ accountId, legalEntityId, templateCode: 'refund' },
      facts: {
        amount: { minor: refund.amountMinor, currency: refund.currency },
        refundedOn: on,
        way: WAYS[way]?.[language] ?? WAYS[way]?.en ?? way,
        reason: refund.reason,
        ...(refund.payeeAccount === null ? {} : { payeeAccount: refund.payeeAccount }),
      },
      about: [{ kind: 'refund', id: refundId }],
      key: `refund:${refundId}`,
    })),
  )
}
