import { sql } from 'kysely'
import { UNMOVED } from '../../accounts/tasks/load.ts'
import type { TaskKind } from '../../accounts/tasks/task.ts'
import { type Db, rows } from '../../platform/database/database.ts'

/** Something that has waited for too long. */
export type Overdue = {
  readonly accountId: string
  readonly kind: TaskKind
  readonly subjectId: string
  readonly since: Temporal.PlainDate
  readonly minor: bigint
  readonly currency: string
}

/** After how many days each kind of waiting becomes a task. */
export type WaitingDays = {
  readonly unapplied: number
  readonly suspense: number
  readonly deposit: number
  /** Lines of the bank that are not in the books. */
  readonly notRecorded: number
  /** Deposits, payouts and refunds by transfer that the bank has not told. */
  readonly notOnBank: number
  /** Checks that we wrote and nobody cashed. */
  readonly uncashed: number
  /** After a person closed the task of something that waits still. */
  readonly again: number
}

const untold = (kind: string, subject: string) => sql`
  NOT EXISTS (SELECT FROM bank_line_link k JOIN legal_entity h ON h.house_account_id = k.account_id
               WHERE h.legal_entity_id = x.legal_entity_id AND k.kind = ${kind}
                 AND k.subject_id = ${sql.raw(subject)} AND k.undone_at IS NULL)`

/** What waits in the books of customers: unapplied money, suspense, batches that are not closed. */
const inBooks = (on: Temporal.PlainDate, days: WaitingDays) => sql`
  SELECT account_id, 'unapplied' AS kind, item_id AS subject_id, document_on AS since,
         -open_minor AS minor, currency
    FROM open_item
   WHERE open_minor < 0 AND control = '2510' AND document_on < ${on}::date - ${days.unapplied}::int
  UNION ALL
  SELECT account_id, 'suspense', item_id, document_on, -open_minor, currency
    FROM open_item
   WHERE open_minor < 0 AND control = '2520' AND document_on < ${on}::date - ${days.suspense}::int
  UNION ALL
  SELECT d.account_id, 'deposit_open', d.deposit_id, d.opened_on, d.control_minor - k.minor,
         d.currency
    FROM deposit d
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(r.amount_minor), 0)::bigint AS minor
       FROM deposit_receipt p JOIN receipt r USING (account_id, receipt_id)
      WHERE p.deposit_account_id = d.account_id AND p.deposit_id = d.deposit_id) k
   WHERE d.opened_on < ${on}::date - ${days.deposit}::int
     AND NOT EXISTS (SELECT FROM deposit_closing c
                      WHERE c.account_id = d.account_id AND c.deposit_id = d.deposit_id)`

/** What the bank has told and nobody recorded, or the other way round. */
const atBank = (on: Temporal.PlainDate, days: WaitingDays) => sql`
  SELECT account_id, 'not_recorded', line_id, booked_on, amount_minor, currency FROM bank_line
   WHERE state IN ('open', 'waiting', 'held')
     AND booked_on < ${on}::date - ${days.notRecorded}::int
  UNION ALL
  SELECT x.account_id, 'not_on_bank', x.deposit_id, c.closed_on, x.control_minor, x.currency
    FROM deposit x JOIN deposit_closing c USING (account_id, deposit_id)
   WHERE c.closed_on < ${on}::date - ${days.notOnBank}::int
     AND ${untold('deposit', 'x.deposit_id::text')} AND ${HAS_BANK}
  UNION ALL
  SELECT h.house_account_id, 'not_on_bank',
         md5(x.provider || ' ' || x.payout_id)::uuid, x.arrives_on, x.net_minor, x.currency
    FROM payout x JOIN legal_entity h USING (legal_entity_id)
   WHERE x.arrives_on < ${on}::date - ${days.notOnBank}::int AND x.net_minor <> 0
     AND ${untold('payout', "x.provider || ' ' || x.payout_id")} AND ${HAS_BANK}
  UNION ALL
  SELECT x.account_id, CASE x.way WHEN 'check' THEN 'refund_uncashed' ELSE 'not_on_bank' END,
         x.refund_id, x.refunded_on, x.amount_minor, x.currency
    FROM refund x
   WHERE x.refunded_on < ${on}::date
           - CASE x.way WHEN 'check' THEN ${days.uncashed}::int ELSE ${days.notOnBank}::int END
     AND x.way IN ('check', 'transfer') AND ${untold('refund', 'x.refund_id::text')}
     AND NOT EXISTS (SELECT FROM allocation v
                      WHERE v.account_id = x.account_id AND v.reverses = x.allocation_id)
     AND ${HAS_BANK}`

/** Only where the bank tells anything at all. */
const HAS_BANK = sql`EXISTS (SELECT FROM bank_account b JOIN bank_line l USING (bank_account_id)
                      WHERE b.legal_entity_id = x.legal_entity_id AND b.currency = x.currency
                        AND b.ledger_account = x.cash_account)`

/** Whether a task answers its case: open, or closed by a person lately and nothing moved since. */
const stands = (on: Temporal.PlainDate, again: number) => sql`(
  t.done_at IS NULL
  OR (NOT t.settled AND t.done_at >= ${on}::date - ${again}::int AND ${UNMOVED}))`

/**
 * Tasks of the desk of money that are open though what they are about is over: used, closed, recorded,
 * told by the bank. A case that is over and comes again gets another task.
 */
export function loadSettledTasks(
  db: Db,
  on: Temporal.PlainDate,
): Promise<{ accountId: string; taskId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; taskId: string }>`
      WITH waits AS MATERIALIZED (${inBooks(on, AT_ALL)} UNION ALL ${atBank(on, AT_ALL)})
      SELECT t.account_id AS "accountId", t.task_id AS "taskId"
        FROM task t
       WHERE t.done_at IS NULL
         AND t.kind IN ('unapplied', 'suspense', 'deposit_open', 'not_recorded', 'not_on_bank',
                        'refund_uncashed')
         AND NOT EXISTS (SELECT FROM waits w
                          WHERE w.account_id = t.account_id AND w.kind = t.kind
                            AND w.subject_id = t.subject_id)`,
  )
}

/** Whatever waits, since today or for years: days before today count as one more. */
const AT_ALL: WaitingDays = {
  ...{ unapplied: -1, suspense: -1, deposit: -1, notRecorded: -1, notOnBank: -1, uncashed: -1 },
  again: 0,
}

/**
 * Money that nobody has used, money whose payer nobody has found, deposits that nobody has closed, and
 * what bank and books do not both tell, each for more than so many days; what has its task is left out,
 * and what somebody has closed, for as long as nothing of it moved and the days to ask again are not over.
 */
export function loadWaiting(db: Db, on: Temporal.PlainDate, days: WaitingDays): Promise<Overdue[]> {
  return rows(
    db,
    sql<Overdue>`
      SELECT w.account_id AS "accountId", w.kind, w.subject_id AS "subjectId", w.since, w.minor,
             w.currency
        FROM (${inBooks(on, days)} UNION ALL ${atBank(on, days)}) w
       WHERE NOT EXISTS (SELECT FROM task t
                          WHERE t.account_id = w.account_id AND t.kind = w.kind
                            AND t.subject_id = w.subject_id AND ${stands(on, days.again)})
       ORDER BY w.since, w.account_id, w.subject_id
       LIMIT 5000`,
  )
}
