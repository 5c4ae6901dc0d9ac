import { loadKnownPlans } from '../../catalog/load/plans.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { addOnRow } from '../api.ts'
import { loadAddOns } from '../load/add-ons.ts'
import { insertAddOns, updateAddOns } from '../save/add-ons.ts'

export const defineAddOns = defineCommand({
  name: 'defineAddOns',
  summary:
    'Define which plans need another plan on the same contract, and what happens when it ends',
  permission: 'catalog.write',
  input: rowsOf(addOnRow),
  run: async (tx, input) => ok(await saveAddOns(tx, input.rows)),
})

/**
 * Says which plans are add-ons to which, a row each, by plan; another row replaces it. It counts for
 * what is started, changed or ended from then on; what runs already is left as it is.
 */
export async function saveAddOns(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, addOnRow)
  const codes = batch.open.flatMap(({ value }) => [value.planCode, ...value.basePlanCodes])
  const known = await loadKnownPlans(tx, [...new Set(codes)])
  for (const { row, value } of batch.open) {
    const unknown = [value.planCode, ...value.basePlanCodes].find(code => !known.has(code))
    if (unknown !== undefined) batch.reject(row, 'unknown_plan', { plan: unknown })
    else if (value.basePlanCodes.includes(value.planCode)) {
      batch.reject(row, 'add_on_of_itself', { plan: value.planCode })
    }
  }
  await upsert(batch, {
    keyOf: addOn => addOn.planCode,
    insert: addOns => insertAddOns(tx, addOns),
    load: async planCodes => {
      const found = await loadAddOns(tx, planCodes)
      return [...found.values()].map(addOn => ({
        ...addOn,
        basePlanCodes: [...addOn.basePlanCodes],
      }))
    },
    update: addOns => updateAddOns(tx, addOns),
  })
  return batch.result()
}
