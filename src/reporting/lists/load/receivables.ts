import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** Money: what is owed, what was received, what paid for what. */
export const RECEIVABLE_LISTS: readonly List[] = [
  {
    name: 'open-items',
    summary: 'What customers owe and are owed, by due date',
    permission: 'receipts.read',
    tables: sql`open_item o join legal_entity e using (legal_entity_id)
      join account a on a.account_id = o.account_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}`,
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
      isOwed: asked('yesno', sql`(o.open_minor >= 0)`, 'whether the customer owes it'),
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
      left join receipt_reversal v on v.account_id = r.account_id and v.receipt_id = r.receipt_id
      left join bank_account b on b.legal_entity_id = r.legal_entity_id
        and b.currency = r.currency and b.ledger_account = r.cash_account`,
    columns: {
      bookedOn: asked('date', 'r.booked_on', 'day in the books'),
      accountId: id('r.account_id'),
      receiptId: askedId('r.receipt_id', 'id of the receipt'),
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
      amount: column('amount', 'r.amount_minor', 'amount received', { sorted: true }),
      unapplied: column('amount', sql`-o.open_minor`, 'what is not used yet'),
      place: column(
        'text',
        sql`case when r.cash_account = ${sql.lit(CODE.undepositedFunds)} then 'undeposited'
          when r.cash_account = ${sql.lit(CODE.clearing)} then 'clearing'
          when b.bank_account_id is not null then 'bank' else 'other' end`,
        'bank, undeposited, clearing or other',
      ),
      bankAccount: column('text', 'b.name', 'the bank account where the money is', NULLABLE),
      reference: column('text', 'r.reference', 'what the payer wrote', NULLABLE),
      payerName: column('text', 'r.payer_name', 'who paid, as written', NULLABLE),
      checkNumber: asked('text', 'r.check_number', 'number of the check', NULLABLE),
      note: column('text', 'r.note', 'what was noted with it', NULLABLE),
      reversed: column('text', 'v.kind', 'returned, mistake or chargeback', NULLABLE),
      reversedOn: column('date', 'v.effective_on', 'when it went back', NULLABLE),
      recordedBy: column('text', 'r.recorded_by', 'who recorded it'),
    },
    key: ['bookedOn', 'accountId', 'receiptId'],
    newestFirst: true,
    one: 'receiptId',
  },
  {
    name: 'allocations',
    summary: 'What money was applied to, and what was taken off again',
    permission: 'receipts.read',
    tables: sql`allocation l join account a on a.account_id = l.account_id
      join open_item o on o.account_id = l.account_id and o.item_id = l.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}`,
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
    summary: 'Reasons for writing off, reversing, returning and refunding',
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
  {
    name: 'suspense',
    summary: 'Money whose payer is not known, the oldest first, with who looks after it',
    permission: 'receipts.read',
    tables: sql`open_item o join legal_entity e using (legal_entity_id)
      join receipt r on r.account_id = o.account_id and r.receipt_id = o.item_id
      left join lateral (
        select owner, note from suspense_owner s
        where s.account_id = o.account_id and s.item_id = o.item_id
        order by revision desc limit 1) s on true`,
    where: sql`o.control = '2520' and o.open_minor < 0`,
    columns: {
      bookedOn: asked('date', 'o.document_on', 'day in the books; its age counts from here'),
      accountId: id('o.account_id'),
      itemId: id('o.item_id'),
      entity: asked('text', 'e.code', 'legal entity'),
      method: asked('text', 'r.method', 'how it came'),
      currency: asked('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', sql`-o.amount_minor`, 'amount received'),
      left: column('amount', sql`-o.open_minor`, 'what is not identified yet'),
      reference: column('text', 'r.reference', 'what the payer wrote', NULLABLE),
      payerName: column('text', 'r.payer_name', 'who paid, as written', NULLABLE),
      payerBank: column('text', 'r.payer_bank', 'the payer’s account, masked', NULLABLE),
      owner: asked('text', 's.owner', 'who finds out whose it is', NULLABLE),
      note: column('text', 's.note', 'what is known so far', NULLABLE),
    },
    key: ['bookedOn', 'accountId', 'itemId'],
  },
  {
    name: 'allocation-policies',
    summary: 'In which order money pays, and which differences are forgiven, by date',
    permission: 'receipts.read',
    tables: sql`allocation_policy p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      fromOn: column('date', 'p.from_on', 'holds from this day on'),
      revision: column('whole', 'p.revision', 'how often the day was set'),
      order: column('text', 'p.item_order', 'statute or oldest'),
      spread: column('text', 'p.spread', 'fifo or prorated'),
      currency: column('text', 'e.currency', 'ISO 4217 code'),
      tolerance: column('amount', 'p.tolerance_minor', 'what may be missing', NULLABLE),
      tolerancePercent: column('decimal', 'p.tolerance_percent', 'at most so much', NULLABLE),
      reason: column('text', 'p.reason_code', 'why it is written off', NULLABLE),
      overpayment: column('text', 'p.overpayment', 'unapplied or on_account'),
    },
    key: ['entity', 'fromOn', 'revision'],
  },
  {
    name: 'deposits',
    summary: 'Deposits of checks and cash, the latest first',
    permission: 'receipts.read',
    tables: sql`deposit d join legal_entity e on e.legal_entity_id = d.legal_entity_id
      left join deposit_closing c using (account_id, deposit_id)
      cross join lateral (
        select count(*) as pieces, coalesce(sum(r.amount_minor), 0)::bigint as minor
        from deposit_receipt p join receipt r using (account_id, receipt_id)
        where p.deposit_account_id = d.account_id and p.deposit_id = d.deposit_id) k`,
    columns: {
      openedOn: asked('date', 'd.opened_on', 'date of the slip'),
      depositId: id('d.deposit_id'),
      entity: asked('text', 'e.code', 'legal entity'),
      reference: asked('text', 'd.reference', 'number of the slip'),
      currency: column('text', 'd.currency', 'ISO 4217 code'),
      counted: column('amount', 'd.control_minor', 'counted by hand'),
      countedPieces: column('whole', 'd.control_count', 'checks and amounts of cash counted'),
      keyed: column('amount', 'k.minor', 'keyed in so far'),
      keyedPieces: column('whole', 'k.pieces', 'checks and amounts of cash keyed in'),
      closedOn: asked('date', 'c.closed_on', 'when it was booked to the bank', NULLABLE),
      reason: column('text', 'c.reason_code', 'why it differs', NULLABLE),
    },
    key: ['openedOn', 'depositId'],
    newestFirst: true,
  },
  {
    name: 'refunds',
    summary: 'Credits that were paid out, the latest first',
    permission: 'receipts.read',
    tables: sql`refund f join account a using (account_id)
      left join allocation v on v.account_id = f.account_id and v.reverses = f.allocation_id`,
    columns: {
      refundedOn: asked('date', 'f.refunded_on', 'when it was paid out'),
      accountId: id('f.account_id'),
      refundId: id('f.refund_id'),
      account: ACCOUNT,
      way: asked('text', 'f.way', 'transfer, check, cash or provider'),
      currency: column('text', 'f.currency', 'ISO 4217 code'),
      amount: column('amount', 'f.amount_minor', 'amount'),
      payee: column('text', 'f.payee', 'to whom'),
      payeeAccount: column('text', 'f.payee_account_shown', 'to which account, masked', NULLABLE),
      checkNumber: column('text', 'f.check_number', 'number of the check', NULLABLE),
      reason: asked('text', 'f.reason_code', 'why'),
      takenBackOn: column('date', 'v.effective_on', 'when it proved not to arrive', NULLABLE),
      recordedBy: column('text', 'f.recorded_by', 'who'),
    },
    key: ['refundedOn', 'accountId', 'refundId'],
    newestFirst: true,
  },
  {
    name: 'payment-blocks',
    summary: 'Ways of paying that are not taken from a customer for now',
    permission: 'receipts.read',
    tables: sql`payment_block b join account a using (account_id)`,
    where: sql`b.released_at is null`,
    columns: {
      accountId: id('b.account_id'),
      blockId: id('b.block_id'),
      account: ACCOUNT,
      method: asked('text', 'b.method', 'card, check, direct_debit …'),
      reason: asked('text', 'b.reason_code', 'why'),
      fromOn: column('date', 'b.from_on', 'since when'),
    },
    key: ['accountId', 'blockId'],
  },
]
