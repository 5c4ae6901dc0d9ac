import type { Db } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import { insertRow } from './insert-row.ts'

const RECORDED = { recorded_at: '2026-01-01T08:00:00Z', recorded_by: 'person:ada' }

/** The order that started the tiny world's subscription, and a ticket that waits for its day. */
export async function writeOrders(db: Db, books: TinyBooks): Promise<void> {
  const { accountId: account_id, subscriptionId: subscription_id } = books
  const order = { account_id, order_id: newId() }
  const line = { line: '1', kind: 'subscription', subscriptionNumber: 'S-1' }
  await insertRow(db, 'sales_order', {
    ...order,
    ...RECORDED,
    source: 'CPQ',
    reference: 'Q-1',
    content: JSON.stringify({ lines: [line] }),
    accepted_on: '2026-01-01',
    accepted_at: RECORDED.recorded_at,
    accepted_by: 'person:ada',
  })
  await insertRow(db, 'order_result', {
    ...order,
    line: '1',
    kind: 'subscription',
    subscription_id,
    starts_on: '2026-01-01',
  })
  await insertRow(db, 'amendment', {
    account_id,
    amendment_id: newId(),
    subscription_id,
    kind: 'created',
    effective_on: '2026-01-01',
    before: '{}',
    after: '{}',
    made_by: 'person:ada',
    recorded_at: RECORDED.recorded_at,
    order_id: order.order_id,
  })
  const ticket = { account_id, ticket_id: newId() }
  await insertRow(db, 'ticket', { ...ticket, source: 'FSM', reference: 'WO-1' })
  const labour = { line: 'labour', quantity: '2', unitPrice: '60' }
  await insertRow(db, 'ticket_revision', {
    ...ticket,
    ...RECORDED,
    revision: 1,
    content: JSON.stringify({ lines: [labour] }),
  })
  const one_off_id = newId()
  await insertRow(db, 'one_off_charge', {
    account_id,
    one_off_id,
    subscription_id,
    reference: 'FSM WO-1/labour',
    product_code: 'ENERGY',
    description: 'Labour',
    service_on: '2026-02-20',
    quantity: 2,
    unit: 'hour',
    unit_price: 60,
    tax_inclusive: false,
    recorded_at: RECORDED.recorded_at,
  })
  await insertRow(db, 'ticket_charge', { ...ticket, line: 'labour', revision: 1, one_off_id })
}
