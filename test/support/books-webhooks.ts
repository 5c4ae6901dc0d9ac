import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'

/** An endpoint that was sent one event, which arrived at the second try. */
export async function writeWebhooks(db: Db): Promise<void> {
  const [endpoint, event] = [newId(), newId()]
  await sql`INSERT INTO webhook_endpoint (endpoint_id, url, state, created_by, created_at)
            VALUES (${endpoint}, 'https://crm.example/', 'active', 'test', now())`.execute(db)
  await sql`INSERT INTO outbox_event (event_id, event_type, subject_id, occurred_at, state, body)
            VALUES (${event}, 'webhook.test', ${endpoint}, now(), 'dispatched', '{}')`.execute(db)
  await sql`INSERT INTO webhook_delivery (endpoint_id, event_id, replay_no, state, attempts,
                                          created_at, ended_at)
            VALUES (${endpoint}, ${event}, 0, 'delivered', 2, now(), now())`.execute(db)
  await sql`INSERT INTO webhook_attempt (endpoint_id, event_id, replay_no, attempt, started_at,
                                         duration_ms, outcome, status)
            VALUES (${endpoint}, ${event}, 0, 1, now(), 7, 'refused', 500),
                   (${endpoint}, ${event}, 0, 2, now(), 7, 'delivered', 200)`.execute(db)
}
