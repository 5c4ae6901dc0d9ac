import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type ItemKey, itemKeyText } from '../../ledger/open-items/item.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { AllocationPolicy } from '../allocation-plan.ts'
import type { TaxShare } from '../settlement.ts'

/** A legal entity's rules for money, as of a day. */
export type EntityPolicy = AllocationPolicy & {
  readonly legalEntityId: string
  /** The currency that the tolerance is meant in. */
  readonly currency: string
  readonly reasonCode: string | null
  readonly taxRelief: boolean
  readonly overpayment: 'unapplied' | 'on_account'
}

/** The rules of legal entities as of a day; of one that has set none: oldest first, nothing forgiven. */
export async function loadPolicies(
  db: Db,
  legalEntityIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, EntityPolicy>> {
  type Row = Omit<EntityPolicy, 'tolerance'> & {
    minor: bigint | null
    percent: Decimal | null
  }
  const found = await rows(
    db,
    sql<Row>`
      SELECT e.legal_entity_id AS "legalEntityId", e.currency,
             coalesce(p.item_order, 'oldest') AS order, coalesce(p.spread, 'fifo') AS spread,
             p.tolerance_minor AS minor, p.tolerance_percent AS percent,
             p.reason_code AS "reasonCode", coalesce(r.tax_relief, false) AS "taxRelief",
             coalesce(p.overpayment, 'unapplied') AS overpayment
        FROM legal_entity e
        LEFT JOIN LATERAL (
          SELECT * FROM allocation_policy p
           WHERE p.legal_entity_id = e.legal_entity_id AND p.from_on <= ${on}
           ORDER BY from_on DESC, revision DESC LIMIT 1) p ON true
        LEFT JOIN receivable_reason r USING (reason_code)
       WHERE e.legal_entity_id = ANY(${[...legalEntityIds]}::uuid[])`,
  )
  return new Map(
    found.map(({ minor, percent, ...policy }) => [
      policy.legalEntityId,
      {
        ...policy,
        tolerance: minor === null || percent === null ? null : { minor, percent },
      },
    ]),
  )
}

/** The day from which on credits count: of a receipt its value date. */
export async function loadValueDates(
  db: Db,
  keys: readonly ItemKey[],
): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const found = await rows(
    db,
    sql<ItemKey & { valueOn: Temporal.PlainDate }>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "itemId", r.value_on AS "valueOn"
        FROM receipt r
        JOIN unnest(${keys.map(key => key.accountId)}::uuid[],
                    ${keys.map(key => key.itemId)}::uuid[]) AS k (account_id, receipt_id)
       USING (account_id, receipt_id)`,
  )
  return new Map(found.map(row => [itemKeyText(row), row.valueOn]))
}

/** The tax in documents, by the key of their item; what is no document has none. */
export async function loadTaxShares(
  db: Db,
  keys: readonly ItemKey[],
): Promise<ReadonlyMap<string, TaxShare>> {
  if (keys.length === 0) return new Map()
  const found = await rows(
    db,
    sql<ItemKey & TaxShare>`
      WITH k (account_id, item_id, document_id) AS (
        SELECT o.account_id, o.item_id, ${DOCUMENT_OF_ITEM}
          FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                      ${keys.map(key => key.itemId)}::uuid[]) AS w (account_id, item_id)
          JOIN open_item o USING (account_id, item_id))
      SELECT account_id AS "accountId", item_id AS "itemId", sum(tax_minor)::bigint AS "taxMinor",
             sum(payable_minor)::bigint AS "payableMinor"
        FROM (SELECT k.*, i.tax_minor, i.payable_minor
                FROM k JOIN invoice i ON i.account_id = k.account_id AND i.invoice_id = k.document_id
               WHERE i.payer_id IS NULL
              UNION ALL
              SELECT k.*, i.tax_minor, i.payable_minor
                FROM k JOIN invoice i ON i.payer_id = k.account_id AND i.invoice_id = k.document_id) d
       GROUP BY 1, 2`,
  )
  return new Map(found.map(row => [itemKeyText(row), row]))
}
