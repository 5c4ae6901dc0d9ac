import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** When something went one way last, and how often in the last 24 hours. */
export type Flow = { readonly lastAt: string | null; readonly day: number }

/** What went wrong last: a code with the facts of its sentence, or what the other side answered. */
export type ConnectorFailure = {
  readonly at: string
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>> | null
  readonly answer: string | null
  /** Whom or what it was about, by the number that a list finds it by. */
  readonly about: string | null
}

/** Something outside that is talked to or heard from, and how that goes. */
export type ConnectorCard = {
  readonly kind: 'program' | 'webhook' | 'provider' | 'bank' | 'meter' | 'mail'
  /** By which lists filter: the id of a key or endpoint, the code of a provider or bank account. */
  readonly code: string
  readonly name: string
  readonly state: 'active' | 'disabled' | 'failing'
  /** Null: nothing ever comes (goes) that way. */
  readonly received: Flow | null
  readonly sent: Flow | null
  /** What waits for a try, an answer or a person; at most a thousand are counted. */
  readonly waiting: number
  readonly failure: ConnectorFailure | null
}

type At = { readonly now: Temporal.Instant }

/** Counted up to this many: who reads it wants to know whether work waits, not how much exactly. */
const MOST = 1000

/** One way of a connector: its latest moment and what came to pass since a day ago. */
function flow(tables: ReturnType<typeof sql>, moment: ReturnType<typeof sql>, { now }: At) {
  const since = now.subtract({ hours: 24 })
  return sql`json_build_object(
    'lastAt', (select max(${moment}) from ${tables}),
    'day', (select count(*)::integer from ${tables} and ${moment} > ${since}))`
}

/** The keys of other systems (CRM, ERP, meter data …) that are valid, and endpoints that are told of events. */
function loadPrograms(db: Db, at: At): Promise<ConnectorCard[]> {
  const since = at.now.subtract({ hours: 24 })
  const attempts = sql`webhook_attempt a where a.endpoint_id = e.endpoint_id`
  return rows(
    db,
    sql<ConnectorCard>`
      with commands as (
        select actor, count(*)::integer as day from command_log
        where recorded_at > ${since} and actor like 'key:%' group by actor)
      select 'program' as kind, k.key_id::text as code, k.name,
        case when k.expires_at <= ${at.now} then 'disabled' else 'active' end as state,
        json_build_object('lastAt', k.last_used_at, 'day', coalesce(c.day, 0)) as received,
        null::json as sent, 0 as waiting, null::json as failure
      from api_key k left join commands c on c.actor = 'key:' || k.key_id
      where k.revoked_at is null
      union all
      select 'webhook', e.endpoint_id::text, coalesce(e.description, e.url),
        case when e.state = 'disabled' then 'disabled'
             when e.failing_since is not null then 'failing' else 'active' end,
        null, ${flow(attempts, sql`a.started_at`, at)},
        (select count(*)::integer from (select from webhook_delivery w
          where w.endpoint_id = e.endpoint_id and w.state in ('waiting', 'sending') limit ${MOST}) w),
        (select json_build_object('at', f.started_at, 'code', f.outcome, 'facts', null,
            'answer', concat_ws(' ', f.status, nullif(left(f.answer, 200), '')), 'about', null)
          from webhook_attempt f where f.endpoint_id = e.endpoint_id and f.outcome <> 'delivered'
          order by f.started_at desc limit 1)
      from webhook_endpoint e
      order by kind, name`,
  )
}

/** Payment providers: what was asked of them and what they told. */
function loadProviders(db: Db, at: At): Promise<ConnectorCard[]> {
  const told = sql`provider_event v where v.provider = p.provider`
  const asked = sql`payment y where y.provider = p.provider`
  return rows(
    db,
    sql<ConnectorCard>`
      select 'provider' as kind, p.provider as code, p.provider as name,
        case when p.active then 'active' else 'disabled' end as state,
        ${flow(told, sql`v.recorded_at`, at)} as received,
        ${flow(asked, sql`y.recorded_at`, at)} as sent,
        (select count(*)::integer from (select from payment y
          where y.ask_at is not null and y.provider = p.provider and y.state = 'unknown'
          limit ${MOST}) y) as waiting,
        (select json_build_object('at', y.recorded_at, 'code', coalesce(y.reason, y.state),
            'facts', null, 'answer', null, 'about', a.number)
          from payment y join account a using (account_id)
          where y.provider = p.provider and y.state = 'failed'
          order by y.recorded_at desc limit 1) as failure
      from payment_provider p order by name`,
  )
}

/** Bank accounts: statements that came, files that were taken to the bank. */
function loadBanks(db: Db, at: At): Promise<ConnectorCard[]> {
  const came = sql`bank_statement s where s.bank_account_id = b.bank_account_id`
  // A file of a legal entity goes to the bank of its main account.
  const taken = sql`(select t.taken_at from run_file_taken t
      join debit_run r on r.reference = t.run_reference where r.legal_entity_id = b.legal_entity_id
    union all
    select t.taken_at from run_file_taken t
      join refund_run r on r.reference = t.run_reference where r.legal_entity_id = b.legal_entity_id
    ) t where b.main`
  return rows(
    db,
    sql<ConnectorCard>`
      select 'bank' as kind, b.code, b.name,
        case when b.active then 'active' else 'disabled' end as state,
        ${flow(came, sql`s.recorded_at`, at)} as received,
        ${flow(taken, sql`t.taken_at`, at)} as sent,
        (select count(*)::integer from (select from bank_line l
          where l.bank_account_id = b.bank_account_id and l.state in ('open', 'waiting')
          limit ${MOST}) l)
          + (select count(*)::integer from bank_statement q
            where q.bank_account_id = b.bank_account_id and q.state = 'quarantined') as waiting,
        (select json_build_object('at', s.recorded_at,
            'code', coalesce(s.faults -> 0 ->> 'code', s.state), 'facts', s.faults -> 0 -> 'facts',
            'answer', s.note, 'about', s.reference)
          from bank_statement s
          where s.bank_account_id = b.bank_account_id and s.state in ('quarantined', 'rejected')
          order by s.recorded_at desc limit 1) as failure
      from bank_account b order by name`,
  )
}

/** Meter data by file and by program, and e-mail. */
function loadMeterAndMail(db: Db, at: At): Promise<ConnectorCard[]> {
  const since = at.now.subtract({ hours: 24 })
  // By the index of these three.
  const metered = sql`command_log
    where command in ('recordUsageEvents', 'recordReads', 'recordIntervals')`
  const attempts = sql`message_attempt t where true`
  const bounces = sql`message_bounce n where true`
  return rows(
    db,
    sql<ConnectorCard>`
      select 'meter' as kind, 'meter' as code, '' as name, 'active' as state,
        json_build_object(
          'lastAt', greatest((select max(received_at) from usage_import),
            (select max(recorded_at) from ${metered})),
          'day', (select count(*)::integer from usage_import where received_at > ${since})
            + (select count(*)::integer from ${metered} and recorded_at > ${since})) as received,
        null::json as sent,
        (select count(*)::integer from (select from rejected_usage
          where state = 'open' limit ${MOST}) w) as waiting,
        (select json_build_object('at', last_received_at, 'code', code, 'facts', facts,
            'answer', null, 'about', account_number)
          from rejected_usage where state = 'open'
          order by rejected_id desc limit 1) as failure
      union all
      select 'mail', 'mail', '', 'active',
        ${flow(bounces, sql`n.received_at`, at)}, ${flow(attempts, sql`t.started_at`, at)},
        (select count(*)::integer from (select from message
          where channel = 'email' and next_at is not null limit ${MOST}) w),
        (select json_build_object('at', t.started_at, 'code', t.outcome, 'facts', null,
            'answer', concat_ws(' ', t.code, nullif(left(t.answer, 200), '')), 'about', a.number)
          from message_attempt t join account a using (account_id)
          where t.outcome not in ('accepted', 'deferred')
          order by t.started_at desc limit 1)`,
  )
}

/** Everything outside that is talked to, by kind and name; an organisation has a few dozen at most. */
export async function loadConnectorCards(db: Db, now: Temporal.Instant): Promise<ConnectorCard[]> {
  return [
    ...(await loadPrograms(db, { now })),
    ...(await loadProviders(db, { now })),
    ...(await loadBanks(db, { now })),
    ...(await loadMeterAndMail(db, { now })),
  ]
}
