import { z } from 'zod'
import { code, date, optional } from '../../../formats/fields.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { ChunkScope } from '../../reminders/load.ts'
import { countNumbered, type DunningRun, loadDunningRun } from '../../runs/load/runs.ts'
import type { DunningOutcomeRow } from '../../runs/outcome.ts'
import { copyOutcomes, insertDoneChunk, insertDunningRun, stepDunningRun } from '../../runs/save.ts'
import { loadPaidLate } from '../load.ts'
import { billCharges } from './bill-charges.ts'
import { proposeCharges } from './propose-charges.ts'

/** Customers of a page. */
const PAGE = 500

/** Receipts are looked at for so many days: money is applied some time after it was booked. */
const RECEIPT_DAYS = 120

/** What came of a page; `next` where there may be more customers. */
type PaidLateBilled = {
  readonly run: string | null
  readonly billed: number
  readonly next: string | null
}

/**
 * Bills what was paid late, for customers whose policy says that it is billed at payment: interest up to
 * the day of the payment, fixed by then, and the flat sum. A page of customers at a time; who was billed
 * is not found again, so that done twice, or by two at once, it bills once. What it did is a run of its
 * own, that nobody else approves: the policy is what was approved.
 */
export const billPaidLate = defineCommand({
  name: 'billPaidLate',
  summary: 'Bill late charges of items that were paid late, where they are billed at payment',
  permission: 'dunning.work',
  input: z.strictObject({ entity: code, on: date, after: optional(z.uuid()) }),
  alsoRetry: ['23505'],
  run: async (tx, input, ctx): Promise<Result<PaidLateBilled>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { legalEntityId } = entity
    const { on, after } = input
    const since = on.subtract({ days: RECEIPT_DAYS })
    const paid = await loadPaidLate(tx, { legalEntityId, on, since, after, limit: PAGE })
    const accountIds = [...new Set(paid.map(item => item.accountId))].sort()
    const [fromAccount, toAccount] = [accountIds[0], accountIds.at(-1)]
    if (fromAccount === undefined || toAccount === undefined) {
      return ok({ run: null, billed: 0, next: null })
    }
    await lockItems(tx, paid)
    const scope = { legalEntityId, runOn: on, fromAccount, toAccount, accountIds }
    const asked = (await proposeCharges(tx, scope, true)).filter(row => row.outcome === 'asked')
    const next = accountIds.length < PAGE ? null : toAccount
    if (asked.length === 0) return ok({ run: null, billed: 0, next })
    const run = await makeRun(tx, ctx, entity.code, scope, asked)
    return ok({ run: run.number, billed: await billCharges(tx, run, asked, ctx), next })
  },
})

/** The run that what is billed belongs to, done at once. */
async function makeRun(
  tx: Tx,
  ctx: Context,
  entity: string,
  { legalEntityId, runOn, fromAccount, toAccount }: ChunkScope,
  asked: readonly DunningOutcomeRow[],
): Promise<DunningRun> {
  const runId = ctx.newId()
  const prefix = `PAID-${entity}-${runOn}-`
  const number = `${prefix}${(await countNumbered(tx, prefix)) + 1}`
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const of = { runId, number, kind: 'late_charges' as const, legalEntityId, runOn }
  const accountIds = [...new Set(asked.map(row => row.accountId))].sort()
  await insertDunningRun(tx, { ...of, accountIds, atPayment: true }, by)
  await insertDoneChunk(tx, runId, { fromAccount, toAccount })
  await copyOutcomes(tx, runId, asked)
  await stepDunningRun(tx, runId, 'approve', by)
  await stepDunningRun(tx, runId, 'finishSending', by)
  const run = await loadDunningRun(tx, { runId })
  if (run === undefined) throw new Error('defect: the run was not found again')
  return run
}
