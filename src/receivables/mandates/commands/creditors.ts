import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf, sameRecord } from '../../../platform/row-batch.ts'
import { creditorRow } from '../api.ts'
import { loadCreditors } from '../load.ts'
import { upsertCreditors } from '../save.ts'
import { entityIds } from './names.ts'

/** Says who legal entities are to the banks that collect for them. */
export const defineDebitCreditors = defineCommand({
  name: 'defineDebitCreditors',
  summary: 'Set creditor identifier, ACH numbers and file versions of legal entities',
  permission: 'payments.settings',
  input: rowsOf(creditorRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, creditorRow)
    batch.oneRowEach(row => row.legalEntity)
    const entities = await entityIds(tx, batch)
    const known = await loadCreditors(tx, [...entities.values()])
    const changed = batch.open.flatMap(({ row, value: { legalEntity, ...rest } }) => {
      const legalEntityId = entities.get(legalEntity) as string
      const before = known.find(each => each.legalEntityId === legalEntityId)
      const after = { legalEntityId, ...rest }
      const isSame = before !== undefined && sameMembers(before, after)
      batch.answer(row, isSame ? 'unchanged' : before === undefined ? 'created' : 'updated')
      return isSame ? [] : [after]
    })
    if (changed.length > 0) await upsertCreditors(tx, changed, ctx.actor, ctx.clock.now())
    return ok(batch.result())
  },
})

/** Whether two records say the same, whatever the order of their members. */
function sameMembers(a: object, b: object): boolean {
  const sorted = (record: object) => Object.entries(record).sort(([x], [y]) => (x < y ? -1 : 1))
  return sameRecord(sorted(a), sorted(b))
}
