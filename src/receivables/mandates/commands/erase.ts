import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { listErasableMandates } from '../load.ts'
import { blankMandate, blankMeans } from '../save.ts'

/**
 * Takes holder and account number out of a customer's mandates that were not used from a day on; the
 * others can still be asked for by a bank and stay until their time has come. Means of payment that a
 * provider keeps are given up.
 */
export async function eraseMandates(
  tx: Tx,
  accountId: string,
  unusedSince: Temporal.PlainDate,
  ctx: Pick<Context, 'clock' | 'vault'>,
): Promise<{ mandates: number; means: number }> {
  const erasable = await listErasableMandates(tx, accountId, unusedSince)
  const now = ctx.clock.now()
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  for (const mandateId of erasable) {
    const row = [accountId, mandateId]
    const place = { table: 'mandate', column: 'account_number', row }
    const number = {
      accountNumber: ctx.vault.seal(place, 'erased'),
      accountNumberIndex: ctx.vault.blindIndex('iban', `erased ${mandateId}`),
    }
    await blankMandate(tx, { accountId, mandateId }, number, today)
  }
  return { mandates: erasable.length, means: await blankMeans(tx, accountId, now) }
}
