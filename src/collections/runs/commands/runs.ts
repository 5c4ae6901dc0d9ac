import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { holdPeriod, releasePeriods } from '../../../ledger/commands/open-months.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { enqueueAll } from '../../../platform/jobs.ts'
import { canStep, type RunStep } from '../../../platform/reviewed-run-state.ts'
import { loadLastChargedOn } from '../../late-charges/load.ts'
import { dunningRunRef, startDunningInput } from '../api.ts'
import {
  countNumbered,
  type DunningRun,
  type DunningRunKind,
  dunningStakes,
  loadChunkNumbers,
  loadDunningRun,
  loadOpenRun,
} from '../load/runs.ts'
import { insertChunks, insertDunningRun, stepDunningRun } from '../save.ts'

/** Accounts of a chunk: some tenths of a second of work, some megabytes. */
const CHUNK = 1000

const PREFIX: Readonly<Record<DunningRunKind, string>> = { reminders: 'DUN', late_charges: 'LATE' }

type Started = { readonly run: string; readonly runId: string; readonly accounts: number }

/**
 * Starts a run of a kind: spreads the customers of a legal entity who owe something overdue over chunks
 * and sets jobs to work on them. Nothing is sent before another person has approved what they propose.
 */
export async function startRun(
  tx: Tx,
  kind: DunningRunKind,
  input: {
    readonly entity: string
    readonly on: Temporal.PlainDate | null
    readonly accounts: readonly string[] | null
  },
  ctx: Context,
): Promise<Result<Started>> {
  const entity = await loadLegalEntityByCode(tx, input.entity)
  if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
  const { legalEntityId } = entity
  const open = await loadOpenRun(tx, kind, legalEntityId)
  if (open !== undefined && input.accounts === null) {
    return refuse('dunning_run_open', { run: open })
  }
  const ids = input.accounts === null ? null : await loadAccountIds(tx, input.accounts)
  const missing = (input.accounts ?? []).find(number => ids?.has(number) !== true)
  if (missing !== undefined) return refuse('unknown_account', { account: missing })
  const runOn = input.on ?? dateOf(ctx.clock.now(), entity.timeZone)
  const prefix = `${PREFIX[kind]}-${entity.code}-${runOn}-`
  const run = {
    runId: ctx.newId(),
    number: `${prefix}${(await countNumbered(tx, prefix)) + 1}`,
    ...{ kind, legalEntityId, runOn, atPayment: false },
    accountIds: ids === null ? null : [...ids.values()].sort(),
  }
  await insertDunningRun(tx, run, { at: ctx.clock.now(), by: ctx.actor })
  const since = kind === 'late_charges' ? await paidSince(tx, legalEntityId, runOn) : null
  const accounts = await insertChunks(tx, run, CHUNK, since)
  if (accounts === 0) return refuse('nothing_overdue', { entity: entity.code })
  await enqueueChunks(tx, run.runId, await loadChunkNumbers(tx, run.runId, 'pending'))
  return ok({ run: run.number, runId: run.runId, accounts })
}

/** Receipts booked from this day on may have paid something late that no run has charged yet. */
async function paidSince(
  tx: Tx,
  legalEntityId: string,
  runOn: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const last = await loadLastChargedOn(tx, legalEntityId)
  // Money is booked some days after its value date, and later still where nobody knew whose it was.
  return last?.subtract({ days: 62 }) ?? runOn.subtract({ days: 400 })
}

/** Puts chunks of a run to work, in whatever phase it is. */
export function enqueueChunks(tx: Tx, runId: string, chunks: readonly number[]): Promise<void> {
  return enqueueAll(
    tx,
    chunks.map(chunkNo => ({
      task: 'dunningChunk',
      payload: { runId, chunkNo },
      key: `dunning:${runId}:${chunkNo}`,
    })),
  )
}

/** Prepares reminders to whoever owes something overdue; nothing is sent yet. */
export const startDunningRun = defineCommand({
  name: 'startDunningRun',
  summary: 'Prepare reminders to customers who owe something overdue; nothing is sent yet',
  permission: 'dunning.run',
  input: startDunningInput,
  alsoRetry: ['23505'],
  run: (tx, input, ctx) => startRun(tx, 'reminders', input, ctx),
})

async function runFor(tx: Tx, number: string, step: RunStep): Promise<Result<DunningRun>> {
  const run = await loadDunningRun(tx, { number }, 'alone')
  if (run === undefined) return refuse('unknown_dunning_run', { run: number })
  if (!canStep(run.state, step)) {
    return refuse('dunning_run_state', { run: number, state: run.state, step })
  }
  return ok(run)
}

/**
 * Releases what a run proposes. A second person does it (rule `dunning_run`), who sees what is asked
 * for and a fingerprint of each letter. From here on the month of its fees stays open.
 */
export const approveDunningRun = defineCommand({
  name: 'approveDunningRun',
  summary: 'Release the letters or charges that a dunning run proposes',
  permission: 'dunning.approve',
  input: dunningRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; state: string }>> => {
    const found = await runFor(tx, input.run, 'approve')
    if (!found.ok) return found
    const { runId, number, legalEntityId, runOn } = found.value
    const at = ctx.clock.now()
    await holdPeriod(tx, legalEntityId, runOn, { heldBy: runId, holder: number }, at)
    await stepDunningRun(tx, runId, 'approve', { at, by: ctx.actor })
    return ok({ run: number, state: 'approved' })
  },
  stakes: (tx, _, input) => dunningStakes(tx, input.run),
})

/** Sends the letters of an approved run, or bills its charges, chunk by chunk. */
export const sendDunningRun = defineCommand({
  name: 'sendDunningRun',
  summary: 'Send the letters of an approved dunning run, or bill its charges',
  permission: 'dunning.run',
  input: dunningRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; chunks: number }>> => {
    const found = await runFor(tx, input.run, 'send')
    if (!found.ok) return found
    const { runId, number } = found.value
    await stepDunningRun(tx, runId, 'send', { at: ctx.clock.now(), by: ctx.actor })
    const chunks = await loadChunkNumbers(tx, runId, 'ready')
    await enqueueChunks(tx, runId, chunks)
    return ok({ run: number, chunks: chunks.length })
  },
})

/** Gives a run up of which nothing was sent; what it proposed stays on record. */
export const cancelDunningRun = defineCommand({
  name: 'cancelDunningRun',
  summary: 'Give up a dunning run of which nothing has been sent',
  permission: 'dunning.run',
  input: dunningRunRef,
  run: async (tx, input, ctx): Promise<Result<{ run: string; state: string }>> => {
    const found = await runFor(tx, input.run, 'cancel')
    if (!found.ok) return found
    const { runId, number } = found.value
    await releasePeriods(tx, runId)
    await stepDunningRun(tx, runId, 'cancel', { at: ctx.clock.now(), by: ctx.actor })
    return ok({ run: number, state: 'cancelled' })
  },
})

/** Puts the unfinished chunks of a run to work again, after a crash or by hand. Harmless otherwise. */
export const resumeDunningRun = defineCommand({
  name: 'resumeDunningRun',
  summary: 'Put the unfinished parts of a dunning run to work again',
  permission: 'dunning.run',
  input: dunningRunRef,
  run: async (tx, input): Promise<Result<{ chunks: number }>> => {
    const run = await loadDunningRun(tx, { number: input.run })
    if (run === undefined) return refuse('unknown_dunning_run', { run: input.run })
    const waiting = { preparing: 'pending', sending: 'ready' } as const
    if (run.state !== 'preparing' && run.state !== 'sending') return ok({ chunks: 0 })
    const chunks = await loadChunkNumbers(tx, run.runId, waiting[run.state])
    await enqueueChunks(tx, run.runId, chunks)
    return ok({ chunks: chunks.length })
  },
})
