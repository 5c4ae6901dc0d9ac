import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { addedName } from '../added/names.ts'
import { type BilledBefore, billedBefore, firstMonth } from './billed-before.ts'

type Key = { readonly accountId: string; readonly currency: string; readonly month: string }

/**
 * What accounts were billed by a legal entity, or by all, in the twelve months and the year up to a day,
 * by account and currency (`<account id> <currency>`): two statements, however many accounts.
 */
export async function loadBilledBefore(
  db: Db,
  accountIds: readonly string[],
  asOf: Temporal.PlainDate,
  legalEntityId: string | null = null,
): Promise<Map<string, BilledBefore>> {
  const since = firstMonth(asOf).toPlainDate({ day: 1 })
  const documentsOf = sql`
    invoice i
     WHERE i.account_id = ANY (${[...accountIds]}::uuid[])
       AND i.issued_on BETWEEN ${since} AND ${asOf}
       AND (${legalEntityId}::uuid IS NULL OR i.legal_entity_id = ${legalEntityId}::uuid)`
  const documents = await rows(
    db,
    sql<Key & { documents: number; netMinor: bigint; taxMinor: bigint }>`
      SELECT i.account_id AS "accountId", i.currency, to_char(i.issued_on, 'YYYY-MM') AS month,
             count(*)::int AS documents, sum(i.net_minor)::bigint AS "netMinor",
             sum(i.tax_minor)::bigint AS "taxMinor"
        FROM ${documentsOf} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )
  const charges = await rows(
    db,
    sql<
      Key & {
        productCode: string
        chargeCode: string
        unit: string
        names: Readonly<Record<string, string>> | null
        quantity: Decimal
        netMinor: bigint
      }
    >`
      SELECT b.*, p.name AS names
        FROM (SELECT l.account_id AS "accountId", i.currency,
                     to_char(i.issued_on, 'YYYY-MM') AS month, l.product_code AS "productCode",
                     l.charge_code AS "chargeCode", l.unit, sum(l.quantity) AS quantity,
                     sum(l.net_minor)::bigint AS "netMinor"
                FROM invoice_line l
                JOIN (SELECT i.* FROM ${documentsOf}) i USING (account_id, invoice_id)
               GROUP BY 1, 2, 3, 4, 5, 6) b
        LEFT JOIN product p ON p.product_code = b."productCode"
       ORDER BY "accountId", currency, "productCode", "chargeCode", unit, month`,
  )
  const keyOf = ({ accountId, currency }: Key): string => `${accountId} ${currency}`
  const chargesOf = Map.groupBy(charges, keyOf)
  return new Map(
    [...Map.groupBy(documents, keyOf)].map(([key, months]) => {
      const own = (chargesOf.get(key) ?? []).map(each => ({
        ...each,
        names: each.names ?? addedName(each.productCode),
      }))
      return [key, billedBefore(asOf, own, months)]
    }),
  )
}

/** The legal entities that have billed a customer, by code, with the currencies. */
export function loadBillers(
  db: Db,
  accountId: string,
): Promise<{ readonly entity: string; readonly currency: string }[]> {
  return rows(
    db,
    sql<{ entity: string; currency: string }>`
      SELECT DISTINCT e.code AS entity, i.currency
        FROM invoice i JOIN legal_entity e USING (legal_entity_id)
       WHERE i.account_id = ${accountId} ORDER BY 1, 2`,
  )
}
