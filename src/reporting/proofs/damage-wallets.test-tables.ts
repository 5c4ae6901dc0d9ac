import { copyOf, type Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of prepaid credits. */
export const WALLET_DAMAGE: Damage = {
  wallet_balances: [
    [
      'a lot with more left than came in',
      'update wallet_lot set left_minor = left_minor + 1',
      'a lot differs from its entries',
    ],
    [
      'a lot that was opened with another amount',
      'update wallet_lot set opened_minor = 900',
      'a lot differs from its entries',
    ],
    [
      'credits that the ledger does not owe',
      "delete from ledger_transfer where credit = '2410'",
      'ledger and credits bought differ',
    ],
    [
      'a line that used credits without an entry',
      copyOf('invoice_line', { line_no: '9', charge_code: "'prepaid'", item_id: 'null' }),
      'a line of a document moved other credits than it says',
    ],
  ],
}
