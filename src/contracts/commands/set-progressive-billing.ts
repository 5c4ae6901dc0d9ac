import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { progressiveRow } from '../api.ts'
import { saveProgressiveAmounts } from '../save/progressive.ts'
import { openSubscriptions } from './open-subscriptions.ts'

/** Sets what unbilled usage must come to for an invoice in mid-period; null = it waits for its end. */
export const setProgressiveBilling = defineCommand({
  name: 'setProgressiveBilling',
  summary: 'Set the amount of unbilled usage at which subscriptions are billed in mid-period',
  permission: 'contracts.write',
  input: rowsOf(progressiveRow),
  run: async (tx, input) => {
    const batch = new RowBatch(input.rows, progressiveRow)
    batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
    const subscriptionOf = await openSubscriptions(tx, batch)
    const amounts = batch.open.map(({ row, value }) => {
      const { accountId, subscriptionId } = subscriptionOf(value)
      return { row, accountId, subscriptionId, amount: value.amount }
    })
    const changed = await saveProgressiveAmounts(tx, amounts)
    for (const { row, subscriptionId } of amounts) {
      batch.answer(row, changed.has(subscriptionId) ? 'updated' : 'unchanged')
    }
    return ok(batch.result())
  },
})
