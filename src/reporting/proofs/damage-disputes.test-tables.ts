import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of disputes and corrections. */
export const DISPUTE_DAMAGE: Damage = {
  goodwill_within_budget: [
    [
      'used without a grant',
      'update goodwill_budget set used_minor = 100',
      'used is not what was given, or more than the budget has',
    ],
    [
      'a grant that is no goodwill',
      `insert into goodwill_grant select account_id, invoice_id, 'DESK', 1, issued_on, now(), 'x'
        from invoice limit 1`,
      'grant whose credit note is missing, or of another amount',
    ],
  ],
  allowance_explained: [
    [
      'a provision that the books do not have',
      "delete from ledger_transfer where event = 'provision'",
      'allowance is not provision less debts given up plus recoveries',
    ],
    [
      'a debt given up that nothing took off',
      `insert into bad_debt select account_id, allocation_id, item_id, abs(amount_minor), 0,
          'uncollectable', effective_on, now(), 'x' from allocation limit 1`,
      'debt given up of another amount than its allocation',
    ],
  ],
  tax_relief_claimed: [
    [
      'a claim of a cent more than is booked',
      'update bad_debt_claim set tax_minor = 17',
      'claim that the books do not have, or with another amount',
    ],
    [
      'a claim of tax that was taken off before',
      'update bad_debt set tax_minor = 16',
      'tax claimed of a debt that was recovered, twice, or above the debt',
    ],
  ],
  disputes_frozen: [
    [
      'a freeze of a cent more',
      "update item_freeze set amount_minor = amount_minor + 1 where reason = 'dispute'",
      'open dispute whose freeze is missing, or of another amount',
    ],
    [
      'a freeze that was ended while the dispute is open',
      `insert into item_freeze_end (account_id, freeze_id, ended_on, ended_at, why, recorded_by)
        select account_id, freeze_id, '2026-03-01', now(), 'x', 'x' from item_freeze
        where source_id = '00000000-0000-7000-8000-00000000d001'`,
      'open dispute whose freeze is missing, or of another amount',
    ],
    [
      'a freeze that nobody ended',
      'delete from item_freeze_end',
      'ended dispute that still freezes',
    ],
    [
      'a dispute of more than its item',
      'update dispute_case set amount_minor = 999999, frozen_minor = 999999',
      'more is frozen by disputes than the item comes to',
    ],
    [
      'a credit that was promised and not given',
      "update dispute_case set granted_minor = 50, outcome = 'partly' where state = 'closed'",
      'granted and not credited, or credited otherwise',
    ],
    [
      'a record that was cut',
      'delete from dispute_event',
      'record with a gap, or a case that was opened without one',
    ],
  ],
}
