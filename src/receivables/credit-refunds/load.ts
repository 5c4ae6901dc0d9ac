import { sql } from 'kysely'
import { UNMOVED } from '../../accounts/tasks/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'

/** A credit that is to be given back. */
export type CreditToRefund = {
  readonly accountId: string
  readonly itemId: string
  readonly since: Temporal.PlainDate
  readonly currency: string
  /** What is left of it; above zero. */
  readonly minor: bigint
}

/**
 * Credits of customers who owe nothing to the same legal entity in the same currency, old enough by
 * its rule, and together above its amount; the oldest first, without those that had their task. What
 * somebody owes is paid by the credit first. A task that a person closed counts until the credit moves.
 */
export function loadCreditsToRefund(
  db: Db,
  on: Temporal.PlainDate,
  most: number,
): Promise<CreditToRefund[]> {
  return rows(
    db,
    sql<CreditToRefund>`
      WITH rule AS (
        SELECT DISTINCT ON (legal_entity_id, currency) *
          FROM credit_refund_rule WHERE from_on <= ${on}
         ORDER BY legal_entity_id, currency, from_on DESC, revision DESC
      ), ripe AS (
        SELECT i.account_id, i.item_id, i.document_on, i.currency, -i.open_minor AS minor,
               sum(-i.open_minor) OVER (PARTITION BY i.account_id, i.legal_entity_id, i.currency)
                 > r.above_minor AS is_enough
          FROM open_item i JOIN rule r USING (legal_entity_id, currency)
         WHERE i.open_minor < 0 AND i.control IN ('1200', '1205', '2500', '2510')
           AND i.document_on + r.after_days::int <= ${on}
           AND NOT EXISTS (SELECT FROM open_item o
                            WHERE o.account_id = i.account_id AND o.open_minor > 0
                              AND o.legal_entity_id = i.legal_entity_id
                              AND o.currency = i.currency)
      )
      SELECT account_id AS "accountId", item_id AS "itemId", document_on AS since, currency, minor
        FROM ripe c
       WHERE is_enough
         AND NOT EXISTS (SELECT FROM task t
                          WHERE t.account_id = c.account_id AND t.kind = 'credit_refund'
                            AND t.subject_id = c.item_id
                            AND (t.done_at IS NULL OR (NOT t.settled AND ${UNMOVED})))
       ORDER BY document_on, account_id, item_id
       LIMIT ${most}`,
  )
}

/** Proposals of credits of which nothing is left; of one customer, or of all. */
export function loadUsedProposals(
  db: Db,
  accountId: string | null = null,
): Promise<{ accountId: string; taskId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; taskId: string }>`
      SELECT t.account_id AS "accountId", t.task_id AS "taskId" FROM task t
       WHERE t.kind = 'credit_refund' AND t.done_at IS NULL
         AND (${accountId}::uuid IS NULL OR t.account_id = ${accountId})
         AND NOT EXISTS (SELECT FROM open_item i
                          WHERE i.account_id = t.account_id AND i.item_id = t.subject_id
                            AND i.open_minor < 0)`,
  )
}
