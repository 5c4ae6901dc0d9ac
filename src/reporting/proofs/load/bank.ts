import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** The bank's statements and the books say the same of the cash. */
export const bankLinesEntered = sqlProof({
  name: 'bank_lines_entered',
  sentence:
    'Every bank statement that was taken without a person’s release adds up from its opening to its closing balance, and every line that is used stands in the ledger on its bank account once, with its exact amount.',
  counted: sql`bank_line`,
  faults: [
    {
      problem: 'statement does not add up',
      found: sql`
        select s.account_id, s.statement_id, s.opening_minor, s.closing_minor,
          coalesce(l.minor, 0) as lines_minor
        from bank_statement s
        left join (
          select account_id, statement_id, sum(amount_minor) as minor from bank_line group by 1, 2
        ) l using (account_id, statement_id)
        where s.state = 'accepted'
          and s.opening_minor + coalesce(l.minor, 0) <> s.closing_minor`,
    },
    {
      problem: 'line and its receipt differ',
      found: sql`
        select l.account_id, l.line_id, l.amount_minor, r.amount_minor as receipt_minor
        from bank_line l
        left join receipt r on r.account_id = l.receipt_account_id and r.receipt_id = l.receipt_id
        where l.state in ('matched', 'suspense')
          and (r.receipt_id is null or r.amount_minor <> l.amount_minor
            or r.currency <> l.currency)`,
    },
    {
      problem: 'receipt of two lines',
      found: sql`
        select receipt_account_id, receipt_id, count(*) as lines from bank_line
        where receipt_id is not null group by 1, 2 having count(*) > 1`,
    },
    {
      problem: 'line that is not in the ledger',
      found: sql`
        select l.account_id, l.line_id, l.amount_minor
        from bank_line l join bank_account b using (bank_account_id)
        left join bank_line_booking k on k.account_id = l.account_id and k.line_id = l.line_id
          and k.attempt = l.attempt
        where l.state in ('matched', 'suspense', 'booked')
          and not exists (
            select from ledger_transfer t
            where t.account_id = coalesce(l.receipt_account_id, l.account_id)
              and t.document_id = coalesce(l.receipt_id, l.line_id)
              and t.amount_minor = abs(l.amount_minor)
              and (k.transfer_id is null or k.transfer_id = t.transfer_id)
              and case when l.amount_minor > 0 then t.debit else t.credit end
                  in (b.ledger_account, ${CODE.undepositedFunds}))`,
    },
  ],
})
