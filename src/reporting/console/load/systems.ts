import { sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'

/** The jobs of one kind that are not done: how many wait, run and were given up. */
export type JobsOfKind = {
  readonly task: string
  readonly waiting: number
  readonly running: number
  readonly failed: number
  /** Since when the first of those that are due waits; null while none is due. */
  readonly dueSince: Temporal.Instant | null
}

/** Every kind of job of which any is left; what comes later does not count as waiting for long. */
export function loadJobs(db: Db, now: Temporal.Instant): Promise<JobsOfKind[]> {
  return rows(
    db,
    sql<JobsOfKind>`
      select task_identifier as task,
        (count(*) filter (where locked_at is null and attempts < max_attempts))::integer as waiting,
        (count(*) filter (where locked_at is not null))::integer as running,
        (count(*) filter (where locked_at is null and attempts >= max_attempts))::integer as failed,
        min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= ${now})
          as "dueSince"
      from graphile_worker.jobs group by 1 order by 1`,
  )
}

/** Something outside that we talk to, and how that goes. */
export type Connector = {
  readonly kind: 'webhook' | 'provider' | 'bank'
  readonly name: string
  /** Of this kind: active, disabled, failing. */
  readonly state: string
  /** What waits for it or of it: deliveries, payments of unknown outcome, lines without a match. */
  readonly waiting: number
  readonly lastAt: Temporal.Instant | null
}

/** Webhook endpoints, payment providers and bank accounts; an organisation has few of each. */
export function loadConnectors(db: Db): Promise<Connector[]> {
  return rows(
    db,
    sql<Connector>`
      select 'webhook' as kind, coalesce(e.description, e.url) as name,
        case when e.state = 'disabled' then 'disabled'
             when e.failing_since is not null then 'failing' else 'active' end as state,
        (select count(*)::integer from webhook_delivery w
          where w.endpoint_id = e.endpoint_id and w.state in ('waiting', 'sending')) as waiting,
        (select max(a.started_at) from webhook_attempt a where a.endpoint_id = e.endpoint_id)
          as "lastAt"
      from webhook_endpoint e
      union all
      select 'provider', p.provider, case when p.active then 'active' else 'disabled' end,
        (select count(*)::integer from payment y
          where y.ask_at is not null and y.provider = p.provider and y.state = 'unknown'),
        (select max(v.recorded_at) from provider_event v where v.provider = p.provider)
      from payment_provider p
      union all
      select 'bank', b.name, case when b.active then 'active' else 'disabled' end,
        (select count(*)::integer from bank_line l
          where l.bank_account_id = b.bank_account_id and l.state in ('open', 'waiting')),
        (select max(f.recorded_at) from bank_statement s join bank_file f using (file_id)
          where s.bank_account_id = b.bank_account_id)
      from bank_account b
      order by kind desc, name`,
  )
}

/** What is done by itself at an hour of the day, and when it was done last. */
export type Scheduled = {
  readonly name: string
  readonly atHour: number | null
  readonly doneOn: Temporal.PlainDate | null
  readonly doneAt: Temporal.Instant | null
}

/** Every schedule, those that are switched off last. */
export function loadSchedules(db: Db): Promise<Scheduled[]> {
  return rows(
    db,
    sql<Scheduled>`
      select name, at_hour as "atHour", done_on as "doneOn", done_at as "doneAt"
      from schedule order by at_hour nulls last, name`,
  )
}

/** E-mails under way, and those of the last week that did not arrive. */
export type Mail = { readonly waiting: number; readonly unknown: number; readonly bounced: number }

/** How e-mail goes, up to a thousand of each. */
export function loadMail(db: Db, now: Temporal.Instant): Promise<Mail> {
  return one(
    db,
    sql<Mail>`
      select
        (select count(*)::integer from (select from message
          where channel = 'email' and next_at is not null limit 1000) w) as waiting,
        (select count(*)::integer from (select from message
          where state = 'unknown' limit 1000) u) as unknown,
        (select count(*)::integer from (select from message_bounce
          where received_at > ${now.subtract({ hours: 24 * 7 })} limit 1000) b) as bounced`,
  )
}
