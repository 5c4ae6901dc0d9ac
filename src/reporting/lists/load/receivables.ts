import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** Money: what is owed, what was received, what paid for what. */
export const RECEIVABLE_LISTS: readonly List[] = [
  {
    name: 'open-items',
    summary: 'What customers owe and are owed, by due date',
    permission: 'receipts.read',
    tables: sql`open_item o join legal_entity e using (legal_entity_id)
      join account a on a.account_id = o.account_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    where: sql`o.open_minor <> 0`,
    columns: {
      dueOn: asked('date', 'o.due_on', 'last day on which it is not late'),
      accountId: id('o.account_id'),
      itemId: id('o.item_id'),
      account: ACCOUNT,
      entity: asked('text', 'e.code', 'legal entity'),
      kind: asked('text', 'o.kind', 'invoice, credit_note, receipt, on_account, moved, fee …'),
      document: asked('text', 'd.label', 'number of its document', NULLABLE),
      reference: column('text', 'o.reference', 'what it is known by otherwise', NULLABLE),
      control: asked('text', 'o.control', 'ledger account that it stands on'),
      documentOn: column('date', 'o.document_on', 'date of the document or receipt'),
      currency: asked('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'o.amount_minor', 'as it began; negative: it is the customer’s'),
      open: column('amount', 'o.open_minor', 'what is left'),
    },
    key: ['dueOn', 'accountId', 'itemId'],
  },
  {
    name: 'receipts',
    summary: 'Money received, the latest first',
    permission: 'receipts.read',
    tables: sql`receipt r join legal_entity e using (legal_entity_id)
      join account a on a.account_id = r.account_id
      join open_item o on o.account_id = r.account_id and o.item_id = r.receipt_id
      left join receipt_reversal v on v.account_id = r.account_id and v.receipt_id = r.receipt_id`,
    columns: {
      bookedOn: asked('date', 'r.booked_on', 'day in the books'),
      accountId: id('r.account_id'),
      receiptId: id('r.receipt_id'),
      account: asked(
        'text',
        sql`case when a.kind <> 'house' then a.number end`,
        'number of the account; none: in suspense',
        NULLABLE,
      ),
      entity: asked('text', 'e.code', 'legal entity'),
      method: asked('text', 'r.method', 'card, check, cash, transfer, direct_debit …'),
      valueOn: asked('date', 'r.value_on', 'value date'),
      currency: asked('text', 'r.currency', 'ISO 4217 code'),
      amount: column('amount', 'r.amount_minor', 'amount received'),
      unapplied: column('amount', sql`-o.open_minor`, 'what is not used yet'),
      place: column('text', 'r.cash_account', 'ledger account where the money is'),
      reference: column('text', 'r.reference', 'what the payer wrote', NULLABLE),
      payerName: column('text', 'r.payer_name', 'who paid, as written', NULLABLE),
      checkNumber: asked('text', 'r.check_number', 'number of the check', NULLABLE),
      reversed: column('text', 'v.kind', 'returned, mistake or chargeback', NULLABLE),
      reversedOn: column('date', 'v.effective_on', 'when it went back', NULLABLE),
      recordedBy: column('text', 'r.recorded_by', 'who recorded it'),
    },
    key: ['bookedOn', 'accountId', 'receiptId'],
    newestFirst: true,
  },
  {
    name: 'allocations',
    summary: 'What money was applied to, and taken off again',
    permission: 'receipts.read',
    tables: sql`allocation l join account a on a.account_id = l.account_id
      join open_item o on o.account_id = l.account_id and o.item_id = l.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    columns: {
      accountId: id('l.account_id'),
      allocationId: id('l.allocation_id'),
      itemId: id('l.item_id'),
      matchId: id('l.match_id'),
      account: ACCOUNT,
      document: asked('text', 'd.label', 'number of the document', NULLABLE),
      kind: asked('text', 'l.kind', 'applied, offset, kept, moved, write_off, discount …'),
      effectiveOn: asked('date', 'l.effective_on', 'day on which it counts'),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'l.amount_minor', 'what it took off the item'),
      otherItemId: column('text', 'l.other_item_id', 'the other side', NULLABLE),
      reason: asked('text', 'l.reason_code', 'why', NULLABLE),
      reverses: column('text', 'l.reverses', 'the allocation that it takes back', NULLABLE),
      recordedAt: column('instant', 'l.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 'l.recorded_by', 'who'),
    },
    key: ['accountId', 'allocationId'],
  },
  {
    name: 'receivable-reasons',
    summary: 'Reasons for writing off, taking back, returning and refunding',
    permission: 'receipts.read',
    tables: sql`receivable_reason`,
    columns: {
      reason: asked('text', 'reason_code', 'code'),
      use: asked('text', 'use', 'write_off, unapply, return, refund, deduction or deposit'),
      name: column('json', 'name', 'name by language'),
      taxRelief: column('yesno', 'tax_relief', 'whether the tax in it is reduced'),
      active: column('yesno', 'active', 'whether it can be used'),
    },
    key: ['reason'],
  },
]
