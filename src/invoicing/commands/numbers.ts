import { ok, type Result, refuse } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import { StartNumberSeries } from '../api.ts'
import { ensureSeries } from '../save/issue.ts'
import { skipNumbers } from '../save/numbers.ts'

/**
 * Lets a series go on where another system stopped. The numbers before are on record as unused, with
 * the reason, so that the series has no unexplained gap.
 */
export const startNumberSeries = defineCommand({
  name: 'startNumberSeries',
  summary: 'Continue the numbers of a year from another system',
  permission: 'settings.numbers',
  input: StartNumberSeries,
  run: async (tx, input, ctx): Promise<Result<{ unused: number }>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    await ensureSeries(tx, entity, input.year)
    const skipped = await skipNumbers(tx, {
      legalEntityId: entity.legalEntityId,
      kind: input.kind,
      year: input.year,
      first: 1n,
      last: BigInt(input.firstNumber - 1),
      reason: input.reason,
      by: ctx.actor,
      at: ctx.clock.now(),
    })
    if (!skipped) return refuse('series_in_use', { entity: entity.code, year: input.year })
    return ok({ unused: input.firstNumber - 1 })
  },
})
