import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { bookPayments } from '../../payments/commands/book.ts'
import { insertEvents } from '../../payments/save/payments.ts'
import { endToEndId } from '../file.ts'
import { type DebitRun, loadFileDebits } from '../load.ts'
import { BANK } from './returns.ts'

/** Debits that are given up in one go. */
const PAGE = 500

/** Cancels the debits of a file that the bank refused as a whole: no customer's bank declined them. */
export async function giveUpDebits(
  tx: Tx,
  run: Pick<DebitRun, 'runId'>,
  ctx: Context,
): Promise<void> {
  const debits = await loadFileDebits(tx, run.runId)
  const at = ctx.clock.now()
  for (let from = 0; from < debits.length; from += PAGE) {
    const page = debits.slice(from, from + PAGE)
    const events = page.map(({ paymentId, trace }) => {
      const reference = trace ?? endToEndId(paymentId)
      const fact = { kind: 'cancelled' }
      return { provider: BANK, eventId: `cancelled ${reference}`, reference, fact, at }
    })
    await insertEvents(tx, events, at)
    await bookPayments(tx, page, ctx)
  }
}
