import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** Webhooks: what is said to have arrived was answered so. */
export const webhooksSent = sqlProof({
  name: 'webhooks_sent',
  sentence:
    'Every webhook that counts as delivered has a try that its receiver took, every one given up has none, and no more tries are recorded than were made.',
  counted: sql`webhook_delivery`,
  faults: [
    {
      problem: 'a delivery ended otherwise than its tries',
      found: sql`
        select d.endpoint_id, d.event_id, d.replay_no, d.state
        from webhook_delivery d
        where d.state in ('delivered', 'failed')
          and (d.state = 'delivered') <> exists (
            select from webhook_attempt a
            where a.endpoint_id = d.endpoint_id and a.event_id = d.event_id
              and a.replay_no = d.replay_no and a.outcome = 'delivered')`,
    },
    {
      problem: 'a try that was not made',
      found: sql`
        select a.endpoint_id, a.event_id, a.replay_no, a.attempt, d.attempts
        from webhook_attempt a
        left join webhook_delivery d using (endpoint_id, event_id, replay_no)
        where a.attempt > coalesce(d.attempts, 0)`,
    },
  ],
})
