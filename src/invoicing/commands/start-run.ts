import type { LegalEntityRow } from '../../ledger/load.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { enqueueAll } from '../../platform/jobs.ts'
import { countNumbered, loadChunkNumbers } from '../load/runs.ts'
import { insertRun, type NewRun, setKind, stepRun } from '../save/runs.ts'

type RunContext = Pick<Context, 'actor' | 'clock' | 'newId'>

/** The job that works one chunk, in whatever phase its run is. */
export function chunkJob(runId: string, chunkNo: number) {
  return { task: 'billRunChunk', payload: { runId, chunkNo }, key: `bill-run:${runId}:${chunkNo}` }
}

/** Puts chunks of a run to work. */
export async function enqueueChunks(
  tx: Tx,
  runId: string,
  chunks: readonly number[],
): Promise<void> {
  await enqueueAll(
    tx,
    chunks.map(chunkNo => chunkJob(runId, chunkNo)),
  )
}

/** What tells a run apart that is not regular: its kind, its terms, and the date in its number. */
export type SpecialRun = {
  readonly kind: 'rebill' | 'progressive' | 'credit'
  readonly on: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly cycle?: string | null
  readonly terms: object
}

/** Writes down a run that is not regular, numbered ENTITY-KIND-DATE-N; its accounts follow. */
export async function openSpecialRun(
  tx: Tx,
  entity: LegalEntityRow,
  { kind, on, issueOn, cycle = null, terms }: SpecialRun,
  ctx: RunContext,
): Promise<NewRun> {
  const prefix = `${entity.code}-${kind.toUpperCase()}-${on}-`
  const run: NewRun = {
    runId: ctx.newId(),
    number: `${prefix}${(await countNumbered(tx, prefix)) + 1}`,
    legalEntityId: entity.legalEntityId,
    cycleCode: cycle,
    throughOn: issueOn,
    issueOn,
    createdBy: ctx.actor,
    createdAt: ctx.clock.now(),
    previousRunId: null,
  }
  await insertRun(tx, run)
  await setKind(tx, run.runId, kind, terms)
  return run
}

/** Starts a run whose accounts have been selected: all its chunks go to work. */
export async function beginRun(tx: Tx, runId: string, ctx: RunContext): Promise<void> {
  await stepRun(tx, runId, 'start', ctx.clock.now(), ctx.actor)
  await enqueueChunks(tx, runId, await loadChunkNumbers(tx, runId, 'pending'))
}
