import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const SUBSCRIPTION = asked('text', 's.number', 'subscription number; empty: all', NULLABLE)

/** What usage is watched for, what was voided of it, and what charges carry on. */
export const WATCHED_LISTS: readonly List[] = [
  {
    name: 'usage-alerts',
    summary: 'Limits that usage or spending is watched against',
    permission: 'usage.read',
    tables: sql`usage_alert x join account a using (account_id)
      left join subscription s on s.account_id = x.account_id
        and s.subscription_id = x.subscription_id`,
    columns: {
      account: ACCOUNT,
      alertId: id('x.alert_id'),
      code: asked('text', 'x.code', 'code'),
      subscription: SUBSCRIPTION,
      charge: asked('text', 'x.charge_code', 'code of the charge; empty: all', NULLABLE),
      measure: asked('text', 'x.measure', 'quantity or amount'),
      currency: column('text', 'x.currency', 'ISO 4217 code', NULLABLE),
      threshold: column('decimal', 'x.threshold', 'units, amount or per cent'),
      percentOf: column('text', 'x.percent_of', 'what the per cent are of', NULLABLE),
      commitment: column('text', 'x.commitment_code', 'commitment that they are of', NULLABLE),
      basis: column('text', 'x.basis', 'current or projected'),
      isOpen: asked('yesno', sql`(x.ended_at is null)`, 'whether it is in force'),
      recordedAt: column('instant', 'x.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'alertId'],
  },
  {
    name: 'usage-alert-notices',
    summary: 'Limits that were reached, once for each alert and period',
    permission: 'usage.read',
    tables: sql`usage_alert_notice n
      join usage_alert x on x.account_id = n.account_id and x.alert_id = n.alert_id
      join account a on a.account_id = n.account_id
      left join subscription s on s.account_id = x.account_id
        and s.subscription_id = x.subscription_id`,
    columns: {
      account: ACCOUNT,
      alertId: id('n.alert_id'),
      periodStart: asked('date', 'n.period_start', 'first day of the period'),
      code: asked('text', 'x.code', 'code of the alert'),
      subscription: SUBSCRIPTION,
      value: column('decimal', 'n.value', 'what was reached'),
      threshold: column('decimal', 'n.threshold', 'the limit'),
      recordedAt: asked('instant', 'n.recorded_at', 'when it was found'),
    },
    key: ['account', 'alertId', 'periodStart'],
  },
  {
    name: 'usage-voids',
    summary: 'Usage events that no longer count: by whom, why and what replaced them',
    permission: 'usage.read',
    tables: sql`usage_event_void x join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      month: asked('date', 'x.month', 'first day of the month of the event'),
      eventKey: asked('text', 'x.event_key', 'key of the event'),
      replacement: column('text', 'x.replacement_key', 'event that counts instead', NULLABLE),
      reason: column('text', 'x.reason', 'why'),
      voidedBy: column('text', 'x.voided_by', 'who voided it'),
      voidedAt: column('instant', 'x.voided_at', 'when'),
    },
    key: ['account', 'month', 'eventKey'],
  },
  {
    name: 'interval-days',
    summary: 'Interval data day by day; for each day the latest revision counts that is not void',
    permission: 'usage.read',
    tables: sql`interval_day x join channel c using (account_id, channel_id)
      join account a on a.account_id = x.account_id
      left join interval_day_void v on v.account_id = x.account_id and v.channel_id = x.channel_id
        and v.day = x.day and v.revision = x.revision`,
    columns: {
      accountId: id('x.account_id'),
      channelId: id('x.channel_id'),
      day: asked('date', 'x.day', 'local day'),
      revision: column('whole', 'x.revision', 'how often the day was recorded'),
      account: ACCOUNT,
      serial: asked('text', 'c.serial', 'serial number of the meter'),
      register: column('text', 'c.register', 'register'),
      minutes: column('whole', 'x.minutes', 'length of an interval'),
      total: column('decimal', 'x.total', 'sum of the day'),
      missing: column('whole', 'x.missing', 'intervals without a value'),
      estimated: column('yesno', 'x.estimated', 'whether a value is estimated'),
      qualities: column(
        'text',
        'x.qualities',
        'how each value came about: A40E8A48 (measured, estimated, measured); empty: all alike',
        NULLABLE,
      ),
      estimatedTotal: column(
        'decimal',
        'x.estimated_total',
        'what the values that were not measured add up to',
        NULLABLE,
      ),
      source: column('text', 'x.source', 'where it came from'),
      recordedAt: column('instant', 'x.recorded_at', 'when it was recorded'),
      voidedAt: column('instant', 'v.voided_at', 'when it was voided', NULLABLE),
      voidedBy: column('text', 'v.voided_by', 'who voided it', NULLABLE),
      voidReason: column('text', 'v.reason', 'why it was voided', NULLABLE),
    },
    key: ['accountId', 'channelId', 'day', 'revision'],
  },
  {
    name: 'carried-balances',
    summary: 'What charges keep for later periods: free units, banked energy, peaks, levels',
    permission: 'usage.read',
    tables: sql`carried_balance x join account a using (account_id)
      join subscription_item i on i.account_id = x.account_id and i.item_id = x.item_id
      join subscription s on s.account_id = i.account_id and s.subscription_id = i.subscription_id`,
    columns: {
      account: ACCOUNT,
      itemId: id('x.item_id'),
      periodStart: asked('date', 'x.period_start', 'first day of the period that leaves it'),
      revision: column('whole', 'x.revision', 'the last one holds'),
      subscription: asked('text', 's.number', 'subscription number'),
      charge: asked('text', 'i.charge_code', 'code of the charge'),
      lots: column('json', 'x.lots', 'the next to expire first'),
      recordedAt: column('instant', 'x.recorded_at', 'when it was issued'),
    },
    key: ['account', 'itemId', 'periodStart', 'revision'],
  },
]
