import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { requireAccount } from '../../commands/credits.ts'
import { endFreezes } from '../../freezes/commands/freeze-items.ts'
import { cancelPlanInput, workPlansInput } from '../api.ts'
import {
  loadOpenPlanItems,
  loadReopenedPlans,
  lockMissedPlans,
  lockPlan,
  type MissedPlan,
} from '../load.ts'
import { insertPlanEnds, type PlanEnd } from '../save.ts'

/** Plans that one command of the daily job ends. */
const PLANS_TOGETHER = 500

type PlanKey = { readonly accountId: string; readonly planId: string }

/**
 * Puts what is open of instalments back on the items that they came from, with their due dates of
 * before, however many plans there are. Gives the amount by plan.
 */
async function putBack(
  tx: Tx,
  ctx: Context,
  plans: readonly PlanKey[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, bigint>> {
  const parts = await loadOpenPlanItems(tx, plans)
  const items = await lockItems(tx, [...parts, ...parts.map(part => part.origin)])
  const open = new Map(items.map(item => [itemKeyText(item), item.openMinor]))
  const amounts = new Map<string, bigint>()
  const matches = parts.flatMap(part => {
    const amountMinor = open.get(itemKeyText(part)) ?? 0n
    if (amountMinor === 0n) return []
    amounts.set(part.planId, (amounts.get(part.planId) ?? 0n) + amountMinor)
    return [{ kind: 'planned' as const, from: part, back: part.origin, amountMinor }]
  })
  await matchItems(tx, matches, { on, at: ctx.clock.now(), by: ctx.actor })
  return amounts
}

async function endPlans(
  tx: Tx,
  ctx: Context,
  ends: readonly PlanEnd[],
  on: Temporal.PlainDate,
): Promise<void> {
  await insertPlanEnds(tx, ends, on, { at: ctx.clock.now(), by: ctx.actor })
  for (const why of ['defaulted', 'cancelled'] as const) {
    const sources = ends
      .filter(end => end.kind === why)
      .map(({ accountId, planId }) => ({ accountId, sourceId: planId }))
    await endFreezes(tx, ctx, sources, { on, why })
  }
}

/** Cancels a plan: what is open of it is owed again as it was before, with its due dates of then. */
export const cancelPaymentPlan = defineCommand({
  name: 'cancelPaymentPlan',
  summary: 'Cancel a payment plan; what is open is due again as before',
  permission: 'plans.agree',
  input: cancelPlanInput,
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const plan = await lockPlan(tx, accountId, input.plan)
    if (plan === undefined) return refuse('unknown_plan_of_account', { plan: input.plan })
    if (plan.end === 'cancelled' || (plan.end !== null && plan.acceleration === 'all')) {
      return refuse('plan_has_ended', { plan: input.plan, kind: plan.end })
    }
    if (Temporal.PlainDate.compare(input.on, plan.agreedOn) < 0) {
      return refuse('plan_not_yet', { date: plan.agreedOn.toString() })
    }
    const amounts = await putBack(tx, ctx, [plan], input.on)
    const minor = amounts.get(plan.planId) ?? 0n
    if (minor === 0n && plan.end === null)
      return refuse('plan_has_ended', { plan: input.plan, kind: 'kept' })
    if (plan.end === null) {
      const end = { ...plan, kind: 'cancelled', missedOn: null, note: input.note } as const
      await endPlans(tx, ctx, [end], input.on)
    }
    return ok({
      planId: plan.planId,
      open: formatAmount(minor, plan.currency),
      currency: plan.currency,
    })
  },
})

/**
 * Finds plans of which an instalment was missed and ends them: by their policy all that is open is due
 * as before, or the instalments stay as they are; either way it may be asked for again, and the
 * customer is told. Also puts back what was paid on plans that are over and went back since. Some
 * hundred plans at a time, all in a fixed number of statements; done twice it does nothing.
 */
export const workPaymentPlans = defineCommand({
  name: 'workPaymentPlans',
  summary: 'Find payment plans with a missed instalment and end them',
  permission: 'payments.work',
  input: workPlansInput,
  run: async (tx, { on }, ctx) => {
    const missed = await lockMissedPlans(tx, on, PLANS_TOGETHER)
    const fresh = missed.filter(plan => plan.end === null)
    await endPlans(
      tx,
      ctx,
      fresh.map(plan => ({ ...plan, kind: 'defaulted', note: null })),
      on,
    )
    const accelerated = fresh.filter(plan => plan.acceleration === 'all')
    const amounts = await putBack(tx, ctx, accelerated, on)
    const reopened = await loadReopenedPlans(tx, PLANS_TOGETHER)
    await putBack(tx, ctx, reopened, on)
    await tellDefault(tx, ctx, fresh, amounts, on)
    return ok({ defaulted: fresh.length, reopened: reopened.length })
  },
})

async function tellDefault(
  tx: Tx,
  ctx: Context,
  plans: readonly MissedPlan[],
  amounts: ReadonlyMap<string, bigint>,
  on: Temporal.PlainDate,
): Promise<void> {
  const told = plans.filter(plan => (amounts.get(plan.planId) ?? 0n) > 0n)
  await queueMessages(
    tx,
    ctx,
    told.map(({ accountId, planId, legalEntityId, currency, missedOn }) => ({
      accountId,
      legalEntityId,
      templateCode: 'plan_default' as const,
      facts: {
        total: { minor: amounts.get(planId) ?? 0n, currency },
        missedOn,
        payBy: on,
      },
      about: [{ kind: 'plan', id: planId }],
      key: `plan-default:${planId}`,
    })),
  )
}
