import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** Prepaid credits: the wallets say what the ledger says. */
export const walletBalances = sqlProof({
  name: 'wallet_balances',
  sentence:
    'What is left of prepaid credits is what came in less what went out, and each customer’s balance of prepaid credits in the ledger is what is left of the credits that were bought.',
  counted: sql`wallet_entry`,
  faults: [
    {
      problem: 'a lot differs from its entries',
      found: sql`
        select l.account_id, l.lot_id, l.left_minor, coalesce(e.minor, 0) as entries_minor
        from wallet_lot l
        left join (
          select account_id, lot_id, sum(amount_minor) as minor from wallet_entry group by 1, 2
        ) e using (account_id, lot_id)
        where l.left_minor <> coalesce(e.minor, 0)
           or l.opened_minor is distinct from (
             select sum(o.amount_minor) from wallet_entry o
             where o.account_id = l.account_id and o.lot_id = l.lot_id and o.kind = 'opened')`,
    },
    {
      problem: 'ledger and credits bought differ',
      found: sql`
        select coalesce(t.account_id, w.account_id) as account_id,
          coalesce(t.currency, w.currency) as currency, t.ledger_minor, w.left_minor
        from (
          select account_id, currency,
            sum(case when credit = ${CODE.prepaidCredits} then amount_minor
                     else -amount_minor end) as ledger_minor
          from ledger_transfer
          where ${CODE.prepaidCredits} in (debit, credit)
          group by 1, 2
        ) t
        full join (
          select l.account_id, c.currency, sum(l.left_minor) as left_minor
          from wallet_lot l join wallet x using (account_id, wallet_id)
          join subscription s using (account_id, subscription_id)
          join contract c using (account_id, contract_id)
          where l.kind = 'bought'
          group by 1, 2
        ) w using (account_id, currency)
        where coalesce(t.ledger_minor, 0) <> coalesce(w.left_minor, 0)`,
    },
    {
      problem: 'a line of a document moved other credits than it says',
      found: sql`
        select l.account_id, l.invoice_id, l.line_no, l.net_minor, e.minor as entries_minor
        from invoice_line l
        left join (
          select account_id, invoice_id, line_no, sum(amount_minor) as minor
          from wallet_entry where invoice_id is not null group by 1, 2, 3
        ) e using (account_id, invoice_id, line_no)
        where (l.charge_code = 'prepaid' or l.posted_to = ${CODE.prepaidCredits})
          and l.net_minor <> coalesce(e.minor, 0)`,
    },
  ],
})
