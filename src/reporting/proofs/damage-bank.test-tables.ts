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
  cash_equals_statements: [
    [
      'a receipt on the bank that the ledger does not have',
      "delete from ledger_transfer where event = 'money_received'",
      'ledger and what is recorded on the bank account differ',
    ],
    [
      'a payout of another amount',
      'update payout set net_minor = net_minor + 1, gross_minor = gross_minor + 1',
      'ledger and what is recorded on the bank account differ',
    ],
    [
      'a payout that the ledger has on another bank account',
      "update ledger_transfer set debit = '1001' where event = 'payout'",
      'ledger and what is recorded on the bank account differ',
    ],
    [
      'money in the ledger that nothing tells of',
      "update ledger_transfer set amount_minor = amount_minor + 1 where event = 'payout'",
      'ledger and what is recorded on the bank account differ',
    ],
    [
      'a line of another amount than its receipt',
      'update bank_line set amount_minor = amount_minor + 1 where entry = 1',
      'line in use that its entries do not come to',
    ],
    [
      'a line that waits though its booking stands',
      "update bank_line set state = 'linked' where entry = 2",
      'line in use that its entries do not come to',
    ],
    [
      'a statement left out between two',
      `insert into bank_statement
       select account_id, gen_random_uuid(), bank_account_id, file_id, 2, format, kind, reference,
         number, currency, 900, opening_on, 1000, '2026-02-28', first_on, last_on, 0, 0, 0, '[]',
         'accepted', null, null, null, recorded_at, recorded_by
       from bank_statement`,
      'statement does not follow on the one before',
    ],
  ],
}
