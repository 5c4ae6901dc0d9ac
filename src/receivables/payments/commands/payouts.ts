import { z } from 'zod'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { cashAccountChosen } from '../../bank/commands/cash-account.ts'
import { loadPayout } from '../load/pay-links.ts'
import { loadProvider } from '../load/payments.ts'
import { splitPayout } from '../payout.ts'
import { insertPayout } from '../save/consents.ts'

const minor = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform(text => BigInt(text))

/** A payout as a provider reports it; amounts in minor units. */
const payoutInput = z.strictObject({
  provider: z.string().max(40),
  payoutId: z.string().min(1).max(200),
  currency: z.string().length(3),
  arrivesOn: z.string().transform(text => Temporal.PlainDate.from(text)),
  netMinor: minor,
  lines: z
    .array(
      z.strictObject({
        lineId: z.string().min(1).max(200),
        kind: z.enum(['payment', 'refund', 'fee', 'dispute', 'adjustment']),
        reference: z.string().max(200).nullable(),
        grossMinor: minor,
        feeMinor: minor,
      }),
    )
    .max(20_000),
})

/**
 * Books a provider's payout, split into payments, refunds, disputes and fees: net to the bank, fees to
 * expense, both out of clearing. One that was booked is left; one whose lines do not come to what is
 * paid out is refused: part of its report is missing.
 */
export const recordPayout = defineCommand({
  name: 'recordPayout',
  summary: 'Book what a provider pays out, split into payments, refunds and fees',
  permission: 'payments.work',
  input: payoutInput,
  logged: ({ lines, ...rest }) => ({ ...rest, lines: lines.length }),
  run: async (tx, input, ctx) => {
    const { provider, payoutId, currency, arrivesOn, netMinor, lines } = input
    const stored = await loadProvider(tx, provider)
    const entity = stored && (await loadLegalEntity(tx, stored.legalEntityId))
    if (entity === undefined) throw new RefusalError('unknown_provider', { provider })
    if ((await loadPayout(tx, provider, payoutId)) !== undefined) return ok({ result: 'unchanged' })
    const of = { legalEntityId: entity.legalEntityId, currency }
    const cashAccount = await cashAccountChosen(tx, of, stored?.bankAccountId ?? null)
    const memo = `${provider} ${payoutId}`
    const { grossMinor, feeMinor, postings } = splitPayout(lines, memo, cashAccount)
    if (grossMinor - feeMinor !== netMinor) {
      const facts = {
        payout: payoutId,
        stated: String(netMinor),
        counted: String(grossMinor - feeMinor),
      }
      throw new RefusalError('payout_incomplete', facts)
    }
    const { legalEntityId, houseAccountId } = entity
    const transfers = postings.map(posting => ({
      ...posting,
      transferId: ctx.newId(),
      accountId: houseAccountId,
      legalEntityId,
      effectiveOn: arrivesOn,
      currency,
      documentId: null,
    }))
    const transferIds = transfers.map(each => each.transferId)
    const amounts = { netMinor, grossMinor, feeMinor, transferIds, lines, cashAccount }
    const row = { provider, payoutId, legalEntityId, currency, arrivesOn, ...amounts }
    const isNew = await insertPayout(tx, row, ctx.clock.now())
    if (!isNew) return ok({ result: 'unchanged' })
    await postTransfers(tx, transfers, ctx.clock.now())
    return ok({ result: 'created' })
  },
})
