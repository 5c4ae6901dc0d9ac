import { type RawBuilder, sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import type { Kpi } from '../kpi.ts'

/** What a key figure is the quotient of, for a month; none where the month had nothing to measure. */
export type KpiMonth = {
  readonly month: string
  readonly part: bigint
  readonly whole: bigint
}

type Asked = { readonly today: Temporal.PlainDate; readonly currency: string }

/** Receivables and what of them is in instalments. */
const RECEIVABLE = ['1200', '1205']

const MONTHS = 12

function firstMonth({ today }: Asked): Temporal.PlainDate {
  return today.with({ day: 1 }).subtract({ months: MONTHS - 1 })
}

const monthOf = (column: string) => sql`date_trunc('month', ${sql.ref(column)})::date`

/** For each figure, the rows `month, part, whole`: one statement over the months shown. */
const STATEMENTS: Readonly<Record<Kpi, (asked: Asked) => RawBuilder<unknown>>> = {
  // Receivables at the month's end ÷ billed in three months × their days. Goes back from what is open
  // now by what was posted since, so that no more than these months of the books are read; once, and
  // not for every month shown, which took 20 s of a million invoices instead of half a second.
  daysSalesOutstanding: asked => sql`
    with month as (
      select m::date as month, least((m + interval '1 month')::date - 1, ${asked.today}::date) as ends
      from generate_series(${firstMonth(asked)}::date, ${asked.today}::date, interval '1 month') m
    ), moved as materialized (
      select ${monthOf('effective_on')} as month,
        sum(case when debit = any(${RECEIVABLE}) then amount_minor else 0 end
          - case when credit = any(${RECEIVABLE}) then amount_minor else 0 end) as minor
      from ledger_transfer
      where effective_on >= ${firstMonth(asked)} and currency = ${asked.currency}
        and (debit = any(${RECEIVABLE}) or credit = any(${RECEIVABLE}))
      group by 1
    ), billed as materialized (
      select ${monthOf('issued_on')} as month, sum(gross_minor) as minor
      from invoice
      where issued_on >= ${firstMonth(asked).subtract({ months: 2 })}
        and issued_on <= ${asked.today} and kind = 'invoice' and currency = ${asked.currency}
      group by 1
    ), open as (
      select coalesce(sum(open_minor), 0) as minor from open_item
      where open_minor <> 0 and control = any(${RECEIVABLE}) and currency = ${asked.currency}
    )
    select m.month,
      (o.minor - coalesce((select sum(v.minor) from moved v where v.month > m.month), 0))
        * (m.ends - (m.month - interval '2 months')::date + 1) as part,
      (select coalesce(sum(b.minor), 0) from billed b
        where b.month between m.month - interval '2 months' and m.month) as whole
    from month m cross join open o`,
  // Of what fell due in the month, what is still open today.
  unpaidOfDue: asked => sql`
    select ${monthOf('due_on')} as month, sum(open_minor) as part, sum(amount_minor) as whole
    from open_item
    where due_on >= ${firstMonth(asked)} and due_on < ${asked.today} and amount_minor > 0
      and currency = ${asked.currency}
    group by 1`,
  // Invoices that no credit note, void or new bill had to put right. Those that one did are few.
  billedRight: asked => sql`
    with billed as (
      select ${monthOf('issued_on')} as month, count(*) as invoices from invoice
      where issued_on >= ${firstMonth(asked)} and issued_on <= ${asked.today}
      group by 1
    ), notes as (
      select ${monthOf('issued_on')} as month, count(*) as invoices from invoice
      where issued_on >= ${firstMonth(asked)} and issued_on <= ${asked.today}
        and kind = 'credit_note'
      group by 1
    ), wrong as (
      select ${monthOf('i.issued_on')} as month, count(*) as invoices
      from (select distinct account_id, other_id from invoice_link) l
      join invoice i on i.account_id = l.account_id and i.invoice_id = l.other_id
      where i.kind = 'invoice' and i.issued_on >= ${firstMonth(asked)}
        and i.issued_on <= ${asked.today}
      group by 1
    )
    select b.month, b.invoices - coalesce(n.invoices, 0) - coalesce(w.invoices, 0) as part,
      b.invoices - coalesce(n.invoices, 0) as whole
    from billed b left join notes n using (month) left join wrong w using (month)`,
  // From the last day that a run bills to the day of issue; a run that bills ahead took no days.
  daysToBill: asked => sql`
    select ${monthOf('issue_on')} as month, sum(greatest(issue_on - through_on, 0)) as part,
      count(*) as whole
    from bill_run
    where state = 'issued' and kind = 'regular' and issue_on >= ${firstMonth(asked)}
      and issue_on <= ${asked.today}
    group by 1`,
  // Bank lines that the rules matched by themselves, and nobody had to undo.
  matchedAtFirst: asked => sql`
    select ${monthOf('recorded_at')} as month,
      count(*) filter (where is_automatic and undone_at is null) as part, count(*) as whole
    from bank_match
    where recorded_at >= ${firstMonth(asked)}::date and attempt = 1
    group by 1`,
  promisesKept: asked => sql`
    select ${monthOf('p.pay_by')} as month, count(*) filter (where s.state = 'kept') as part,
      count(*) as whole
    from promise_to_pay p join promise_standing s using (account_id, promise_id)
    where p.pay_by >= ${firstMonth(asked)} and p.pay_by <= ${asked.today}
      and s.state in ('kept', 'broken')
    group by 1`,
  // Days that disputes of the month's decisions were open.
  disputeDays: asked => sql`
    select ${monthOf('closed_on')} as month, sum(closed_on - opened_on) as part, count(*) as whole
    from dispute_case
    where closed_on >= ${firstMonth(asked)} and closed_on <= ${asked.today} and kind = 'dispute'
    group by 1`,
}

/** A key figure by month, the last twelve with this one; months without anything to measure are out. */
export function loadKpi(db: Db, kpi: Kpi, asked: Asked): Promise<KpiMonth[]> {
  return rows(
    db,
    sql<KpiMonth>`
      select to_char(k.month, 'YYYY-MM') as month, k.part::bigint as part, k.whole::bigint as whole
      from (${STATEMENTS[kpi](asked)}) k where k.whole > 0 order by 1`,
  )
}

/** The currency in which most is owed: what figures about money are told in unless another is asked. */
export async function loadMainCurrency(db: Db): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ currency: string }>`
      select currency from open_item where open_minor > 0
      group by currency order by count(*) desc, currency limit 1`,
  )
  return found?.currency
}
