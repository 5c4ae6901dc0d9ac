import { type RawBuilder, sql } from 'kysely'
import { hierarchyOf, payerOn } from '../../accounts/parents/hierarchy.ts'
import { loadRelations } from '../../accounts/parents/load.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { roundToMinor } from '../../kernel/money.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { type CreditFacts, type CreditPolicy, DEFAULT_POLICY } from './exposure.ts'

/** The credit of an account with a legal entity in a currency. */
export type AccountCredit = CreditFacts & {
  readonly accountId: string
  readonly account: string
  readonly legalEntityId: string
  readonly entity: string
  readonly currency: string
  readonly policy: CreditPolicy
}

type Found = Omit<AccountCredit, 'policy' | 'unbilledMinor'> & {
  readonly draftedMinor: bigint
  /** One-off charges that are not billed, in units of the currency. */
  readonly charged: Decimal
} & {
  readonly [Name in keyof CreditPolicy]: CreditPolicy[Name] | null
}

/** Who pays for accounts on a day, and the accounts themselves. */
export async function withPayers(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, string[]>> {
  const hierarchy = hierarchyOf(await loadRelations(db, accountIds))
  return new Map(
    accountIds.map(accountId => {
      const { payerId } = payerOn(hierarchy, accountId, on)
      return [accountId, payerId === null ? [accountId] : [accountId, payerId]]
    }),
  )
}

/** What of the open items `i` is frozen as disputed on a day; the table is of receivables, below us. */
function disputed(on: Temporal.PlainDate): RawBuilder<unknown> {
  return sql`
    (SELECT least(i.open_minor, coalesce(sum(coalesce(f.amount_minor, i.open_minor)), 0))
       FROM item_freeze f
       LEFT JOIN item_freeze_end e USING (account_id, freeze_id)
      WHERE f.account_id = i.account_id AND f.item_id = i.item_id AND f.reason = 'dispute'
        AND f.from_on <= ${on} AND (f.until_on IS NULL OR f.until_on >= ${on})
        AND (e.ended_on IS NULL OR e.ended_on > ${on}))`
}

/**
 * The credit of accounts on a day, by legal entity and currency: wherever something is owed, a limit is
 * set, or sales were stopped. One statement for any number of accounts.
 */
export async function loadCredit(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<AccountCredit[]> {
  if (accountIds.length === 0) return []
  const ids = sql`${[...new Set(accountIds)]}::uuid[]`
  const found = await rows(
    db,
    sql<Found>`
      WITH open AS (
        SELECT account_id, legal_entity_id, currency,
               coalesce(sum(open_minor) FILTER (WHERE open_minor > 0), 0) AS open_minor,
               coalesce(-sum(open_minor) FILTER (WHERE open_minor < 0), 0) AS unapplied_minor,
               coalesce(sum(disputed) FILTER (WHERE open_minor > 0), 0) AS disputed_minor,
               min(due_on) FILTER (WHERE open_minor > disputed) AS oldest_due_on
          FROM (SELECT i.*, CASE WHEN i.open_minor > 0 THEN ${disputed(on)} ELSE 0 END AS disputed
                  FROM open_item i
                 WHERE i.account_id = ANY(${ids}) AND i.open_minor <> 0) i
         GROUP BY 1, 2, 3),
      limits AS (
        SELECT DISTINCT ON (account_id, legal_entity_id, currency)
               account_id, legal_entity_id, currency, limit_minor
          FROM credit_limit WHERE account_id = ANY(${ids}) AND from_on <= ${on}
         ORDER BY account_id, legal_entity_id, currency, from_on DESC, revision DESC),
      unbilled AS (
        SELECT account_id, legal_entity_id, currency, sum(drafted)::bigint AS drafted_minor,
               sum(charged) AS charged FROM (
          SELECT d.account_id, d.legal_entity_id, d.currency, d.gross_minor AS drafted, 0 AS charged
            FROM draft_invoice d WHERE d.account_id = ANY(${ids})
          UNION ALL
          SELECT o.account_id, c.legal_entity_id, c.currency, 0, o.quantity * o.unit_price
            FROM one_off_charge o
            JOIN subscription s USING (account_id, subscription_id)
            JOIN contract c ON c.account_id = s.account_id AND c.contract_id = s.contract_id
           WHERE o.account_id = ANY(${ids}) AND o.billed_at IS NULL
             -- What is drafted stands in its draft.
             AND NOT EXISTS (SELECT FROM draft_invoice d WHERE d.account_id = o.account_id)) u
         GROUP BY 1, 2, 3),
      holds AS (
        SELECT h.account_id, h.legal_entity_id, min(h.reason) AS reason
          FROM credit_hold h
         WHERE h.account_id = ANY(${ids}) AND h.from_on <= ${on} AND NOT EXISTS (
           SELECT FROM credit_hold_end e
            WHERE e.account_id = h.account_id AND e.hold_id = h.hold_id)
         GROUP BY 1, 2),
      places AS (
        SELECT account_id, legal_entity_id, currency FROM open
        UNION SELECT account_id, legal_entity_id, currency FROM limits
        UNION SELECT account_id, legal_entity_id, currency FROM unbilled
        UNION SELECT h.account_id, e.legal_entity_id, e.currency
                FROM holds h JOIN legal_entity e
                  ON h.legal_entity_id IS NULL OR e.legal_entity_id = h.legal_entity_id)
      SELECT p.account_id AS "accountId", a.number AS account,
             p.legal_entity_id AS "legalEntityId", e.code AS entity, p.currency,
             coalesce(o.open_minor, 0)::bigint AS "openMinor",
             coalesce(u.drafted_minor, 0)::bigint AS "draftedMinor",
             coalesce(u.charged, 0) AS charged,
             coalesce(o.unapplied_minor, 0)::bigint AS "unappliedMinor",
             coalesce(o.disputed_minor, 0)::bigint AS "disputedMinor",
             coalesce((SELECT sum(CASE WHEN t.credit = '2530' THEN t.amount_minor
                                       ELSE -t.amount_minor END) FROM ledger_transfer t
                        WHERE t.account_id = p.account_id AND t.currency = p.currency
                          AND t.legal_entity_id = p.legal_entity_id
                          AND l.limit_minor IS NOT NULL
                          AND '2530' IN (t.debit, t.credit)), 0)::bigint AS "depositMinor",
             l.limit_minor AS "limitMinor", o.oldest_due_on AS "oldestDueOn",
             (SELECT min(h.reason) FROM holds h WHERE h.account_id = p.account_id
                 AND coalesce(h.legal_entity_id, p.legal_entity_id) = p.legal_entity_id)
               AS "holdReason",
             (SELECT max(r.until_on) FROM credit_release r WHERE r.account_id = p.account_id)
               AS "releasedUntil",
             y.effect, y.counts_disputed AS "countsDisputed", y.hold_after_days AS "holdAfterDays"
        FROM places p
        JOIN account a ON a.account_id = p.account_id
        JOIN legal_entity e ON e.legal_entity_id = p.legal_entity_id
        LEFT JOIN open o ON (o.account_id, o.legal_entity_id, o.currency)
          = (p.account_id, p.legal_entity_id, p.currency)
        LEFT JOIN limits l ON (l.account_id, l.legal_entity_id, l.currency)
          = (p.account_id, p.legal_entity_id, p.currency)
        LEFT JOIN unbilled u ON (u.account_id, u.legal_entity_id, u.currency)
          = (p.account_id, p.legal_entity_id, p.currency)
        LEFT JOIN LATERAL (
          SELECT * FROM credit_policy y
           WHERE y.legal_entity_id = p.legal_entity_id AND y.from_on <= ${on}
           ORDER BY y.from_on DESC, y.revision DESC LIMIT 1) y ON true
       ORDER BY a.number, e.code, p.currency`,
  )
  return found.map(
    ({ draftedMinor, charged, effect, countsDisputed, holdAfterDays, ...credit }) => ({
      ...credit,
      unbilledMinor: draftedMinor + roundToMinor(charged, credit.currency),
      policy:
        effect === null
          ? DEFAULT_POLICY
          : { effect, countsDisputed: !!countsDisputed, holdAfterDays },
    }),
  )
}

/** Whether anybody watches credit at all: most imports need not look further. */
export async function isCreditWatched(db: Db): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 WHERE EXISTS (SELECT FROM credit_limit) OR EXISTS (SELECT FROM credit_hold)
           OR EXISTS (SELECT FROM credit_policy)`,
  )
  return found.length > 0
}

/** How often a policy of a legal entity was set for a date. */
export async function countPolicies(
  db: Db,
  legalEntityId: string,
  fromOn: Temporal.PlainDate,
): Promise<number> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM credit_policy
         WHERE legal_entity_id = ${legalEntityId} AND from_on = ${fromOn}`,
  )
  return found.length
}

/** The holds of an account that nobody has ended. */
export function loadOpenHolds(db: Db, accountId: string): Promise<{ holdId: string }[]> {
  return rows(
    db,
    sql<{ holdId: string }>`
      SELECT h.hold_id AS "holdId" FROM credit_hold h
       WHERE h.account_id = ${accountId} AND NOT EXISTS (
         SELECT FROM credit_hold_end e
          WHERE e.account_id = h.account_id AND e.hold_id = h.hold_id)
       ORDER BY 1`,
  )
}

/** Every limit that was set for accounts, the last revision, by account, legal entity, currency and day. */
export async function loadLimitsOf(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly limitMinor: bigint | null }>> {
  const found = await rows(
    db,
    sql<{ key: string; limitMinor: bigint | null }>`
      SELECT DISTINCT ON (account_id, legal_entity_id, currency, from_on)
             concat_ws(' ', account_id, legal_entity_id, currency, from_on) AS key,
             limit_minor AS "limitMinor"
        FROM credit_limit WHERE account_id = ANY(${[...accountIds]}::uuid[])
       ORDER BY account_id, legal_entity_id, currency, from_on, revision DESC`,
  )
  return new Map(found.map(({ key, limitMinor }) => [key, { limitMinor }]))
}
