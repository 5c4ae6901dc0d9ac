import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import type { RecordedEntry } from '../../matching/recorded.ts'
import type { RecordedQuestion } from './recorded.ts'

/** A refund of a run that the bank has not told of, and did not refuse. */
const UNTOLD = sql`
  p.let_go_at IS NULL AND p.refused_for IS NULL
  AND NOT EXISTS (SELECT FROM bank_line_link k
                   WHERE k.kind = 'refund' AND k.subject_account_id = p.account_id
                     AND k.subject_id = p.refund_id::text AND k.undone_at IS NULL)`

/** What of a run's refunds a line that tells of the run tells of. */
export function loadRunUntold(
  db: Db,
  runId: string,
): Promise<{ accountId: string; refundId: string; amountMinor: bigint }[]> {
  return rows(
    db,
    sql<{ accountId: string; refundId: string; amountMinor: bigint }>`
      SELECT p.account_id AS "accountId", p.refund_id AS "refundId",
             f.amount_minor AS "amountMinor"
        FROM refund_run_part p JOIN refund f USING (account_id, refund_id)
       WHERE p.run_id = ${runId} AND ${UNTOLD}
       ORDER BY 1, 2`,
  )
}

/** Runs of refunds that were sent, with the sum that a bank books which books them in one. */
export function loadRefundRunsUntold(
  db: Db,
  asked: RecordedQuestion,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<RecordedEntry[]> {
  return rows(
    db,
    sql<RecordedEntry>`
      SELECT 'refund_run' AS kind, NULL::uuid AS "subjectAccountId", u.run_id::text AS "subjectId",
             -s.minor AS "amountMinor", u.pay_on AS on, '{}'::text[] AS names,
             ARRAY[u.reference] AS references, NULL::text AS "checkNumber",
             NULL::text AS "numberShown", NULL::text AS "endToEndId"
        FROM refund_run u
       CROSS JOIN LATERAL (
         SELECT sum(f.amount_minor)::bigint AS minor, count(*) AS refunds
           FROM refund_run_part p JOIN refund f USING (account_id, refund_id)
          WHERE p.run_id = u.run_id AND ${UNTOLD}) s
       WHERE u.legal_entity_id = ${asked.legalEntityId} AND u.currency = ${asked.currency}
         AND u.cash_account = ${asked.ledgerAccount}
         AND u.state = 'sent' AND u.pay_on BETWEEN ${span.from} AND ${span.to}
         AND s.refunds > 1 AND -s.minor = ANY(${[...asked.amounts]}::bigint[])
       ORDER BY 3`,
  )
}

type NamedRun = {
  readonly runId: string
  readonly legalEntityId: string
  readonly currency: string
  /** The account of the ledger that its refunds left. */
  readonly cashAccount: string
}

/** A run by its reference or id, as a person names it. */
export function loadNamedRun(db: Db, subject: string): Promise<NamedRun[]> {
  return rows(
    db,
    sql<NamedRun>`
      SELECT run_id AS "runId", legal_entity_id AS "legalEntityId", currency,
             cash_account AS "cashAccount"
        FROM refund_run
       WHERE (reference = ${subject} OR run_id::text = ${subject}) AND state = 'sent'`,
  )
}
