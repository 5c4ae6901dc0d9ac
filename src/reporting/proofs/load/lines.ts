import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** What a key stands at after its line `s`: the line itself, unless a standing is stored with it. */
const STANDING_MINOR = sql`case when s.standing is null then s.amount_minor
  else (s.standing->>'priceMinor')::bigint - (s.standing->>'allowanceMinor')::bigint end`

export const periodBilledOnce = sqlProof({
  name: 'period_billed_once',
  sentence:
    'Each part of a charge and period was billed once and then corrected step by step, so that all its lines together come to what it stands at.',
  counted: sql`invoice_line where item_id is not null`,
  faults: [
    {
      problem: 'revisions with a gap or a double',
      found: sql`
        select account_id, item_id, period_start, component, count(*) as lines,
          min(revision) as first, max(revision) as last
        from invoice_line where item_id is not null
        group by account_id, item_id, period_start, component
        having min(revision) <> 0 or max(revision) + 1 <> count(*)
            or count(distinct revision) <> count(*)`,
    },
    {
      problem: 'lines do not add up to what stands',
      found: sql`
        select l.account_id, l.item_id, l.period_start, l.component, l.billed_minor,
          ${STANDING_MINOR} as standing_minor
        from (
          select account_id, item_id, period_start, component, max(revision) as revision,
            sum(amount_minor) as billed_minor
          from invoice_line where item_id is not null
          group by account_id, item_id, period_start, component
        ) l
        join invoice_line s using (account_id, item_id, period_start, component, revision)
        where l.billed_minor <> ${STANDING_MINOR}`,
    },
  ],
})

export const linesAdjoin = sqlProof({
  name: 'lines_adjoin',
  sentence:
    'The periods billed for one item follow each other without overlap, and what a line charges for lies within its period.',
  counted: sql`invoice_line where item_id is not null`,
  faults: [
    {
      problem: 'service outside the period',
      found: sql`
        select account_id, item_id, period_start, service_start, service_end, next_start
        from (
          select account_id, item_id, period_start, min(service_start) as service_start,
            max(service_end) as service_end,
            lead(period_start) over (partition by account_id, item_id order by period_start)
              as next_start
          from (
            -- Not what was taken back: its periods may have been counted otherwise (trials).
            select account_id, item_id, period_start, service_start, service_end,
              first_value(kind) over (partition by account_id, item_id, period_start, component
                                      order by revision desc) as last_kind
            from invoice_line where item_id is not null
          ) l
          where last_kind <> 'reversal'
          group by account_id, item_id, period_start
        ) p
        where service_start < period_start or service_end > next_start`,
    },
    {
      problem: 'service ends before it starts',
      found: sql`
        select account_id, invoice_id, line_no, service_start, service_end from invoice_line
        where service_end < service_start`,
    },
    {
      problem: 'header does not span the lines',
      found: sql`
        select i.account_id, i.invoice_id, i.service_start, i.service_end, l.first, l.last
        from invoice i
        join (
          select account_id, invoice_id, min(service_start) as first, max(service_end) as last
          from invoice_line group by account_id, invoice_id
        ) l using (account_id, invoice_id)
        where i.service_start <> l.first or i.service_end <> l.last`,
    },
    {
      problem: 'billed further than its subscription’s record says',
      found: sql`
        select b.account_id, b.subscription_id, b.billed_through, l.last_period
        from (
          select account_id, subscription_id, max(period_start) as last_period
          from invoice_line
          where item_id is not null and subscription_id is not null and kind = 'charge'
          group by account_id, subscription_id
        ) l
        join billing_state b using (account_id, subscription_id)
        where b.billed_through is null`,
    },
  ],
})

/**
 * The windows of events that the lines in force were billed from, an item each: two charges may count
 * one meter, and their prices change on different days. The parts of one charge (tiers)
 * name the same window, so they are one row here; a part that later events or voids did not change
 * still tells the older number of them, so the latest document counts. A reversed line is no longer
 * in force. A part that was billed in mid-period and has not grown since names a shorter window of the
 * same beginning; the longest counts.
 */
export const BILLED_WINDOWS = sql`
  select distinct on (account_id, subscription_id, meter_code, item_id, from_on) *
  from (
    select l.account_id, l.subscription_id, step->>'meter' as meter_code,
      (step->>'from')::date as from_on, (step->>'to')::date as to_on,
      (array_agg((step->>'count')::bigint order by i.recorded_at desc, i.invoice_id desc))[1] as billed,
      max(i.recorded_at) as billed_at,
      array_agg(distinct i.run_id) as run_ids, l.item_id
    from (
      select distinct on (account_id, item_id, period_start, component)
        account_id, item_id, invoice_id, subscription_id, kind, trace
      from invoice_line where item_id is not null
      order by account_id, item_id, period_start, component, revision desc
    ) l
    join invoice i using (account_id, invoice_id)
    cross join json_array_elements(l.trace) as step
    where l.kind <> 'reversal' and step->>'step' = 'usage' and step->>'source' = 'events'
    group by 1, 2, 3, 4, 5, l.item_id
  ) window_of_line
  order by account_id, subscription_id, meter_code, item_id, from_on, to_on desc`

/** A later bill run has looked at the window, and its new events or voids changed no amount. */
const LOOKED_AT_LATER = sql`exists (
  select from bill_run_account o join bill_run r using (run_id)
  where o.account_id = w.account_id and o.outcome in ('billed', 'skipped')
    and o.reason is distinct from 'in_other_run' and r.state = 'issued'
    and r.run_id <> all (w.run_ids)
    and r.finished_at > w.billed_at and r.finished_at >= e.last_at)`

export const usageAccounted = sqlProof({
  name: 'usage_accounted',
  sentence:
    'Every usage event received was billed in exactly one window, or waits for the next bill run: a billed window holds as many events that were not voided as its lines were made from, but for later events and voids that changed no amount.',
  counted: sql`usage_event`,
  faults: [
    {
      problem: 'billed window holds another number of events',
      found: sql`
        with billed as materialized (${BILLED_WINDOWS})
        select w.account_id, w.subscription_id, w.meter_code, w.from_on, w.to_on, w.billed,
          e.stored, e.counting
        from billed w
        join account a using (account_id)
        left join billing_state b using (account_id, subscription_id)
        cross join lateral (
          select count(*) as stored, count(*) filter (where v.event_key is null) as counting,
            greatest(max(e.recorded_at), max(v.voided_at)) as last_at
          from usage_event e left join usage_event_void v using (account_id, month, event_key)
          where e.account_id = w.account_id and e.subscription_id = w.subscription_id
            and e.meter_code = w.meter_code
            and e.occurred_at >= w.from_on::timestamp at time zone a.time_zone
            and e.occurred_at < w.to_on::timestamp at time zone a.time_zone
            and e.month >= date_trunc('month', w.from_on - 1)::date
            and e.month <= date_trunc('month', w.to_on + 1)::date
        ) e
        where e.stored < w.billed
          or (e.counting <> w.billed and not coalesce(b.stale_from < w.to_on, false)
            and not ${LOOKED_AT_LATER})`,
    },
    {
      problem: 'windows overlap, so that an event could be billed twice',
      found: sql`
        select account_id, subscription_id, meter_code, from_on, to_on, next_from from (
          select w.*, lead(from_on) over (
            partition by account_id, item_id, meter_code order by from_on, to_on) as next_from
          from (${BILLED_WINDOWS}) w
        ) w
        where next_from < to_on`,
    },
    {
      problem: 'event of a subscription that does not exist',
      found: sql`
        select e.account_id, e.event_key, e.subscription_id, e.occurred_at from usage_event e
        where not exists (select from subscription s
          where s.account_id = e.account_id and s.subscription_id = e.subscription_id)`,
    },
  ],
})
