import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { WhatIf } from './input.ts'

type Scope = Pick<WhatIf, 'from' | 'to' | 'plan' | 'charge' | 'cycle' | 'accounts'> & {
  readonly legalEntityId: string
}

/** Accounts that were billed something in a range, after one, in the order of their ids. */
export async function loadBilledAccounts(
  tx: Tx,
  scope: Scope,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT a.account_id AS "accountId" ${billedIn(scope)}
         AND (${after}::uuid IS NULL OR a.account_id > ${after}::uuid)
       ORDER BY a.account_id LIMIT ${limit}`,
  )
  return found.map(({ accountId }) => accountId)
}

/** How many accounts there are to look at: at most so many, because it only serves the progress. */
export async function countAccounts(
  db: Db,
  scope: Pick<Scope, 'cycle' | 'accounts'>,
): Promise<number> {
  const { cycle = null, accounts } = scope
  if (accounts !== undefined) return accounts.length
  const found = await rows(
    db,
    sql<{ count: bigint }>`
      SELECT count(*) AS count FROM account WHERE ${cycle}::text IS NULL OR cycle_code = ${cycle}`,
  )
  return Number(found[0]?.count ?? 0n)
}

function billedIn({ from, to, plan, charge, cycle, accounts, legalEntityId }: Scope) {
  const numbers = accounts === undefined ? null : [...accounts]
  return sql`
    FROM account a
   WHERE (${cycle ?? null}::text IS NULL OR a.cycle_code = ${cycle ?? null})
     AND (${numbers}::text[] IS NULL OR a.number = ANY(${numbers}::text[]))
     AND EXISTS (
       SELECT 1 FROM invoice_line l
         JOIN subscription s USING (account_id, subscription_id)
         JOIN contract c USING (account_id, contract_id)
         LEFT JOIN subscription_item i ON i.account_id = l.account_id AND i.item_id = l.item_id
        WHERE l.account_id = a.account_id AND l.item_id IS NOT NULL
          AND c.legal_entity_id = ${legalEntityId}
          AND l.service_end > ${from} AND (${to ?? null}::date IS NULL OR l.service_start < ${to ?? null}::date)
          AND (${plan ?? null}::text IS NULL OR i.plan_code = ${plan ?? null})
          AND (${charge ?? null}::text IS NULL OR i.charge_code = ${charge ?? null}))`
}
