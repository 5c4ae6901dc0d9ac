import { copyOf, type Damage, NEW_ID } from './damage-usage.test-tables.ts'

/** Ways to break what payers owe. */
export const PAYER_DAMAGE: Damage = {
  payers_owe: [
    [
      'an account that still owes what another pays',
      "delete from ledger_transfer where event = 'payer_relieved'",
      'billed account was not relieved of what the payer owes',
    ],
    [
      'an account relieved though it pays itself',
      'update invoice set payer_id = null',
      'billed account was not relieved of what the payer owes',
    ],
    [
      'a payer who owes too much',
      "update ledger_transfer set amount_minor = 1300 where event = 'payer_charged'",
      'payer owes something else than was billed',
    ],
    [
      'a payer who owes nothing',
      "delete from ledger_transfer where event = 'payer_charged'",
      'payer owes something else than was billed',
    ],
    [
      'a part of no document',
      `update invoice set invoice_id = ${NEW_ID} where document_account_id is not null`,
      'part that does not fit its document',
    ],
    [
      'a part that its document does not know',
      "update invoice set snapshot = '{}'",
      'part that does not fit its document',
    ],
    [
      'a cent of tax too much on the whole',
      'update invoice_tax set tax_minor = 201 where tax_minor = 200',
      'tax of the whole is not taxable amount × rate',
    ],
    [
      'two lines of one number',
      copyOf(
        'invoice_line',
        {
          account_id: "(select account_id from invoice where snapshot::text like '%parts%')",
          item_id: 'null',
        },
        "description = 'Repair'",
      ),
      'line number twice on one document',
    ],
  ],
}
