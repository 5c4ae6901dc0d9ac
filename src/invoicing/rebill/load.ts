import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { BilledNet, Comparison } from './comparison.ts'

/** The items of some accounts that a range is limited to, by plan and charge. */
export async function loadItemIds(
  tx: Tx,
  accountIds: readonly string[],
  { plan, charge }: { readonly plan: string | null; readonly charge: string | null },
): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ itemId: string }>`
      SELECT item_id AS "itemId" FROM subscription_item
       WHERE account_id = ANY(${[...accountIds]}::uuid[])
         AND (${plan}::text IS NULL OR plan_code = ${plan})
         AND (${charge}::text IS NULL OR charge_code = ${charge})`,
  )
  return new Set(found.map(({ itemId }) => itemId))
}

/** What was billed for items without tax, by nominal period from a date on. */
export async function loadBilledNets(
  tx: Tx,
  wanted: readonly {
    readonly accountId: string
    readonly itemId: string
    readonly since: Temporal.PlainDate
  }[],
): Promise<BilledNet[]> {
  if (wanted.length === 0) return []
  return rows(
    tx,
    sql<BilledNet>`
      SELECT l.account_id AS "accountId", l.item_id AS "itemId", l.period_start AS "periodStart",
             i.currency, sum(l.net_minor)::bigint AS "netMinor"
        FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                    ${wanted.map(w => w.itemId)}::uuid[],
                    ${wanted.map(w => w.since)}::date[]) AS w (account_id, item_id, since)
        JOIN invoice_line l ON l.account_id = w.account_id AND l.item_id = w.item_id
                           AND l.period_start >= w.since
        JOIN invoice i ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
       GROUP BY l.account_id, l.item_id, l.period_start, i.currency`,
  )
}

/**
 * Periods (`itemId|start`) of which everything was taken back by a void and not billed again since.
 * What was billed as nothing from the first is not among them.
 */
export async function loadTakenBack(
  tx: Tx,
  wanted: Parameters<typeof loadBilledNets>[1],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const found = await rows(
    tx,
    sql<{ itemId: string; periodStart: Temporal.PlainDate }>`
      SELECT item_id AS "itemId", period_start AS "periodStart"
        FROM (
          SELECT DISTINCT ON (l.account_id, l.item_id, l.period_start, l.component)
                 l.account_id, l.item_id, l.period_start, l.net_minor, l.kind,
                 EXISTS (SELECT 1 FROM invoice_link k
                          WHERE k.account_id = l.account_id AND k.invoice_id = l.invoice_id
                            AND k.relation = 'voids') AS voids
            FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                        ${wanted.map(w => w.itemId)}::uuid[],
                        ${wanted.map(w => w.since)}::date[]) AS w (account_id, item_id, since)
            JOIN invoice_line l ON l.account_id = w.account_id AND l.item_id = w.item_id
                               AND l.period_start >= w.since
           ORDER BY l.account_id, l.item_id, l.period_start, l.component, l.revision DESC
        ) latest
       GROUP BY account_id, item_id, period_start
      HAVING bool_and(voids OR kind = 'reversal') AND bool_or(voids AND net_minor <> 0)`,
  )
  return new Set(found.map(({ itemId, periodStart }) => `${itemId}|${periodStart}`))
}

/** An invoice that a rebill is to void, and whether that is still possible. */
export type InvoiceToVoid = {
  readonly accountId: string
  readonly invoiceId: string
  readonly label: string
  readonly issuedOn: Temporal.PlainDate
  /** Credited, corrected, or part of it billed on by a later document. */
  readonly isCorrected: boolean
}

/**
 * The invoices of some accounts, not voided, that bill service in a range (of certain items), latest
 * first.
 */
export async function loadInvoicesToVoid(
  tx: Tx,
  accountIds: readonly string[],
  legalEntityId: string,
  range: {
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate | null
    readonly itemIds: ReadonlySet<string> | null
    /** Only documents that this incident names; null: all. */
    readonly incidentId: string | null
  },
): Promise<InvoiceToVoid[]> {
  const items = range.itemIds === null ? null : [...range.itemIds]
  return rows(
    tx,
    sql<InvoiceToVoid>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", n.label,
             i.issued_on AS "issuedOn",
             EXISTS (SELECT 1 FROM invoice_line c
                      WHERE c.account_id = i.account_id AND c.corrects_invoice_id = i.invoice_id)
          OR EXISTS (SELECT 1 FROM invoice_line l
                       JOIN invoice_line k ON k.account_id = l.account_id AND k.item_id = l.item_id
                        AND k.period_start = l.period_start AND k.component = l.component
                        AND k.revision > l.revision AND k.invoice_id <> l.invoice_id
                      WHERE l.account_id = i.account_id AND l.invoice_id = i.invoice_id)
             AS "isCorrected"
        FROM invoice i
        JOIN document_number n ON n.account_id = coalesce(i.document_account_id, i.account_id)
                              AND n.invoice_id = i.invoice_id
       WHERE i.account_id = ANY(${[...accountIds]}::uuid[]) AND i.kind = 'invoice'
         AND i.legal_entity_id = ${legalEntityId}
         AND (${range.incidentId}::uuid IS NULL OR EXISTS (
               SELECT 1 FROM incident_document d
                WHERE d.account_id = i.account_id AND d.invoice_id = i.invoice_id
                  AND d.incident_id = ${range.incidentId}))
         AND NOT EXISTS (SELECT 1 FROM invoice_link v
                          WHERE v.account_id = i.account_id AND v.other_id = i.invoice_id
                            AND v.relation = 'voids')
         AND EXISTS (SELECT 1 FROM invoice_line l
                      WHERE l.account_id = i.account_id AND l.invoice_id = i.invoice_id
                        AND l.item_id IS NOT NULL AND l.service_end > ${range.from}
                        AND (${range.to}::date IS NULL OR l.service_start < ${range.to}::date)
                        AND (${items}::uuid[] IS NULL OR l.item_id = ANY(${items}::uuid[])))
       ORDER BY i.account_id, i.issued_on DESC, n.label DESC`,
  )
}

/**
 * Accounts whose invoices cannot be voided one by one, and why: a term of a commitment to a least spend
 * that was settled counted them, and prepaid credits that they used or sold would have to come back
 * lot by lot.
 */
export async function loadUnvoidable(
  tx: Tx,
  invoices: readonly InvoiceToVoid[],
): Promise<Map<string, string>> {
  if (invoices.length === 0) return new Map()
  const accountIds = invoices.map(({ accountId }) => accountId)
  const found = await rows(
    tx,
    sql<{ accountId: string; reason: string }>`
      SELECT DISTINCT c.account_id AS "accountId", 'void_with_commitment' AS reason
        FROM commitment c
        JOIN subscription s ON s.account_id = c.account_id AND s.contract_id = c.contract_id
                           AND (c.subscription_id IS NULL OR c.subscription_id = s.subscription_id)
        JOIN billing_state b ON b.account_id = s.account_id
                            AND b.subscription_id = s.subscription_id
       WHERE c.account_id = ANY(${accountIds}::uuid[])
         AND b.billed_through >= least((c.start_on + make_interval(months => c.months))::date,
                                       c.end_on, s.end_on)
      UNION ALL
      SELECT DISTINCT w.account_id, 'void_with_wallet'
        FROM unnest(${accountIds}::uuid[],
                    ${invoices.map(({ invoiceId }) => invoiceId)}::uuid[]) AS i (account_id, id)
        JOIN wallet_entry w ON w.account_id = i.account_id AND w.invoice_id = i.id`,
  )
  return new Map(found.map(({ accountId, reason }) => [accountId, reason]))
}

/** Accounts of which one of these invoices was credited, corrected or voided in the meantime. */
export async function loadBarredAccounts(
  tx: Tx,
  invoices: readonly { readonly accountId: string; readonly invoiceId: string }[],
): Promise<string[]> {
  if (invoices.length === 0) return []
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT DISTINCT w.account_id AS "accountId"
        FROM unnest(${invoices.map(i => i.accountId)}::uuid[],
                    ${invoices.map(i => i.invoiceId)}::uuid[]) AS w (account_id, invoice_id)
       WHERE EXISTS (SELECT 1 FROM invoice_line c
                      WHERE c.account_id = w.account_id AND c.corrects_invoice_id = w.invoice_id)`,
  )
  return found.map(({ accountId }) => accountId)
}

/** Keeps credits and voids by hand away from accounts until the transaction ends. */
export async function lockForVoiding(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await sql`
    SELECT 1 FROM account WHERE account_id = ANY(${[...accountIds]}::uuid[])
     ORDER BY account_id FOR NO KEY UPDATE`.execute(tx)
}

/** An account of a rebill with its before and after; no currency where it came to no comparison. */
export type ComparedAccount = {
  readonly account: string
  readonly name: string
  readonly outcome: string
  readonly reason: string | null
  readonly compared: Comparison | null
  /** Numbers of the documents that were issued for it. */
  readonly issued: readonly string[]
}

/**
 * A page of a rebill's accounts in the order of their numbers; `onlyChanged`: those for whom
 * documents are made, and those that were left out.
 */
export async function loadComparisons(
  db: Db,
  runId: string,
  after: string,
  limit: number,
  onlyChanged = false,
): Promise<ComparedAccount[]> {
  type Row = Omit<ComparedAccount, 'compared'> & { [K in keyof Comparison]: Comparison[K] | null }
  const found = await rows(
    db,
    sql<Row>`
      SELECT a.number AS account, a.name, x.outcome, x.reason, c.currency, c.periods, c.voided,
             c.documents, c.before_net_minor AS "beforeNetMinor", c.net_minor AS "netMinor",
             c.tax_minor AS "taxMinor", c.payable_minor AS "payableMinor",
             ARRAY(SELECT n.label FROM invoice i
                     JOIN document_number n
                       ON n.account_id = coalesce(i.document_account_id, i.account_id)
                      AND n.invoice_id = i.invoice_id
                    WHERE i.run_id = x.run_id AND i.account_id = x.account_id
                      AND (c.currency IS NULL OR i.currency = c.currency)
                    ORDER BY n.label) AS issued
        FROM (SELECT x.*, a.number FROM bill_run_account x JOIN account a USING (account_id)
               WHERE x.run_id = ${runId} AND a.number > ${after}
                 AND (NOT ${onlyChanged}::boolean OR x.outcome IN ('held', 'failed')
                      OR EXISTS (SELECT FROM rebill_comparison m
                                  WHERE m.account_id = x.account_id AND m.run_id = x.run_id
                                    AND m.documents > 0))
               ORDER BY a.number LIMIT ${limit}) x
        JOIN account a USING (account_id)
        LEFT JOIN rebill_comparison c ON c.account_id = x.account_id AND c.run_id = x.run_id
       ORDER BY a.number, c.currency`,
  )
  return found.map(({ account, name, outcome, reason, issued, currency, ...figures }) => ({
    account,
    name,
    outcome,
    reason,
    issued,
    compared: currency === null ? null : ({ currency, ...figures } as Comparison),
  }))
}

/** What a rebill comes to in one currency, over all its accounts. */
export type ComparedSum = {
  readonly currency: string
  readonly accounts: bigint
  /** Those for whom documents are made; for the others nothing changes. */
  readonly changed: bigint
  readonly beforeNetMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

/** The sums of a rebill by currency, in one statement. */
export function loadComparedSums(db: Db, runId: string): Promise<ComparedSum[]> {
  return rows(
    db,
    sql<ComparedSum>`
      SELECT currency, count(*) AS accounts, count(*) FILTER (WHERE documents > 0) AS changed,
             sum(before_net_minor)::bigint AS "beforeNetMinor",
             sum(net_minor)::bigint AS "netMinor", sum(tax_minor)::bigint AS "taxMinor",
             sum(payable_minor)::bigint AS "payableMinor"
        FROM rebill_comparison WHERE run_id = ${runId}
       GROUP BY currency ORDER BY currency`,
  )
}

/** A run that bills again, by its number. */
export async function loadRebillId(db: Db, number: string): Promise<string | undefined> {
  const found = await rows(
    db,
    sql<{ runId: string }>`
      SELECT run_id AS "runId" FROM bill_run WHERE number = ${number} AND kind = 'rebill'`,
  )
  return found[0]?.runId
}

/** A run by its number or id. */
export async function loadRunId(db: Db, run: string): Promise<string | undefined> {
  const found = await rows(
    db,
    sql<{ runId: string }>`
      SELECT run_id AS "runId" FROM bill_run WHERE number = ${run} OR run_id::text = ${run}`,
  )
  return found[0]?.runId
}
