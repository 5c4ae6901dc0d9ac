import { loadAccount } from '../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import {
  dataCopyInput,
  dataCopyProgress,
  dataCopyRef,
  endedDataCopies,
  packedDataCopy,
} from './api.ts'
import { loadCopyUnderWay, loadDataCopy, lockDataCopy } from './load/copies.ts'
import { endCopies, insertDataCopy, saveCopyProgress, savePackedCopy } from './save.ts'

/** How long a copy can be fetched: long enough for a question about it, and a second month to answer. */
const KEPT_DAYS = 30

/** Has a job make a copy of all that is kept of a customer; one that is being made is not made twice. */
export const makeDataCopy = defineCommand({
  name: 'makeDataCopy',
  summary:
    'Make a copy of all that is kept of a customer who asks for it, as one file; a job does it',
  permission: 'data.copy',
  input: dataCopyInput,
  run: async (tx, { accountNumber, reason }, ctx): Promise<Result<{ copyId: string }>> => {
    const account = await loadAccount(tx, accountNumber)
    if (account === undefined) return refuse('unknown_account', { account: accountNumber })
    const { accountId } = account
    const underWay = await loadCopyUnderWay(tx, accountId)
    const copyId = underWay ?? ctx.newId()
    if (underWay === undefined) {
      const by = { actor: ctx.actor, at: ctx.clock.now() }
      await insertDataCopy(tx, { accountId, copyId, reason }, by)
    }
    await ctx.enqueue(tx, {
      ...{ task: 'packDataCopy', payload: { copyId }, key: `data copy ${copyId}` },
    })
    return ok({ copyId })
  },
})

/** Which copy is taken out; who did stands in the log, for it holds everything. */
export const openDataCopy = defineCommand({
  name: 'openDataCopy',
  summary: 'Open a copy of all that is kept of a customer; the log says who took it out',
  permission: 'data.copy',
  input: dataCopyRef,
  run: async (tx, { copyId }, ctx): Promise<Result<OpenedCopy>> => {
    const found = await loadDataCopy(tx, copyId)
    if (found === undefined) return refuse('unknown_data_copy', { copy: copyId })
    const { account, path, sha256, state, endsAt } = found
    if (state === 'making') return refuse('data_copy_not_ready', { account })
    const isOver = endsAt !== null && Temporal.Instant.compare(ctx.clock.now(), endsAt) >= 0
    if (state === 'ended' || isOver || path === null || sha256 === null) {
      return refuse('data_copy_ended', { account })
    }
    return ok({ accountNumber: account, path, sha256 })
  },
})

type OpenedCopy = {
  readonly accountNumber: string
  readonly path: string
  readonly sha256: string
}

export const noteDataCopy = defineCommand({
  name: 'noteDataCopy',
  summary: 'Note how far a copy of a customer’s data is (a job does this)',
  permission: 'data.copyWork',
  input: dataCopyProgress,
  run: async (tx, progress): Promise<Result<{ copyId: string }>> => {
    await saveCopyProgress(tx, progress)
    return ok({ copyId: progress.copyId })
  },
})

/** Not recorded where the customer was erased meanwhile: the job takes its file away then. */
export const recordDataCopy = defineCommand({
  name: 'recordDataCopy',
  summary: 'Record a copy of a customer’s data that was packed (a job does this)',
  permission: 'data.copyWork',
  input: packedDataCopy,
  run: async (tx, packed, ctx): Promise<Result<{ isRecorded: boolean }>> => {
    const found = await lockDataCopy(tx, packed.copyId)
    if (found?.state !== 'making') return ok({ isRecorded: false })
    const madeAt = ctx.clock.now()
    const endsAt = madeAt.add({ hours: KEPT_DAYS * 24 })
    await savePackedCopy(tx, { ...packed, madeAt, endsAt })
    return ok({ isRecorded: true })
  },
})

export const endDataCopies = defineCommand({
  name: 'endDataCopies',
  summary: 'Note that files of copies of customers’ data were removed (a job does this)',
  permission: 'data.eraseWork',
  input: endedDataCopies,
  run: async (tx, { copyIds }): Promise<Result<{ ended: number }>> =>
    ok({ ended: await endCopies(tx, copyIds) }),
})

/** Copies of all that is kept of a customer. */
export const dataCopyCommands: readonly AnyCommand[] = [
  makeDataCopy,
  openDataCopy,
  noteDataCopy,
  recordDataCopy,
  endDataCopies,
]
