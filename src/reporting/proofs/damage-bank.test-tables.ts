import { copyOf, type Damage } from './damage-usage.test-tables.ts'

/** Ways to break what banks told. */
export const BANK_DAMAGE: Damage = {
  bank_lines_entered: [
    ['a line that is gone', 'delete from bank_line where entry = 2', 'statement does not add up'],
    [
      'a line of another amount',
      'update bank_line set amount_minor = amount_minor + 1 where entry = 1',
      'line and its receipt differ',
    ],
    [
      'a receipt used twice',
      copyOf('bank_line', { line_id: 'gen_random_uuid()' }),
      'receipt of two lines',
    ],
    [
      'a booking that the ledger does not have',
      "delete from ledger_transfer where event = 'bank_line_paid'",
      'line that is not in the ledger',
    ],
    [
      'money received that the ledger does not have',
      "delete from ledger_transfer where event = 'money_received'",
      'line that is not in the ledger',
    ],
  ],
}
