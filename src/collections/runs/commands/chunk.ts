import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { releasePeriods } from '../../../ledger/commands/open-months.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { splitRunChunk } from '../../../platform/reviewed-run.ts'
import type { ChunkScope } from '../../reminders/load.ts'
import { dunningChunk, failedDunningChunk } from '../api.ts'
import {
  type DunningRun,
  loadAsked,
  loadChunkAccounts,
  loadChunkNumbers,
  loadDunningRun,
  lockDunningChunk,
} from '../load/runs.ts'
import type { DunningOutcomeRow } from '../outcome.ts'
import { copyDropped, copyOutcomes, setChunkState, stepDunningRun } from '../save.ts'
import { RUN_WORK } from './kinds.ts'
import { enqueueChunks } from './runs.ts'

/** What was done with a chunk; `nothing` where it was done before or the run has moved on. */
export type DunningChunkDone = {
  readonly did: 'prepared' | 'sent' | 'nothing'
  readonly customers: number
}

/**
 * Works one chunk of a run in the run's present phase. Its row is held, so that two workers given the
 * same chunk do it once; killed at any point it leaves nothing behind and can be done again.
 */
export const workDunningChunk = defineCommand({
  name: 'workDunningChunk',
  summary: 'Prepare or send one chunk of a dunning run (a job does this)',
  permission: 'dunning.work',
  input: dunningChunk,
  run: async (tx, { runId, chunkNo }, ctx): Promise<Result<DunningChunkDone>> => {
    const run = await loadDunningRun(tx, { runId }, 'chunk')
    if (run === undefined) return refuse('unknown_dunning_run', { run: runId })
    const chunk = await lockDunningChunk(tx, runId, chunkNo)
    if (run.state === 'preparing' && chunk?.state === 'pending') {
      const work = RUN_WORK[run.kind]
      const outcomes = await work.propose(tx, run, scopeOf(run, chunk), ctx.clock.now())
      await copyOutcomes(tx, runId, outcomes)
      await setChunkState(tx, runId, chunkNo, 'ready')
      await finishPhase(tx, run, ctx)
      return ok({ did: 'prepared', customers: outcomes.length })
    }
    if (run.state === 'sending' && chunk?.state === 'ready') {
      await setChunkState(tx, runId, chunkNo, 'done')
      const approved = await loadAsked(tx, runId, chunk)
      const sent = await sendChunk(tx, run, approved, ctx)
      return ok({ did: 'sent', customers: sent })
    }
    return ok({ did: 'nothing', customers: 0 })
  },
})

/** The run's row comes after the chunk's own work, numbers of documents last of all. */
async function sendChunk(
  tx: Tx,
  run: DunningRun,
  approved: readonly DunningOutcomeRow[],
  ctx: Context,
): Promise<number> {
  const { send } = RUN_WORK[run.kind]
  const sent = approved.length === 0 ? 0 : await send(tx, run, approved, ctx)
  await finishPhase(tx, run, ctx)
  return sent
}

function scopeOf(
  run: DunningRun,
  { fromAccount, toAccount }: { readonly fromAccount: string; readonly toAccount: string },
): ChunkScope {
  const { legalEntityId, runOn, accountIds } = run
  return { legalEntityId, runOn, accountIds, fromAccount, toAccount }
}

/** Whoever finishes the last chunk takes the run on; the run's row makes the last one plain. */
async function finishPhase(tx: Tx, run: DunningRun, ctx: Context): Promise<void> {
  await loadDunningRun(tx, run, 'state')
  const waiting = run.state === 'preparing' ? 'pending' : 'ready'
  if ((await loadChunkNumbers(tx, run.runId, waiting)).length > 0) return
  const step = run.state === 'preparing' ? 'finishPreparing' : 'finishSending'
  if (step === 'finishSending') await releasePeriods(tx, run.runId)
  await stepDunningRun(tx, run.runId, step, { at: ctx.clock.now(), by: ctx.actor })
}

/**
 * Called when a chunk failed as a whole for a reason that is no refusal: halves it, so that in a few
 * steps the one customer that cannot be done stands alone; it is parked and the run goes on without it.
 */
export const splitDunningChunk = defineCommand({
  name: 'splitDunningChunk',
  summary: 'Halve a chunk that failed, and park the customer that is to blame (a job does this)',
  permission: 'dunning.work',
  input: failedDunningChunk,
  run: async (tx, { runId, chunkNo }, ctx): Promise<Result<{ parked: number }>> => {
    const run = await loadDunningRun(tx, { runId }, 'chunk')
    if (run === undefined) return refuse('unknown_dunning_run', { run: runId })
    const chunk = await lockDunningChunk(tx, runId, chunkNo)
    const isPreparing = run.state === 'preparing' && chunk?.state === 'pending'
    const isSending = run.state === 'sending' && chunk?.state === 'ready'
    if (chunk === undefined || !(isPreparing || isSending)) return ok({ parked: 0 })
    await loadDunningRun(tx, { runId }, 'state') // two chunks that are halved must not take one number
    const ids = await loadChunkAccounts(tx, chunk)
    const half = Math.floor(ids.length / 2)
    const [last, next] = [ids[half - 1], ids[half]]
    if (last !== undefined && next !== undefined) {
      const other = await splitRunChunk(tx, 'dunning_run_chunk', { runId, chunkNo }, { last, next })
      await enqueueChunks(tx, runId, [chunkNo, other])
      return ok({ parked: 0 })
    }
    if (isPreparing)
      await copyOutcomes(
        tx,
        runId,
        ids.map(accountId => failed(run, accountId)),
      )
    else await copyDropped(tx, runId, parked(await loadAsked(tx, runId, chunk)), ctx.clock.now())
    await setChunkState(tx, runId, chunkNo, isPreparing ? 'ready' : 'done')
    await finishPhase(tx, run, ctx)
    return ok({ parked: ids.length })
  },
})

function failed({ entity }: DunningRun, accountId: string): DunningOutcomeRow {
  return {
    ...{ accountId, currency: entity.currency, outcome: 'failed', reason: 'defect', items: [] },
    ...{ level: null, channel: null, policy: null, amountMinor: 0n, feeMinor: 0n },
    overdueMinor: 0n,
  }
}

function parked(approved: readonly DunningOutcomeRow[]) {
  return approved.map(({ accountId, currency }) => ({ accountId, currency, reason: 'defect' }))
}
