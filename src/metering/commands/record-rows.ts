import { z } from 'zod'
import { line } from '../../formats/fields.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, rowsOf } from '../../platform/row-batch.ts'
import type { UsageKind } from '../rejected.ts'
import { keepRejected } from './keep-rejected.ts'

/** What the commands that record metered rows share: they keep the rows that their step refuses. */
export function recordsRows<Row extends z.ZodType>(
  kind: UsageKind,
  row: Row,
  save: (
    tx: Tx,
    rows: readonly unknown[],
    source: string,
    ctx: Pick<Context, 'clock'>,
  ) => Promise<BatchAnswer>,
) {
  const input = z.strictObject({ ...rowsOf(row).shape, source: line(100).default('api') })
  return {
    permission: 'usage.record',
    input,
    alsoRetry: ['23505'],
    logged: ({ rows, source }: z.output<typeof input>) => ({ rows: rows.length, source }),
    run: async (
      tx: Tx,
      { rows, source }: z.output<typeof input>,
      ctx: Context,
    ): Promise<Result<BatchAnswer>> => {
      const answer = await save(tx, rows, source, ctx)
      await keepRejected(tx, kind, rows, answer, source, ctx)
      return ok(answer)
    },
  }
}
