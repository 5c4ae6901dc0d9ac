import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadPromisedItems } from '../load.ts'
import { type WrittenPromise, whoIsWrittenTo } from './remind.ts'

/**
 * Confirms a promise just made to its customer by e-mail, with what it covers. Nobody is written to who
 * has no address or wishes no e-mail, whose reminders are held or whose policy is silent about promises.
 */
export async function confirmPromise(
  tx: Tx,
  ctx: Context,
  promise: WrittenPromise & {
    readonly promiseId: string
    readonly amountMinor: bigint
    readonly currency: string
  },
  on: Temporal.PlainDate,
): Promise<void> {
  const at = ctx.clock.now()
  const { accountId, legalEntityId, promiseId, amountMinor, currency, payBy } = promise
  const who = await whoIsWrittenTo(tx, 'promise_confirmation', [promise], { on, at })
  if (!who.isWanted(promise)) return
  const items = await loadPromisedItems(tx, accountId, promiseId)
  await queueMessages(tx, ctx, [
    {
      ...{ accountId, legalEntityId, templateCode: 'promise_confirmation', channel: 'email' },
      notBefore: who.arrival(promise) ?? at,
      key: `promise ${promiseId}`,
      facts: {
        amount: { minor: amountMinor, currency },
        promisedOn: payBy,
        items: items.map(({ itemKind, label, issuedOn, dueOn, minor }) => ({
          ...{ document: { itemKind, label }, issuedOn, dueOn, amount: { minor, currency } },
        })),
      },
      about: [{ kind: 'promise', id: promiseId }],
    },
  ])
}
