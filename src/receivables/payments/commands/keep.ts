import { z } from 'zod'
import { dateOf } from '../../../kernel/calendar.ts'
import { ok } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { meansInput } from '../api.ts'
import { loadToKeep, lockKeeping } from '../load/keep.ts'
import { loadMeans, type PaymentKey } from '../load/payments.ts'
import { noteKept } from '../save/keep.ts'
import { insertMeans } from '../save/payments.ts'
import { consentToAutopay } from './autopay.ts'

/** Has the provider asked for what was paid with, of payments that arrived and let us keep it. */
export async function enqueueKeeping(
  tx: Tx,
  ctx: Pick<Context, 'enqueue'>,
  payments: readonly PaymentKey[],
): Promise<void> {
  for (const { accountId, paymentId } of await loadToKeep(tx, payments)) {
    const payload = { accountId, paymentId }
    await ctx.enqueue(tx, { task: 'keepMeans', payload, key: `keep-means ${paymentId}` })
  }
}

/**
 * Keeps what a customer paid with on a pay page, as they agreed there, and takes what falls due with it
 * from then on: their consent, word by word, takes the place of the one before.
 */
export const keepMeansOfPayment = defineCommand({
  name: 'keepMeansOfPayment',
  summary: 'Keep the card that a customer paid with and let us keep',
  permission: 'payments.work',
  input: z.strictObject({
    accountId: z.uuid(),
    paymentId: z.uuid(),
    ...meansInput.omit({ accountNumber: true, provider: true }).shape,
  }),
  run: async (tx, { accountId, paymentId, ...means }, ctx) => {
    const key = { accountId, paymentId }
    const keeping = await lockKeeping(tx, key)
    if (keeping === undefined) return ok({ kept: false })
    const { provider, legalEntityId, currency, consent, noticeDays, timeZone } = keeping
    const now = ctx.clock.now()
    const made = ctx.newId()
    const isNew = await insertMeans(tx, { ...means, accountId, meansId: made, provider }, now)
    const own = await loadMeans(tx, [accountId])
    const known = own.find(each => each.provider === provider && each.token === means.token)
    // Removed meanwhile: it stays removed.
    if (known === undefined && !isNew) return ok({ kept: false })
    const meansId = known?.meansId ?? made
    await noteKept(tx, key, meansId)
    const consentedOn = dateOf(keeping.consentedAt, timeZone)
    const terms = { mandateId: null, meansId, capMinor: null, noticeDays, consentedOn, consent }
    await consentToAutopay(tx, { accountId, legalEntityId, currency }, terms, ctx)
    return ok({ kept: true })
  },
})
