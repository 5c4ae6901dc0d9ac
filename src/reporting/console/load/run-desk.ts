import { sql } from 'kysely'
import type { StoredDraft } from '../../../invoicing/draft.ts'
import type { Decimal } from '../../../kernel/decimal.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A draft of a run as a desk shows it. */
export type DraftOfRun = {
  readonly draftNo: number
  readonly content: StoredDraft
}

/** The drafts that a run made for an account. */
export function loadDraftsOf(db: Db, runId: string, accountId: string, limit: number) {
  return rows(
    db,
    sql<DraftOfRun>`
      select draft_no as "draftNo", content from draft_invoice
      where run_id = ${runId} and account_id = ${accountId}
      order by draft_no limit ${limit}`,
  )
}

/** What a charge of an account came to in a period that was billed. */
export type BilledPeriod = {
  readonly chargeCode: string
  readonly periodStart: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly netMinor: bigint
  readonly currency: string
}

/** The last periods of the charges of an account, latest first, corrections taken into them. */
export function loadBilledPeriods(db: Db, accountId: string, charges: readonly string[]) {
  return rows(
    db,
    sql<BilledPeriod>`
      select "chargeCode", "periodStart", quantity, unit, "netMinor", currency
      from (
        select l.charge_code as "chargeCode", l.period_start as "periodStart",
          sum(case when l.component ~ '^(usage|volume|percent|tier[0-9]+)@' then l.quantity end)
            as quantity,
          max(l.unit) as unit, sum(l.net_minor)::bigint as "netMinor", i.currency,
          row_number() over (partition by l.charge_code order by l.period_start desc) as n
        from invoice_line l join invoice i using (account_id, invoice_id)
        where l.account_id = ${accountId} and l.item_id is not null
          and l.charge_code = any(${[...charges]}::text[])
        group by l.charge_code, l.period_start, i.currency) p
      where n <= 12 and quantity is not null
      order by "chargeCode", "periodStart"`,
  )
}

/** What a usage charge is measured by. */
export type ChargeMeter = {
  readonly chargeCode: string
  readonly meterCode: string
  readonly source: 'events' | 'reads' | 'intervals'
  readonly unit: string
  readonly subscriptionId: string
  readonly subscription: string
  readonly premiseId: string | null
}

/** The meters of the usage charges that an account has in force or had lately. */
export function loadChargeMeters(db: Db, accountId: string, limit: number) {
  return rows(
    db,
    sql<ChargeMeter>`
      select distinct on (i.charge_code, s.number) i.charge_code as "chargeCode",
        c.meter_code as "meterCode", m.source, m.unit, s.subscription_id as "subscriptionId",
        s.number as subscription, s.premise_id as "premiseId"
      from subscription_item i
      join charge c using (plan_code, plan_version, charge_code)
      join meter m on m.meter_code = c.meter_code
      join subscription s on s.account_id = i.account_id
        and s.subscription_id = i.subscription_id
      where i.account_id = ${accountId}
      order by i.charge_code, s.number, i.start_on desc limit ${limit}`,
  )
}

/** A register at a place, with its last reads. */
export type RegisterReads = {
  readonly serial: string
  readonly register: string
  readonly meterCode: string
  readonly reads: readonly {
    readonly readOn: string
    readonly value: string
    readonly quality: string
  }[]
}

/** The registers that count for a meter of a place in a span of days, with the reads around it. */
export function loadRegistersAt(
  db: Db,
  at: { readonly accountId: string; readonly premiseId: string | null; readonly meterCode: string },
  until: Temporal.PlainDate,
) {
  return rows(
    db,
    sql<RegisterReads>`
      select c.serial, c.register, c.meter_code as "meterCode",
        coalesce((select json_agg(json_build_object('readOn', r.read_on, 'value', r.value::text,
                                                    'quality', r.quality) order by r.read_on desc)
                  from (select distinct on (read_on) read_on, value, quality
                        from counting_read x
                        where x.account_id = c.account_id and x.channel_id = c.channel_id
                          and x.read_on <= ${until}
                        order by read_on desc, revision desc limit 4) r), '[]'::json) as reads
      from channel c
      where c.account_id = ${at.accountId} and c.meter_code = ${at.meterCode}
        and (${at.premiseId}::uuid is null or c.premise_id = ${at.premiseId}::uuid)
      order by c.removed_on nulls first, c.serial, c.register limit 8`,
  )
}

/** An event as it counts. */
export type CountedEvent = {
  readonly eventKey: string
  readonly month: Temporal.PlainDate
  readonly occurredAt: Temporal.Instant
  readonly quantity: Decimal
  readonly properties: Readonly<Record<string, string>> | null
}

/** The largest events of a subscription and meter since an instant that nobody voided. */
export function loadLargestEvents(
  db: Db,
  of: { readonly accountId: string; readonly subscriptionId: string; readonly meterCode: string },
  span: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  limit: number,
) {
  return rows(
    db,
    sql<CountedEvent>`
      select e.event_key as "eventKey", e.month, e.occurred_at as "occurredAt", e.quantity,
        e.properties
      from usage_event e
      where e.account_id = ${of.accountId} and e.subscription_id = ${of.subscriptionId}
        and e.meter_code = ${of.meterCode}
        and e.occurred_at >= ${span.from} and e.occurred_at < ${span.to}
        and not exists (select from usage_event_void v where v.account_id = e.account_id
          and v.event_key = e.event_key and v.month = e.month)
      order by e.quantity desc, e.occurred_at limit ${limit}`,
  )
}
