import { sql } from 'kysely'
import { BILLED_WINDOWS } from './lines.ts'
import { sqlProof } from './proof.ts'

/** Event `e` lies in the billed window `w`, by the days of its account. */
const IN_WINDOW = sql`w.account_id = e.account_id and w.subscription_id = e.subscription_id
  and w.meter_code = e.meter_code and e.occurred_at >= w.from_at and e.occurred_at < w.to_at`

const VOID_OF_EVENT = sql`exists (select from usage_event_void v
  where v.account_id = e.account_id and v.month = e.month and v.event_key = e.event_key)`

/**
 * Events by account and month, each kind counted by itself so that the sum can fail. An event is billed
 * once by each charge that counts its meter, and twice only in two windows of one.
 */
const COUNTS = sql`
  with windows as materialized (
    select b.*, b.from_on::timestamp at time zone a.time_zone as from_at,
      b.to_on::timestamp at time zone a.time_zone as to_at
    from (${BILLED_WINDOWS}) b join account a using (account_id)
  ), counted (account_id, month, stored, billed, waiting, voided) as (
    select account_id, month, count(*), 0, 0, 0 from usage_event group by 1, 2
    union all
    select account_id, month, 0, sum(times), 0, 0 from (
      select account_id, month, event_key, max(times) as times from (
        select e.account_id, e.month, e.event_key, count(*) as times
        from usage_event e join windows w on ${IN_WINDOW}
        where not ${VOID_OF_EVENT} group by 1, 2, 3, w.item_id
      ) by_item group by 1, 2, 3
    ) once group by 1, 2
    union all
    select e.account_id, e.month, 0, 0, count(*), 0 from usage_event e
    where not ${VOID_OF_EVENT} and not exists (select from windows w where ${IN_WINDOW}) group by 1, 2
    union all
    select account_id, month, 0, 0, 0, count(*) from usage_event_void group by 1, 2
  )
  select account_id, month, sum(stored) as stored, sum(billed) as billed, sum(waiting) as waiting,
    sum(voided) as voided
  from counted group by 1, 2
  having sum(stored) <> sum(billed) + sum(waiting) + sum(voided)`

/** What a fixed or replayed row `r` became, by the names that it tells. */
const ON_RECORD = sql`case r.kind
  when 'event' then exists (select from usage_event e where e.account_id = x.account_id
    and e.event_key = r.recorded->>'eventKey' and e.month = (r.recorded->>'month')::date)
  when 'read' then exists (select from channel c
    join register_read d using (account_id, channel_id) where c.account_id = x.account_id
    and c.serial = r.recorded->>'serial' and c.register = r.recorded->>'register'
    and d.read_on = (r.recorded->>'readOn')::date)
  else exists (select from channel c
    join interval_day d using (account_id, channel_id) where c.account_id = x.account_id
    and c.serial = r.recorded->>'serial' and c.register = r.recorded->>'register'
    and d.day = (r.recorded->>'day')::date)
  end`

export const usageReceived = sqlProof({
  name: 'usage_received',
  sentence:
    'Usage received is in exactly one place: by account and month, the events stored are those billed, those waiting and those voided; a void names a read, an interval day or an event on record, and of an import that was taken back nothing counts; a row that was refused is open, fixed, replayed or discarded, and what was fixed or replayed is on record.',
  counted: sql`(select from usage_event union all select from rejected_usage) as received`,
  faults: [
    { problem: 'events stored are not those billed, waiting and voided', found: COUNTS },
    {
      problem: 'void of an event not on record',
      found: sql`
        select account_id, event_key, month, voided_by, voided_at from usage_event_void
        where not exists (select from usage_event e where e.account_id = usage_event_void.account_id
          and e.event_key = usage_event_void.event_key and e.month = usage_event_void.month)`,
    },
    {
      problem: 'replacement not on record',
      found: sql`
        select v.account_id, v.event_key, v.month, v.replacement_key, v.replacement_month
        from usage_event_void v
        where v.replacement_key is not null and not exists (
          select from usage_event e where e.account_id = v.account_id
            and e.event_key = v.replacement_key and e.month = v.replacement_month)`,
    },
    {
      problem: 'void of a read not on record',
      found: sql`
        select v.account_id, v.channel_id, v.read_on, v.revision, v.voided_by, v.voided_at
        from register_read_void v
        where not exists (select from register_read r where r.account_id = v.account_id
          and r.channel_id = v.channel_id and r.read_on = v.read_on and r.revision = v.revision)`,
    },
    {
      problem: 'void of an interval day not on record',
      found: sql`
        select v.account_id, v.channel_id, v.day, v.revision, v.voided_by, v.voided_at
        from interval_day_void v
        where not exists (select from interval_day d where d.account_id = v.account_id
          and d.channel_id = v.channel_id and d.day = v.day and d.revision = v.revision)`,
    },
    {
      problem: 'import taken back of which something counts still',
      found: sql`
        select i.import_id, i.file_name, i.undone_by, i.undone_at from usage_import i
        where i.state = 'undone' and (
          exists (select from counting_read r where r.import_id = i.import_id)
          or exists (select from counting_interval_day d where d.import_id = i.import_id))`,
    },
    {
      problem: 'refused row in no one state',
      found: sql`
        select rejected_id, account_number, kind, code, state from rejected_usage
        where state not in ('open', 'fixed', 'replayed', 'discarded')
          or (state = 'open') <> (changed_at is null) or (state = 'open') <> (changed_by is null)
          or (state in ('fixed', 'replayed')) <> (recorded is not null)
          or (state = 'discarded') <> (reason is not null)
          or (state = 'fixed' and corrected is null)`,
    },
    {
      problem: 'fixed or replayed row not on record',
      found: sql`
        select r.rejected_id, r.account_number, r.kind, r.state, r.recorded
        from rejected_usage r
        left join account_number x on x.number = r.recorded->>'accountNumber'
        where r.state in ('fixed', 'replayed') and r.recorded is not null and not ${ON_RECORD}`,
    },
    {
      problem: 'refused row of an account that does not exist',
      found: sql`
        select r.rejected_id, r.account_id, r.account_number from rejected_usage r
        where r.account_id is not null
          and not exists (select from account a where a.account_id = r.account_id)`,
    },
  ],
})
