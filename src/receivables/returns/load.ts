import { sql } from 'kysely'
import { type Db, maybeOne } from '../../platform/database/database.ts'

export type ReturnFee = { readonly amountMinor: bigint; readonly termsDays: number }

/** What a returned payment costs the customer as of a day; `any` holds for methods without a row. */
export function loadReturnFee(
  db: Db,
  of: {
    readonly legalEntityId: string
    readonly method: string
    readonly currency: string
    readonly on: Temporal.PlainDate
  },
): Promise<ReturnFee | undefined> {
  return maybeOne(
    db,
    sql<ReturnFee>`
      SELECT amount_minor AS "amountMinor", terms_days AS "termsDays"
        FROM return_fee
       WHERE legal_entity_id = ${of.legalEntityId} AND method IN (${of.method}, 'any')
         AND currency = ${of.currency} AND from_on <= ${of.on}
       ORDER BY (method = 'any'), from_on DESC, revision DESC LIMIT 1`,
  )
}

/** A reason in the language of a customer; undefined for an account that is no customer's. */
export async function loadReasonAsTold(
  db: Db,
  accountId: string,
  reasonCode: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ text: string }>`
      SELECT coalesce(r.name ->> a.language, r.name ->> 'en', r.reason_code) AS text
        FROM account a JOIN receivable_reason r ON r.reason_code = ${reasonCode}
       WHERE a.account_id = ${accountId} AND a.kind <> 'house'`,
  )
  return found?.text
}
