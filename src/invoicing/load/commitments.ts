import { sql } from 'kysely'
import { earlier } from '../../kernel/period.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { TermToSettle } from '../commitment.ts'
import {
  type CommittedItem,
  type CountedRange,
  countedRanges,
  dueTerms,
  type TermOf,
} from '../committed.ts'
import type { AccountFacts } from '../facts.ts'

/**
 * The terms that end for a chunk's accounts, with what was billed in them: two statements for all of
 * them, none where no term ends. By account.
 */
export async function loadTermsToSettle(
  tx: Tx,
  accounts: readonly AccountFacts[],
  through: Temporal.PlainDate,
): Promise<Map<string, TermToSettle[]>> {
  const due = accounts
    .map(account => ({ account, terms: dueTerms(account, through) }))
    .filter(({ terms }) => terms.length > 0)
  if (due.length === 0) return new Map()
  const items = await loadCommittedItems(
    tx,
    due.map(({ account }) => account.accountId),
  )
  const asked = due.flatMap(({ account, terms }) =>
    terms.map(term => ({
      accountId: account.accountId,
      term,
      ranges: countedRanges(term, account.subscriptions, items.get(account.accountId) ?? []),
    })),
  )
  const sums = await loadSums(tx, asked)
  const settled = asked.map(({ accountId, term, ranges }, i) => ({
    accountId,
    term: { ...term, ranges, ...(sums.get(i) ?? NOTHING) },
  }))
  return new Map(
    [...Map.groupBy(settled, each => each.accountId)].map(([accountId, each]) => [
      accountId,
      each.map(({ term }) => term),
    ]),
  )
}

/** A term under way, of which account, and the items whose periods from a day on do not count yet. */
export type TermAsked = {
  readonly account: AccountFacts
  readonly term: TermOf
  readonly until: ReadonlyMap<string, Temporal.PlainDate>
}

/**
 * What was billed so far of terms under way, in minor units, with the periods that count in each; in
 * two statements for all of them.
 */
export async function loadSpentInTerms(
  tx: Tx,
  asked: readonly TermAsked[],
): Promise<{ readonly ranges: readonly CountedRange[]; readonly billedMinor: bigint }[]> {
  if (asked.length === 0) return []
  const accountIds = [...new Set(asked.map(({ account }) => account.accountId))]
  const items = await loadCommittedItems(tx, accountIds)
  const counted = asked.map(({ account, term }) =>
    countedRanges(term, account.subscriptions, items.get(account.accountId) ?? []),
  )
  const sums = await loadSums(
    tx,
    asked.map(({ account, until }, i) => ({
      accountId: account.accountId,
      ranges: counted[i]!.map(range => ({
        ...range,
        to: earlier(range.to, until.get(range.itemId) ?? range.to),
      })),
    })),
  )
  return counted.map((ranges, i) => ({
    ranges,
    billedMinor: [...(sums.get(i)?.billed.values() ?? [])].reduce((sum, minor) => sum + minor, 0n),
  }))
}

const NOTHING = { billed: new Map<string, bigint>(), inclusive: false }

type Asked = {
  readonly accountId: string
  readonly ranges: TermToSettle['ranges']
}

/** Every item and one-off charge that accounts ever had, settled ones too. */
async function loadCommittedItems(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, CommittedItem[]>> {
  const found = await rows(
    tx,
    sql<CommittedItem & { accountId: string }>`
      SELECT i.account_id AS "accountId", i.item_id AS "itemId",
             i.subscription_id AS "subscriptionId", i.charge_code AS "chargeCode", c.months,
             i.start_on AS "start", i.end_on AS "end",
             CASE WHEN i.anchor_day IS NOT NULL
               THEN json_build_object('day', i.anchor_day, 'month', i.anchor_month) END AS anchor
        FROM subscription_item i JOIN charge c USING (plan_code, plan_version, charge_code)
       WHERE i.account_id = ANY(${accountIds}::uuid[])
      UNION ALL
      SELECT account_id, one_off_id, subscription_id, 'once', 0, service_on, NULL, NULL
        FROM one_off_charge WHERE account_id = ANY(${accountIds}::uuid[])`,
  )
  return Map.groupBy(found, item => item.accountId)
}

/** What the counted keys stand at, by charge code, for each term asked about. */
async function loadSums(
  tx: Tx,
  asked: readonly Asked[],
): Promise<Map<number, { billed: Map<string, bigint>; inclusive: boolean }>> {
  const wanted = asked.flatMap(({ accountId, ranges }, term) =>
    ranges.map(range => ({ accountId, term, ...range })),
  )
  if (wanted.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{ term: number; chargeCode: string; amountMinor: bigint; inclusive: boolean }>`
      SELECT w.term, l.charge_code AS "chargeCode", sum(l.amount_minor)::bigint AS "amountMinor",
             bool_or(l.tax_inclusive) AS inclusive
        FROM unnest(${wanted.map(w => w.term)}::int[], ${wanted.map(w => w.accountId)}::uuid[],
                    ${wanted.map(w => w.itemId)}::uuid[], ${wanted.map(w => w.from)}::date[],
                    ${wanted.map(w => w.to)}::date[]) AS w (term, account_id, item_id, since, until)
        JOIN invoice_line l ON l.account_id = w.account_id AND l.item_id = w.item_id
                           AND l.period_start >= w.since AND l.period_start < w.until
       GROUP BY 1, 2`,
  )
  return new Map(
    [...Map.groupBy(found, row => row.term)].map(([term, sums]) => [
      term,
      {
        billed: new Map(sums.map(sum => [sum.chargeCode, sum.amountMinor])),
        inclusive: sums.some(sum => sum.inclusive),
      },
    ]),
  )
}
