import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of reminders. */
export const DUNNING_DAMAGE: Damage = {
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
