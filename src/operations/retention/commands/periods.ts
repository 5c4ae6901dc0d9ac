import { loadAccount } from '../../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { legalHold, legalHoldRelease, retentionRow } from '../api.ts'
import { insertLegalHold, releaseLegalHolds, savePeriod } from '../save.ts'

/** Says how many months documents, mandates, customers and records of signing in are kept. */
export const setRetention = defineCommand({
  name: 'setRetention',
  summary: 'Say how many months documents, mandates, customers and sign-ins are kept',
  permission: 'data.retention',
  input: rowsOf(retentionRow),
  run: async (tx, input, ctx) => {
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    const batch = new RowBatch(input.rows, retentionRow)
    batch.oneRowEach(row => row.kind)
    for (const { row, value } of batch.open) {
      const changed = await savePeriod(tx, value.kind, value.months, by)
      batch.answer(row, changed ? 'updated' : 'unchanged')
    }
    return ok(batch.result())
  },
})

/** Keeps everything of a customer from being erased, for a dispute or an investigation. */
export const placeLegalHold = defineCommand({
  name: 'placeLegalHold',
  summary: 'Keep everything of a customer from being erased',
  permission: 'data.retention',
  input: legalHold,
  run: async (tx, { accountNumber, reason }, ctx): Promise<Result<{ holdId: string }>> => {
    const account = await loadAccount(tx, accountNumber)
    if (account === undefined) return refuse('unknown_account', { account: accountNumber })
    const holdId = ctx.newId()
    const hold = { accountId: account.accountId, holdId, reason }
    await insertLegalHold(tx, hold, { actor: ctx.actor, at: ctx.clock.now() })
    return ok({ holdId })
  },
})

/** Ends the legal holds of a customer. */
export const releaseLegalHold = defineCommand({
  name: 'releaseLegalHold',
  summary: 'End the legal holds of a customer',
  permission: 'data.retention',
  input: legalHoldRelease,
  run: async (tx, { accountNumber }, ctx): Promise<Result<{ released: number }>> => {
    const account = await loadAccount(tx, accountNumber)
    if (account === undefined) return refuse('unknown_account', { account: accountNumber })
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    return ok({ released: await releaseLegalHolds(tx, account.accountId, by) })
  },
})
