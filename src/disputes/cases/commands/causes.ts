import { z } from 'zod'
import { yesNo } from '../../../formats/fields.ts'
import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { correctionCauseRow } from '../api.ts'
import { loadCauseCodes } from '../load.ts'
import { insertCorrectionRule, upsertCauses } from '../save.ts'

/** Defines causes of corrections: their root for the report, their deadline, who gets their cases. */
export const defineCorrectionCauses = defineCommand({
  name: 'defineCorrectionCauses',
  summary: 'Define causes of disputes and credits, with deadline and owner of their cases',
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

/** Says whether every credit, void and rebill has to say its cause, so that the report names all of them. */
export const requireCauses = defineCommand({
  name: 'requireCauses',
  summary: 'Set whether every credit, void and rebill has to name its cause',
  permission: 'disputes.define',
  input: z.strictObject({ required: yesNo }),
  alsoRetry: ['23505'],
  run: async (tx, { required }, ctx) => {
    await insertCorrectionRule(tx, required, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ required })
  },
})
