import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'
import { takenColumns } from './run-files.ts'

const BACK = sql`exists (select from allocation v
  where v.account_id = f.account_id and v.reverses = f.allocation_id)`
const TOLD = sql`exists (select from bank_line_link k
  where k.kind = 'refund' and k.subject_account_id = f.account_id
    and k.subject_id = f.refund_id::text and k.undone_at is null)`

/** Refunds on their way through the bank. */
export const REFUND_RUN_LISTS: readonly List[] = [
  {
    name: 'refund-runs',
    summary: 'Runs of refunds by transfer, with the file for the bank',
    permission: 'receipts.read',
    tables: sql`refund_run u join legal_entity e on e.legal_entity_id = u.legal_entity_id
      cross join lateral (
        select count(*) filter (where ${TOLD})::int as paid,
          count(*) filter (where ${BACK})::int as back
        from refund_run_part p join refund f using (account_id, refund_id)
        where p.run_id = u.run_id) s`,
    columns: {
      run: column('text', 'u.reference', 'reference; the message id of the file begins with it'),
      entity: asked('text', 'e.code', 'legal entity'),
      state: asked('text', 'u.state', 'review, approved, sent, refused or cancelled'),
      scheme: asked('text', 'u.scheme', 'sepa or ach'),
      payOn: asked('date', 'u.pay_on', 'day of the transfers'),
      currency: column('text', 'u.currency', 'ISO 4217 code'),
      refunds: column('whole', 'u.refunds', 'number of refunds'),
      total: column('amount', 'u.total_minor', 'their sum'),
      paidByBank: column('whole', 's.paid', 'how many of them the bank told of'),
      cameBack: column('whole', 's.back', 'how many of them are credits again'),
      file: column('text', 'u.file_path', 'where the file lies', NULLABLE),
      sha256: column('text', 'u.file_sha256', 'SHA-256 of the file', NULLABLE),
      ...takenColumns('u.reference', 'u.file_no'),
      refusedFor: column('text', 'u.refused_for', 'why the bank refused the file', NULLABLE),
      filesReplaced: column('whole', sql`u.file_no - 1`, 'how many files it took the place of'),
      recordedAt: column('instant', 'u.recorded_at', 'when it was prepared'),
      recordedBy: column('text', 'u.recorded_by', 'who prepared it'),
    },
    key: ['run'],
  },
  {
    name: 'refund-run-refunds',
    summary: 'What runs of refunds pay out, and what became of it',
    permission: 'receipts.read',
    tables: sql`refund_run_part p join refund_run u using (run_id)
      join refund f using (account_id, refund_id) join account a using (account_id)`,
    columns: {
      run: asked('text', 'u.reference', 'reference of the run'),
      refundId: id('f.refund_id'),
      account: ACCOUNT,
      currency: column('text', 'f.currency', 'ISO 4217 code'),
      amount: column('amount', 'f.amount_minor', 'amount'),
      payee: column('text', 'f.payee', 'to whom'),
      payeeAccount: column('text', 'f.payee_account_shown', 'to which account, masked', NULLABLE),
      paidByBank: column('yesno', TOLD, 'the bank told of it'),
      cameBack: column('yesno', BACK, 'it is a credit again'),
      refusedFor: column('text', 'p.refused_for', 'why the bank did not pay it', NULLABLE),
      traceNumber: column('text', 'p.trace', 'what the bank calls it in an ACH file', NULLABLE),
      changeTold: column('text', 'p.change_told', 'which account the bank says is right', NULLABLE),
    },
    key: ['run', 'refundId'],
  },
]
