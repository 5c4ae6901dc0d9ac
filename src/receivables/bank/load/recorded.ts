import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import { CASH_OF_RECEIPT } from '../../load/receipts.ts'
import { RECORDED_DAYS, type RecordedEntry } from '../../matching/recorded.ts'
import { loadRefundRunsUntold } from './refund-runs.ts'

/** Of which bank account, and which lines: amounts, days, and what banks call them. */
export type RecordedQuestion = {
  readonly legalEntityId: string
  readonly houseAccountId: string
  readonly currency: string
  readonly ledgerAccount: string
  readonly amounts: readonly bigint[]
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
  readonly endToEndIds: readonly string[]
}

const NO_TEXT = sql`NULL::text`

/** That no line of the bank tells of it already. */
const untold = (kind: string, house: string, subject: string) => sql`
  NOT EXISTS (SELECT FROM bank_line_link k
               WHERE k.account_id = ${house} AND k.kind = ${kind}
                 AND k.subject_id = ${sql.raw(subject)} AND k.undone_at IS NULL)`

/**
 * What is in the books on a bank account and no line has told of: receipts keyed in, deposits, payouts,
 * refunds, what was returned by hand; and debits that stand on clearing until the bank shows them.
 */
export async function loadRecorded(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  if (asked.amounts.length === 0) return []
  const found = [
    ...(await loadReceiptsUntold(db, asked)),
    ...(await loadReturnsUntold(db, asked)),
    ...(await loadPaidInUntold(db, asked)),
    ...(await loadPaidOutUntold(db, asked)),
    ...(await loadRefundRunsUntold(db, asked, span(asked))),
    ...(await loadDebitsUntold(db, asked)),
  ]
  return found
}

const span = ({ first, last }: RecordedQuestion) => ({
  from: first.subtract({ days: RECORDED_DAYS.before }),
  to: last.add({ days: RECORDED_DAYS.after }),
  longAgo: first.subtract({ days: RECORDED_DAYS.check }),
})

/** Of one amount the last so many: whose it is among more of them, its name or number must say. */
const MOST_ALIKE = 300

/** What is known of a receipt `r` that a line may say. */
const TOLD_OF_RECEIPT = sql`
  array_remove(ARRAY[CASE WHEN a.kind <> 'house' THEN a.name END, r.payer_name], NULL) AS names,
  array_remove(ARRAY[r.reference], NULL) || ARRAY(
    SELECT d.label FROM allocation l
      JOIN open_item o ON o.account_id = l.other_account_id AND o.item_id = l.other_item_id
      JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
           AND d.invoice_id = o.item_id
     WHERE l.account_id = r.account_id AND l.item_id = r.receipt_id
       AND l.kind = 'applied' AND l.reverses IS NULL) AS references,
  r.check_number AS "checkNumber", r.payer_bank AS "numberShown", ${NO_TEXT} AS "endToEndId"`

/** Receipts on the bank account that people keyed in, not those that came of a line. */
function loadReceiptsUntold(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  const { from, to } = span(asked)
  const amounts = asked.amounts.filter(minor => minor > 0n)
  if (amounts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<RecordedEntry>`
      SELECT 'receipt' AS kind, r.account_id AS "subjectAccountId",
             r.receipt_id::text AS "subjectId", r.amount_minor AS "amountMinor",
             r.booked_on AS on, ${TOLD_OF_RECEIPT}
        FROM unnest(${amounts}::bigint[]) AS m (minor)
       CROSS JOIN LATERAL (
         SELECT * FROM receipt r
          WHERE r.legal_entity_id = ${asked.legalEntityId} AND r.currency = ${asked.currency}
            AND r.cash_account = ${asked.ledgerAccount} AND r.amount_minor = m.minor
            AND r.booked_on BETWEEN ${from} AND ${to} AND NOT r.of_line
            AND NOT EXISTS (SELECT FROM receipt_reversal v
                             WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
            AND ${untold('receipt', asked.houseAccountId, 'r.receipt_id::text')}
            AND NOT EXISTS (SELECT FROM bank_line b WHERE b.receipt_account_id = r.account_id
                               AND b.receipt_id = r.receipt_id)
          ORDER BY r.booked_on DESC, r.receipt_id LIMIT ${MOST_ALIKE}) r
        JOIN account a USING (account_id)
       ORDER BY 3`,
  )
}

/** Receipts that went back by hand, of the bank account that their money had come to. */
function loadReturnsUntold(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  const { from, to } = span(asked)
  const amounts = asked.amounts.flatMap(minor => (minor < 0n ? [-minor] : []))
  if (amounts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<RecordedEntry>`
      SELECT 'reversal' AS kind, r.account_id AS "subjectAccountId",
             r.receipt_id::text AS "subjectId", -r.amount_minor AS "amountMinor",
             v.effective_on AS on, ${TOLD_OF_RECEIPT}
        FROM receipt_reversal v JOIN receipt r USING (account_id, receipt_id)
        JOIN account a USING (account_id)
       WHERE v.kind IN ('returned', 'chargeback') AND v.effective_on BETWEEN ${from} AND ${to}
         AND r.legal_entity_id = ${asked.legalEntityId} AND r.currency = ${asked.currency}
         AND ${CASH_OF_RECEIPT} = ${asked.ledgerAccount}
         AND r.amount_minor = ANY(${amounts}::bigint[])
         AND ${untold('reversal', asked.houseAccountId, 'r.receipt_id::text')}
       ORDER BY 3`,
  )
}

/** Deposits that were closed and payouts that were booked. */
function loadPaidInUntold(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  const { from, to } = span(asked)
  const { houseAccountId: house } = asked
  const amounts = [...asked.amounts]
  return rows(
    db,
    sql<RecordedEntry>`
      SELECT 'deposit' AS kind, d.account_id AS "subjectAccountId",
             d.deposit_id::text AS "subjectId", d.control_minor AS "amountMinor",
             c.closed_on AS on, '{}'::text[] AS names, ARRAY[d.reference] AS references,
             ${NO_TEXT} AS "checkNumber", ${NO_TEXT} AS "numberShown", ${NO_TEXT} AS "endToEndId"
        FROM deposit d JOIN deposit_closing c USING (account_id, deposit_id)
       WHERE d.account_id = ${house} AND d.currency = ${asked.currency}
         AND d.cash_account = ${asked.ledgerAccount}
         AND c.closed_on BETWEEN ${from} AND ${to}
         AND d.control_minor = ANY(${amounts}::bigint[])
         AND ${untold('deposit', house, 'd.deposit_id::text')}
      UNION ALL
      SELECT 'payout', NULL, p.provider || ' ' || p.payout_id, p.net_minor, p.arrives_on,
             ARRAY[q.kind, p.provider], ARRAY[p.payout_id], NULL, NULL, NULL
        FROM payout p JOIN payment_provider q USING (provider)
       WHERE p.legal_entity_id = ${asked.legalEntityId} AND p.currency = ${asked.currency}
         AND p.cash_account = ${asked.ledgerAccount}
         AND p.arrives_on BETWEEN ${from} AND ${to} AND p.net_minor = ANY(${amounts}::bigint[])
         AND ${untold('payout', house, "p.provider || ' ' || p.payout_id")}
       ORDER BY 3`,
  )
}

/** Refunds that were paid out, and those that did not arrive. */
function loadPaidOutUntold(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  const { from, to, longAgo } = span(asked)
  const { houseAccountId: house } = asked
  return rows(
    db,
    sql<RecordedEntry>`
      SELECT e.kind, f.account_id AS "subjectAccountId", f.refund_id::text AS "subjectId",
             e.minor AS "amountMinor", e.on_day AS on, ARRAY[f.payee] AS names,
             '{}'::text[] AS references, f.check_number AS "checkNumber",
             f.payee_account_shown AS "numberShown",
             replace(f.refund_id::text, '-', '') AS "endToEndId"
        FROM refund f
        LEFT JOIN allocation v ON v.account_id = f.account_id AND v.reverses = f.allocation_id
       CROSS JOIN LATERAL (
         SELECT 'refund' AS kind, -f.amount_minor AS minor, f.refunded_on AS on_day
          WHERE ${untold('refund', house, 'f.refund_id::text')}
         UNION ALL
         SELECT 'refund_back', f.amount_minor, v.effective_on
          WHERE v.allocation_id IS NOT NULL
            AND ${untold('refund_back', house, 'f.refund_id::text')}) e
       WHERE f.legal_entity_id = ${asked.legalEntityId} AND f.currency = ${asked.currency}
         AND f.way IN ('transfer', 'check') AND f.cash_account = ${asked.ledgerAccount}
         AND f.refunded_on BETWEEN ${longAgo} AND ${to}
         AND e.on_day >= CASE WHEN f.way = 'check' THEN ${longAgo}::date ELSE ${from}::date END
         AND e.minor = ANY(${[...asked.amounts]}::bigint[])
       ORDER BY 3`,
  )
}

/** Debits of files: a whole run or a block of it, or one debit by what banks call it. */
function loadDebitsUntold(db: Db, asked: RecordedQuestion): Promise<RecordedEntry[]> {
  const { from, to } = span(asked)
  const { houseAccountId: house } = asked
  const amounts = [...asked.amounts]
  return rows(
    db,
    sql<RecordedEntry>`
      WITH run AS (
        SELECT d.* FROM debit_run d
         WHERE d.legal_entity_id = ${asked.legalEntityId} AND d.currency = ${asked.currency}
           AND d.state IN ('sent', 'settled') AND d.collect_on BETWEEN ${from} AND ${to}
           AND NOT EXISTS (SELECT FROM bank_line_link k
                            WHERE k.account_id = ${house} AND k.subject_id = d.run_id::text
                              AND k.kind = 'debit_run' AND k.undone_at IS NULL
                           HAVING sum(k.amount_minor) >= d.total_minor)
      ), part AS (
        SELECT r.run_id, p.amount_minor, p.sequence, p.state
          FROM run r JOIN payment p ON p.debit_run_id = r.run_id
      ), sums AS (
        SELECT run_id, sum(amount_minor)::bigint AS minor FROM part GROUP BY 1
        UNION SELECT run_id, sum(amount_minor)::bigint FROM part
               WHERE state NOT IN ('failed', 'cancelled') GROUP BY 1
        UNION SELECT run_id, sum(amount_minor)::bigint FROM part
               WHERE state NOT IN ('failed', 'cancelled') GROUP BY 1, sequence
        UNION SELECT run_id, sum(amount_minor)::bigint FROM part GROUP BY 1, sequence
      )
      SELECT 'debit_run' AS kind, NULL::uuid AS "subjectAccountId", run_id::text AS "subjectId",
             s.minor AS "amountMinor", collect_on AS on, '{}'::text[] AS names,
             ARRAY[reference] AS references, ${NO_TEXT} AS "checkNumber",
             ${NO_TEXT} AS "numberShown", ${NO_TEXT} AS "endToEndId"
        FROM run JOIN sums s USING (run_id) WHERE s.minor = ANY(${amounts}::bigint[])
      UNION ALL
      SELECT 'debit', p.account_id, p.payment_id::text, p.amount_minor, p.collect_on, '{}', '{}',
             NULL, NULL, r.reference
        FROM payment_reference r JOIN payment p USING (account_id, payment_id)
       WHERE r.provider = 'bank' AND r.reference = ANY(${[...asked.endToEndIds]}::text[])
         AND p.legal_entity_id = ${asked.legalEntityId} AND p.amount_minor = ANY(${amounts}::bigint[])
         AND ${untold('debit', house, 'p.payment_id::text')}
       ORDER BY 3`,
  )
}
