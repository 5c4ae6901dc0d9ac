import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import type { EventRow } from '../event.ts'
import type { UsageKind } from '../rejected.ts'
import { saveIntervals } from './intervals.ts'
import { saveReads } from './reads.ts'
import { recordEvents } from './usage-events.ts'

/** Records rows of one kind within a transaction, without keeping those that are refused. */
export function recordStep(
  tx: Tx,
  kind: UsageKind,
  rows: readonly unknown[],
  source: string,
  ctx: Pick<Context, 'clock'>,
  importId: string | null = null,
): Promise<BatchAnswer> {
  if (kind === 'event') return recordEvents(tx, rows as EventRow[], ctx.clock.now())
  const save = kind === 'read' ? saveReads : saveIntervals
  return save(tx, rows, source, ctx, importId)
}
