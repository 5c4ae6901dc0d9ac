import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { BULK_ACTIONS } from './actions.ts'
import { bulkIdInput, prepareBulkInput, recordBulkInput } from './api.ts'
import { type BulkRun, type BulkState, lockBulkRun } from './load.ts'
import { insertBulk, leaveOutRest, saveBulkState, saveOutcomes } from './save.ts'

/** Puts a command over many rows on record; a job tries each row and says which would be refused. */
/** Tries a command over many rows, and keeps what it would come to. */
export const prepareBulk = defineCommand({
  name: 'prepareBulk',
  summary: 'Try one action over many rows of a list, without changing anything yet',
  permission: 'approvals.request',
  input: prepareBulkInput,
  logged: ({ rows, ...rest }) => ({ ...rest, rows: rows.length }),
  run: async (tx, input, ctx): Promise<Result<{ bulkId: string; rows: number }>> => {
    const { list, command, note, rows } = input
    if (!BULK_ACTIONS.some(each => each.list === list && each.command === command)) {
      return refuse('no_bulk_action', { list, command })
    }
    const bulkId = ctx.newId()
    const run = {
      bulkId,
      list,
      command,
      note: note ?? '',
      askedBy: ctx.actor,
      askedAt: ctx.clock.now(),
      state: 'trying' as const,
    }
    await insertBulk(tx, run, rows)
    await ctx.enqueue(tx, { task: 'workBulk', payload: { bulkId } })
    return ok({ bulkId, rows: rows.length })
  },
})

/** Has the rows that can be done carried out, in the name of whoever prepared them. */
const carryOutBulk = defineCommand({
  name: 'carryOutBulk',
  summary: 'Carry out what was tried over many rows; each row says what came of it',
  permission: 'approvals.request',
  input: bulkIdInput,
  run: async (tx, { bulkId }, ctx): Promise<Result<{ bulkId: string }>> => {
    const found = await ownBulk(tx, bulkId, ctx, ['tried'])
    if (!found.ok) return found
    await saveBulkState(tx, bulkId, 'running', ctx.clock.now())
    await ctx.enqueue(tx, { task: 'workBulk', payload: { bulkId } })
    return ok({ bulkId })
  },
})

/** Stops bulk work: what was done stays done, the rest is left out. */
const cancelBulk = defineCommand({
  name: 'cancelBulk',
  summary: 'Stop bulk work; rows that were done stay done, the others are left out',
  permission: 'approvals.request',
  input: bulkIdInput,
  run: async (tx, { bulkId }, ctx): Promise<Result<{ bulkId: string }>> => {
    const found = await ownBulk(tx, bulkId, ctx, ['trying', 'tried', 'running'])
    if (!found.ok) return found
    await leaveOutRest(tx, bulkId)
    await saveBulkState(tx, bulkId, 'cancelled', ctx.clock.now())
    return ok({ bulkId })
  },
})

/** Records what came of rows (the job does this). */
export const recordBulk = defineCommand({
  name: 'recordBulk',
  summary: 'Record what came of rows of bulk work (a job does this)',
  permission: 'bulk.work',
  input: recordBulkInput,
  logged: ({ rows, ...rest }) => ({ ...rest, rows: rows.length }),
  run: async (tx, input, ctx): Promise<Result<{ state: BulkState }>> => {
    const run = await lockBulkRun(tx, input.bulkId)
    if (run === undefined) return refuse('unknown_bulk', { bulk: input.bulkId })
    await saveOutcomes(tx, input.bulkId, input.trial, input.rows)
    if (!input.isOver || run.state !== (input.trial ? 'trying' : 'running')) {
      return ok({ state: run.state })
    }
    const state = input.trial ? 'tried' : 'done'
    if (!input.trial) await leaveOutRest(tx, input.bulkId)
    await saveBulkState(tx, input.bulkId, state, ctx.clock.now())
    return ok({ state })
  },
})

export const bulkCommands = [prepareBulk, carryOutBulk, cancelBulk, recordBulk]

/** Bulk work of the asker's own, locked, in one of these states. */
async function ownBulk(
  tx: Tx,
  bulkId: string,
  ctx: Context,
  states: readonly BulkState[],
): Promise<Result<BulkRun>> {
  const run = await lockBulkRun(tx, bulkId)
  if (run === undefined || run.askedBy !== ctx.actor) {
    return refuse('unknown_bulk', { bulk: bulkId })
  }
  if (!states.includes(run.state)) return refuse('bulk_not_so_far', { state: run.state })
  return ok(run)
}
