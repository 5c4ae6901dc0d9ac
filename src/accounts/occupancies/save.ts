import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** Who lives at a place from when until when. */
export type Occupancy = {
  readonly accountId: string
  readonly premiseId: string
  readonly placeId: string
  readonly fromOn: Temporal.PlainDate | null
  readonly toOn: Temporal.PlainDate | null
}

/** Records who lives somewhere; of what is known only the end changes. */
export async function saveOccupancy(
  tx: Tx,
  { accountId, premiseId, placeId, fromOn, toOn }: Occupancy,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into occupancy (account_id, premise_id, place_id, from_on, to_on, recorded_at)
      values (${accountId}, ${premiseId}, ${placeId}, ${fromOn}, ${toOn}, ${at})
      on conflict (account_id, premise_id) do update set to_on = excluded.to_on`,
  )
}
