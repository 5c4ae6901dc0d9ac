import { loadAccountIds, lockAccounts } from '../../accounts/load/accounts.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type PaymentMethodRow, paymentMethodRow } from '../api.ts'
import { loadContracts } from '../load/contracts.ts'
import { loadSubscriptionIds } from '../load/subscriptions.ts'
import { type LabelledPlace, savePaymentMethods } from '../save/payment-methods.ts'
import { overtakeDrafts } from './mark-stale.ts'

/**
 * Says what the documents of a subscription, a contract or an account are paid by. Documents are
 * split by it from the next bill on; drafts under review are made anew, issued ones stay.
 */
export const setPaymentMethods = defineCommand({
  name: 'setPaymentMethods',
  summary: 'Label accounts, contracts or subscriptions with how their documents are paid',
  permission: 'contracts.write',
  input: rowsOf(paymentMethodRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, paymentMethodRow)
    batch.oneRowEach(row => `${row.accountNumber} ${row.contractNumber} ${row.subscriptionNumber}`)
    const placeOf = await openPlaces(tx, batch)
    const asked = batch.open.map(({ row, value }) => {
      return { row, label: value.paymentMethod, ...placeOf(value) }
    })
    const changed = await savePaymentMethods(tx, asked, ctx.clock.now())
    for (const { row, placeId } of asked) {
      batch.answer(row, changed.has(placeId) ? 'updated' : 'unchanged')
    }
    const overtaken = asked.filter(({ placeId }) => changed.has(placeId))
    await overtakeDrafts(tx, [...new Set(overtaken.map(({ accountId }) => accountId))].sort())
    return ok(batch.result())
  },
})

/** Finds what each row names, holding the accounts; rejects what is not there. */
async function openPlaces(
  tx: Tx,
  batch: RowBatch<PaymentMethodRow>,
): Promise<(row: PaymentMethodRow) => LabelledPlace> {
  const numbers = [...new Set(batch.open.map(({ value }) => value.accountNumber))]
  const accounts = await loadAccountIds(tx, numbers)
  await lockAccounts(tx, [...accounts.keys()])
  for (const { row, value } of batch.open) {
    if (!accounts.has(value.accountNumber)) {
      batch.reject(row, 'unknown_account', { account: value.accountNumber })
    }
  }
  const keys = (of: 'contractNumber' | 'subscriptionNumber') =>
    batch.open.flatMap(({ value }) => {
      const number = value[of]
      return number === null ? [] : [{ accountId: accounts.get(value.accountNumber)!, number }]
    })
  const [contractKeys, subscriptionKeys] = [keys('contractNumber'), keys('subscriptionNumber')]
  const contracts = contractKeys.length === 0 ? [] : await loadContracts(tx, contractKeys)
  const subscriptions =
    subscriptionKeys.length === 0 ? new Map() : await loadSubscriptionIds(tx, subscriptionKeys)
  const found = (row: PaymentMethodRow): LabelledPlace | undefined => {
    const { contractNumber, subscriptionNumber } = row
    const accountId = accounts.get(row.accountNumber)!
    if (subscriptionNumber !== null) {
      const id = subscriptions.get(`${accountId} ${subscriptionNumber}`)?.subscriptionId
      return id === undefined ? undefined : { accountId, place: 'subscription', placeId: id }
    }
    if (contractNumber === null) return { accountId, place: 'account', placeId: accountId }
    const contract = contracts.find(
      each => each.accountId === accountId && each.number === contractNumber,
    )
    return contract && { accountId, place: 'contract', placeId: contract.contractId }
  }
  for (const { row, value } of batch.open) {
    if (found(value) !== undefined) continue
    const { accountNumber: account, subscriptionNumber, contractNumber } = value
    if (subscriptionNumber !== null) {
      batch.reject(row, 'unknown_subscription', { account, subscription: subscriptionNumber })
    } else batch.reject(row, 'unknown_contract', { account, contract: contractNumber ?? '' })
  }
  return row => found(row)!
}
