import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** The card or account that the customer paid from last, through a provider that can give money back. */
const LAST_PAID_FROM = sql`
  left join lateral (
    select p.provider, coalesce(m.shown, p.provider) as shown
      from payment p
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
     where p.account_id = t.account_id and p.provider is not null and p.receipt_id is not null
       and p.state in ('succeeded', 'refunded') and p.currency = i.currency
       and p.legal_entity_id = i.legal_entity_id
     order by p.payment_id desc limit 1) w on true`

/** When credits are given back, and which are due for it. */
export const CREDIT_REFUND_LISTS: readonly List[] = [
  {
    name: 'refund-proposals',
    summary: 'Credits that by the rules are to be refunded, by the day they were proposed',
    permission: 'receipts.read',
    tables: sql`task t join account a using (account_id)
      join open_item i on i.account_id = t.account_id and i.item_id = t.subject_id
      join legal_entity e on e.legal_entity_id = i.legal_entity_id ${LAST_PAID_FROM}`,
    where: sql`t.done_at is null and t.kind = 'credit_refund' and i.open_minor < 0`,
    columns: {
      dueOn: asked('date', 't.due_on', 'day it was proposed'),
      accountId: id('t.account_id'),
      taskId: id('t.task_id'),
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      entity: asked('text', 'e.code', 'legal entity'),
      itemId: id('i.item_id'),
      since: column('date', 'i.document_on', 'since when it is a credit'),
      currency: asked('text', 'i.currency', 'ISO 4217 code'),
      amount: column('amount', sql`(-i.open_minor)::bigint`, 'what is left of it'),
      provider: asked('text', 'w.provider', 'who took the latest payment', NULLABLE),
      to: column('text', 'w.shown', 'card or account, masked', NULLABLE),
      owner: asked('text', 't.owner', 'who looks after it', NULLABLE),
    },
    key: ['dueOn', 'accountId', 'taskId'],
  },
  {
    name: 'credit-refund-rules',
    summary:
      'After how long credits are proposed for refund; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`credit_refund_rule p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      fromOn: asked('date', 'p.from_on', 'first day'),
      revision: column('whole', 'p.revision', 'how often the date was set'),
      creditDays: column('whole', 'p.after_days', 'days; none: no longer proposed', NULLABLE),
      above: column('amount', 'p.above_minor', 'only more than this'),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['entity', 'currency', 'fromOn', 'revision'],
  },
]
