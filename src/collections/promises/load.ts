import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { PromiseState } from '../promise.ts'
import type { MoneyIn, RunningPromise } from './promise-money.ts'

/** A promise with whose it is and how it stood when it was last looked at. */
export type StoredPromise = RunningPromise & {
  readonly accountId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly state: PromiseState
  readonly paidMinor: bigint
}

/** Days after its end in which a kept promise can break again: a debit comes back. */
const LOOK_BACK_DAYS = 90

/** Every promise of these accounts that still counts: money counted for one is not free for another. */
export function loadPromises(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<StoredPromise[]> {
  return rows(
    db,
    sql<StoredPromise>`
      SELECT p.account_id AS "accountId", p.promise_id AS "promiseId",
             p.legal_entity_id AS "legalEntityId", p.currency, p.made_on AS "madeOn",
             p.pay_by AS "payBy", p.amount_minor AS "amountMinor",
             p.tolerance_minor AS "toleranceMinor", p.grace_days AS "graceDays",
             c.cancelled_on AS "cancelledOn", s.state, s.paid_minor AS "paidMinor"
        FROM promise_to_pay p
        JOIN promise_standing s USING (account_id, promise_id)
        LEFT JOIN promise_cancellation c USING (account_id, promise_id)
       WHERE p.account_id = ANY(${[...accountIds]}::uuid[])
         AND (s.state = 'running' OR p.pay_by > ${on}::date - ${LOOK_BACK_DAYS}::int)
       ORDER BY p.account_id, p.promise_id`,
  )
}

/** The promise that came under a reference; undefined where none did, or none is given. */
export async function findPromise(
  tx: Tx,
  accountId: string,
  reference: string | null,
): Promise<string | undefined> {
  if (reference === null) return undefined
  const found = await maybeOne(
    tx,
    sql<{ promiseId: string }>`
      SELECT promise_id AS "promiseId" FROM promise_to_pay
       WHERE account_id = ${accountId} AND reference = ${reference}`,
  )
  return found?.promiseId
}

/** One promise by its id. */
export async function loadPromise(
  db: Db,
  accountId: string,
  promiseId: string,
): Promise<{ state: PromiseState } | undefined> {
  return maybeOne(
    db,
    sql<{ state: PromiseState }>`
      SELECT state FROM promise_standing
       WHERE account_id = ${accountId} AND promise_id = ${promiseId} FOR UPDATE`,
  )
}

/** Accounts with promises whose standing may change, by account id. */
export async function loadPromisers(
  db: Db,
  page: {
    readonly on: Temporal.PlainDate
    readonly after: string | null
    readonly limit: number
  },
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      SELECT DISTINCT s.account_id AS "accountId"
        FROM promise_standing s JOIN promise_to_pay p USING (account_id, promise_id)
       WHERE (s.state = 'running' OR (s.state IN ('kept', 'broken')
               AND p.pay_by > ${page.on}::date - ${LOOK_BACK_DAYS}::int))
         AND (${page.after}::uuid IS NULL OR s.account_id > ${page.after}::uuid)
       ORDER BY 1 LIMIT ${page.limit}`,
  )
  return found.map(({ accountId }) => accountId)
}

/** Money of accounts since a day: receipts that did not go back, less what was refunded of them. */
export function loadMoneyIn(
  db: Db,
  accountIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<(MoneyIn & { accountId: string; legalEntityId: string; currency: string })[]> {
  return rows(
    db,
    sql<MoneyIn & { accountId: string; legalEntityId: string; currency: string }>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "receiptId",
             r.legal_entity_id AS "legalEntityId", r.currency, r.value_on AS "valueOn",
             r.amount_minor - coalesce((
               SELECT -sum(l.amount_minor) FROM allocation l
                WHERE l.account_id = r.account_id AND l.item_id = r.receipt_id
                  AND l.kind = 'refunded'), 0)::bigint AS "amountMinor"
        FROM receipt r
       WHERE r.account_id = ANY(${[...accountIds]}::uuid[]) AND r.value_on >= ${from}
         AND NOT EXISTS (SELECT FROM receipt_reversal v
                          WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
       ORDER BY r.account_id, r.receipt_id`,
  )
}

/** What a promise covers, as its customer knows it; the oldest due first. */
export function loadPromisedItems(
  db: Db,
  accountId: string,
  promiseId: string,
): Promise<
  {
    readonly itemKind: string
    readonly label: string | null
    readonly issuedOn: Temporal.PlainDate
    readonly dueOn: Temporal.PlainDate
    readonly minor: bigint
  }[]
> {
  return rows(
    db,
    sql`
      SELECT o.kind AS "itemKind", coalesce(d.label, o.reference) AS label,
             o.document_on AS "issuedOn", o.due_on AS "dueOn", p.amount_minor AS minor
        FROM promise_item p
        JOIN open_item o USING (account_id, item_id)
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
              AND d.invoice_id = o.item_id
       WHERE p.account_id = ${accountId} AND p.promise_id = ${promiseId}
       ORDER BY o.due_on, o.item_id`,
  )
}
