import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A stop on billing, as it was placed and perhaps released. */
export type BillingHold = {
  readonly accountId: string
  readonly holdId: string
  readonly reason: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  readonly placedBy: string
  readonly recordedAt: Temporal.Instant
  readonly releasedAt: Temporal.Instant | null
  readonly releasedBy: string | null
}

/** Every billing hold that these accounts ever had, in the order of their start. */
export function loadHolds(db: Db, accountIds: readonly string[]): Promise<BillingHold[]> {
  return rows(
    db,
    sql<BillingHold>`
      select account_id as "accountId", hold_id as "holdId", reason, from_on as "fromOn",
        until_on as "untilOn", placed_by as "placedBy", recorded_at as "recordedAt",
        released_at as "releasedAt", released_by as "releasedBy"
      from account_hold
      where account_id = any(${[...accountIds]}::uuid[]) and kind = 'billing'
      order by account_id, from_on, hold_id`,
  )
}
