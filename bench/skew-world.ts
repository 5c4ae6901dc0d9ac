import { sql } from 'kysely'
import type { Db } from '../src/platform/database/database.ts'
import { seedReferenceUnits } from './reference-units.ts'

export const MONTH = '2026-01-01'

/** One account that has everything: `items` charges in subscriptions of three. */
export async function seedManyItems(db: Db, items: number): Promise<void> {
  await seedReferenceUnits(db, { count: 1, months: 1, start: MONTH })
  const more = Math.floor(items / 3) - 1
  await sql`
    INSERT INTO subscription (account_id, subscription_id, contract_id, number, start_on,
                              anchor_day, recorded_at)
    SELECT account_id, gen_random_uuid(), contract_id, 'X-' || n, start_on, anchor_day, recorded_at
      FROM subscription, generate_series(1, ${more}) n`.execute(db)
  await sql`
    INSERT INTO billing_state (account_id, subscription_id)
    SELECT account_id, subscription_id FROM subscription WHERE number LIKE 'X-%'`.execute(db)
  await sql`
    INSERT INTO subscription_item (account_id, item_id, subscription_id, plan_code, plan_version,
                                   charge_code, quantity, start_on)
    SELECT s.account_id, gen_random_uuid(), s.subscription_id, i.plan_code, i.plan_version,
           i.charge_code, i.quantity, i.start_on
      FROM subscription s JOIN subscription_item i USING (account_id)
     WHERE s.number LIKE 'X-%'`.execute(db)
  await sql`ANALYZE`.execute(db)
}

/** One charge that everything was counted for: `events` of 1.5 kWh, spread over three weeks. */
export async function seedManyEvents(db: Db, events: number): Promise<void> {
  await seedReferenceUnits(db, { count: 1, months: 1, start: MONTH })
  const BATCH = 250_000
  for (let first = 1; first <= events; first += BATCH) {
    await sql`
      INSERT INTO usage_event (account_id, event_key, month, subscription_id, meter_code,
                               occurred_at, quantity, recorded_at)
      SELECT account_id, 'bulk-' || n, ${MONTH}::date, subscription_id, 'KWH',
             timestamptz '2026-01-02T00:00:00Z' + n * interval '0.4 seconds', 1.5, recorded_at
        FROM subscription, generate_series(${first}::int, ${Math.min(first + BATCH - 1, events)}::int) n`.execute(
      db,
    )
  }
  await sql`ANALYZE usage_event`.execute(db)
}
