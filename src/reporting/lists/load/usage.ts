import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const LOCAL_DAY = sql`(u.occurred_at at time zone a.time_zone)::date`

/** The lines of the event's meter that span its local day, with what they stand on. */
const BILLING_LINES = sql`invoice_line l join invoice i using (account_id, invoice_id)
    join document_number d on d.account_id = coalesce(i.document_account_id, i.account_id)
      and d.invoice_id = i.invoice_id
    join subscription_item t on t.account_id = l.account_id and t.item_id = l.item_id
    join charge c on c.plan_code = t.plan_code and c.plan_version = t.plan_version
      and c.charge_code = t.charge_code
    left join bill_run r on r.run_id = i.run_id
   where l.account_id = u.account_id and l.subscription_id = u.subscription_id
     and c.meter_code = u.meter_code
     and l.service_start <= ${LOCAL_DAY} and l.service_end > ${LOCAL_DAY}`

const BILLED_WITH = sql`(select nullif(string_agg(distinct d.label, ', ' order by d.label), '')
    from ${BILLING_LINES})`

const BILLED_BY_RUN = sql`(select nullif(string_agg(distinct r.number, ', ' order by r.number), '')
    from ${BILLING_LINES})`

/** The charges of the event's subscription that rate its meter on its day. */
const RATED_BY = sql`(select nullif(string_agg(distinct c.charge_code, ', ' order by c.charge_code), '')
    from subscription_item t
    join charge c on c.plan_code = t.plan_code and c.plan_version = t.plan_version
      and c.charge_code = t.charge_code
   where t.account_id = u.account_id and t.subscription_id = u.subscription_id
     and c.meter_code = u.meter_code and t.start_on <= ${LOCAL_DAY}
     and (t.end_on is null or t.end_on > ${LOCAL_DAY}))`

/** Whether an event is billed, and why not: void, of a meter that nothing rates then, or not yet. */
const EVENT_STANDING = sql`(case when v.voided_at is not null then 'voided'
    when exists (select from ${BILLING_LINES}) then 'billed'
    when ${RATED_BY} is null then 'not_rated' else 'not_yet_billed' end)`

/** What was metered, and what of it was refused. */
export const USAGE_LISTS: readonly List[] = [
  {
    name: 'channels',
    summary: 'Registers of meters at premises',
    permission: 'usage.read',
    tables: sql`channel c join account a using (account_id)
      join premise p on p.account_id = c.account_id and p.premise_id = c.premise_id`,
    columns: {
      account: ACCOUNT,
      serial: asked('text', 'c.serial', 'serial number of the meter'),
      register: column('text', 'c.register', 'register'),
      premise: column('text', 'p.code', 'code of the premise'),
      meter: asked('text', 'c.meter_code', 'what it counts'),
      multiplier: column('decimal', 'c.multiplier', 'units a step'),
      installedOn: column('date', 'c.installed_on', 'first day'),
      removedOn: column('date', 'c.removed_on', 'first day without it', NULLABLE),
    },
    key: ['account', 'serial', 'register'],
  },
  {
    name: 'reads',
    summary: 'Meter reads; for each date the latest revision counts that is not void',
    permission: 'usage.read',
    tables: sql`register_read r join channel c using (account_id, channel_id)
      join account a on a.account_id = r.account_id
      left join register_read_void v on v.account_id = r.account_id and v.channel_id = r.channel_id
        and v.read_on = r.read_on and v.revision = r.revision`,
    columns: {
      accountId: id('r.account_id'),
      channelId: id('r.channel_id'),
      readOn: asked('date', 'r.read_on', 'read at the start of this day'),
      revision: column('whole', 'r.revision', 'how often the day was read'),
      account: ACCOUNT,
      serial: asked('text', 'c.serial', 'serial number of the meter'),
      register: column('text', 'c.register', 'register'),
      value: column('decimal', 'r.value', 'what it showed'),
      quality: asked('text', 'r.quality', 'actual, customer or estimated'),
      source: column('text', 'r.source', 'where it came from'),
      recordedAt: column('instant', 'r.recorded_at', 'when it was recorded'),
      voidedAt: column('instant', 'v.voided_at', 'when it was voided', NULLABLE),
      voidedBy: column('text', 'v.voided_by', 'who voided it', NULLABLE),
      voidReason: column('text', 'v.reason', 'why it was voided', NULLABLE),
    },
    key: ['accountId', 'channelId', 'readOn', 'revision'],
  },
  {
    name: 'usage-events',
    summary: 'Usage events as they were received',
    permission: 'usage.read',
    tables: sql`usage_event u join account a using (account_id)
      join subscription s on s.account_id = u.account_id and s.subscription_id = u.subscription_id
      left join usage_event_void v on v.account_id = u.account_id and v.month = u.month
        and v.event_key = u.event_key`,
    columns: {
      accountId: id('u.account_id'),
      eventKey: asked('text', 'u.event_key', 'key of its source'),
      month: asked('date', 'u.month', 'first day of its month'),
      account: ACCOUNT,
      subscription: column('text', 's.number', 'subscription number'),
      meter: asked('text', 'u.meter_code', 'what it counts'),
      occurredAt: asked('instant', 'u.occurred_at', 'when it happened'),
      quantity: column('decimal', 'u.quantity', 'how much'),
      recordedAt: column('instant', 'u.recorded_at', 'when it was recorded'),
      billing: column('text', EVENT_STANDING, 'whether it is billed, or why not'),
      ratedBy: column('text', RATED_BY, 'charges that rate its meter on its day', NULLABLE),
      billedByRun: column('text', BILLED_BY_RUN, 'bill runs that billed it', NULLABLE),
      billedWith: column('text', BILLED_WITH, 'documents that bill its day by its meter', NULLABLE),
      voidedAt: column('instant', 'v.voided_at', 'when it was voided', NULLABLE),
      voidedBy: column('text', 'v.voided_by', 'who voided it', NULLABLE),
      voidReason: column('text', 'v.reason', 'why it was voided', NULLABLE),
      replacementKey: column('text', 'v.replacement_key', 'event that counts instead', NULLABLE),
    },
    key: ['accountId', 'eventKey', 'month'],
  },
  {
    name: 'rejected-usage',
    summary: 'Usage that was refused, until a clerk has dealt with it',
    permission: 'usage.read',
    tables: sql`rejected_usage`,
    columns: {
      rejectedId: id('rejected_id'),
      account: asked('text', 'account_number', 'account as the row names it'),
      kind: asked('text', 'kind', 'event, read or interval'),
      code: asked('text', 'code', 'why it was refused'),
      facts: column('json', 'facts', 'facts of the refusal'),
      received: column('json', 'received', 'as it was received'),
      state: asked('text', 'state', 'open, fixed, replayed or discarded'),
      receivedAt: column('instant', 'received_at', 'when it was received first'),
      timesReceived: column('whole', 'times_received', 'how often it was received'),
    },
    key: ['rejectedId'],
  },
  {
    name: 'usage-imports',
    summary: 'Files of usage that were received, tried and taken',
    permission: 'usage.read',
    tables: sql`usage_import`,
    newestFirst: true,
    columns: {
      receivedAt: asked('instant', 'received_at', 'when it was received'),
      importId: askedId('import_id', 'id of the import'),
      fileName: asked('text', 'file_name', 'name of the file'),
      format: asked('text', 'format', 'csv, nem12 or green-button'),
      state: asked('text', 'state', 'how far it is'),
      receivedBy: asked('text', 'received_by', 'who brought it'),
      rows: column('whole', 'row_count', 'days, reads and events'),
      created: column('whole', 'created_count', 'new'),
      updated: column('whole', 'updated_count', 'in place of others'),
      unchanged: column('whole', 'unchanged_count', 'known already'),
      rejected: column('whole', 'rejected_count', 'refused'),
      committedBy: column('text', 'committed_by', 'who had it recorded', NULLABLE),
      committedAt: column('instant', 'committed_at', 'when that was', NULLABLE),
      undoneAt: column('instant', 'undone_at', 'when it was taken back', NULLABLE),
    },
    key: ['receivedAt', 'importId'],
  },
]
