import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** Control totals of a run: what a manager compares before approval. */
export type RunTotals = {
  readonly accounts: number
  readonly outcomes: Readonly<Record<string, number>>
  readonly openExceptions: number
  readonly documents: readonly {
    readonly kind: string
    readonly currency: string
    readonly count: number
    readonly netMinor: bigint
    readonly taxMinor: bigint
    readonly grossMinor: bigint
  }[]
}

/** Totals of a run: of its drafts until it is issuing, of its documents from then on. */
export async function loadRunTotals(db: Db, runId: string): Promise<RunTotals> {
  const outcomes = await rows(
    db,
    sql<{ outcome: string; count: bigint }>`
      SELECT outcome, count(*) AS count FROM bill_run_account
       WHERE run_id = ${runId} GROUP BY outcome ORDER BY outcome`,
  )
  const exceptions = await rows(
    db,
    sql<{ count: bigint }>`
      SELECT count(*) AS count FROM bill_run_exception
       WHERE run_id = ${runId} AND state = 'open'`,
  )
  const documents = await rows(
    db,
    sql<{
      kind: string
      currency: string
      count: bigint
      netMinor: bigint
      taxMinor: bigint
      grossMinor: bigint
    }>`
      SELECT kind, currency, count(*) FILTER (WHERE document_account_id IS NULL) AS count, sum(net_minor)::bigint AS "netMinor",
             sum(tax_minor)::bigint AS "taxMinor", sum(gross_minor)::bigint AS "grossMinor"
        FROM (SELECT kind, currency, net_minor, tax_minor, gross_minor, document_account_id
                FROM draft_invoice
               WHERE run_id = ${runId}
              UNION ALL
              SELECT kind, currency, net_minor, tax_minor, gross_minor, document_account_id
                FROM invoice
               WHERE run_id = ${runId}) d
       GROUP BY kind, currency ORDER BY kind, currency`,
  )
  const counts = outcomes.map(row => [row.outcome, Number(row.count)] as const)
  return {
    accounts: counts.reduce((sum, [, count]) => sum + count, 0),
    outcomes: Object.fromEntries(counts),
    openExceptions: Number(exceptions[0]?.count ?? 0n),
    documents: documents.map(row => ({ ...row, count: Number(row.count) })),
  }
}
