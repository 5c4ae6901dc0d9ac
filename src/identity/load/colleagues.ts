import { sql } from 'kysely'
import { RefusalError } from '../../kernel/result.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import { actorOf } from '../actor.ts'
import { loadRoles } from './access.ts'

/**
 * Refuses who cannot look after anything: work is given to a colleague who can sign in (`person:…`) or to
 * a role of the staff, whose people share it. A name of nobody would leave it lying.
 */
export async function requireColleague(db: Db, who: string): Promise<void> {
  const actor = actorOf(who)
  const isThere =
    actor.kind === 'person'
      ? await isColleague(db, actor.personId)
      : (await loadRoles(db)).get(who)?.audience === 'staff'
  if (!isThere) throw new RefusalError('unknown_colleague', { who })
}

async function isColleague(db: Db, personId: string): Promise<boolean> {
  const found = await maybeOne(
    db,
    sql<object>`
      select from person
       where person_id = ${personId} and kind = 'staff' and disabled_at is null`,
  )
  return found !== undefined
}

/** Refuses addresses that no colleague has: a mention of nobody would be read by nobody. */
export async function requireStaff(db: Db, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return
  const found = await rows(
    db,
    sql<{ email: string }>`
      select email from person
       where email = any(${[...emails]}::text[]) and kind = 'staff' and disabled_at is null`,
  )
  const missing = emails.find(email => !found.some(person => person.email === email))
  if (missing !== undefined) throw new RefusalError('unknown_person', { email: missing })
}
