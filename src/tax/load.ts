import { sql } from 'kysely'
import { type Db, rows } from '../platform/database/database.ts'
import type { TaxRule } from './tax-rule.ts'

/** Every dated tax rule; a few hundred at most. */
export async function loadTaxRules(db: Db): Promise<TaxRule[]> {
  return rows(
    db,
    sql<TaxRule>`
      SELECT tax_code AS code, name, country, region, tax_class AS "taxClass", category,
             rate_percent AS "ratePercent", valid_from AS "from", valid_to AS "to", level,
             compound_on AS "compoundOn", exemption_code AS "exemptionCode",
             exemption_reason AS "exemptionReason"
        FROM tax_rule
       ORDER BY tax_code, tax_class, valid_from`,
  )
}
