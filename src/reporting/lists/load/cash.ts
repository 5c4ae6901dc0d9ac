import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { BOOK_ENTRIES, CANCELLED, STATED_BALANCES, STATED_LINES } from '../../cash/load/entries.ts'
import { asked, askedId, column, id, NULLABLE } from './column.ts'

const NOT_IN_BOOKS = sql`('waiting', 'open')`
const IN_BOOKS = sql`('matched', 'suspense', 'booked', 'linked')`

/** What stands between the books and the statements: told by the one and not by the other. */
const ITEMS = sql`(
  select f.legal_entity_id, f.currency, f.code, 'not_on_statement' as side, f.kind, f.day, f.minor,
    f.subject_account_id as account_id, f.subject_id, f.reference
  from ${BOOK_ENTRIES} f
  left join ${CANCELLED} x using (subject_account_id, subject_id)
  where f.line_id is null and not (x.subject_id is not null
    and f.kind in ('receipt', 'reversal', 'refund', 'refund_back'))
  union all
  select l.legal_entity_id, l.currency, l.code, 'not_in_books', 'line', l.booked_on, -l.amount_minor,
    l.account_id, l.line_id::text, array_to_string(l.structured || l.texts, ' ')
  from ${STATED_LINES} l
  where l.state in ${NOT_IN_BOOKS} and l.told_by = 'statement'
  union all
  select l.legal_entity_id, l.currency, l.code, 'announced', 'line', l.booked_on, l.amount_minor,
    l.account_id, l.line_id::text, array_to_string(l.structured || l.texts, ' ')
  from ${STATED_LINES} l
  where l.state in ${IN_BOOKS} and l.told_by <> 'statement' and not exists (
    select from bank_line d
    join bank_line o on o.account_id = d.account_id and o.line_id = d.same_as
    join bank_statement s on s.account_id = d.account_id and s.statement_id = d.statement_id
    where o.account_id = l.account_id and o.statement_id = l.statement_id and o.entry = l.entry
      and s.kind = 'statement' and s.state in ('accepted', 'released'))
  union all
  select b.legal_entity_id, b.currency, b.ledger_account,
    case when s.before_minor is null then 'opening' else 'gap' end, 'statement', s.closing_on,
    -case when s.before_minor is null then s.closing_minor - s.moved_minor
      else s.closing_minor - s.before_minor - s.moved_minor end,
    s.account_id, s.statement_id::text, null
  from ${STATED_BALANCES} s join bank_account b using (bank_account_id)
  where s.closing_minor - s.moved_minor <> coalesce(s.before_minor, 0))`

/** The bank reconciliation: total by account, and what makes up the difference. */
export const CASH_LISTS: readonly List[] = [
  {
    name: 'bank-reconciliation',
    summary: 'The balance of each bank account in the books beside its statements',
    permission: 'receipts.read',
    tables: sql`(
      select distinct legal_entity_id, currency, ledger_account as code from bank_account) b
      join legal_entity e using (legal_entity_id)
      cross join lateral (
        select coalesce(sum(x.sign * t.amount_minor), 0)::bigint as minor
        from ledger_transfer t
        cross join lateral (values (t.debit, 1), (t.credit, -1)) x (code, sign)
        where t.legal_entity_id = b.legal_entity_id and t.currency = b.currency
          and x.code = b.code) g
      left join lateral (
        select sum(s.closing_minor)::bigint as minor, min(s.closing_on) as day
        from ${STATED_BALANCES} s join bank_account a using (bank_account_id)
        where s.is_last and a.legal_entity_id = b.legal_entity_id and a.currency = b.currency
          and a.ledger_account = b.code) s on true
      left join (
        select legal_entity_id, currency, code, count(*) as items,
          sum(minor) filter (where side = 'not_on_statement') as not_on_statement,
          sum(minor) filter (where side = 'not_in_books') as not_in_books,
          sum(minor) filter (where side = 'announced') as announced,
          sum(minor) filter (where side in ('opening', 'gap')) as before_minor,
          sum(minor) as minor
        from ${ITEMS} i group by 1, 2, 3) i on i.legal_entity_id = b.legal_entity_id
        and i.currency = b.currency and i.code = b.code`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      ledgerAccount: asked('text', 'b.code', 'account of the ledger'),
      currency: asked('text', 'b.currency', 'ISO 4217 code'),
      statementOn: column('date', 's.day', 'day of the last statement', NULLABLE),
      statement: column('amount', 's.minor', 'balance that the last statement ends with', NULLABLE),
      openingOrGaps: column(
        'amount',
        sql`coalesce(i.before_minor, 0)::bigint`,
        'what was there before the first statement, and what is missing between statements',
      ),
      notInBooks: column(
        'amount',
        sql`coalesce(i.not_in_books, 0)::bigint`,
        'lines that are not in the books yet',
      ),
      announced: column(
        'amount',
        sql`coalesce(i.announced, 0)::bigint`,
        'told by a notification, not on a statement yet',
      ),
      notOnStatement: column(
        'amount',
        sql`coalesce(i.not_on_statement, 0)::bigint`,
        'in the books, not told by the bank yet',
      ),
      ledger: column('amount', 'g.minor', 'balance of the ledger'),
      difference: column(
        'amount',
        sql`(g.minor - coalesce(s.minor, g.minor - coalesce(i.minor, 0)) - coalesce(i.minor, 0))::bigint`,
        'what nothing explains',
      ),
      items: column('whole', sql`coalesce(i.items, 0)`, 'how many items explain it'),
    },
    key: ['entity', 'ledgerAccount', 'currency'],
  },
  {
    name: 'bank-reconciling-items',
    summary: 'What is in the books and not on a statement, or the other way round, oldest first',
    permission: 'receipts.read',
    tables: sql`${ITEMS} i join legal_entity e using (legal_entity_id)
      left join account a on a.account_id = i.account_id and a.kind <> 'house'`,
    columns: {
      day: asked('date', 'i.day', 'day in the books, or on the statement'),
      subjectId: id('i.subject_id'),
      kind: asked('text', 'i.kind', 'receipt, deposit, payout, refund, journal, line …'),
      side: asked('text', 'i.side', 'not_on_statement, not_in_books, announced, opening or gap'),
      entity: asked('text', 'e.code', 'legal entity'),
      ledgerAccount: asked('text', 'i.code', 'account of the ledger'),
      currency: asked('text', 'i.currency', 'ISO 4217 code'),
      amount: column('amount', 'i.minor', 'what it makes the books more than the statement'),
      account: asked('text', 'a.number', 'customer', NULLABLE),
      reference: column('text', 'i.reference', 'what is known of it', NULLABLE),
    },
    key: ['day', 'subjectId', 'kind'],
  },
  {
    name: 'bank-line-links',
    summary: 'Bank lines about what was already recorded, and about what',
    permission: 'receipts.read',
    tables: sql`bank_line_link k join bank_line l using (account_id, line_id)
      join bank_account b using (bank_account_id)
      left join account a on a.account_id = k.subject_account_id and a.kind <> 'house'`,
    where: sql`k.undone_at is null`,
    columns: {
      recordedAt: column('instant', 'k.recorded_at', 'when it was linked'),
      accountId: id('k.account_id'),
      linkId: id('k.link_id'),
      lineId: askedId('k.line_id', 'line of the bank'),
      bankAccount: asked('text', 'b.code', 'bank account'),
      kind: asked('text', 'k.kind', 'receipt, reversal, deposit, payout, refund, debit_run …'),
      account: asked('text', 'a.number', 'customer', NULLABLE),
      subjectId: asked('text', 'k.subject_id', 'what it tells of'),
      currency: column('text', 'l.currency', 'ISO 4217 code'),
      amount: column('amount', 'k.amount_minor', 'as the line’s own sign'),
      rule: asked('text', 'k.rule', 'recorded, returned or person'),
      confidence: column('decimal', 'k.confidence', 'of the rule', NULLABLE),
      note: column('text', 'k.note', 'note', NULLABLE),
      recordedBy: column('text', 'k.recorded_by', 'who'),
    },
    key: ['recordedAt', 'accountId', 'linkId'],
    newestFirst: true,
  },
]
