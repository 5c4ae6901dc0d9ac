import { sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'

type Which = { readonly importId: string; readonly attempt: number }

/** How many customers an import is about, and of how many something was billed or drafted already. */
export function loadImportReach(db: Db, { importId, attempt }: Which) {
  return one(
    db,
    sql<{
      accounts: bigint
      subscriptions: bigint
      firstOn: Temporal.PlainDate | null
      lastOn: Temporal.PlainDate | null
      billed: bigint
      drafts: bigint
    }>`
      WITH each AS (
        SELECT account_id, subscription_id, min(first_on) AS first_on, max(last_on) AS last_on
          FROM usage_import_effect
         WHERE import_id = ${importId} AND attempt = ${attempt}
         GROUP BY account_id, subscription_id)
      SELECT count(DISTINCT account_id) AS accounts, count(*) AS subscriptions,
             min(first_on) AS "firstOn", max(last_on) AS "lastOn",
             count(*) FILTER (WHERE first_on < b.billed_through) AS billed,
             count(*) FILTER (WHERE b.draft_run_id IS NOT NULL AND first_on < b.drafted_through)
               AS drafts
        FROM each LEFT JOIN billing_state b USING (account_id, subscription_id)`,
  )
}

/** Whose usage an import changes, after one, with what was billed of those days. */
export function loadImportEffects(
  db: Db,
  { importId, attempt }: Which,
  after: string,
  limit: number,
) {
  return rows(
    db,
    sql<{
      account: string
      accountName: string
      subscription: string
      firstOn: Temporal.PlainDate
      lastOn: Temporal.PlainDate
      rows: bigint
      billedThrough: Temporal.PlainDate | null
      draftRun: string | null
      documents: string[]
    }>`
      SELECT a.number AS account, a.name AS "accountName", s.number AS subscription,
             e.first_on AS "firstOn", e.last_on AS "lastOn", e.rows,
             CASE WHEN e.first_on < b.billed_through THEN b.billed_through END AS "billedThrough",
             CASE WHEN e.first_on < b.drafted_through THEN r.number END AS "draftRun",
             ARRAY(SELECT DISTINCT d.label
                     FROM invoice_line l JOIN document_number d USING (account_id, invoice_id)
                     JOIN subscription_item t ON t.account_id = l.account_id AND t.item_id = l.item_id
                     JOIN charge c ON c.plan_code = t.plan_code AND c.plan_version = t.plan_version
                                  AND c.charge_code = t.charge_code
                    WHERE l.account_id = e.account_id AND l.subscription_id = e.subscription_id
                      AND c.meter_code IS NOT NULL
                      AND l.service_end > e.first_on AND l.service_start <= e.last_on
                    ORDER BY d.label LIMIT 5) AS documents
        FROM (SELECT account_id, subscription_id, min(first_on) AS first_on,
                     max(last_on) AS last_on, sum(row_count)::bigint AS rows
                FROM usage_import_effect
               WHERE import_id = ${importId} AND attempt = ${attempt}
               GROUP BY account_id, subscription_id) e
        JOIN account a USING (account_id)
        JOIN subscription s USING (account_id, subscription_id)
        LEFT JOIN billing_state b USING (account_id, subscription_id)
        LEFT JOIN bill_run r ON r.run_id = b.draft_run_id
       WHERE a.number || ' ' || s.number > ${after}
       ORDER BY a.number || ' ' || s.number LIMIT ${limit}`,
  )
}
