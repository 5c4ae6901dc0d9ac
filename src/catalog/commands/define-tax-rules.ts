import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type TaxRuleRow, taxRuleRow } from '../api.ts'
import { loadRulesOf } from '../load/tax-rules.ts'
import { taxRuleFault } from '../plan-rules.ts'
import { lockTaxRules, saveTaxRules } from '../save.ts'

export const defineTaxRules = defineCommand({
  name: 'defineTaxRules',
  summary: 'Add dated tax rates, or correct those that are there, by code, class and first day',
  permission: 'catalog.write',
  input: rowsOf(taxRuleRow),
  run: async (tx, input) => ok(await saveTaxRuleRows(tx, input.rows)),
})

/**
 * Adds tax rules and updates those that differ, a row each. Issued documents keep their taxes. Two
 * rates of one code and class never hold on one day: the row that would overlap is rejected, so
 * a new rate comes with (or after) the row that ends the old one.
 */
export async function saveTaxRuleRows(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, taxRuleRow)
  batch.oneRowEach(ruleKey)
  for (const { row, value } of batch.open) {
    const fault = taxRuleFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  await lockTaxRules(tx)
  const stored = await loadRulesOf(tx, [...new Set(batch.open.map(({ value }) => value.taxCode))])
  const rules = new Map(stored.map(rule => [ruleKey(rule), rule]))
  const changed: TaxRuleRow[] = []
  for (const { row, value } of endsFirst(batch, rules)) {
    const before = rules.get(ruleKey(value))
    const clash = [...rules.values()].find(rule => overlaps(rule, value))
    if (before !== undefined && sameRecord(before, value)) batch.answer(row, 'unchanged')
    else if (clash !== undefined) {
      const { taxCode, taxClass, validFrom } = clash
      batch.reject(row, 'tax_rule_overlaps', { tax: taxCode, taxClass, from: validFrom.toString() })
    } else {
      rules.set(ruleKey(value), value)
      changed.push(value)
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (changed.length > 0) await saveTaxRules(tx, changed)
  return batch.result()
}

/** Changes of existing rules first, because they make room for the new ones. */
function endsFirst(batch: RowBatch<TaxRuleRow>, rules: ReadonlyMap<string, TaxRuleRow>) {
  const isNew = (rule: TaxRuleRow) => (rules.has(ruleKey(rule)) ? 0 : 1)
  return [...batch.open].sort((a, b) => isNew(a.value) - isNew(b.value))
}

function ruleKey(rule: TaxRuleRow): string {
  return `${rule.taxCode} ${rule.taxClass} ${rule.validFrom}`
}

function overlaps(a: TaxRuleRow, b: TaxRuleRow): boolean {
  if (a.taxCode !== b.taxCode || a.taxClass !== b.taxClass || ruleKey(a) === ruleKey(b))
    return false
  const startsInside = (x: TaxRuleRow, y: TaxRuleRow) =>
    !isBefore(x.validFrom, y.validFrom) && (y.validTo === null || isBefore(x.validFrom, y.validTo))
  return startsInside(a, b) || startsInside(b, a)
}
