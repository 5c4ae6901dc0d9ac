import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

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
    summary: 'Register reads; of one date the later revision holds',
    permission: 'usage.read',
    tables: sql`register_read r join channel c using (account_id, channel_id)
      join account a on a.account_id = r.account_id`,
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
    },
    key: ['accountId', 'channelId', 'readOn', 'revision'],
  },
  {
    name: 'usage-events',
    summary: 'Usage events as they were received',
    permission: 'usage.read',
    tables: sql`usage_event u join account a using (account_id)
      join subscription s on s.account_id = u.account_id and s.subscription_id = u.subscription_id`,
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
]
