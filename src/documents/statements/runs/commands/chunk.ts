import type { CareFlag } from '../../../../accounts/care/care-flag.ts'
import { loadCareFlags } from '../../../../accounts/care/load.ts'
import { loadBilledBefore } from '../../../../invoicing/billed-before/load.ts'
import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { type RunChunk, splitRunChunk, stepRun } from '../../../../platform/reviewed-run.ts'
import { queueMessages } from '../../../messages/commands/queue.ts'
import { statementMessage } from '../../commands/message.ts'
import { drawStatements, type NewStatement } from '../../draw.ts'
import { loadMethods, loadStatementItems } from '../../load.ts'
import { insertStatements } from '../../save.ts'
import { methodFor } from '../../statement.ts'
import { StatementChunk, type Whose } from '../api.ts'
import {
  loadChunkCustomers,
  loadChunkStatements,
  loadStatementChunks,
  loadStatementRun,
  loadTold,
  lockStatementChunk,
  type StatementRun,
} from '../load.ts'
import { insertLeftOut, setChunkDone, setChunkReady } from '../save.ts'
import { enqueueChunks } from './runs.ts'

/** What was done with a chunk; `nothing` where it was done before or the run has moved on. */
export type StatementChunkDone = {
  readonly did: 'prepared' | 'sent' | 'nothing'
  readonly statements: number
}

/**
 * Works one chunk of a run in the run's present phase. Its row is held, so that two workers given the
 * same chunk do it once; killed at any point it leaves nothing behind and can be done again.
 */
export const workStatementChunk = defineCommand({
  name: 'workStatementChunk',
  summary: 'Prepare or send one chunk of a run of statements (a job does this)',
  permission: 'messages.work',
  input: StatementChunk,
  run: async (tx, chunkRef, ctx): Promise<Result<StatementChunkDone>> => {
    const { runId, chunkNo } = chunkRef
    const run = await loadStatementRun(tx, { runId }, 'chunk')
    if (run === undefined) return refuse('unknown_statement_run', { run: runId })
    const chunk = await lockStatementChunk(tx, runId, chunkNo)
    if (run.state === 'preparing' && chunk?.state === 'pending') {
      const { statements, ...counts } = await prepare(tx, run, chunk, ctx)
      await setChunkReady(tx, chunkRef, counts)
      await finishPhase(tx, run, ctx)
      return ok({ did: 'prepared', statements })
    }
    if (run.state === 'sending' && chunk?.state === 'ready') {
      const statements = await send(tx, run, chunk, ctx)
      await setChunkDone(tx, chunkRef)
      await finishPhase(tx, run, ctx)
      return ok({ did: 'sent', statements })
    }
    return ok({ did: 'nothing', statements: 0 })
  },
})

/** Customers who are marked so are sent no statement: it would ask them for money. */
const SPARED: readonly CareFlag[] = ['bankruptcy', 'deceased', 'cease_contact']

async function loadSpared(tx: Tx, accountIds: readonly string[], ctx: Context) {
  const today = ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const flags = await loadCareFlags(tx, accountIds, today)
  return (accountId: string): boolean =>
    (flags.get(accountId) ?? []).some(flag => SPARED.includes(flag))
}

async function prepare(tx: Tx, run: StatementRun, chunk: RunChunk, ctx: Context) {
  const { legalEntityId, fromOn, asOf, accountIds } = run
  const all = await loadChunkCustomers(tx, run, chunk)
  const told = accountIds === null ? await loadTold(tx, run, all) : new Set<string>()
  const ids = all.filter(accountId => !told.has(accountId))
  const methods = await loadMethods(tx, ids, asOf)
  const isSpared = await loadSpared(tx, ids, ctx)
  const items = await loadStatementItems(tx, ids, legalEntityId, { from: fromOn, asOf })
  const span = { from: fromOn.toString(), asOf: asOf.toString() }
  const drawn = drawStatements(items, span, {
    legalEntityId,
    billed: await loadBilledBefore(tx, ids, asOf, legalEntityId),
    methodOf: accountId => methodFor(run.method, methods.get(accountId)),
    newId: ctx.newId,
  }).filter(each => tells(each, run.whose))
  const reasons = new Map(
    drawn.flatMap(({ accountId }): [string, string][] => {
      if (isSpared(accountId)) return [[accountId, 'spared']]
      return methods.get(accountId) === 'none' ? [[accountId, 'wants_none']] : []
    }),
  )
  const made = drawn.filter(({ accountId }) => !reasons.has(accountId))
  const now = ctx.clock.now()
  if (made.length > 0) {
    await insertStatements(tx, made, { actor: ctx.actor, now, runId: run.runId })
  }
  const leftOut = [...reasons].map(([accountId, reason]) => ({ accountId, reason }))
  await insertLeftOut(tx, run.runId, leftOut, now)
  const customers = new Set(drawn.map(each => each.accountId)).size
  return {
    statements: made.length,
    customers: all.length,
    idle: ids.length - customers,
    told: told.size,
  }
}

/** Whether there is something to tell, as the run was asked for. */
function tells({ content }: NewStatement, whose: Whose): boolean {
  if (whose === 'everybody') return true
  const hasOpen = content.openItems.length > 0
  return whose === 'balance' ? hasOpen : hasOpen || content.movements.length > 0
}

async function send(tx: Tx, run: StatementRun, chunk: RunChunk, ctx: Context): Promise<number> {
  const statements = await loadChunkStatements(tx, run.runId, chunk)
  const ids = [...new Set(statements.map(each => each.accountId))]
  // Who was marked since the statements were made is spared all the same.
  const isSpared = await loadSpared(tx, ids, ctx)
  const spared = ids.filter(isSpared).map(accountId => ({ accountId, reason: 'spared' }))
  await insertLeftOut(tx, run.runId, spared, ctx.clock.now())
  const toSend = statements.filter(({ accountId }) => !isSpared(accountId))
  const sent = await queueMessages(tx, ctx, toSend.map(statementMessage))
  return sent.length
}

/** Whoever finishes the last chunk takes the run on; the run's row makes the last one plain. */
async function finishPhase(tx: Tx, run: StatementRun, ctx: Context): Promise<void> {
  await loadStatementRun(tx, run, 'state')
  const waiting = run.state === 'preparing' ? 'pending' : 'ready'
  if ((await loadStatementChunks(tx, run.runId, waiting)).length > 0) return
  const step = run.state === 'preparing' ? 'finishPreparing' : 'finishSending'
  await stepRun(tx, 'statement_run', run.runId, step, { at: ctx.clock.now(), by: ctx.actor })
}

/**
 * Called when a chunk failed as a whole for a reason that is no refusal: halves it, so that in a few
 * steps the one customer that cannot be done stands alone; it is left out and the run goes on.
 */
export const splitStatementRunChunk = defineCommand({
  name: 'splitStatementRunChunk',
  summary:
    'Halve a chunk of statements that failed, and park the customer to blame (a job does this)',
  permission: 'messages.work',
  input: StatementChunk,
  run: async (tx, chunkRef, ctx): Promise<Result<{ parked: number }>> => {
    const { runId, chunkNo } = chunkRef
    const run = await loadStatementRun(tx, { runId }, 'chunk')
    if (run === undefined) return refuse('unknown_statement_run', { run: runId })
    const chunk = await lockStatementChunk(tx, runId, chunkNo)
    const isPreparing = run.state === 'preparing' && chunk?.state === 'pending'
    const isSending = run.state === 'sending' && chunk?.state === 'ready'
    if (chunk === undefined || !(isPreparing || isSending)) return ok({ parked: 0 })
    await loadStatementRun(tx, { runId }, 'state') // two chunks that are halved must not take one number
    const ids = await loadChunkCustomers(tx, run, chunk)
    const half = Math.floor(ids.length / 2)
    const [last, next] = [ids[half - 1], ids[half]]
    if (last !== undefined && next !== undefined) {
      const other = await splitRunChunk(tx, 'statement_run_chunk', chunkRef, { last, next })
      await enqueueChunks(tx, runId, [chunkNo, other])
      return ok({ parked: 0 })
    }
    const leftOut = ids.map(accountId => ({ accountId, reason: 'defect' }))
    await insertLeftOut(tx, runId, leftOut, ctx.clock.now())
    if (isPreparing) await setChunkReady(tx, chunkRef, { customers: ids.length, idle: 0, told: 0 })
    else await setChunkDone(tx, chunkRef)
    await finishPhase(tx, run, ctx)
    return ok({ parked: ids.length })
  },
})
