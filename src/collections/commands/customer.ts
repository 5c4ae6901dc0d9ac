import { loadAccount } from '../../accounts/load/accounts.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'

/** A customer whom something is done about. */
export type Customer = {
  readonly accountId: string
  readonly account: string
  readonly timeZone: string
}

/** The customer of a number; refused where there is none. */
export async function requireCustomer(tx: Tx, number: string): Promise<Customer> {
  const found = await loadAccount(tx, number)
  if (found === undefined || found.kind === 'house') {
    throw new RefusalError('unknown_account', { account: number })
  }
  return { accountId: found.accountId, account: number, timeZone: found.timeZone }
}

/** The day that it is where a customer is. */
export function todayOf(ctx: Pick<Context, 'clock'>, timeZone: string): Temporal.PlainDate {
  return ctx.clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
}
