import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { NewStatement } from './draw.ts'
import type { AskedMethod } from './statement.ts'

/** Keeps statements as they were made, by a run or by themselves. */
export async function insertStatements(
  tx: Tx,
  statements: readonly NewStatement[],
  by: { readonly actor: string; readonly now: Temporal.Instant; readonly runId?: string },
): Promise<void> {
  const records = statements.map(each => ({
    ...each,
    openingMinor: each.content.openingMinor,
    movementMinor: each.content.movementMinor,
    closingMinor: each.content.closingMinor,
    overdueMinor: each.content.overdueMinor,
  }))
  await affected(
    tx,
    sql`
      INSERT INTO statement (account_id, statement_id, run_id, legal_entity_id, currency, method,
                             from_on, as_of, opening_minor, movement_minor, closing_minor,
                             overdue_minor, content, made_at, made_by)
      SELECT "accountId", "statementId", ${by.runId ?? null}::uuid, "legalEntityId", currency, method, "fromOn", "asOf",
             "openingMinor", "movementMinor", "closingMinor", "overdueMinor", content, ${by.now},
             ${by.actor}
        FROM json_to_recordset(${jsonRows(records)}::json) AS s (
             "accountId" uuid, "statementId" uuid, "legalEntityId" uuid, currency text,
             method text, "fromOn" date, "asOf" date, "openingMinor" bigint,
             "movementMinor" bigint, "closingMinor" bigint, "overdueMinor" bigint, content json)`,
  )
}

/** Sets the method of an account from a day on; false where one is set for that day already. */
export async function insertMethod(
  tx: Tx,
  method: {
    readonly accountId: string
    readonly fromOn: Temporal.PlainDate
    readonly method: AskedMethod
  },
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO statement_method (account_id, from_on, method, set_by, recorded_at)
      VALUES (${method.accountId}, ${method.fromOn}, ${method.method}, ${by.actor}, ${by.now})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}

/**
 * Takes the words out of a customer's statements: what was billed and paid, by name and reference. The
 * balances stay, which the books have too.
 */
export async function blankStatements(tx: Tx, accountId: string): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE statement
         SET content = json_build_object('openingMinor', opening_minor::text,
               'movementMinor', movement_minor::text, 'closingMinor', closing_minor::text,
               'overdueMinor', overdue_minor::text, 'movements', '[]'::json, 'openItems', '[]'::json,
               'erased', true)
       WHERE account_id = ${accountId}`,
  )
}
