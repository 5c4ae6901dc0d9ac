import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { DatedRate } from '../interest.ts'
import type { ChunkScope } from '../reminders/load.ts'
import { ratesInOrder } from './charge.ts'
import type { ChargeOfDocument } from './explain.ts'
import type { StoredCap, StoredLatePolicy } from './terms.ts'

/** The versions of every policy by code, in the order of their days, the last revision of each. */
export async function loadLatePolicies(db: Db): Promise<Map<string, StoredLatePolicy[]>> {
  const found = await rows(
    db,
    sql<StoredLatePolicy>`
      SELECT DISTINCT ON (policy_code, from_on) policy_code AS "policyCode", from_on AS "fromOn",
             revision, name, customers, rate_code AS "rateCode", annual_percent AS "annualPercent",
             points, most_percent AS "mostPercent", day_basis AS "dayBasis",
             grace_days AS "graceDays", flat, minimums, terms_days AS "termsDays", billed
        FROM late_charge_policy ORDER BY policy_code, from_on, revision DESC`,
  )
  return Map.groupBy(found, policy => policy.policyCode)
}

/** Reference rates by code, in the order of their days. */
export async function loadReferenceRates(db: Db): Promise<Map<string, DatedRate[]>> {
  const found = await rows(
    db,
    sql<DatedRate & { code: string; revision: number }>`
      SELECT rate_code AS code, from_on AS from, revision, percent AS "annualPercent"
        FROM reference_rate`,
  )
  const byCode = Map.groupBy(found, rate => rate.code)
  return new Map([...byCode].map(([code, rates]) => [code, ratesInOrder(rates)]))
}

/** Every ceiling of law, by day, the last revision of each. */
export function loadRateCaps(db: Db): Promise<StoredCap[]> {
  return rows(
    db,
    sql<StoredCap>`
      SELECT * FROM (
        SELECT DISTINCT ON (country, region, customers, from_on) country, region, customers,
               from_on AS from, most_percent AS "mostPercent"
          FROM rate_cap ORDER BY country, region, customers, from_on, revision DESC) c
       ORDER BY c.from`,
  )
}

/** An item that is overdue or was paid late. */
export type LateRow = {
  readonly accountId: string
  readonly itemId: string
  readonly currency: string
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly label: string | null
  readonly reductions: readonly { readonly on: Temporal.PlainDate; readonly minor: bigint }[]
}

type FlatRow = Omit<LateRow, 'reductions'> & {
  readonly reductions: readonly { readonly on: string; readonly minor: string }[] | null
}

/**
 * What of the accounts of a chunk may bear interest: invoices and instalments that are overdue, and
 * those paid in the last so many days; never late fees and interest themselves. Money counts from its
 * value date on, what a credit note takes off as if it had never been billed; what was taken back
 * counts for nothing.
 */
export async function loadLateItems(
  db: Db,
  scope: ChunkScope,
  paidSince: Temporal.PlainDate,
): Promise<LateRow[]> {
  const only = scope.accountIds === null ? null : [...scope.accountIds]
  const found = await rows(
    db,
    sql<FlatRow>`
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.currency, o.due_on AS "dueOn",
             o.amount_minor AS "amountMinor", o.open_minor AS "openMinor",
             coalesce(d.label, o.reference) AS label, t.reductions
        FROM open_item o
        JOIN account c ON c.account_id = o.account_id AND c.kind <> 'house'
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
              AND d.invoice_id = o.item_id
        LEFT JOIN invoice v ON v.account_id = coalesce(o.document_account_id, o.account_id)
              AND v.invoice_id = o.item_id
        LEFT JOIN LATERAL (
          SELECT json_agg(json_build_object('on', s.on, 'minor', s.minor::text)) AS reductions
            FROM (SELECT CASE WHEN r.receipt_id IS NOT NULL THEN r.value_on
                              WHEN b.kind = 'offset' THEN o.document_on
                              ELSE b.effective_on END AS on,
                         sum(a.amount_minor) AS minor
                    FROM allocation a
                    JOIN allocation b ON b.account_id = a.account_id
                         AND b.allocation_id = coalesce(a.reverses, a.allocation_id)
                    LEFT JOIN receipt r ON b.kind = 'applied' AND r.account_id = b.other_account_id
                         AND r.receipt_id = b.other_item_id
                   WHERE a.account_id = o.account_id AND a.item_id = o.item_id
                   GROUP BY 1 HAVING sum(a.amount_minor) <> 0) s) t ON true
       WHERE o.account_id BETWEEN ${scope.fromAccount}::uuid AND ${scope.toAccount}::uuid
         AND (${only}::uuid[] IS NULL OR o.account_id = ANY(${only}::uuid[]))
         AND o.legal_entity_id = ${scope.legalEntityId} AND o.amount_minor > 0
         AND o.kind IN ('invoice', 'instalment', 'opening') AND o.due_on < ${scope.runOn}
         AND (o.open_minor > 0 OR o.due_on >= ${paidSince})
         AND coalesce(v.purpose, '') NOT IN ('late_fee', 'interest', 'fee')
       ORDER BY o.account_id, o.due_on, o.item_id`,
  )
  return found.map(({ reductions, ...row }) => ({
    ...row,
    reductions: (reductions ?? []).map(({ on, minor }) => ({
      on: Temporal.PlainDate.from(on),
      minor: BigInt(minor),
    })),
  }))
}

/**
 * Items that were paid in full, with money that came after they were due and since a day, and that no
 * interest covers up to that money yet; of so many customers, by their ids.
 */
export function loadPaidLate(
  db: Db,
  asked: {
    readonly legalEntityId: string
    readonly on: Temporal.PlainDate
    readonly since: Temporal.PlainDate
    readonly after: string | null
    readonly limit: number
  },
): Promise<ItemKey[]> {
  return rows(
    db,
    sql<ItemKey>`
      WITH paid AS (
        SELECT DISTINCT o.account_id, o.item_id
          FROM receipt r
          JOIN allocation a ON a.account_id = r.account_id AND a.item_id = r.receipt_id
               AND a.kind = 'applied' AND a.reverses IS NULL
          JOIN open_item o ON o.account_id = a.other_account_id AND o.item_id = a.other_item_id
         WHERE r.booked_on BETWEEN ${asked.since} AND ${asked.on}
           AND r.legal_entity_id = ${asked.legalEntityId} AND o.legal_entity_id = r.legal_entity_id
           AND o.amount_minor > 0 AND o.open_minor = 0 AND o.due_on < r.value_on
           AND o.kind IN ('invoice', 'instalment', 'opening')
           AND (${asked.after}::uuid IS NULL OR o.account_id > ${asked.after}::uuid)
           AND NOT EXISTS (SELECT FROM late_charge c
                            WHERE c.account_id = o.account_id AND c.item_id = o.item_id
                              AND c.kind = 'interest' AND c.end_on >= r.value_on)
           AND EXISTS (SELECT FROM late_charge_policy WHERE billed = 'at_payment')
      ), page AS (SELECT DISTINCT account_id FROM paid ORDER BY 1 LIMIT ${asked.limit})
      SELECT account_id AS "accountId", item_id AS "itemId"
        FROM paid JOIN page USING (account_id) ORDER BY 1, 2`,
  )
}

/** A charge that was made on an item. */
export type PastCharge = {
  readonly itemId: string
  readonly kind: 'interest' | 'flat'
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly policyCode: string
}

/** What was charged on items of accounts, by item id, in the order of its days. */
export async function loadPastCharges(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, PastCharge[]>> {
  const found = await rows(
    db,
    sql<PastCharge>`
      SELECT item_id AS "itemId", kind, start_on AS "startOn", end_on AS "endOn",
             amount_minor AS "amountMinor", policy_code AS "policyCode"
        FROM late_charge WHERE account_id = ANY(${[...accountIds]}::uuid[])
       ORDER BY item_id, start_on`,
  )
  return Map.groupBy(found, charge => charge.itemId)
}

/** What a document charged for being late, with what it was charged on. */
export function loadChargesOfDocument(
  db: Db,
  document: { readonly accountId: string; readonly invoiceId: string },
): Promise<ChargeOfDocument[]> {
  return rows(
    db,
    sql<ChargeOfDocument>`
      SELECT c.kind, c.start_on AS "startOn", c.end_on AS "endOn", c.amount_minor AS "amountMinor",
             c.detail, coalesce(d.label, o.reference) AS document, o.due_on AS "dueOn",
             c.policy_code AS policy
        FROM late_charge c JOIN open_item o USING (account_id, item_id)
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
              AND d.invoice_id = ${DOCUMENT_OF_ITEM}
       WHERE c.account_id = ${document.accountId} AND c.document_id = ${document.invoiceId}
       ORDER BY c.item_id, c.kind, c.start_on`,
  )
}

/** The day of the last run of late charges of a legal entity that was carried out. */
export async function loadLastChargedOn(
  db: Db,
  legalEntityId: string,
): Promise<Temporal.PlainDate | undefined> {
  const found = await maybeOne(
    db,
    sql<{ on: Temporal.PlainDate | null }>`
      SELECT max(run_on) AS on FROM dunning_run
       WHERE legal_entity_id = ${legalEntityId} AND kind = 'late_charges'
         AND account_ids IS NULL AND state = 'sent'`,
  )
  return found?.on ?? undefined
}

/** The day of the last run of late charges over all customers of a legal entity that stands. */
export async function loadLastRunOn(
  db: Db,
  legalEntityId: string,
): Promise<Temporal.PlainDate | undefined> {
  const found = await maybeOne(
    db,
    sql<{ on: Temporal.PlainDate | null }>`
      SELECT max(run_on) AS on FROM dunning_run
       WHERE legal_entity_id = ${legalEntityId} AND kind = 'late_charges'
         AND account_ids IS NULL AND state <> 'cancelled'`,
  )
  return found?.on ?? undefined
}

/** A document of late charges by its number, with what it came to. */
export function loadChargeDocument(
  db: Db,
  label: string,
): Promise<
  | {
      accountId: string
      documentId: string
      currency: string
      payableMinor: bigint
      purpose: string
    }
  | undefined
> {
  return maybeOne(
    db,
    sql<{
      accountId: string
      documentId: string
      currency: string
      payableMinor: bigint
      purpose: string
    }>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "documentId", i.currency,
             i.payable_minor AS "payableMinor", coalesce(i.purpose, '') AS purpose
        FROM document_number d JOIN invoice i USING (account_id, invoice_id)
       WHERE d.label = ${label}`,
  )
}
