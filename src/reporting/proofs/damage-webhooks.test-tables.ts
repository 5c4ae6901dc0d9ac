import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of webhooks. */
export const WEBHOOK_DAMAGE: Damage = {
  webhooks_sent: [
    [
      'a delivery that nobody answered',
      "update webhook_attempt set outcome = 'refused'",
      'a delivery ended otherwise than its tries',
    ],
    [
      'a delivery given up though it arrived',
      "update webhook_delivery set state = 'failed'",
      'a delivery ended otherwise than its tries',
    ],
    ['a try without its delivery', 'delete from webhook_delivery', 'a try that was not made'],
  ],
}
