import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** What banks told, what of it is whose, and how well the rules do. */
export const BANK_LISTS: readonly List[] = [
  {
    name: 'bank-accounts',
    summary: 'Our accounts with banks, and how the books compare with their statements',
    permission: 'receipts.read',
    tables: sql`bank_account b join legal_entity e using (legal_entity_id)
      left join lateral (
        select closing_on, closing_minor from bank_statement s
         where s.bank_account_id = b.bank_account_id and s.kind = 'statement'
           and s.state in ('accepted', 'released') and s.closing_minor is not null
         order by closing_on desc, statement_id desc limit 1) s on true
      left join lateral (
        select sum(l.amount_minor) filter (where t.kind <> 'lockbox'
                 and l.state in ('matched', 'suspense', 'booked', 'linked'))::bigint as entered,
               sum(l.amount_minor) filter (where l.state in ('waiting', 'open', 'held'))::bigint as waiting
          from bank_line l join bank_statement t using (account_id, statement_id)
         where l.bank_account_id = b.bank_account_id) l on true`,
    columns: {
      code: asked('text', 'b.code', 'code'),
      name: column('text', 'b.name', 'name'),
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'b.currency', 'ISO 4217 code'),
      ledgerAccount: column('text', 'b.ledger_account', 'where its money stands in the books'),
      numbers: column(
        'text',
        sql`(select string_agg(n.number, ', ' order by n.number) from bank_account_number n
              where n.bank_account_id = b.bank_account_id)`,
        'IBAN, lockbox: the numbers by which files name it',
        NULLABLE,
      ),
      main: column('yesno', 'b.main', 'where money is when nobody says otherwise'),
      closingOn: column('date', 's.closing_on', 'day of the last statement', NULLABLE),
      closing: column('amount', 's.closing_minor', 'balance of the last statement', NULLABLE),
      entered: column(
        'amount',
        'l.entered',
        'lines that are in the books; checks of a lockbox count once they are deposited',
        NULLABLE,
      ),
      waiting: column('amount', 'l.waiting', 'lines that are not in the books yet', NULLABLE),
      active: column('yesno', 'b.active', 'whether it is in use'),
    },
    key: ['code'],
  },
  {
    name: 'bank-statements',
    summary: 'Statements and notifications of banks, the latest first',
    permission: 'receipts.read',
    tables: sql`bank_statement s join bank_account b using (bank_account_id)
      join bank_file f using (file_id)`,
    columns: {
      recordedAt: column('instant', 's.recorded_at', 'when it was taken'),
      statementId: id('s.statement_id'),
      bankAccount: asked('text', 'b.code', 'bank account'),
      format: column('text', 's.format', 'camt.053.001.08, MT940, BAI2 …'),
      kind: asked('text', 's.kind', 'statement, report, notification or lockbox'),
      state: asked('text', 's.state', 'accepted, quarantined, released or rejected'),
      reference: column('text', 's.reference', 'the bank’s reference', NULLABLE),
      currency: column('text', 's.currency', 'ISO 4217 code'),
      openingOn: column('date', 's.opening_on', 'day of the opening balance', NULLABLE),
      opening: column('amount', 's.opening_minor', 'opening balance', NULLABLE),
      booked: column('amount', 's.booked_minor', 'sum of its entries'),
      closingOn: asked('date', 's.closing_on', 'day of the closing balance', NULLABLE),
      closing: column('amount', 's.closing_minor', 'closing balance', NULLABLE),
      lines: column('whole', 's.line_count', 'payments in it'),
      duplicates: column('whole', 's.duplicate_count', 'entries known from another file'),
      faults: column('json', 's.faults', 'why it was held'),
      decidedBy: column('text', 's.decided_by', 'who released or rejected it', NULLABLE),
      note: column('text', 's.note', 'why', NULLABLE),
      file: column('text', 'f.name', 'name of the file'),
      recordedBy: column('text', 's.recorded_by', 'who took it'),
    },
    key: ['recordedAt', 'statementId'],
    newestFirst: true,
  },
  {
    name: 'bank-lines',
    summary: 'Payments on bank statements, and what became of each',
    permission: 'receipts.read',
    tables: sql`bank_line l join bank_account b using (bank_account_id)
      left join account a on a.account_id = l.receipt_account_id and a.kind <> 'house'`,
    columns: {
      bookedOn: asked('date', 'l.booked_on', 'day on which the bank booked it'),
      accountId: id('l.account_id'),
      lineId: askedId('l.line_id', 'id of the line'),
      statementId: askedId('l.statement_id', 'statement that it stands on'),
      bankAccount: asked('text', 'b.code', 'bank account'),
      state: asked(
        'text',
        'l.state',
        'held, waiting, suspense, matched, booked, linked, open, duplicate or rejected',
      ),
      currency: column('text', 'l.currency', 'ISO 4217 code'),
      amount: column('amount', 'l.amount_minor', 'above zero: it came in'),
      valuedOn: column('date', 'l.valued_on', 'value date'),
      payerName: column('text', 'l.payer_name', 'who stands opposite', NULLABLE),
      payerBank: column('text', 'l.payer_number_shown', 'their account, masked', NULLABLE),
      text: column('text', sql`array_to_string(l.structured || l.texts, ' ')`, 'what was written'),
      endToEndId: column('text', 'l.end_to_end_id', 'end-to-end id', NULLABLE),
      returnReason: asked('text', 'l.return_reason', 'why it came back', NULLABLE),
      account: asked('text', 'a.number', 'customer whose money it is', NULLABLE),
      receiptId: column('text', 'l.receipt_id', 'the receipt that it became', NULLABLE),
      rule: asked('text', 'l.rule', 'rule that matched it, or person', NULLABLE),
      confidence: column('decimal', 'l.confidence', 'of the rule', NULLABLE),
      suggestions: column('json', 'l.suggestions', 'what it may be for, likeliest first'),
    },
    key: ['bookedOn', 'accountId', 'lineId'],
    newestFirst: true,
  },
  {
    name: 'match-rates',
    summary: 'How often each rule of matching acts, and how often people undo or follow it',
    permission: 'receipts.read',
    tables: sql`(
      select coalesce(suggested, rule) as rule,
             count(*) filter (where is_automatic) as alone,
             count(*) filter (where is_automatic and undone_at is not null) as undone,
             count(*) filter (where not is_automatic) as by_person,
             count(*) filter (where is_followed) as followed
        from bank_match group by 1) m`,
    columns: {
      rule: asked('text', 'm.rule', 'rule'),
      alone: column('whole', 'm.alone', 'lines that it matched alone'),
      undone: column('whole', 'm.undone', 'of these, taken back since'),
      byPerson: column('whole', 'm.by_person', 'lines that a person decided, where it was first'),
      followed: column('whole', 'm.followed', 'of these, decided as it suggested'),
    },
    key: ['rule'],
  },
  {
    name: 'payer-bank-accounts',
    summary: 'Bank accounts that have paid for a customer before',
    permission: 'receipts.read',
    tables: sql`payer_bank_account p join account a using (account_id)`,
    where: sql`p.forgotten_at is null`,
    columns: {
      accountId: id('p.account_id'),
      payerId: id('p.payer_id'),
      account: ACCOUNT,
      number: column('text', 'p.number_shown', 'number, masked'),
      learntFrom: column('text', 'p.learnt_from', 'reference or person'),
      recordedAt: column('instant', 'p.recorded_at', 'since when'),
    },
    key: ['accountId', 'payerId'],
  },
  {
    name: 'payment-deductions',
    summary: 'Parts of invoices that payers left out and dispute',
    permission: 'receipts.read',
    tables: sql`payment_deduction d join account a using (account_id)
      join open_item o on o.account_id = d.account_id and o.item_id = d.item_id
      left join document_number n on n.account_id = coalesce(o.document_account_id, o.account_id)
        and n.invoice_id = ${DOCUMENT_OF_ITEM}`,
    where: sql`d.closed_at is null`,
    columns: {
      recordedAt: column('instant', 'd.recorded_at', 'since when'),
      accountId: id('d.account_id'),
      deductionId: id('d.deduction_id'),
      account: ACCOUNT,
      document: asked('text', 'n.label', 'number of the document', NULLABLE),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'd.amount_minor', 'what was left out'),
      reason: asked('text', 'd.reason_code', 'why'),
      recordedBy: column('text', 'd.recorded_by', 'who recorded it'),
    },
    key: ['recordedAt', 'accountId', 'deductionId'],
  },
]
