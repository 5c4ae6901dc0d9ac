import { sql } from 'kysely'
import { currenciesOf } from '../../../kernel/currency.ts'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const literals = (texts: readonly string[]) => sql.join(texts.map(text => sql.lit(text)))

/** The amount of a task in minor units, as its currency has decimals; none where it names no currency. */
const AMOUNT = sql`case when t.facts ->> 'currency' is not null
  then round((t.facts ->> 'amount')::numeric * case
    when t.facts ->> 'currency' in (${literals(currenciesOf(0))}) then 1
    when t.facts ->> 'currency' in (${literals(currenciesOf(3))}) then 1000
    else 100 end)::bigint end`

/** What people must look at. */
export const TASK_LISTS: readonly List[] = [
  {
    name: 'tasks',
    summary: 'What somebody must look at about money or what is overdue, by the day it is due',
    permission: 'receipts.read',
    tables: sql`task t join account a using (account_id)
      left join open_item o on o.account_id = t.account_id and o.item_id = t.subject_id
        and t.kind in ('suspense', 'unapplied')
      left join receipt r on r.account_id = coalesce(o.origin_account_id, o.account_id)
        and r.receipt_id = coalesce(o.origin_item_id, o.item_id)
      left join bank_line l on l.account_id = t.account_id and l.line_id = t.subject_id
        and t.kind = 'not_recorded'
      left join deposit p on p.account_id = t.account_id and p.deposit_id = t.subject_id
        and t.kind in ('deposit_open', 'not_on_bank')`,
    where: sql`t.done_at is null`,
    columns: {
      dueOn: asked('date', 't.due_on', 'to be done by'),
      accountId: id('t.account_id'),
      taskId: askedId('t.task_id', 'id of the task'),
      receiptId: column('text', sql`r.receipt_id::text`, 'the receipt that it is of', NULLABLE),
      lineId: column('text', sql`l.line_id::text`, 'the bank’s line that it is of', NULLABLE),
      account: ACCOUNT,
      desk: asked('text', 't.desk', 'whose work it is: cash or collections'),
      kind: asked('text', 't.kind', 'returned_payment, unapplied, promise_broken …'),
      about: column(
        'text',
        sql`nullif(concat_ws(' · ', coalesce(r.payer_name, l.payer_name),
          coalesce(r.reference, array_to_string(l.texts, ' '), p.reference)), '')`,
        'what is known',
        NULLABLE,
      ),
      currency: column('text', sql`t.facts ->> 'currency'`, 'ISO 4217 code', NULLABLE),
      amount: column('amount', AMOUNT, 'how much', NULLABLE),
      owner: asked('text', 't.owner', 'who looks after it', NULLABLE),
      since: column('date', sql`(t.facts ->> 'since')::date`, 'since when it waits', NULLABLE),
      phone: column('text', 'a.phone', 'where the customer is called', NULLABLE),
      subjectId: id('t.subject_id'),
      facts: column('json', 't.facts', 'what is known'),
      recordedAt: column('instant', 't.recorded_at', 'when it was made'),
    },
    key: ['dueOn', 'accountId', 'taskId'],
  },
]
