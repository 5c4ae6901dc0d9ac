import { z } from 'zod'
import { pseudonymiseAccount } from '../../../accounts/commands/erase-account.ts'
import { eraseMessages } from '../../../documents/messages/commands/erase.ts'
import { pseudonymisePerson } from '../../../identity/commands/erase-person.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { forgetPayers } from '../../../receivables/bank/commands/forget.ts'
import { eraseMandates } from '../../../receivables/mandates/commands/erase.ts'
import { endCopiesOf } from '../../data-copies/save.ts'
import { erasureRef } from '../api.ts'
import { type Erasure, loadKeptMandates, loadPeriods, lockErasure } from '../load.ts'
import { COMMANDS_OF_MASTER_DATA } from '../periods.ts'
import { emptyRequests, eraseFromLog, eraseOrders, eraseWords, saveProgress } from '../save.ts'

/** Entries of the log that one command empties: some tenths of a second. */
const CHUNK = 200

/**
 * Does the next part of an erasure: the log first, chunk by chunk, and last the master data, by which
 * the log's entries are found. Killed in between it goes on where it was.
 */
export const workErasure = defineCommand({
  name: 'workErasure',
  summary: 'Do the next part of an erasure (a job does this)',
  permission: 'data.eraseWork',
  input: erasureRef,
  run: async (tx, { erasureId }, ctx): Promise<Result<{ isDone: boolean }>> => {
    const erasure = await lockErasure(tx, erasureId)
    if (erasure === undefined) return refuse('unknown_erasure', { erasure: erasureId })
    if (erasure.state === 'done') return ok({ isDone: true })
    const entries = await eraseFromLog(tx, erasureId, COMMANDS_OF_MASTER_DATA, CHUNK)
    if (entries > 0) {
      await saveProgress(tx, erasure, { logEntries: entries }, null)
      return ok({ isDone: false })
    }
    const counts = erasure.subject === 'account' ? await ofAccount(tx, erasure, ctx) : undefined
    const done = counts ?? (await pseudonymisePerson(tx, erasure.subjectId))
    await saveProgress(tx, erasure, done, ctx.clock.now())
    return ok({ isDone: true })
  },
})

async function ofAccount(tx: Tx, erasure: Erasure, ctx: Context): Promise<Record<string, number>> {
  const { subjectId, object, erasureId } = erasure
  const number = object.slice('account:'.length)
  const unusedSince = await mandatesUnusedSince(tx, ctx)
  return {
    messages: await eraseMessages(tx, subjectId),
    dataCopies: await endCopiesOf(tx, subjectId, ctx.clock.now()),
    ...(await pseudonymiseAccount(tx, subjectId)),
    ...(await eraseMandates(tx, subjectId, unusedSince, ctx)),
    payers: await forgetPayers(tx, subjectId, ctx),
    orders: await eraseOrders(tx, erasureId),
    words: await eraseWords(tx, erasureId),
    requests: await emptyRequests(tx, number, COMMANDS_OF_MASTER_DATA, erasureId),
  }
}

async function mandatesUnusedSince(tx: Tx, ctx: Context): Promise<Temporal.PlainDate> {
  const months = (await loadPeriods(tx)).get('mandates') ?? 0
  return ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ months })
}

/** Erases the mandates of customers erased before, which had to be kept until now. */
export const eraseLateMandates = defineCommand({
  name: 'eraseLateMandates',
  summary: 'Erase mandates that had to outlive their erased customer (a job does this)',
  permission: 'data.eraseWork',
  input: z.strictObject({}),
  run: async (tx, _input, ctx): Promise<Result<{ mandates: number }>> => {
    const unusedSince = await mandatesUnusedSince(tx, ctx)
    let mandates = 0
    for (const accountId of await loadKeptMandates(tx, unusedSince)) {
      mandates += (await eraseMandates(tx, accountId, unusedSince, ctx)).mandates
    }
    return ok({ mandates })
  },
})
