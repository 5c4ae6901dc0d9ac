import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { TaskKind } from './save.ts'

/** Something that has waited for too long. */
export type Overdue = {
  readonly accountId: string
  readonly kind: TaskKind
  readonly subjectId: string
  readonly since: Temporal.PlainDate
  readonly minor: bigint
  readonly currency: string
}

/**
 * Money that nobody has used, money whose payer nobody has found, and deposits that nobody has closed,
 * each for more than so many days; what has its task already is left out.
 */
export function loadWaiting(
  db: Db,
  on: Temporal.PlainDate,
  days: { readonly unapplied: number; readonly suspense: number; readonly deposit: number },
): Promise<Overdue[]> {
  return rows(
    db,
    sql<Overdue>`
      SELECT w.account_id AS "accountId", w.kind, w.subject_id AS "subjectId", w.since, w.minor,
             w.currency
        FROM (SELECT account_id, 'unapplied' AS kind, item_id AS subject_id, document_on AS since,
                     -open_minor AS minor, currency
                FROM open_item
               WHERE open_minor < 0 AND control = '2510'
                 AND document_on < ${on}::date - ${days.unapplied}::int
              UNION ALL
              SELECT account_id, 'suspense', item_id, document_on, -open_minor, currency
                FROM open_item
               WHERE open_minor < 0 AND control = '2520'
                 AND document_on < ${on}::date - ${days.suspense}::int
              UNION ALL
              SELECT d.account_id, 'deposit_open', d.deposit_id, d.opened_on,
                     d.control_minor - k.minor, d.currency
                FROM deposit d
               CROSS JOIN LATERAL (
                 SELECT coalesce(sum(r.amount_minor), 0)::bigint AS minor
                   FROM deposit_receipt p JOIN receipt r USING (account_id, receipt_id)
                  WHERE p.deposit_account_id = d.account_id AND p.deposit_id = d.deposit_id) k
               WHERE d.opened_on < ${on}::date - ${days.deposit}::int
                 AND NOT EXISTS (SELECT FROM deposit_closing c
                                  WHERE c.account_id = d.account_id
                                    AND c.deposit_id = d.deposit_id)) w
       WHERE NOT EXISTS (SELECT FROM receivable_task t
                          WHERE t.account_id = w.account_id AND t.kind = w.kind
                            AND t.subject_id = w.subject_id)
       ORDER BY w.since, w.account_id, w.subject_id
       LIMIT 5000`,
  )
}
