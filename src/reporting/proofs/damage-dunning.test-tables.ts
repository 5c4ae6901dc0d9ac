import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of reminders. */
export const DUNNING_DAMAGE: Damage = {
  promises_as_paid: [
    [
      'a promise kept with a cent less',
      "update promise_standing set paid_minor = 99 where state = 'kept'",
      'standing that does not follow from what was counted, the days or a cancellation',
    ],
    [
      'a promise kept with money that never came',
      "update promise_standing set state = 'kept', paid_minor = 100 where state = 'broken'",
      'more is counted for a promise than came in',
    ],
    [
      'a paid promise called broken',
      "update promise_standing set state = 'broken', paid_minor = 0 where state = 'kept'",
      'broken though it was paid with money that counts for nothing else',
    ],
  ],
  commissions_by_rate: [
    [
      'a cent more than the rate gives',
      'update placement_commission set commission_minor = commission_minor + 1',
      'commission is not the rate of its placement times what was recovered',
    ],
    [
      'tax on a commission that the books do not have',
      "delete from ledger_transfer where event = 'agency_commission_vat'",
      'commission or its tax is not in the books, or with another amount',
    ],
  ],
  reminders_ask_what_is_owed: [
    [
      'a letter over a cent more than its items',
      'update dunning_notice set asked_minor = asked_minor + 1',
      'sum of a letter differs from its items',
    ],
    [
      'an item asked for that was paid before',
      'update dunning_notice_item set open_minor = open_minor + 1',
      'asks for more than was open',
    ],
    [
      'a disputed cent that is asked for',
      'update dunning_notice_item set asked_minor = asked_minor + 1, frozen_minor = 0',
      'asks for what was frozen',
    ],
    [
      'a letter whose text is lost',
      'update dunning_notice set message_id = gen_random_uuid()',
      'letter without its message',
    ],
  ],
  late_charges_once: [
    [
      'a day of interest that is charged again',
      `insert into late_charge select account_id, item_id, kind, start_on + 1, end_on, amount_minor,
         detail, run_id, document_id, policy_code, policy_from, policy_revision, recorded_at
       from late_charge`,
      'day charged twice',
    ],
    [
      'interest on the day on which it was due',
      "update late_charge set start_on = start_on - interval '1 year'",
      'interest on a day on which nothing was overdue, or on late charges',
    ],
    [
      'a cent more than its document',
      'update late_charge set amount_minor = amount_minor + 1',
      'charges differ from their document',
    ],
  ],
  reminder_levels_follow: [
    [
      'an item that skips the first level',
      'update dunning_notice_item set level = 2',
      'level does not follow on the one before',
    ],
    [
      'a letter at a level of none of its items',
      'update dunning_notice set level = 3',
      'letter at another level than the highest of its items',
    ],
  ],
}
