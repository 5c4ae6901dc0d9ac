import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { ScheduleName } from './api.ts'

/** Sets the hour of a schedule; gives whether that changed it. */
export async function saveHour(
  tx: Tx,
  name: ScheduleName,
  atHour: number | null,
): Promise<boolean> {
  const changed = await affected(
    tx,
    sql`update schedule set at_hour = ${atHour}
        where name = ${name} and at_hour is distinct from ${atHour}`,
  )
  return changed > 0
}

/** Records that a schedule was done for a day. */
export async function saveDone(
  tx: Tx,
  done: { readonly name: ScheduleName; readonly on: Temporal.PlainDate; readonly outcome: unknown },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update schedule set done_on = ${done.on}, done_at = ${at},
      outcome = ${JSON.stringify(toJson(done.outcome))}::jsonb
    where name = ${done.name}`.execute(tx)
}
