import { z } from 'zod'
import { ok } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { inputRefusal } from '../../platform/input.ts'
import type { BatchAnswer, RowAnswer } from '../../platform/row-batch.ts'
import { type BulkCommand, bulk } from './spec.ts'

type KindRow = { readonly kind: string; readonly row: unknown }

/**
 * One command for rows of several kinds, each kind its own command: neighbours of one kind go
 * together, so that what comes first in the file happens first, all in one transaction.
 */
export function dispatch(
  name: string,
  permission: string,
  commands: Readonly<Record<string, BulkCommand>>,
): BulkCommand {
  return bulk(
    defineCommand({
      name,
      permission,
      input: z.object({ rows: z.array(z.object({ kind: z.string(), row: z.unknown() })) }),
      run: async (tx: Tx, { rows }: { rows: KindRow[] }, ctx: Context) => {
        const answers: RowAnswer[] = []
        for (let start = 0; start < rows.length; ) {
          const kind = rows[start]!.kind
          const until = rows.findIndex((row, i) => i > start && row.kind !== kind)
          const end = until === -1 ? rows.length : until
          const each = rows.slice(start, end).map(({ row }) => row)
          const answer = await step(commands[kind] as BulkCommand, each, tx, ctx)
          answers.push(...answer.map(one => ({ ...one, row: one.row + start })))
          start = end
        }
        return ok(counted(answers))
      },
    }),
  )
}

async function step(
  command: BulkCommand,
  rows: readonly unknown[],
  tx: Tx,
  ctx: Context,
): Promise<readonly RowAnswer[]> {
  const parsed = command.input.safeParse({ rows })
  const answer = parsed.success
    ? await command.run(tx, parsed.data, ctx)
    : { ok: false as const, refusal: inputRefusal(parsed.error, { rows }) }
  if (answer.ok) return answer.value.rows
  return rows.map((_, row) => ({ row, result: 'rejected', refusal: answer.refusal }))
}

function counted(rows: readonly RowAnswer[]): BatchAnswer {
  const count = (result: string): number => rows.filter(row => row.result === result).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    rows,
  }
}
