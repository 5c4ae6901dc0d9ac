import { AUDIT_DAMAGE } from './damage-audit.test-tables.ts'
import { BANK_DAMAGE } from './damage-bank.test-tables.ts'
import { COUPON_DAMAGE } from './damage-coupons.test-tables.ts'
import { DISPUTE_DAMAGE } from './damage-disputes.test-tables.ts'
import { DUNNING_DAMAGE } from './damage-dunning.test-tables.ts'
import { INCIDENT_DAMAGE } from './damage-incidents.test-tables.ts'
import { MESSAGE_DAMAGE } from './damage-messages.test-tables.ts'
import { MOVE_DAMAGE } from './damage-moves.test-tables.ts'
import { ORDER_DAMAGE } from './damage-orders.test-tables.ts'
import { PAYER_DAMAGE } from './damage-payers.test-tables.ts'
import { PAYMENT_DAMAGE } from './damage-payments.test-tables.ts'
import { RECEIVABLE_DAMAGE } from './damage-receivables.test-tables.ts'
import { REMITTANCE_DAMAGE } from './damage-remittances.test-tables.ts'
import { SEAL_DAMAGE } from './damage-seals.test-tables.ts'
import { SURCHARGE_DAMAGE } from './damage-surcharges.test-tables.ts'
import { UNCLAIMED_DAMAGE } from './damage-unclaimed.test-tables.ts'
import { copyOf, type Damage, NEW_ID, USAGE_DAMAGE } from './damage-usage.test-tables.ts'
import { WALLET_DAMAGE } from './damage-wallets.test-tables.ts'
import { WEBHOOK_DAMAGE } from './damage-webhooks.test-tables.ts'

const INVOICE = "invoice_id in (select invoice_id from invoice where kind = 'invoice')"

/**
 * Ways to break the tiny world, by the proof that must find each: what it is, the statements, and
 * the problem that the proof then names.
 */
export const DAMAGE: Damage = {
  ...AUDIT_DAMAGE,
  ...SEAL_DAMAGE,
  trial_balance: [
    [
      'an amount below zero',
      "update ledger_transfer set amount_minor = -1 where credit = '2300'",
      'no proper transfer',
    ],
    [
      'an account that the chart does not have',
      "update ledger_transfer set credit = '4999' where credit = '4010'",
      'debits and credits differ',
    ],
    [
      'a transfer of nobody',
      `update ledger_transfer set account_id = ${NEW_ID}`,
      'customer unknown',
    ],
    [
      'a transfer in the partition of another month',
      `alter table ledger_transfer detach partition ledger_transfer_2026_02;
         alter table ledger_transfer_2026_02 rename to ledger_transfer_2026_03;
         alter table ledger_transfer attach partition ledger_transfer_2026_03
           for values from ('2026-02-01') to ('2026-03-01')`,
      'stored in the partition of another month',
    ],
  ],
  reversals: [
    [
      'a reversal that no register knows',
      'update ledger_transfer set reverses = transfer_id',
      'reversal without its entry in the register',
    ],
    [
      'a register entry of unlike transfers',
      `insert into ledger_reversal select account_id, min(transfer_id::text)::uuid,
           max(transfer_id::text)::uuid, now() from ledger_transfer group by account_id`,
      'does not mirror its original',
    ],
  ],
  receivable_equals_documents: [
    [
      'a transfer missing',
      "delete from ledger_transfer where event = 'invoice_tax'",
      'document and receivable differ',
    ],
    [
      'a transfer of no document',
      copyOf('ledger_transfer', { transfer_id: NEW_ID, document_id: NEW_ID }),
      'document and receivable differ',
    ],
    [
      'a transfer on another day',
      "update ledger_transfer set effective_on = '2026-02-02' where event = 'invoice_tax'",
      'posted on another day than the document’s',
    ],
    [
      'revenue on another account than the line says',
      "update ledger_transfer set credit = '4000' where credit = '4010'",
      'an account of the chart differs from the document’s lines and taxes',
    ],
    [
      'more kept than was credited',
      copyOf(
        'ledger_transfer',
        { transfer_id: NEW_ID, event: "'credit_kept'", amount_minor: '601' },
        "event = 'credit_tax'",
      ),
      'more credit kept for the customer than the document gives',
    ],
  ],
  closed_periods: [
    [
      'a month closed before its last posting',
      `update accounting_period set state = 'closed', changed_at = '2026-02-01T07:59:59Z'`,
      'posted into a closed month',
    ],
    [
      'a month without a row',
      'delete from accounting_period',
      'posted into a month that was never opened',
    ],
  ],
  document_totals: [
    [
      'a line changed',
      'update invoice_line set net_minor = net_minor + 1 where line_no = 2',
      'net is not the sum of the lines',
    ],
    [
      'a tax group changed',
      'update invoice_tax set tax_minor = tax_minor + 1',
      'tax is not the sum of the tax groups',
    ],
    [
      'another rate',
      `update invoice_tax set rate_percent = 19 where ${INVOICE}`,
      'tax is not taxable amount × rate',
    ],
    [
      'a tax two cents beside on a credit note',
      `update invoice_tax set tax_minor = tax_minor - 2 where not ${INVOICE}`,
      'tax is not taxable amount × rate',
    ],
    [
      'a line that is taxed otherwise',
      `update invoice_line set taxes = '[]' where line_no = 2`,
      'taxable amount is not the sum of the lines of the group',
    ],
    [
      'an invoice below zero',
      "update invoice set payable_minor = -1 where kind = 'invoice'",
      'sign does not fit the kind',
    ],
  ],
  gapless_numbers: [
    [
      'a number left out',
      "update document_number set number = 2 where kind = 'invoice'",
      'gap or double',
    ],
    ['a counter ahead', 'update number_series set next_number = 3', 'gap or double'],
    [
      'a range that covers a number in use',
      `insert into unused_number select legal_entity_id, 'invoice', 2026, 1, 1, 'x', 'x', now()
         from legal_entity`,
      'gap or double',
    ],
    [
      'a document without its number',
      "delete from document_number where kind = 'credit_note'",
      'document without a number',
    ],
    [
      'a number of a document that is gone',
      "delete from invoice where kind = 'credit_note'",
      'number without a document',
    ],
    [
      'a number out of the order of dates',
      `${copyOf('invoice', { invoice_id: NEW_ID, issued_on: "'2026-01-31'" }, "kind = 'invoice'")};
         insert into document_number select legal_entity_id, kind, 2026, 2, 'X', account_id,
           invoice_id from invoice where issued_on = '2026-01-31'`,
      'dated before the number before it',
    ],
  ],
  numbers_match_series: [
    [
      'a number of another year',
      "update invoice set issued_on = '2027-01-01'",
      'number of another series',
    ],
    [
      'another printed number',
      "update document_number set label = label || 'A'",
      'printed number differs from its series',
    ],
  ],
  links_both_ways: [
    [
      'an amount in another currency',
      "update invoice set currency = 'USD' where kind = 'invoice'",
      'refers to a document that it cannot concern',
    ],
    [
      'an invoice that voids',
      "update invoice_link set relation = 'voids', invoice_id = other_id",
      'refers to a document that it cannot concern',
    ],
    [
      'a rebill of what was not voided',
      "update invoice_link set relation = 'rebills'",
      'rebills a document that was not voided',
    ],
    [
      'a line that is not there',
      'update invoice_line set corrects_line_no = 9 where corrects_line_no = 2',
      'line refers to a line that is not there, or without a link between the documents',
    ],
    [
      'a missing link',
      'delete from invoice_link',
      'line refers to a line that is not there, or without a link between the documents',
    ],
    [
      'a credit of more than was billed',
      "update invoice_line set net_minor = -2001 where kind = 'credit'",
      'credited beyond what was billed',
    ],
    [
      'many credits of more than was billed together',
      [2, 3, 4, 5]
        .map(n => copyOf('invoice_line', { line_no: String(n) }, "kind = 'credit'"))
        .join(';\n'),
      'credited beyond what was billed',
    ],
  ],
  period_billed_once: [
    [
      'a period billed twice',
      copyOf('invoice_line', { line_no: '3' }, "component like 'usage%'"),
      'revisions with a gap or a double',
    ],
    [
      'a revision left out',
      'update invoice_line set revision = 1 where revision = 0',
      'revisions with a gap or a double',
    ],
    [
      'lines that do not add up',
      `update invoice_line set standing = '{"priceMinor": "1", "allowanceMinor": "0"}'
        where revision = 0`,
      'lines do not add up to what stands',
    ],
  ],
  lines_adjoin: [
    [
      'service before the period',
      "update invoice_line set service_start = '2025-12-31' where line_no = 2",
      'service outside the period',
    ],
    [
      'periods that overlap',
      copyOf(
        'invoice_line',
        { line_no: '3', period_start: "'2026-01-20'", service_start: "'2026-01-20'" },
        "component like 'usage%'",
      ),
      'service outside the period',
    ],
    [
      'a service that ends before it starts',
      "update invoice_line set service_end = '2026-01-01' where line_no = 1",
      'service ends before it starts',
    ],
    [
      'another span on the document',
      "update invoice set service_end = '2026-04-01'",
      'header does not span the lines',
    ],
    [
      'no record of how far it was billed',
      'update billing_state set billed_through = null',
      'billed further than its subscription’s record says',
    ],
  ],
  ...USAGE_DAMAGE,
  ...ORDER_DAMAGE,
  ...COUPON_DAMAGE,
  ...PAYER_DAMAGE,
  ...MOVE_DAMAGE,
  ...WALLET_DAMAGE,
  ...RECEIVABLE_DAMAGE,
  ...DISPUTE_DAMAGE,
  ...INCIDENT_DAMAGE,
  ...PAYMENT_DAMAGE,
  ...DUNNING_DAMAGE,
  ...BANK_DAMAGE,
  ...WEBHOOK_DAMAGE,
  ...MESSAGE_DAMAGE,
  ...REMITTANCE_DAMAGE,
  ...SURCHARGE_DAMAGE,
  ...UNCLAIMED_DAMAGE,
  run_outcomes: [
    [
      'an account left pending',
      "update bill_run_account set outcome = 'pending'",
      'still pending in a finished run',
    ],
    [
      'a part not issued',
      "update bill_run_chunk set state = 'rated'",
      'part of a finished run was not issued',
    ],
    ['no reason', 'update bill_run_account set reason = null', 'no reason given'],
    [
      'billed without a document',
      "update bill_run_account set outcome = 'billed'",
      'billed without a document, or with one though not billed',
    ],
    [
      'a document though skipped',
      "update bill_run_account set outcome = 'skipped', reason = 'x'",
      'billed without a document, or with one though not billed',
    ],
    [
      'a document of an account out of scope',
      'delete from bill_run_account',
      'document of a run that does not know the account',
    ],
    [
      'a document of a cancelled run',
      "update bill_run set state = 'cancelled'",
      'document of a run that was not issued, or of another legal entity or day',
    ],
  ],
  document_files: [
    [
      'another hash',
      `update document_file set sha256 = repeat('0', 64)`,
      'file is not the one that was issued',
    ],
    [
      'a file that is gone',
      "update document_file set path = 'invoices/gone.pdf'",
      'file cannot be read',
    ],
    [
      'a path out of the folder',
      "update document_file set path = '../../etc/passwd'",
      'file cannot be read',
    ],
    ['no file at all', 'delete from document_file', 'issued document without its file'],
    [
      'a credit note given by hand without file',
      "delete from document_file where path = 'invoices/second.pdf'",
      'issued document without its file',
    ],
  ],
  command_log: [
    ['nobody', "update command_log set actor = ' '", 'entry without actor or command'],
    ['no answer', 'update command_key set outcome = null', 'key without its answer'],
    [
      'an entry deleted',
      'delete from command_log',
      'key without exactly one entry of its command and actor',
    ],
    ['a key deleted', 'delete from command_key', 'entry with a key that is not on record'],
  ],
}
