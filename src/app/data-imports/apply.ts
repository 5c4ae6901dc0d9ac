import { z } from 'zod'
import { ok } from '../../kernel/result.ts'
import { type Command, type CommandHost, defineCommand, execute } from '../../platform/command.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import { type Apply, allRejected, applyWithin } from '../import/take.ts'

/**
 * Takes over batches of an import that was committed, each in a transaction of its own. The import as a
 * whole was put before a second person where the authority matrix asks for one, so that its batches
 * need no other approval; what they change stands in the log as if each were done on its screen.
 */
export function applyApproved(
  host: CommandHost,
  actor: string,
  { importId }: { readonly importId: string },
): Apply {
  return async (spec, rows) => {
    const batch: Command<z.ZodType, BatchAnswer> = defineCommand({
      name: 'importBatch',
      permission: 'import',
      input: z.unknown(),
      alsoRetry: ['23505'],
      run: async (tx, _input, ctx) => {
        await ctx.watch(tx, spec.command.name, { ...spec.extra, rows })
        return ok(await applyWithin(tx, ctx)(spec, rows))
      },
    })
    const of = { importId, file: spec.file, rows: rows.length }
    const answer = await execute(host, batch, of, { actor })
    return answer.ok ? answer.value : allRejected(rows, answer.refusal)
  }
}
