import { finishSettledTasks, raiseTasks } from '../../../accounts/tasks/commands.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { accountsOf } from '../../../identity/access.ts'
import { loadAccess } from '../../../identity/load/access.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { requireAccount } from '../../commands/credits.ts'
import { frozenAmounts } from '../../freezes/load.ts'
import { declinePlanRequestInput, requestPlanInput, withdrawPlanRequestInput } from '../api.ts'
import {
  loadPlannable,
  loadPlanPolicy,
  loadRequestTasks,
  lockPlanRequest,
  type WaitingRequest,
} from '../load.ts'
import { equalInstalments, planFault } from '../plan.ts'
import { endPlanRequest, insertPlanRequest } from '../save.ts'

/**
 * A customer asks on their own pages to pay what is open in instalments, within what the policy of the
 * legal entity allows. Nothing changes by it: somebody who may agree plans decides, and a task says so.
 */
export const requestPaymentPlan = defineCommand({
  name: 'requestPaymentPlan',
  summary: 'Ask for a payment plan for an own account',
  permission: 'portal.pay',
  input: requestPlanInput,
  run: async (tx, input, ctx) => {
    const accountId = await ownAccount(tx, ctx, input.accountNumber)
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.legalEntity })
    const { currency, count, firstOn, note } = input
    const today = dateOf(ctx.clock.now(), entity.timeZone)
    const policy = await loadPlanPolicy(tx, entity.legalEntityId, today)
    if (!policy.customersAsk) return refuse('plan_not_askable', { entity: entity.name })
    const amountMinor = await askable(tx, { accountId, entity, currency }, today)
    if (amountMinor <= 0n) return refuse('plan_of_nothing', { account: input.accountNumber })
    const limits = currency === entity.currency ? policy : { ...policy, leastMinor: 0n }
    const instalments = equalInstalments(amountMinor, { count, firstOn, everyMonths: 1 })
    const fault = planFault(instalments, amountMinor, today, currency, limits)
    if (fault !== undefined) return refuse(fault.code, fault.facts)
    const requestId = ctx.newId()
    const { legalEntityId } = entity
    const row = { accountId, requestId, legalEntityId, currency, amountMinor, count, firstOn, note }
    if (!(await insertPlanRequest(tx, row, { at: ctx.clock.now(), by: ctx.actor }))) {
      return refuse('plan_asked_already', {})
    }
    const amount = formatAmount(amountMinor, currency)
    const facts = { amount, currency, count, firstOn: firstOn.toString(), note }
    const task = { accountId, kind: 'plan_requested', subjectId: requestId, facts } as const
    await raiseTasks(tx, ctx, [{ ...task, dueOn: today }])
    return ok({ requestId, amount, currency })
  },
})

/** Takes back what was asked for, while nobody has answered it. */
export const withdrawPlanRequest = defineCommand({
  name: 'withdrawPlanRequest',
  summary: 'Take back what was asked for of a payment plan',
  permission: 'portal.pay',
  input: withdrawPlanRequestInput,
  run: async (tx, { accountNumber, request }, ctx) => {
    const accountId = await ownAccount(tx, ctx, accountNumber)
    await answerPlanRequest(tx, ctx, { accountId, requestId: request, state: 'withdrawn' })
    return ok({ request })
  },
})

/** Says no to what a customer asked for, with the words that they read there and are written. */
export const declinePlanRequest = defineCommand({
  name: 'declinePlanRequest',
  summary: 'Decline a payment plan that a customer asked for, with the answer',
  permission: 'plans.agree',
  input: declinePlanRequestInput,
  run: async (tx, { accountNumber, request, answer }, ctx) => {
    const accountId = await requireAccount(tx, accountNumber)
    const declined = { accountId, requestId: request, state: 'declined', answer } as const
    const { legalEntityId, currency, amountMinor } = await answerPlanRequest(tx, ctx, declined)
    await queueMessages(tx, ctx, [
      {
        ...{ accountId, legalEntityId, templateCode: 'plan_declined' },
        facts: { amount: { minor: amountMinor, currency }, answer },
        about: [{ kind: 'account', id: accountId }],
        key: `plan-declined:${request}`,
      },
    ])
    return ok({ request })
  },
})

/**
 * Transaction step: what became of it, and its task is done; gives what was asked for. Throws where it
 * was answered before.
 */
export async function answerPlanRequest(
  tx: Tx,
  ctx: Context,
  of: Parameters<typeof endPlanRequest>[1],
): Promise<WaitingRequest> {
  const { accountId, requestId } = of
  const asked = await lockPlanRequest(tx, accountId, requestId)
  if (asked === undefined) throw new RefusalError('plan_request_over', {})
  await endPlanRequest(tx, of, { at: ctx.clock.now(), by: ctx.actor })
  await finishSettledTasks(tx, ctx, await loadRequestTasks(tx, accountId, requestId))
  return asked
}

/** The account, where the asker's role lets them pay it; of any other it is as if they had none. */
async function ownAccount(tx: Tx, ctx: Context, number: string): Promise<string> {
  const access = await loadAccess(tx, ctx.actor, ctx.clock.now())
  const payable = accountsOf(access, 'portal.pay')
  const accountId = await requireAccount(tx, number).catch(() => undefined)
  if (accountId === undefined || !payable.includes(accountId)) {
    throw new RefusalError('not_permitted', {
      command: 'requestPaymentPlan',
      permission: 'portal.pay',
    })
  }
  return accountId
}

/** What is open and not held: disputed, promised and placed debts are no part of it. */
export async function askable(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly entity: Pick<LegalEntityRow, 'legalEntityId'>
    readonly currency: string
  },
  today: Temporal.PlainDate,
): Promise<bigint> {
  const { accountId, currency } = of
  const { legalEntityId } = of.entity
  const items = await loadPlannable(tx, { accountId, legalEntityId, currency })
  const frozen = new Set((await frozenAmounts(tx, items, today)).map(({ itemId }) => itemId))
  return items
    .filter(({ itemId }) => !frozen.has(itemId))
    .reduce((sum, { openMinor }) => sum + openMinor, 0n)
}
