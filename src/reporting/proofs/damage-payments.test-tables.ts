import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of payments that we took. */
export const PAYMENT_DAMAGE: Damage = {
  payments_booked: [
    [
      'a payment whose receipt is forgotten',
      'update payment set receipt_id = null',
      'payment that was taken without its receipt',
    ],
    [
      'a payment that came back, and its receipt not',
      "update payment set state = 'returned'",
      'payment that came back whose receipt stands',
    ],
    [
      'a cent more than what it is for',
      'update payment set amount_minor = amount_minor + 1',
      'payment of another amount than what it is for',
    ],
    [
      'a payout with a line too few',
      'delete from payout_line',
      'payout that is not the sum of its lines',
    ],
  ],
}
