import { sql } from 'kysely'
import { maybeOne, type Tx } from '../../platform/database/database.ts'

/** A budget as it stands, to say why nothing can be taken of it. */
export function loadBudget(tx: Tx, budget: string) {
  return maybeOne(
    tx,
    sql<{ currency: string; leftMinor: bigint; from: string; to: string }>`
      SELECT currency, amount_minor - used_minor AS "leftMinor", from_on::text AS from,
             to_on::text AS to
        FROM goodwill_budget WHERE budget_code = ${budget}`,
  )
}
