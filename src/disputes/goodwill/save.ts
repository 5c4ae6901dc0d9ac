import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A budget of goodwill as it is defined. */
export type BudgetRow = {
  readonly budget: string
  readonly owner: string
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate
  readonly currency: string
  readonly amountMinor: bigint
}

/** Defines a budget, or changes it; never its currency, nor below what was given of it. */
export async function upsertBudget(tx: Tx, row: BudgetRow, { at, by }: By): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      INSERT INTO goodwill_budget AS b (budget_code, owner, from_on, to_on, currency, amount_minor,
                                        recorded_at, recorded_by)
      SELECT budget, owner, "fromOn", "toOn", currency, "amountMinor", ${at}, ${by}
        FROM json_to_recordset(${jsonRows([row])}::json)
             AS r (budget text, owner text, "fromOn" date, "toOn" date, currency text,
                   "amountMinor" bigint)
      ON CONFLICT (budget_code) DO UPDATE
        SET owner = excluded.owner, from_on = excluded.from_on, to_on = excluded.to_on,
            amount_minor = excluded.amount_minor, recorded_at = excluded.recorded_at,
            recorded_by = excluded.recorded_by
      WHERE b.currency = excluded.currency AND b.used_minor <= excluded.amount_minor`,
  )
  return done > 0
}

/** Takes an amount out of a budget, under its lock; false where so much is not left on that day. */
export async function takeOfBudget(
  tx: Tx,
  asked: {
    readonly budget: string
    readonly currency: string
    readonly amountMinor: bigint
    readonly on: Temporal.PlainDate
  },
): Promise<boolean> {
  const taken = await affected(
    tx,
    sql`
      UPDATE goodwill_budget SET used_minor = used_minor + ${asked.amountMinor}
       WHERE budget_code = ${asked.budget} AND currency = ${asked.currency}
         AND ${asked.on} BETWEEN from_on AND to_on
         AND used_minor + ${asked.amountMinor} <= amount_minor`,
  )
  return taken > 0
}

/** Records what was given out of a budget, and by which document. */
export async function insertGrant(
  tx: Tx,
  grant: {
    readonly accountId: string
    readonly documentId: string
    readonly budget: string
    readonly amountMinor: bigint
    readonly on: Temporal.PlainDate
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO goodwill_grant (account_id, document_id, budget_code, amount_minor, given_on,
                                  recorded_at, recorded_by)
      VALUES (${grant.accountId}, ${grant.documentId}, ${grant.budget}, ${grant.amountMinor},
              ${grant.on}, ${at}, ${by})`,
  )
}

/** Gives an undone grant back to its budget; nothing where the document was no goodwill. */
export async function giveBackToBudget(
  tx: Tx,
  accountId: string,
  documentId: string,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE goodwill_budget b SET used_minor = b.used_minor - g.amount_minor
        FROM goodwill_grant g
       WHERE g.account_id = ${accountId} AND g.document_id = ${documentId}
         AND b.budget_code = g.budget_code`,
  )
}
