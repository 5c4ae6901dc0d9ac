import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { TaxRuleRow } from '../api.ts'

/** Every rule of these tax codes, by code, class and date. */
export function loadRulesOf(tx: Tx, taxCodes: readonly string[]): Promise<TaxRuleRow[]> {
  return rows(
    tx,
    sql<TaxRuleRow>`
      select tax_code as "taxCode", tax_class as "taxClass", valid_from as "validFrom",
        valid_to as "validTo", name, country, region, category, rate_percent as "ratePercent",
        level, compound_on as "compoundOn", exemption_code as "exemptionCode",
        exemption_reason as "exemptionReason"
      from tax_rule where tax_code = any(${[...taxCodes]}::text[])
      order by 1, 2, 3`,
  )
}
