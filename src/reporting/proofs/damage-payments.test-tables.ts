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
      'a surcharge whose document is another one',
      `insert into payment_surcharge
       select account_id, payment_id, 1, 'standard', 'card', gen_random_uuid() from payment`,
      'surcharge of another amount than its document',
    ],
    [
      'a payout with a line too few',
      'delete from payout_line',
      'payout that is not the sum of its lines',
    ],
  ],
  provider_refunds_booked: [
    [
      'a refund a cent larger than what left',
      'update provider_refund set amount_minor = amount_minor + 1',
      'refund that is not in the books with its amount',
    ],
    [
      'a refund that failed, and nobody gave the credit back',
      "update provider_refund set state = 'failed'",
      'refund that failed and is no credit again',
    ],
    [
      'a payment refunded ten times over',
      'update provider_refund set amount_minor = amount_minor * 10',
      'more refunded than was taken',
    ],
    [
      'a payment that does not know of its refund',
      'update payment set refunded_minor = 0',
      'payment of which another sum was refunded than its refunds',
    ],
    [
      'a refund to the card that no provider was asked for',
      'delete from provider_refund',
      'refund that was asked for and is not a refund of that amount',
    ],
  ],
}
