import type { z } from 'zod'
import { ok } from '../../kernel/result.ts'
import { type Command, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type BulkCommand, bulk } from './spec.ts'

/** What a command of one record says that it did. */
type Done = { readonly result: string }

/**
 * A command of one record for many rows: each stands or falls by itself. Right where a row is a
 * customer's decision, of which there are thousands, not millions.
 */
export function eachRow<Schema extends z.ZodType>(
  name: string,
  command: Command<Schema, Done>,
): BulkCommand {
  return bulk(
    defineCommand({
      name,
      permission: command.permission,
      input: rowsOf(command.input as z.ZodType),
      run: async (tx: Tx, { rows }: { rows: unknown[] }, ctx: Context) => {
        const batch = new RowBatch(rows, command.input as z.ZodType<z.output<Schema>>)
        for (const { row, value } of batch.open) {
          const done = await withinSavepoint(tx, () => command.run(tx, value, ctx))
          if (!done.ok) batch.reject(row, done.refusal.code, done.refusal.facts)
          else batch.answer(row, resultOf(done.value))
        }
        return ok(batch.result())
      },
    }),
  )
}

function resultOf({ result }: Done): 'created' | 'updated' | 'unchanged' {
  return result === 'updated' || result === 'unchanged' ? result : 'created'
}
