import { type RawBuilder, sql } from 'kysely'
import { allAssignedThen } from '../../accounts/assignments/load.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { CODE } from '../../ledger/chart.ts'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'

/** From how many days past due on tax relief holds; null: it does not. */
export async function loadRelief(
  db: Db,
  of: { readonly legalEntityId: string; readonly reason: string; readonly on: Temporal.PlainDate },
): Promise<number | null> {
  const found = await maybeOne(
    db,
    sql<{ days: number | null }>`
      SELECT r.days_overdue AS days
        FROM bad_debt_relief r JOIN legal_entity e ON e.country = r.country
       WHERE e.legal_entity_id = ${of.legalEntityId} AND r.reason_code = ${of.reason}
         AND r.from_on <= ${of.on}
       ORDER BY r.from_on DESC, r.revision DESC LIMIT 1`,
  )
  return found?.days ?? null
}

/** A debt that was given up and not recovered. */
export type StandingDebt = {
  readonly accountId: string
  readonly allocationId: string
  readonly itemId: string
  readonly amountMinor: bigint
  readonly taxMinor: bigint
  /** Tax in it that was claimed later. */
  readonly claimedMinor: bigint
  readonly reason: string
}

/** The debts given up of an item, the latest first; its row must be locked. */
export function loadStandingDebts(tx: Tx, { accountId, itemId }: ItemKey): Promise<StandingDebt[]> {
  return rows(
    tx,
    sql<StandingDebt>`
      SELECT b.account_id AS "accountId", b.allocation_id AS "allocationId", b.item_id AS "itemId",
             b.amount_minor AS "amountMinor", b.tax_minor AS "taxMinor", b.reason_code AS reason,
             (SELECT coalesce(sum(c.tax_minor), 0)::bigint FROM bad_debt_claim c
               WHERE c.account_id = b.account_id AND c.allocation_id = b.allocation_id)
               AS "claimedMinor"
        FROM bad_debt b
       WHERE b.account_id = ${accountId} AND b.item_id = ${itemId}
         AND NOT EXISTS (SELECT FROM allocation r
                          WHERE r.account_id = b.account_id AND r.reverses = b.allocation_id)
       ORDER BY b.allocation_id DESC`,
  )
}

/**
 * FROM and WHERE of debts `b` of which tax `t` can be claimed from a day on, once rule `r` and the day
 * allow it: given up for a reason with relief, not recovered, and no tax of them taken off yet.
 */
export const debtsToClaim = (rulesOn: RawBuilder<unknown>) => ({
  tables: sql`bad_debt b
    JOIN open_item o ON o.account_id = b.account_id AND o.item_id = b.item_id
    JOIN legal_entity e ON e.legal_entity_id = o.legal_entity_id
    JOIN receivable_reason q ON q.reason_code = b.reason_code AND q.tax_relief
    CROSS JOIN LATERAL (
      SELECT greatest(o.due_on + r.days_overdue, b.written_off_on) AS from_on
        FROM bad_debt_relief r
       WHERE r.country = e.country AND r.reason_code = b.reason_code AND r.from_on <= ${rulesOn}
       ORDER BY r.from_on DESC, r.revision DESC LIMIT 1) r
    CROSS JOIN LATERAL (
      SELECT round(b.amount_minor * sum(d.tax) / nullif(sum(d.payable), 0))::bigint AS tax_minor
        FROM (SELECT i.tax_minor AS tax, i.payable_minor AS payable FROM invoice i
               WHERE i.account_id = o.account_id AND i.invoice_id = ${DOCUMENT_OF_ITEM}
                 AND i.payer_id IS NULL
              UNION ALL
              SELECT i.tax_minor, i.payable_minor FROM invoice i
               WHERE i.payer_id = o.account_id AND i.invoice_id = ${DOCUMENT_OF_ITEM}) d) t`,
  where: sql`b.tax_minor = 0 AND r.from_on IS NOT NULL AND t.tax_minor > 0
    AND NOT EXISTS (SELECT FROM allocation v
                     WHERE v.account_id = b.account_id AND v.reverses = b.allocation_id)
    AND NOT EXISTS (SELECT FROM bad_debt_claim c
                     WHERE c.account_id = b.account_id AND c.allocation_id = b.allocation_id)`,
})

/** A debt whose tax may be taken off now. */
export type Claimable = {
  readonly accountId: string
  readonly allocationId: string
  readonly itemId: string
  readonly currency: string
  readonly taxMinor: bigint
}

/** The debts of a legal entity whose tax may be claimed on a day: all, or of those asked for. */
export function loadClaimable(
  tx: Tx,
  asked: {
    readonly legalEntityId: string
    readonly on: Temporal.PlainDate
    readonly debts: readonly string[] | null
    readonly limit: number
  },
): Promise<Claimable[]> {
  const { tables, where } = debtsToClaim(sql`${asked.on}::date`)
  return rows(
    tx,
    sql<Claimable>`
      SELECT b.account_id AS "accountId", b.allocation_id AS "allocationId", b.item_id AS "itemId",
             o.currency, t.tax_minor AS "taxMinor"
        FROM ${tables}
       WHERE ${where} AND o.legal_entity_id = ${asked.legalEntityId} AND r.from_on <= ${asked.on}
         AND (${asked.debts}::uuid[] IS NULL OR b.allocation_id = ANY(${asked.debts}::uuid[]))
       ORDER BY b.written_off_on, b.account_id, b.allocation_id LIMIT ${asked.limit}`,
  )
}

/** What was open at the end of a month by currency, segment and age. */
export type ExposedRow = {
  readonly currency: string
  readonly segment: string | null
  /** Not yet due, 1-30, 31-60, 61-90, 91-120, more than 120 days overdue. */
  readonly buckets: readonly string[]
}

/** What customers owed a legal entity on a day, by age and by the segment that they had then. */
export function loadExposure(
  db: Db,
  asked: {
    readonly legalEntityId: string
    readonly on: Temporal.PlainDate
    readonly knownAt: Temporal.Instant
  },
): Promise<ExposedRow[]> {
  const { legalEntityId, on, knownAt } = asked
  return rows(
    db,
    sql<ExposedRow>`
      SELECT o.currency, s.value AS segment,
             ARRAY[sum(o.open) FILTER (WHERE o.days <= 0),
                   sum(o.open) FILTER (WHERE o.days BETWEEN 1 AND 30),
                   sum(o.open) FILTER (WHERE o.days BETWEEN 31 AND 60),
                   sum(o.open) FILTER (WHERE o.days BETWEEN 61 AND 90),
                   sum(o.open) FILTER (WHERE o.days BETWEEN 91 AND 120),
                   sum(o.open) FILTER (WHERE o.days > 120)]::text[] AS buckets
        FROM (SELECT i.account_id, i.currency, ${on}::date - i.due_on AS days,
                     i.amount_minor - coalesce(a.taken, 0) AS open
                FROM open_item i
                LEFT JOIN (SELECT account_id, item_id, sum(amount_minor) AS taken FROM allocation
                            WHERE effective_on <= ${on} GROUP BY 1, 2) a
                     USING (account_id, item_id)
               WHERE i.legal_entity_id = ${legalEntityId} AND i.document_on <= ${on}
                 AND i.amount_minor > 0) o
        LEFT JOIN (${allAssignedThen('segment', sql`${on}::date`, sql`${knownAt}::timestamptz`)}) s
          ON s.account_id = o.account_id
       WHERE o.open > 0
       GROUP BY 1, 2 ORDER BY 1, 2`,
  )
}

/** The percents that hold on a day by segment. */
export async function loadProvisionRates(
  db: Db,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, readonly Decimal[]>> {
  const found = await rows(
    db,
    sql<{ segment: string; percents: readonly Decimal[] }>`
      SELECT DISTINCT ON (segment_code) segment_code AS segment, percents
        FROM provision_rate WHERE from_on <= ${on}
       ORDER BY segment_code, from_on DESC, revision DESC`,
  )
  return new Map(found.map(row => [row.segment, row.percents]))
}

/** What the allowance of a legal entity came to at the end of a day, by currency. */
export async function loadAllowance(
  db: Db,
  { legalEntityId, on }: { readonly legalEntityId: string; readonly on: Temporal.PlainDate },
): Promise<ReadonlyMap<string, bigint>> {
  const found = await rows(
    db,
    sql<{ currency: string; minor: bigint }>`
      SELECT currency,
             sum(CASE WHEN credit = ${CODE.allowance} THEN amount_minor ELSE -amount_minor END)::bigint
               AS minor
        FROM ledger_transfer
       WHERE legal_entity_id = ${legalEntityId} AND effective_on <= ${on}
         AND (credit = ${CODE.allowance} OR debit = ${CODE.allowance})
       GROUP BY 1`,
  )
  return new Map(found.map(row => [row.currency, row.minor]))
}

/** The revision that the next provision of a month has; the legal entity's row is the lock. */
export async function nextProvision(
  tx: Tx,
  { legalEntityId, month }: { readonly legalEntityId: string; readonly month: Temporal.PlainDate },
): Promise<number> {
  await sql`SELECT 1 FROM legal_entity WHERE legal_entity_id = ${legalEntityId} FOR NO KEY UPDATE`.execute(
    tx,
  )
  const { next } = await one(
    tx,
    sql<{ next: number }>`
      SELECT coalesce(max(revision) + 1, 0)::int AS next FROM credit_provision
       WHERE legal_entity_id = ${legalEntityId} AND month = ${month}`,
  )
  return next
}
