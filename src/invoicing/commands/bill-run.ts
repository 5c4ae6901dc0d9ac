import { consolidatedGroups } from '../../accounts/parents/hierarchy.ts'
import { loadRelationsOn } from '../../accounts/parents/load.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { releasePeriods } from '../../ledger/commands/open-months.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  ApproveBillRun,
  BillRunRef,
  CancelBillRun,
  DecideExceptions,
  RedateBillRun,
  StartBillRun,
} from '../api.ts'
import {
  loadChunkNumbers,
  loadIssueDate,
  loadPreviousRun,
  loadRun,
  loadScopeRuns,
  type RunLock,
  type RunRow,
} from '../load/runs.ts'
import { releaseStakes } from '../load/stakes.ts'
import { canStep, type RunStep } from '../run-state.ts'
import {
  decideOpenExceptions,
  holdAccounts,
  insertRun,
  type NewRun,
  redateRun,
  reopenStale,
  stepRun,
} from '../save/runs.ts'
import { selectAccounts } from '../save/select-accounts.ts'
import { datedTooEarly, dropRun, issueRun, releaseRun } from './run-steps.ts'
import { beginRun, enqueueChunks } from './start-run.ts'

/** Creates a bill run, selects its accounts and starts rating them in chunks. */
export const startBillRun = defineCommand({
  name: 'startBillRun',
  summary: 'Select the accounts of a cycle and start calculating their bills',
  permission: 'billRuns.start',
  input: StartBillRun,
  alsoRetry: ['23505'],
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ runId: string; number: string; accounts: number }>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const cycleCode = input.cycle ?? null
    const throughOn = input.through
    const issueOn =
      input.issueOn ??
      (cycleCode === null ? undefined : await loadIssueDate(tx, cycleCode, throughOn))
    if (issueOn === undefined) {
      return refuse('no_issue_date', { cycle: cycleCode ?? '', through: throughOn.toString() })
    }
    const scope = { legalEntityId: entity.legalEntityId, cycleCode, throughOn }
    const earlier = await loadScopeRuns(tx, scope)
    const open = earlier.find(run => run.open)
    if (open !== undefined && input.accounts === undefined) {
      return refuse('bill_run_open', { run: open.number })
    }
    const number = [entity.code, cycleCode ?? 'ALL', throughOn, earlier.length + 1].join('-')
    const run: NewRun = {
      ...scope,
      runId: ctx.newId(),
      number,
      issueOn,
      createdBy: ctx.actor,
      createdAt: ctx.clock.now(),
      previousRunId: await loadPreviousRun(tx, scope),
    }
    await insertRun(tx, run)
    const groups = consolidatedGroups(await loadRelationsOn(tx, throughOn), throughOn)
    const { accounts, named } = await selectAccounts(tx, run, input.accounts ?? null, groups)
    const missing = new Set(input.accounts ?? []).size - named
    if (input.accounts !== undefined && missing > 0) {
      return refuse('accounts_not_in_scope', { missing, entity: entity.code })
    }
    if (accounts === 0)
      return refuse('bill_run_empty', { cycle: cycleCode ?? '', entity: entity.code })
    await beginRun(tx, run.runId, ctx)
    return ok({ runId: run.runId, number, accounts })
  },
})

/** A run that may take a step, held as the step needs; or the refusal. */
async function runFor(
  tx: Tx,
  runId: string,
  step: RunStep,
  lock: RunLock,
): Promise<Result<RunRow>> {
  const run = await loadRun(tx, runId, lock)
  if (run === undefined) return refuse('unknown_bill_run', { run: runId })
  if (!canStep(run.state, step)) {
    return refuse('bill_run_state', { run: run.number, state: run.state, step })
  }
  return ok(run)
}

/** The same for a run that stands alone: those of an incident take their steps together with it. */
async function loneRun(tx: Tx, runId: string, step: RunStep): Promise<Result<RunRow>> {
  const found = await runFor(tx, runId, step, 'alone')
  if (!found.ok || found.value.incident === null) return found
  const { number: run, incident } = found.value
  return refuse('run_of_incident', { run, incident })
}

/** Accepts open exceptions, or holds the accounts they are about out of the run. */
export const decideExceptions = defineCommand({
  name: 'decideExceptions',
  summary: 'Accept exceptions of a bill run, or hold their accounts back from issue',
  permission: 'billRuns.review',
  input: DecideExceptions,
  run: async (tx, input, ctx): Promise<Result<{ exceptions: number; accounts: number }>> => {
    const found = await runFor(tx, input.runId, 'approve', 'state')
    if (!found.ok) return found
    const state = input.decision === 'accept' ? 'accepted' : 'held'
    const decided = await decideOpenExceptions(
      tx,
      input.runId,
      { code: input.code ?? null, accountNumbers: input.accounts ?? null },
      { state, by: ctx.actor, at: ctx.clock.now(), note: input.note ?? null },
    )
    const accounts = [...new Set(decided)].sort()
    if (state === 'held') await holdAccounts(tx, input.runId, accounts, 'exception')
    return ok({ exceptions: decided.length, accounts: accounts.length })
  },
})

/** Rates again the accounts whose facts have changed since they were drafted (late usage, …). */
export const refreshBillRun = defineCommand({
  name: 'refreshBillRun',
  summary: 'Calculate again the drafts whose facts have changed since',
  permission: 'billRuns.review',
  input: BillRunRef,
  run: async (tx, input, ctx): Promise<Result<{ chunks: number }>> => {
    const found = await runFor(tx, input.runId, 'refresh', 'alone')
    if (!found.ok) return found
    const chunks = await reopenStale(tx, input.runId)
    if (chunks.length === 0) return ok({ chunks: 0 })
    await stepRun(tx, input.runId, 'refresh', ctx.clock.now(), ctx.actor)
    await enqueueChunks(tx, input.runId, chunks)
    return ok({ chunks: chunks.length })
  },
})

/**
 * Releases a reviewed run for issue. Refused while drafts are stale or exceptions undecided; with
 * `holdOpen` the accounts with undecided exceptions are held back instead. Refused where the month
 * of its documents is closed, which from now on stays open until the run is issued or cancelled.
 */
export const approveBillRun = defineCommand({
  name: 'approveBillRun',
  summary: 'Release the reviewed drafts of a bill run for issue',
  permission: 'billRuns.approve',
  input: ApproveBillRun,
  run: async (tx, input, ctx): Promise<Result<{ held: number }>> => {
    const found = await loneRun(tx, input.runId, 'approve')
    if (!found.ok) return found
    return releaseRun(tx, found.value, input.holdOpen === true, ctx)
  },
  stakes: (tx, _, input) => releaseStakes(tx, input.runId),
})

/**
 * Gives a run that is not issued yet another date of issue. Taxes, terms and accounts go by that date:
 * its drafts are calculated again and the run is to be approved anew. Exceptions that come out the same,
 * figure by figure, stay accepted; the others are to be decided.
 * Refused where a number series of its documents has a later date already.
 */
export const redateBillRun = defineCommand({
  name: 'redateBillRun',
  summary: 'Give a bill run another issue date; its drafts are calculated and approved again',
  permission: 'billRuns.start',
  input: RedateBillRun,
  run: async (tx, input, ctx): Promise<Result<{ run: string; chunks: number }>> => {
    const found = await loneRun(tx, input.runId, 'redate')
    if (!found.ok) return found
    const run = { ...found.value, issueOn: input.issueOn }
    const early = await datedTooEarly(tx, run)
    if (early !== undefined) return early
    await releasePeriods(tx, run.runId)
    const chunks = await redateRun(tx, run.runId, input.issueOn)
    await stepRun(tx, run.runId, 'redate', ctx.clock.now(), ctx.actor)
    await enqueueChunks(tx, run.runId, chunks)
    return ok({ run: run.number, chunks: chunks.length })
  },
})

/** Starts issuing an approved run: numbers, books, documents, chunk by chunk. */
export const issueBillRun = defineCommand({
  name: 'issueBillRun',
  summary: 'Issue the documents of an approved bill run',
  permission: 'billRuns.issue',
  input: BillRunRef,
  run: async (tx, input, ctx): Promise<Result<{ chunks: number }>> => {
    const found = await loneRun(tx, input.runId, 'issue')
    if (!found.ok) return found
    return issueRun(tx, found.value, ctx)
  },
})

/** Cancels a run before issue and lets go of its accounts; its outcomes stay on record. */
export const cancelBillRun = defineCommand({
  name: 'cancelBillRun',
  summary: 'Cancel a bill run of which nothing has been issued',
  permission: 'billRuns.start',
  input: CancelBillRun,
  run: async (tx, input, ctx): Promise<Result<{ run: string }>> => {
    const found = await loneRun(tx, input.runId, 'cancel')
    if (!found.ok) return found
    await dropRun(tx, found.value, ctx)
    return ok({ run: found.value.number })
  },
})

/** Puts the unfinished chunks of a run to work again, after a crash or by hand. Harmless otherwise. */
export const resumeBillRun = defineCommand({
  name: 'resumeBillRun',
  summary: 'Put the unfinished parts of a bill run to work again',
  permission: 'billRuns.start',
  input: BillRunRef,
  run: async (tx, input): Promise<Result<{ chunks: number }>> => {
    const run = await loadRun(tx, input.runId)
    if (run === undefined) return refuse('unknown_bill_run', { run: input.runId })
    const waiting = { rating: 'pending', issuing: 'rated' } as const
    if (run.state !== 'rating' && run.state !== 'issuing') return ok({ chunks: 0 })
    const chunks = await loadChunkNumbers(tx, run.runId, waiting[run.state])
    await enqueueChunks(tx, run.runId, chunks)
    return ok({ chunks: chunks.length })
  },
})
