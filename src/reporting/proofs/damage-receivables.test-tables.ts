import { copyOf, type Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of what is owed and what was paid. */
export const RECEIVABLE_DAMAGE: Damage = {
  open_items_equal_control: [
    [
      'money applied that the ledger does not know',
      "delete from ledger_transfer where event = 'applied'",
      'open items and control account differ',
    ],
    [
      'a cent of open amount too few',
      "update open_item set open_minor = open_minor - 1 where kind = 'invoice'",
      'open items and control account differ',
    ],
    [
      'an item on another control account',
      "update open_item set control = '2500' where kind = 'receipt'",
      'open items and control account differ',
    ],
    [
      'money on its way between customers',
      "update ledger_transfer set debit = '2515' where event = 'applied'",
      'money passed between customers has not arrived',
    ],
    [
      'a document that nobody owes',
      "delete from open_item o where kind = 'credit_note'",
      'document without its open item, or of another amount',
    ],
    [
      'an item of no document',
      copyOf('open_item', { item_id: 'gen_random_uuid()', kind: "'invoice'" }),
      'document without its open item, or of another amount',
    ],
  ],
  ageing_equals_control: [
    [
      'a cent of open amount too few',
      "update open_item set open_minor = open_minor - 1 where kind = 'invoice'",
      'ageing, open items and control account differ',
    ],
    [
      'an allocation of half the amount',
      'update allocation set amount_minor = amount_minor / 2 where amount_minor > 0',
      'ageing, open items and control account differ',
    ],
    [
      'a document that ages from a day on which it was not yet posted',
      "update open_item set document_on = '2025-01-01'",
      'ageing and control account differ at the end of the month before',
    ],
    [
      'a document recorded before its postings',
      "update open_item set document_on = '2025-01-01', recorded_at = '2025-01-01'",
      'ageing and control account differ as known at the end of the month before',
    ],
  ],
  ageing_at_any_date: [
    [
      'allocations that count from another day on than their postings',
      "update allocation set effective_on = '2025-01-01'",
      'ageing, open items and control account differ on a day taken at random',
    ],
  ],
  allocations_conserve: [
    [
      'an instalment of nothing',
      copyOf(
        'open_item',
        {
          item_id: 'gen_random_uuid()',
          kind: "'instalment'",
          origin_account_id: 'account_id',
          origin_item_id: 'item_id',
        },
        "kind = 'invoice' and open_minor = amount_minor",
      ),
      'an instalment is not what was put into it',
    ],
    [
      'an allocation that nothing was taken off for',
      copyOf('allocation', { allocation_id: 'gen_random_uuid()' }),
      'open amount differs from amount less allocations',
    ],
    [
      'one side of a match of another amount',
      'update allocation set amount_minor = amount_minor + 1 where amount_minor > 0',
      'two sides of a match differ',
    ],
    [
      'an item taken out of nothing',
      `insert into open_item (account_id, item_id, legal_entity_id, currency, kind, control,
         amount_minor, open_minor, document_on, due_on, origin_account_id, origin_item_id,
         recorded_at)
       select account_id, gen_random_uuid(), legal_entity_id, currency, 'on_account', '2500', -1, -1,
         document_on, due_on, account_id, item_id, recorded_at
       from open_item where kind = 'receipt'`,
      'what was taken out of an item is not the item that it became',
    ],
    [
      'a reversal of another amount',
      `insert into allocation
       select account_id, gen_random_uuid(), item_id, match_id, kind, 1, null, null, effective_on,
         '{}', null, null, allocation_id, recorded_at, recorded_by
       from allocation where amount_minor > 0`,
      'does not mirror what it takes back',
    ],
  ],
  receipts_accounted: [
    [
      'a receipt of another amount',
      'update receipt set amount_minor = amount_minor + 1',
      'receipt and its item or transfer differ',
    ],
    [
      'money in another place than the books say',
      "update receipt set cash_account = '1010'",
      'receipt and its item or transfer differ',
    ],
    ['an item without a receipt', 'delete from receipt', 'money of no receipt'],
    [
      'a receipt that went back only in name',
      `insert into receipt_reversal
       select account_id, receipt_id, 'mistake', null, null, booked_on, recorded_at, recorded_by
       from receipt`,
      'returned, but not taken back as a whole',
    ],
  ],
}
