import { sql } from 'kysely'
import { BOOK_ENTRIES, STATED_BALANCES, STATED_LINES } from '../../cash/load/entries.ts'
import { sqlProof } from './proof.ts'

/** The cash ledger is what the bank's statements say, but for items that can be listed. */
export const cashEqualsStatements = sqlProof({
  name: 'cash_equals_statements',
  sentence:
    'For each legal entity, currency and bank account of the ledger, the balance of the ledger is the sum of what the bank told and of recorded receipts, deposits, payouts, refunds and journals that it has not told yet; every line in use is told of by entries of its exact amount; statements follow on each other.',
  counted: sql`bank_account`,
  faults: [
    {
      problem: 'ledger and what is recorded on the bank account differ',
      found: sql`
        select e.code as entity, s.currency, s.code as ledger_account,
          sum(ledger_minor) as ledger_minor, sum(recorded_minor) as recorded_minor
        from (
          select t.legal_entity_id, t.currency, x.code, x.sign * t.amount_minor as ledger_minor,
            0 as recorded_minor
          from ledger_transfer t
          cross join lateral (values (t.debit, 1), (t.credit, -1)) x (code, sign)
          where (t.legal_entity_id, t.currency, x.code) in (
            select legal_entity_id, currency, ledger_account from bank_account)
          union all
          select legal_entity_id, currency, code, 0, minor from ${BOOK_ENTRIES} f
        ) s
        join legal_entity e using (legal_entity_id)
        group by 1, 2, 3 having sum(ledger_minor) <> sum(recorded_minor)`,
    },
    {
      problem: 'line in use that its entries do not come to',
      found: sql`
        select l.account_id, l.line_id, l.amount_minor, f.minor
        from ${STATED_LINES} l
        left join (
          select line_id, legal_entity_id, currency, code, sum(minor) as minor
          from ${BOOK_ENTRIES} f where line_id is not null group by 1, 2, 3, 4
        ) f on f.line_id = l.line_id and f.legal_entity_id = l.legal_entity_id
          and f.currency = l.currency and f.code = l.code
        where (l.state in ('matched', 'suspense', 'booked', 'linked')
            and f.minor is distinct from l.amount_minor)
          or (l.state not in ('matched', 'suspense', 'booked', 'linked') and f.minor is not null)`,
    },
    {
      problem: 'statement does not follow on the one before',
      found: sql`
        select account_id, statement_id, before_minor, moved_minor, closing_minor
        from ${STATED_BALANCES} s
        where state = 'accepted' and before_minor is not null
          and closing_minor - before_minor <> moved_minor`,
    },
  ],
})
