import { sql } from 'kysely'
import type { WorkKind } from './work.ts'

/** The actor, and the roles that they have now: what is given to either waits for them. */
const mine = ({ actor, now }: { readonly actor: string; readonly now: Temporal.Instant }) => sql`(
  select ${actor}::text union all
  select r.role from person_role r
   where ${actor}::text = 'person:' || r.person_id and r.from_at <= ${now}
     and (r.until_at is null or r.until_at > ${now}))`

/** What was given to somebody by name or by their role: cases, tasks, notes that ask them to look. */
export const OWN_WORK: readonly WorkKind[] = [
  {
    code: 'mentions',
    permission: 'messages.read',
    to: ({ email }) => `/lists/follow-ups?mentions=${encodeURIComponent(email ?? '')}`,
    tone: 'todo',
    rows: ({ actor }) => sql`select from interaction i
      join person p on ${actor}::text = 'person:' || p.person_id
      where i.next_on is not null and i.done_at is null and p.email = any(i.mentions)`,
  },
  {
    code: 'disputes',
    permission: 'disputes.open',
    to: ({ whose }) => `/lists/disputes?state=open&owner.in=${encodeURIComponent(whose)}`,
    tone: 'todo',
    rows: asked => sql`select from dispute_case
      where state = 'open' and owner in ${mine(asked)}`,
  },
  {
    code: 'casesHandedUp',
    permission: 'disputes.open',
    to: ({ whose }) => `/lists/disputes?state=open&escalatedTo.in=${encodeURIComponent(whose)}`,
    tone: 'todo',
    rows: asked => sql`select from dispute_case
      where state = 'open' and escalated_to in ${mine(asked)}`,
  },
  {
    code: 'ownTasks',
    permission: 'tasks.work',
    to: ({ whose }) => `/lists/tasks?owner.in=${encodeURIComponent(whose)}`,
    tone: 'todo',
    rows: asked => sql`select from task where done_at is null and owner in ${mine(asked)}`,
  },
]
