import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { correctionCauseRow } from '../api.ts'
import { loadCauseCodes } from '../load.ts'
import { upsertCauses } from '../save.ts'

/** Defines causes of corrections: their root for the report, their deadline, who gets their cases. */
export const defineCorrectionCauses = defineCommand({
  name: 'defineCorrectionCauses',
  summary: 'Defines causes of disputes and credits, with deadline and owner of their cases',
  permission: 'disputes.define',
  input: rowsOf(correctionCauseRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, correctionCauseRow)
    batch.oneRowEach(row => row.cause)
    const known = await loadCauseCodes(
      tx,
      batch.open.map(({ value }) => value.cause),
    )
    const causes = batch.open.map(({ value }) => value)
    await upsertCauses(tx, causes, { at: ctx.clock.now(), by: ctx.actor })
    for (const { row, value } of batch.open) {
      batch.answer(row, known.has(value.cause) ? 'updated' : 'created')
    }
    return ok(batch.result())
  },
})
