import { loadCodes } from '../../../../accounts/assignments/load.ts'
import { loadAccountIds } from '../../../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../../ledger/load.ts'
import { defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { enqueueAll } from '../../../../platform/jobs.ts'
import { stepRun } from '../../../../platform/reviewed-run.ts'
import { canStep, type RunStep } from '../../../../platform/reviewed-run-state.ts'
import { StartStatementRun, StatementRunRef } from '../api.ts'
import {
  countStatementRuns,
  loadOpenStatementRun,
  loadStatementChunks,
  loadStatementRun,
  type StatementRun,
  statementStakes,
} from '../load.ts'
import { insertStatementChunks, insertStatementRun } from '../save.ts'
import { statementSpan } from '../span.ts'

/** Accounts of a chunk: some tenths of a second of work, some megabytes. */
const CHUNK = 500

/** Puts chunks of a run to work, in whatever phase it is. */
export function enqueueChunks(tx: Tx, runId: string, chunks: readonly number[]): Promise<void> {
  return enqueueAll(
    tx,
    chunks.map(chunkNo => ({
      task: 'statementChunk',
      payload: { runId, chunkNo },
      key: `statements:${runId}:${chunkNo}`,
    })),
  )
}

/**
 * Prepares statements of account for the customers of a legal entity, chunk by chunk; they can be looked
 * at, with their totals. Nothing is sent before another person has approved them. Who has a statement of
 * the same days from another run gets no second one, unless the accounts are named.
 */
export const startStatementRun = defineCommand({
  name: 'startStatementRun',
  summary: 'Prepare statements of account for many customers; nothing is sent yet',
  permission: 'messages.deliver',
  input: StartStatementRun,
  alsoRetry: ['23505'],
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ run: string; runId: string; customers: number }>> => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.legalEntity })
    const { legalEntityId, code, timeZone } = entity
    const now = ctx.clock.now()
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const { from, asOf } = statementSpan(input, today)
    if (Temporal.PlainDate.compare(from, asOf) > 0) {
      return refuse('statement_span', { from: from.toString(), asOf: asOf.toString() })
    }
    const { segment, accounts } = input
    if (segment !== null && !(await loadCodes(tx, 'segment', [segment])).has(segment)) {
      return refuse('unknown_segment', { segment })
    }
    const open = await loadOpenStatementRun(tx, legalEntityId)
    if (open !== undefined && segment === null && accounts === null) {
      return refuse('statement_run_open', { run: open })
    }
    const ids = accounts === null ? null : await loadAccountIds(tx, accounts)
    const missing = (accounts ?? []).find(number => ids?.has(number) !== true)
    if (missing !== undefined) return refuse('unknown_account', { account: missing })
    const prefix = `STM-${code}-${asOf}-`
    const run = {
      runId: ctx.newId(),
      number: `${prefix}${(await countStatementRuns(tx, legalEntityId, prefix)) + 1}`,
      ...{ legalEntityId, fromOn: from, asOf, method: input.method, whose: input.whose, segment },
      accountIds: ids === null ? null : [...ids.values()].sort(),
    }
    await insertStatementRun(tx, run, { at: now, by: ctx.actor })
    const customers = await insertStatementChunks(tx, run, CHUNK)
    if (customers === 0) return refuse('nobody_for_statements', { entity: code })
    await enqueueChunks(tx, run.runId, await loadStatementChunks(tx, run.runId, 'pending'))
    return ok({ run: run.number, runId: run.runId, customers })
  },
})

async function runFor(tx: Tx, number: string, step: RunStep): Promise<Result<StatementRun>> {
  const run = await loadStatementRun(tx, { number }, 'alone')
  if (run === undefined) return refuse('unknown_statement_run', { run: number })
  if (!canStep(run.state, step)) {
    return refuse('statement_run_state', { run: number, state: run.state, step })
  }
  return ok(run)
}

/** Releases the statements of a run. A second person does it (rule `statement_run`), who sees the totals. */
export const approveStatementRun = defineCommand({
  name: 'approveStatementRun',
  summary: 'Release the statements that a run has prepared',
  permission: 'messages.deliver',
  input: StatementRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; state: string }>> => {
    const found = await runFor(tx, input.run, 'approve')
    if (!found.ok) return found
    const { runId, number } = found.value
    await stepRun(tx, 'statement_run', runId, 'approve', { at: ctx.clock.now(), by: ctx.actor })
    return ok({ run: number, state: 'approved' })
  },
  stakes: (tx, value) => statementStakes(tx, value.run),
})

/** Sends the statements of an approved run by each customer's delivery preference, chunk by chunk. */
export const sendStatementRun = defineCommand({
  name: 'sendStatementRun',
  summary: 'Send the statements of an approved run, by each customer’s delivery preference',
  permission: 'messages.deliver',
  input: StatementRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; chunks: number }>> => {
    const found = await runFor(tx, input.run, 'send')
    if (!found.ok) return found
    const { runId, number } = found.value
    await stepRun(tx, 'statement_run', runId, 'send', { at: ctx.clock.now(), by: ctx.actor })
    const chunks = await loadStatementChunks(tx, runId, 'ready')
    await enqueueChunks(tx, runId, chunks)
    return ok({ run: number, chunks: chunks.length })
  },
})

/** Gives a run up of which nothing was sent; what it prepared stays on record. */
export const cancelStatementRun = defineCommand({
  name: 'cancelStatementRun',
  summary: 'Give up a run of statements of which nothing has been sent',
  permission: 'messages.deliver',
  input: StatementRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; state: string }>> => {
    const found = await runFor(tx, input.run, 'cancel')
    if (!found.ok) return found
    const { runId, number } = found.value
    await stepRun(tx, 'statement_run', runId, 'cancel', { at: ctx.clock.now(), by: ctx.actor })
    return ok({ run: number, state: 'cancelled' })
  },
})

/** Puts the unfinished chunks of a run to work again, after a crash or by hand. Harmless otherwise. */
export const resumeStatementRun = defineCommand({
  name: 'resumeStatementRun',
  summary: 'Put the unfinished parts of a run of statements to work again',
  permission: 'messages.deliver',
  input: StatementRunRef,
  run: async (tx, input): Promise<Result<{ chunks: number }>> => {
    const run = await loadStatementRun(tx, { number: input.run })
    if (run === undefined) return refuse('unknown_statement_run', { run: input.run })
    const waiting = { preparing: 'pending', sending: 'ready' } as const
    if (run.state !== 'preparing' && run.state !== 'sending') return ok({ chunks: 0 })
    const chunks = await loadStatementChunks(tx, run.runId, waiting[run.state])
    await enqueueChunks(tx, run.runId, chunks)
    return ok({ chunks: chunks.length })
  },
})
