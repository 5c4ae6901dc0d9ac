import { ok, type Result, refuse } from '../../kernel/result.ts'
import { holdPeriod, releasePeriods } from '../../ledger/commands/open-months.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  countStaleDrafts,
  loadAccountsWithOpenExceptions,
  loadChunkNumbers,
  loadLaterSeries,
  type RunRow,
} from '../load/runs.ts'
import { ensureSeries } from '../save/issue.ts'
import { decideOpenExceptions, discardRun, holdAccounts, stepRun } from '../save/runs.ts'
import { enqueueChunks } from './start-run.ts'

/*
 * The steps of a run as steps of a transaction, for a run alone and for all runs of an incident. The
 * run is held alone and in a state that allows the step.
 */

/**
 * Releases a run for issue. Refused while drafts are stale or exceptions undecided, and where its
 * documents would follow later ones of their number series; with `holdOpen` the accounts with undecided exceptions are held back instead.
 */
export async function releaseRun(
  tx: Tx,
  run: RunRow,
  holdOpen: boolean,
  ctx: Context,
): Promise<Result<{ held: number }>> {
  const stale = await countStaleDrafts(tx, run.runId)
  if (stale > 0) return refuse('drafts_stale', { run: run.number, accounts: stale })
  const open = await loadAccountsWithOpenExceptions(tx, run.runId)
  if (open.length > 0 && !holdOpen) {
    return refuse('exceptions_open', { run: run.number, accounts: open.length })
  }
  const early = await datedTooEarly(tx, run)
  if (early !== undefined) return early
  const at = ctx.clock.now()
  if (open.length > 0) {
    const choice = { code: null, accountNumbers: null }
    const decision = { state: 'held', by: ctx.actor, at, note: 'held at approval' } as const
    await decideOpenExceptions(tx, run.runId, choice, decision)
    await holdAccounts(tx, run.runId, open, 'exception')
  }
  // From here on its month stays open: a chunk that met a closed one could only wait.
  const holder = { heldBy: run.runId, holder: run.number }
  await holdPeriod(tx, run.legalEntityId, run.issueOn, holder, at)
  await stepRun(tx, run.runId, 'approve', at, ctx.actor)
  return ok({ held: open.length })
}

/** The refusal of a run whose documents would bear a date before the last of their number series. */
export async function datedTooEarly(tx: Tx, run: RunRow): Promise<Result<never> | undefined> {
  const later = await loadLaterSeries(tx, run)
  if (later === undefined) return undefined
  const { entity, issueOn } = run
  const facts = { entity: entity.code, kind: later.kind, date: issueOn.toString() }
  return refuse('issue_date_before_series', facts)
}

/** Starts issuing a run: its chunks go to work. */
export async function issueRun(
  tx: Tx,
  run: RunRow,
  ctx: Context,
): Promise<Result<{ chunks: number }>> {
  // Its chunks would be refused one by one; until the run is issuing its date can still be changed.
  const early = await datedTooEarly(tx, run)
  if (early !== undefined) return early
  await ensureSeries(tx, run.entity, run.issueOn.year)
  await stepRun(tx, run.runId, 'issue', ctx.clock.now(), ctx.actor)
  const chunks = await loadChunkNumbers(tx, run.runId, 'rated')
  await enqueueChunks(tx, run.runId, chunks)
  return ok({ chunks: chunks.length })
}

/** Cancels a run and lets go of its accounts; its outcomes stay on record. */
export async function dropRun(tx: Tx, run: RunRow, ctx: Context): Promise<void> {
  await discardRun(tx, run.runId)
  await releasePeriods(tx, run.runId)
  await stepRun(tx, run.runId, 'cancel', ctx.clock.now(), ctx.actor)
}
