import { copyOf, type Damage, NEW_ID } from './damage-usage.test-tables.ts'

const billed = (changes: Record<string, string>) =>
  copyOf('invoice_line', {
    item_id: '(select one_off_id from one_off_charge)',
    component: "'once'",
    line_no: '9',
    quantity: '2',
    ...changes,
  })

/** Ways to break the records of orders and tickets. */
export const ORDER_DAMAGE: Damage = {
  orders_billed_once: [
    [
      'an accepted line that became nothing',
      'delete from order_result',
      'line of an accepted order that became nothing, or of an open one that became something',
    ],
    [
      'a line that runs though nobody accepted it',
      'update sales_order set accepted_on = null',
      'line of an accepted order that became nothing, or of an open one that became something',
    ],
    [
      'a line whose subscription is gone',
      `update order_result set subscription_id = ${NEW_ID}`,
      'line without its subscription from its first day on',
    ],
    [
      'a line that starts another day than agreed',
      "update order_result set starts_on = '2026-01-15'",
      'line without its subscription from its first day on',
    ],
    [
      'an amendment without its order',
      'update amendment set order_id = null',
      'subscription whose first amendment does not name its order',
    ],
    [
      'a ticket that was never charged',
      'delete from ticket_charge',
      'ticket without the charges of its last revision',
    ],
    [
      'a ticket charged for more than it says',
      'update one_off_charge set quantity = 3',
      'ticket without the charges of its last revision',
    ],
    [
      'a ticket billed for two days',
      `${billed({})};\n${billed({ line_no: '10', period_start: "'2026-02-21'" })}`,
      'billed for two days, or for another amount than it comes to',
    ],
    [
      'a ticket billed for half of it',
      `${billed({ quantity: '1' })};\nupdate one_off_charge set billed_at = now()`,
      'billed for two days, or for another amount than it comes to',
    ],
    [
      'a ticket that the bill run passed by',
      "update billing_state set billed_through = '2026-03-01'",
      'due and forgotten: its subscription was billed past its day',
    ],
  ],
}
