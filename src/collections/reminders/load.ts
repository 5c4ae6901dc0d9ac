import { sql } from 'kysely'
import { assignedThen } from '../../accounts/assignments/load.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { SentLevel } from '../dunning.ts'

/** Which accounts of a legal entity a chunk looks at. */
export type ChunkScope = {
  readonly legalEntityId: string
  readonly runOn: Temporal.PlainDate
  readonly fromAccount: string
  readonly toAccount: string
  /** Only these; null: all between. */
  readonly accountIds: readonly string[] | null
}

/** Something that is owed and overdue. */
export type OverdueItem = {
  readonly accountId: string
  readonly itemId: string
  readonly currency: string
  readonly dueOn: Temporal.PlainDate
  readonly documentOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** As the customer knows it: the number of its document, or its reference. */
  readonly label: string | null
  /** What it is: `invoice`, `fee`, `instalment` … */
  readonly kind: string
  /** A late fee or interest itself. */
  readonly isCharge: boolean
}

const OVERDUE = sql`
  SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.currency, o.due_on AS "dueOn",
         o.document_on AS "documentOn", o.amount_minor AS "amountMinor",
         o.open_minor AS "openMinor", coalesce(d.label, o.reference) AS label, o.kind,
         coalesce(v.purpose IN ('late_fee', 'interest', 'fee'), false) AS "isCharge"
    FROM open_item o
    LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
          AND d.invoice_id = o.item_id
    LEFT JOIN invoice v ON v.account_id = coalesce(o.document_account_id, o.account_id)
          AND v.invoice_id = o.item_id`

/** What the accounts of a chunk owe and have not paid in time, the oldest first. */
export function loadOverdue(db: Db, scope: ChunkScope): Promise<OverdueItem[]> {
  const only = scope.accountIds === null ? null : [...scope.accountIds]
  return rows(
    db,
    sql<OverdueItem>`
      ${OVERDUE}
       WHERE o.account_id BETWEEN ${scope.fromAccount}::uuid AND ${scope.toAccount}::uuid
         AND o.open_minor > 0 AND o.due_on < ${scope.runOn}
         AND o.legal_entity_id = ${scope.legalEntityId}
         AND (${only}::uuid[] IS NULL OR o.account_id = ANY(${only}::uuid[]))
         AND NOT EXISTS (SELECT FROM account a
                          WHERE a.account_id = o.account_id AND a.kind = 'house')
       ORDER BY o.account_id, o.due_on, o.item_id`,
  )
}

/** Accounts of a legal entity that owe something overdue, after one of them, by id. */
export async function loadOverdueAccounts(
  db: Db,
  { legalEntityId, runOn }: Pick<ChunkScope, 'legalEntityId' | 'runOn'>,
  page: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM account a
       WHERE (${page.after}::uuid IS NULL OR account_id > ${page.after}::uuid) AND kind <> 'house'
         AND EXISTS (SELECT FROM open_item o
                      WHERE o.account_id = a.account_id AND o.open_minor > 0
                        AND o.due_on < ${runOn} AND o.legal_entity_id = ${legalEntityId})
       ORDER BY account_id LIMIT ${page.limit}`,
  )
  return found.map(({ accountId }) => accountId)
}

/**
 * The same of some accounts, by their ids, and nobody else changes what is open of it until the
 * transaction ends. Locks are taken in the order of (account, item), as everywhere.
 */
export async function lockOverdueOf(
  tx: Tx,
  legalEntityId: string,
  runOn: Temporal.PlainDate,
  accountIds: readonly string[],
): Promise<OverdueItem[]> {
  const found = await rows(
    tx,
    sql<OverdueItem>`
      ${OVERDUE}
       WHERE o.account_id = ANY(${[...accountIds]}::uuid[]) AND o.open_minor > 0
         AND o.due_on < ${runOn} AND o.legal_entity_id = ${legalEntityId}
       ORDER BY o.account_id, o.item_id FOR NO KEY UPDATE OF o`,
  )
  return found.sort(
    (a, b) =>
      order(a.accountId, b.accountId) ||
      Temporal.PlainDate.compare(a.dueOn, b.dueOn) ||
      order(a.itemId, b.itemId),
  )
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How customers know items: the number of the document or a reference, by item id. */
export async function loadItemLabels(
  db: Db,
  items: readonly { readonly accountId: string; readonly itemId: string }[],
): Promise<Map<string, string | null>> {
  const found = await rows(
    db,
    sql<{ itemId: string; label: string | null }>`
      SELECT o.item_id AS "itemId", coalesce(d.label, o.reference) AS label
        FROM unnest(${items.map(item => item.accountId)}::uuid[],
                    ${items.map(item => item.itemId)}::uuid[]) AS k (account_id, item_id)
        JOIN open_item o USING (account_id, item_id)
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
              AND d.invoice_id = o.item_id`,
  )
  return new Map(found.map(({ itemId, label }) => [itemId, label]))
}

/** Money and credits of customers that can pay for something, by account and currency. */
export function loadCreditSums(
  db: Db,
  legalEntityId: string,
  accountIds: readonly string[],
): Promise<{ accountId: string; currency: string; minor: bigint }[]> {
  return rows(
    db,
    sql<{ accountId: string; currency: string; minor: bigint }>`
      SELECT account_id AS "accountId", currency, -sum(open_minor)::bigint AS minor
        FROM open_item
       WHERE account_id = ANY(${[...accountIds]}::uuid[]) AND open_minor < 0
         AND legal_entity_id = ${legalEntityId}
       GROUP BY 1, 2`,
  )
}

/** A customer as dunning sees them. */
export type DunnedAccount = {
  readonly accountId: string
  readonly number: string
  readonly kind: 'person' | 'business' | 'house'
  readonly delivery: 'email' | 'post' | 'portal'
  readonly hasEmail: boolean
  readonly phone: string | null
  readonly timeZone: string
  readonly country: string
  readonly region: string | null
  readonly language: 'en' | 'fr' | 'es' | 'de'
  readonly segmentCode: string | null
}

/** Accounts by their ids, with the segment that they belong to on a day. */
export async function loadDunnedAccounts(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, DunnedAccount>> {
  const found = await rows(
    db,
    sql<DunnedAccount>`
      SELECT account_id AS "accountId", number, kind, delivery, email IS NOT NULL AS "hasEmail", phone,
             time_zone AS "timeZone", country, region, language,
             ${assignedThen(sql`a.account_id`, 'segment', sql`${on}::date`)} AS "segmentCode"
        FROM account a WHERE account_id = ANY(${[...accountIds]}::uuid[])`,
  )
  return new Map(found.map(account => [account.accountId, account]))
}

/** Letters that were sent for items of accounts, by item id. */
export async function loadSentLevels(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, SentLevel[]>> {
  const found = await rows(
    db,
    sql<SentLevel & { itemId: string }>`
      SELECT n.item_id AS "itemId", n.level, n.sent_on AS "sentOn"
        FROM dunning_notice_item n
        JOIN open_item o USING (account_id, item_id)
       WHERE n.account_id = ANY(${[...accountIds]}::uuid[]) AND o.open_minor > 0
       ORDER BY n.sent_on, n.notice_id`,
  )
  return Map.groupBy(found, row => row.itemId)
}

/** The last day on which a payment of an item came back from the bank, by item id. */
export async function loadReturns(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, Temporal.PlainDate>> {
  const found = await rows(
    db,
    sql<{ itemId: string; on: Temporal.PlainDate }>`
      SELECT a.item_id AS "itemId", max(v.effective_on) AS on
        FROM receipt_reversal v
        JOIN allocation a ON a.other_account_id = v.account_id AND a.other_item_id = v.receipt_id
        JOIN open_item o ON o.account_id = a.account_id AND o.item_id = a.item_id
       WHERE a.account_id = ANY(${[...accountIds]}::uuid[]) AND a.reverses IS NOT NULL
         AND v.kind IN ('returned', 'chargeback') AND o.open_minor > 0
       GROUP BY 1`,
  )
  return new Map(found.map(({ itemId, on }) => [itemId, on]))
}

/** What of items is being collected by payments under way, by item id. */
export async function loadBeingPaid(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, bigint>> {
  const found = await rows(
    db,
    sql<{ itemId: string; minor: bigint }>`
      SELECT i.item_id AS "itemId", sum(i.amount_minor)::bigint AS minor
        FROM payment p JOIN payment_item i USING (account_id, payment_id)
       WHERE p.state IN ('planned', 'sending', 'unknown', 'pending')
         AND i.item_account_id = ANY(${[...accountIds]}::uuid[])
       GROUP BY 1`,
  )
  return new Map(found.map(({ itemId, minor }) => [itemId, minor]))
}
