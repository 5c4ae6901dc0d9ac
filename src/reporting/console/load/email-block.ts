import { sql } from 'kysely'
import { type Db, maybeOne } from '../../../platform/database/database.ts'

/** Why nothing is sent to the e-mail address of an account any more; null where it works. */
export async function loadEmailBlock(
  db: Db,
  accountId: string,
): Promise<'bounced' | 'complained' | 'asked' | null> {
  const found = await maybeOne(
    db,
    sql<{ reason: 'bounced' | 'complained' | 'asked' }>`
      select b.reason from email_block b join account a using (account_id)
      where b.account_id = ${accountId} and b.email = a.email and b.released_at is null limit 1`,
  )
  return found?.reason ?? null
}
