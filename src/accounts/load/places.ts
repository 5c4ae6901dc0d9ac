import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'

/** A premise as it is stored. */
export type StoredPremise = {
  readonly accountId: string
  readonly premiseId: string
  readonly code: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
}

const PREMISE_COLUMNS = sql`
  account_id as "accountId", premise_id as "premiseId", code, name,
  address_lines as "addressLines", country, region`

/** Premises by account and code, held against other changes. */
export function lockPremises(
  tx: Tx,
  keys: readonly { readonly accountId: string; readonly code: string }[],
): Promise<StoredPremise[]> {
  return rows(
    tx,
    sql<StoredPremise>`
      select ${PREMISE_COLUMNS} from premise
      where (account_id, code) in (
        select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                             ${keys.map(key => key.code)}::text[]))
      order by account_id, premise_id for no key update`,
  )
}

/** The ids of premises by `accountId code`. */
export async function loadPremiseIds(
  db: Db,
  keys: readonly { readonly accountId: string; readonly code: string }[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ key: string; premiseId: string }>`
      select account_id || ' ' || code as key, premise_id as "premiseId" from premise
      where (account_id, code) in (
        select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                             ${keys.map(key => key.code)}::text[]))`,
  )
  return new Map(found.map(({ key, premiseId }) => [key, premiseId]))
}

/** The premises of an account by code. */
export function loadPremisesOf(db: Db, accountId: string): Promise<StoredPremise[]> {
  return rows(
    db,
    sql<StoredPremise>`
      select ${PREMISE_COLUMNS} from premise where account_id = ${accountId} order by code`,
  )
}
