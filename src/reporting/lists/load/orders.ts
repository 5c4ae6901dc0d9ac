import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const SOURCE = asked('text', 'x.source', 'system that it came from')
const REFERENCE = asked('text', 'x.reference', 'its number there')

/** Quotes and orders, work orders and tickets, with what each line of them became. */
export const ORDER_LISTS: readonly List[] = [
  {
    name: 'orders',
    summary: 'Quotes and orders of quoting systems',
    permission: 'contracts.read',
    tables: sql`sales_order x join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      orderId: id('x.order_id'),
      source: SOURCE,
      reference: REFERENCE,
      state: asked(
        'text',
        sql`(case when x.accepted_on is not null then 'accepted'
          when x.withdrawn_at is not null then 'withdrawn' else 'open' end)`,
        'open, accepted or withdrawn',
      ),
      validUntil: column('date', 'x.valid_until', 'last day to accept it', NULLABLE),
      acceptedOn: column('date', 'x.accepted_on', 'when it was accepted', NULLABLE),
      acceptedBy: column('text', 'x.accepted_by', 'who accepted it', NULLABLE),
      withdrawnBy: column('text', 'x.withdrawn_by', 'who took it back', NULLABLE),
      reason: column('text', 'x.reason', 'why it was taken back', NULLABLE),
      content: column('json', 'x.content', 'as it came in'),
      recordedAt: column('instant', 'x.recorded_at', 'when it came in'),
    },
    key: ['account', 'orderId'],
  },
  {
    name: 'order-results',
    summary: 'What each line of an accepted order became',
    permission: 'contracts.read',
    tables: sql`order_result r
      join sales_order x on x.account_id = r.account_id and x.order_id = r.order_id
      join account a on a.account_id = r.account_id
      join subscription s on s.account_id = r.account_id and s.subscription_id = r.subscription_id
      left join one_off_charge o on o.account_id = r.account_id and o.one_off_id = r.one_off_id`,
    columns: {
      account: ACCOUNT,
      orderId: id('r.order_id'),
      line: column('text', 'r.line', 'line of the order'),
      source: SOURCE,
      reference: REFERENCE,
      kind: asked('text', 'r.kind', 'subscription, quantity, plan or one_off'),
      subscription: asked('text', 's.number', 'subscription number'),
      oneOff: column('text', 'o.reference', 'reference of the one-off charge', NULLABLE),
      startsOn: asked('date', 'r.starts_on', 'from when'),
    },
    key: ['account', 'orderId', 'line'],
  },
  {
    name: 'tickets',
    summary: 'Work orders and service tickets, revision by revision; the latest counts',
    permission: 'contracts.read',
    tables: sql`ticket_revision r
      join ticket x on x.account_id = r.account_id and x.ticket_id = r.ticket_id
      join account a on a.account_id = r.account_id`,
    columns: {
      account: ACCOUNT,
      ticketId: id('r.ticket_id'),
      revision: column('whole', 'r.revision', 'how often it came in'),
      source: SOURCE,
      reference: REFERENCE,
      content: column('json', 'r.content', 'as it came in'),
      recordedAt: column('instant', 'r.recorded_at', 'when it came in'),
      recordedBy: column('text', 'r.recorded_by', 'who brought it'),
    },
    key: ['account', 'ticketId', 'revision'],
  },
  {
    name: 'ticket-charges',
    summary: 'One-off charges made from lines of tickets',
    permission: 'contracts.read',
    tables: sql`ticket_charge r
      join ticket x on x.account_id = r.account_id and x.ticket_id = r.ticket_id
      join account a on a.account_id = r.account_id
      join one_off_charge o on o.account_id = r.account_id and o.one_off_id = r.one_off_id`,
    columns: {
      account: ACCOUNT,
      ticketId: id('r.ticket_id'),
      line: column('text', 'r.line', 'line of the ticket'),
      revision: column('whole', 'r.revision', 'revision that made it'),
      source: SOURCE,
      reference: REFERENCE,
      oneOff: column('text', 'o.reference', 'reference of the one-off charge'),
      serviceOn: asked('date', 'o.service_on', 'day of the service'),
      isBilled: asked('yesno', sql`(o.billed_at is not null)`, 'whether it has been billed'),
    },
    key: ['account', 'ticketId', 'line', 'revision'],
  },
]
