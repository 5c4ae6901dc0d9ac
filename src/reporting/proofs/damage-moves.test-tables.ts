import type { Damage } from './damage-usage.test-tables.ts'

const FIRST = "account_id = (select account_id from account where number = 'A-1')"

/** Ways to break the records of moves. */
export const MOVE_DAMAGE: Damage = {
  places_handed_over: [
    [
      'a customer who never left',
      `update occupancy set to_on = null where ${FIRST}`,
      'two customers at one place',
    ],
    [
      'a customer who came too early',
      "update occupancy set from_on = '2026-02-10' where to_on is null",
      'two customers at one place',
    ],
    [
      'a subscription that goes on',
      `update subscription set premise_id = (select premise_id from occupancy where ${FIRST})`,
      'subscription runs at a place that its customer has left',
    ],
    [
      'a read that only one of them has',
      `update register_read set value = 1450 where ${FIRST}`,
      'different reads of one register on the day of a move',
    ],
  ],
}
