import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** Who looks after which customer, and whom steps towards payment must spare. */
export const ASSIGNMENT_LISTS: readonly List[] = [
  {
    name: 'segments',
    summary: 'Groups of customers',
    permission: 'accounts.read',
    tables: sql`customer_segment s`,
    columns: {
      segment: column('text', 's.segment_code', 'code of the segment'),
      name: column('json', 's.name', 'name by language'),
      active: asked('yesno', 's.active', 'whether it is in use'),
    },
    key: ['segment'],
    one: 'segment',
  },
  {
    name: 'collectors',
    summary: 'Desks that follow up what is owed',
    permission: 'accounts.read',
    tables: sql`collector c`,
    columns: {
      collector: column('text', 'c.collector_code', 'code of the collector'),
      name: column('text', 'c.name', 'name'),
      email: asked('text', 'c.email', 'who works at it', NULLABLE),
      phone: column('text', 'c.phone', 'telephone that customers are given', NULLABLE),
      active: asked('yesno', 'c.active', 'whether it is in use'),
    },
    key: ['collector'],
    one: 'collector',
  },
  {
    name: 'account-assignments',
    summary: 'Segments and collectors of accounts; for each date the latest revision counts',
    permission: 'accounts.read',
    tables: sql`account_assignment x join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      kind: asked('text', 'x.kind', 'segment or collector'),
      fromOn: asked('date', 'x.from_on', 'first day'),
      revision: column('whole', 'x.revision', 'how often the date was set'),
      value: asked('text', 'x.value', 'code; empty: none', NULLABLE),
      source: column('text', 'x.source', 'person, rule or handed_over'),
      recordedBy: column('text', 'x.recorded_by', 'who recorded it'),
      recordedAt: column('instant', 'x.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'kind', 'fromOn', 'revision'],
  },
  {
    name: 'care-flags',
    summary: 'Customers whom collection must spare',
    permission: 'accounts.read',
    tables: sql`account_care_flag f join account a using (account_id)
      left join account_care_flag_end e on e.account_id = f.account_id and e.flag_id = f.flag_id`,
    personal: true,
    columns: {
      account: ACCOUNT,
      flagId: id('f.flag_id'),
      flag: asked('text', 'f.flag', 'bankruptcy, deceased, hardship, life_support, cease_contact'),
      fromOn: asked('date', 'f.from_on', 'first day'),
      untilOn: column('date', 'f.until_on', 'first day without it', NULLABLE),
      endedOn: column('date', 'e.ended_on', 'ended before its time', NULLABLE),
      note: column('text', 'f.note', 'what is known', NULLABLE),
      why: column('text', 'e.why', 'why it was ended', NULLABLE),
      recordedBy: column('text', 'f.recorded_by', 'who recorded it'),
    },
    key: ['account', 'flagId'],
  },
  {
    name: 'contact-rules',
    summary:
      'When and how often customers may be contacted; for each date the latest revision counts',
    permission: 'accounts.read',
    tables: sql`contact_rule r`,
    columns: {
      country: asked('text', 'r.country', 'ISO 3166 code; *: wherever it has none of its own'),
      fromOn: asked('date', 'r.from_on', 'first day'),
      revision: column('whole', 'r.revision', 'how often the date was set'),
      quietFromHour: column('whole', 'r.quiet_from_hour', 'no calls or e-mails from this hour'),
      quietUntilHour: column('whole', 'r.quiet_until_hour', 'until this hour'),
      quietWeekdays: column('json', sql`to_jsonb(r.quiet_weekdays)`, 'days without, 1 is Monday'),
      most: column('whole', 'r.most', 'most contacts'),
      withinDays: column('whole', 'r.within_days', 'within so many days'),
      daysAfterCall: column('whole', 'r.days_after_call', 'days after a call that was answered'),
    },
    key: ['country', 'fromOn', 'revision'],
  },
  {
    name: 'contact-opt-outs',
    summary:
      'Ways by which customers do not wish to be contacted; for each date the latest revision counts',
    permission: 'accounts.read',
    tables: sql`contact_opt_out o join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      channel: asked('text', 'o.channel', 'email, letter, portal or call'),
      fromOn: asked('date', 'o.from_on', 'first day'),
      revision: column('whole', 'o.revision', 'how often the date was set'),
      optedOut: asked('yesno', 'o.opted_out', 'whether it is not wished'),
      note: column('text', 'o.note', 'what was said', NULLABLE),
      recordedBy: column('text', 'o.recorded_by', 'who recorded it'),
    },
    key: ['account', 'channel', 'fromOn', 'revision'],
  },
]
