import { z } from 'zod'
import { code, email, line, oneOf, phone } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { addressOf } from '../account-rules.ts'
import { accountRow } from '../api.ts'
import { lockAccounts, type StoredAccount } from '../load/accounts.ts'
import { type ChangedAccounts, saveAccounts } from './save-accounts.ts'

const row = accountRow.shape

/** What of an account is changed; what is left out stays as it is, and null takes a value away. */
export const accountChange = z.strictObject({
  accountNumber: code,
  line1: row.line1.optional(),
  line2: line().nullish(),
  postalCode: line(20).nullish(),
  city: row.city.optional(),
  region: line(60).nullish(),
  country: row.country.optional(),
  email: email.nullish(),
  phone: phone.nullish(),
  language: row.language.unwrap().optional(),
  timeZone: row.timeZone.optional(),
  termsDays: row.termsDays.unwrap().optional(),
  delivery: oneOf(['email', 'post', 'portal']).optional(),
  cycleCode: code.nullish(),
  buyerReference: line(100).nullish(),
})
export type AccountChange = z.output<typeof accountChange>

/** Who a customer is before the law: on whose name bills are written, and under which tax id. */
export const identityChange = z.strictObject({
  accountNumber: code,
  kind: oneOf(['person', 'business']).optional(),
  name: line().optional(),
  taxId: line(40).nullish(),
})
export type IdentityChange = z.output<typeof identityChange>

/**
 * Changes some of what is known of an account, and leaves the rest. Documents that were issued keep the
 * data that they were issued with. Throws `unknown_account` and what `saveAccounts` rejects.
 */
export async function changeStored(
  tx: Tx,
  change: AccountChange | IdentityChange,
  ctx: Pick<Context, 'clock' | 'newId'>,
): Promise<ChangedAccounts> {
  const [stored] = await lockAccounts(tx, [change.accountNumber])
  if (stored === undefined || stored.kind === 'house') {
    throw new RefusalError('unknown_account', { account: change.accountNumber })
  }
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const row = { ...knownRow(stored), ...Object.fromEntries(given) }
  const saved = await saveAccounts(tx, [row], ctx, 'may change')
  const refusal = saved.answer.rows[0]?.refusal
  if (refusal !== undefined) throw new RefusalError(refusal.code, refusal.facts)
  return saved
}

/** The account as a row of its file; its exemptions are left out, and so stay. */
function knownRow({ accountId: _, exemptions: __, billTo, ...rest }: StoredAccount) {
  return { ...rest, ...addressOf(billTo) }
}
