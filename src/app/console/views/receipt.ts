import { RefusalError } from '../../../kernel/result.ts'
import { isUuid } from '../../../platform/list-value.ts'
import {
  loadReceiptImages,
  loadReceiptShown,
  loadReceiptSources,
  loadReceiptUses,
} from '../../../reporting/console/load/receipt.ts'
import { loadReasons } from '../../../reporting/console/load/receivable-reasons.ts'
import { loadPayable } from '../../../reporting/console/load/reconciliation.ts'
import { dayOf, view } from '../view.ts'

/** Items that a receipt could pay which are offered. */
const MOST_PAYABLE = 100

/** A receipt: what it is, how it came, what it paid, and what it still could pay. */
export const receiptView = view({
  path: 'receipts/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, now, language }) => {
    const receipt = isUuid(number) ? await loadReceiptShown(tx, number) : undefined
    if (receipt === undefined) throw new RefusalError('unknown_receipt', { receipt: number })
    const isOurs = receipt.account !== null && receipt.leftMinor > 0n
    const payable = isOurs ? await loadPayable(tx, receipt.accountId, MOST_PAYABLE) : []
    return {
      today: dayOf(now),
      receipt,
      sources: await loadReceiptSources(tx, receipt),
      images: await loadReceiptImages(tx, receipt),
      uses: await loadReceiptUses(tx, receipt),
      payable: payable.filter(
        ({ entity, currency }) => entity === receipt.entityCode && currency === receipt.currency,
      ),
      reasons: {
        unapply: await loadReasons(tx, 'unapply', language),
        return: await loadReasons(tx, 'return', language),
      },
    }
  },
})
