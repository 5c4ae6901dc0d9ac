import { refreshJob } from '../../contracts/commands/mark-stale.ts'
import { lockBillingStates } from '../../contracts/load/billing.ts'
import { assert, ok, type Result, refuse } from '../../kernel/result.ts'
import { releasePeriods } from '../../ledger/commands/open-months.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { enqueue, enqueueAll } from '../../platform/jobs.ts'
import { BillRunChunk, FailedChunk } from '../api.ts'
import type { StoredDraft } from '../draft.ts'
import { noteCorrections } from '../incidents/save.ts'
import {
  countStaleDrafts,
  loadChunkAccounts,
  loadChunkNumbers,
  loadDrafts,
  loadRun,
  lockChunk,
  type RunRow,
} from '../load/runs.ts'
import { recordCarries } from '../save/carried.ts'
import { deleteDrafts, deleteRunDrafts, releaseDrafted } from '../save/drafts.ts'
import type { IssueFacts } from '../save/issue.ts'
import { discardEmptyRun, setChunkState, setOutcomes, splitChunk, stepRun } from '../save/runs.ts'
import { linksOf, numberDocuments, writeDocuments } from './issue-documents.ts'
import {
  bearing,
  foundNothing,
  issuable,
  noteBegunPeriods,
  rateByKind,
  settleByKind,
} from './run-kinds.ts'
import { chunkJob } from './start-run.ts'

/** What was done with a chunk; `nothing` when it had been done before or the run has moved on. */
export type ChunkDone = { readonly did: 'rated' | 'issued' | 'nothing'; readonly accounts: number }

/**
 * Works one chunk of a run in the run's present phase. Its row is held, so that two workers given
 * the same chunk do it once; killed at any point it leaves nothing behind and can be done again.
 */
export const workBillRunChunk = defineCommand({
  name: 'workBillRunChunk',
  summary: 'Calculate or issue one chunk of a bill run (a job does this)',
  permission: 'billRuns.work',
  input: BillRunChunk,
  run: async (tx, { runId, chunkNo }, ctx): Promise<Result<ChunkDone>> => {
    const run = await loadRun(tx, runId, 'chunk')
    if (run === undefined) return refuse('unknown_bill_run', { run: runId })
    const state = await lockChunk(tx, runId, chunkNo)
    if (run.state === 'rating' && state === 'pending') return ok(await rate(tx, run, chunkNo, ctx))
    if (run.state === 'issuing' && state === 'rated') return ok(await issue(tx, run, chunkNo, ctx))
    return ok({ did: 'nothing', accounts: 0 })
  },
})

async function rate(tx: Tx, run: RunRow, chunkNo: number, ctx: Context): Promise<ChunkDone> {
  const accountIds = await loadChunkAccounts(tx, run.runId, chunkNo, 'pending')
  await rateByKind(tx, run, chunkNo, accountIds)
  await finishPhase(tx, run, ctx)
  return { did: 'rated', accounts: accountIds.length }
}

async function issue(tx: Tx, run: RunRow, chunkNo: number, ctx: Context): Promise<ChunkDone> {
  const billed = await loadChunkAccounts(tx, run.runId, chunkNo, 'billed')
  const skipped = await loadChunkAccounts(tx, run.runId, chunkNo, 'skipped')
  const accountIds = [...billed, ...skipped].sort()
  await lockBillingStates(tx, accountIds)
  const loaded = await loadDrafts(tx, run.runId, chunkNo)
  assert(loaded.length >= billed.length, 'an account to be billed has no draft')
  const drafts = await issuable(tx, run, loaded)
  const links = await linksOf(tx, drafts)
  const facts: IssueFacts = {
    entity: run.entity,
    issuedOn: run.issueOn,
    runId: run.runId,
    recordedAt: ctx.clock.now(),
    by: ctx.actor,
  }
  const idOf = documentIds(ctx)
  const documents = drafts.map(({ accountId, draft }, i) => ({
    accountId,
    invoiceId: idOf(draft),
    draft,
    ...bearing(draft, links[i] ?? []),
  }))
  await writeDocuments(tx, facts, documents)
  await recordCarries(tx, run.runId, accountIds, facts.recordedAt)
  await settleByKind(tx, run, accountIds)
  await noteBegunPeriods(tx, drafts)
  if (run.incidentId !== null) await noteCorrections(tx, run.incidentId, documents)
  await setChunkState(tx, run.runId, chunkNo, 'issued')
  await enqueueAll(tx, [
    { task: 'renderDocuments', payload: { runId: run.runId, chunkNo }, priority: 10 },
  ])
  // Chunks that are issued side by side wait for each other only from here on: for the run's row,
  // and for the number series, which is held for the shortest time.
  await finishPhase(tx, run, ctx)
  await numberDocuments(tx, facts, documents)
  return { did: 'issued', accounts: billed.length }
}

/** A new id for each document; the parts of a consolidated one share theirs. */
function documentIds(ctx: Context): (draft: StoredDraft) => string {
  const ids = new Map<string, string>()
  return ({ part }) => {
    if (part === undefined) return ctx.newId()
    const key = `${part.headId} ${part.no}`
    const id = ids.get(key) ?? ctx.newId()
    ids.set(key, id)
    return id
  }
}

/** Whoever finishes the last chunk takes the run on; the run's row makes the last one plain. */
async function finishPhase(tx: Tx, run: RunRow, ctx: Context): Promise<void> {
  await loadRun(tx, run.runId, 'state')
  const waiting = run.state === 'rating' ? 'pending' : 'rated'
  if ((await loadChunkNumbers(tx, run.runId, waiting)).length > 0) return
  const step = run.state === 'rating' ? 'finishRating' : 'finishIssuing'
  await stepRun(tx, run.runId, step, ctx.clock.now(), ctx.actor)
  if (step === 'finishIssuing') {
    await deleteRunDrafts(tx, run.runId)
    await releasePeriods(tx, run.runId)
    if (run.incidentId !== null) {
      await enqueue(tx, { task: 'incidentNotices', payload: { runId: run.runId } })
    }
  } else if (await foundNothing(tx, run)) {
    await discardEmptyRun(tx, run.runId)
    await stepRun(tx, run.runId, 'cancel', ctx.clock.now(), ctx.actor)
  } else if ((await countStaleDrafts(tx, run.runId)) > 0) {
    // Facts that changed while other chunks were rated: refreshing had to wait for this moment.
    await enqueue(tx, refreshJob(run.runId))
  }
}

/**
 * Called when a chunk failed as a whole for a reason that is no refusal: halves it, so that in a few
 * steps the one account that cannot be done stands alone; it is parked with the error and the run
 * goes on without it.
 */
export const splitBillRunChunk = defineCommand({
  name: 'splitBillRunChunk',
  summary: 'Halve a chunk that failed, and park the account that is to blame (a job does this)',
  permission: 'billRuns.work',
  input: FailedChunk,
  run: async (tx, { runId, chunkNo, error }, ctx): Promise<Result<{ parked: number }>> => {
    const run = await loadRun(tx, runId, 'chunk')
    if (run === undefined) return refuse('unknown_bill_run', { run: runId })
    const state = await lockChunk(tx, runId, chunkNo)
    const rating = run.state === 'rating' && state === 'pending'
    const issuing = run.state === 'issuing' && state === 'rated'
    if (!rating && !issuing) return ok({ parked: 0 })
    const outcome = rating ? 'pending' : 'billed'
    await loadRun(tx, runId, 'state') // two chunks that are split must not take one number
    const other = await splitChunk(tx, runId, chunkNo, outcome)
    if (other !== undefined) {
      await enqueueAll(tx, [chunkJob(runId, chunkNo), chunkJob(runId, other)])
      return ok({ parked: 0 })
    }
    const accountIds = await loadChunkAccounts(tx, runId, chunkNo, outcome)
    await park(tx, run, accountIds, error)
    // Accounts of the chunk that owe nothing have been settled all the same.
    if (issuing) {
      const skipped = await loadChunkAccounts(tx, runId, chunkNo, 'skipped')
      await recordCarries(tx, runId, skipped, ctx.clock.now())
      await settleByKind(tx, run, skipped)
    }
    await setChunkState(tx, runId, chunkNo, rating ? 'rated' : 'issued')
    await finishPhase(tx, run, ctx)
    return ok({ parked: accountIds.length })
  },
})

async function park(
  tx: Tx,
  run: RunRow,
  accountIds: readonly string[],
  error: string,
): Promise<void> {
  await deleteDrafts(tx, run.runId, accountIds)
  await releaseDrafted(tx, run.runId, accountIds)
  await setOutcomes(
    tx,
    run.runId,
    accountIds.map(accountId => ({
      accountId,
      outcome: 'failed',
      reason: 'defect',
      facts: { error },
    })),
  )
}
