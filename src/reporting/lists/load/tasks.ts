import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** What people must look at. */
export const TASK_LISTS: readonly List[] = [
  {
    name: 'tasks',
    summary: 'What somebody must look at about money or what is overdue, by the day it is due',
    permission: 'receipts.read',
    tables: sql`task t join account a using (account_id)`,
    where: sql`t.done_at is null`,
    columns: {
      dueOn: asked('date', 't.due_on', 'to be done by'),
      accountId: id('t.account_id'),
      taskId: askedId('t.task_id', 'id of the task'),
      account: ACCOUNT,
      desk: asked('text', 't.desk', 'whose work it is: cash or collections'),
      kind: asked('text', 't.kind', 'returned_payment, unapplied, promise_broken …'),
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
