import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { date } from '../../../formats/fields.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type AnyCommand, execute } from '../../../platform/command.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { System } from '../../../platform/system.ts'
import {
  askable,
  requestPaymentPlan,
  withdrawPlanRequest,
} from '../../../receivables/plans/commands/request.ts'
import { loadPlanPolicy } from '../../../receivables/plans/load.ts'
import {
  equalInstalments,
  mostEqual,
  planFault,
  planInterest,
} from '../../../receivables/plans/plan.ts'
import type { OwnAccount } from '../../../reporting/console/load/own-account.ts'
import { loadOwnPlanRequests, loadOwnPlans } from '../../../reporting/console/load/own-plans.ts'
import { loadPlanInstalments } from '../../../reporting/console/load/payment-plan.ts'
import type { AccountStanding } from '../../../reporting/console/load/standing.ts'
import type { Offer, PlanOffer, PlansShown } from './plan-pages.ts'

/** Of plans that are over, as many are shown beside the running ones. */
const MOST_PLANS = 3

/** In so many days the first instalment is due unless the customer says otherwise. */
const FIRST_DAYS = 14

/** The plans of an account, what was asked for, and of what more can be asked. */
export async function plansShown(
  system: System,
  account: OwnAccount,
  standing: readonly AccountStanding[],
  mayPay: boolean,
): Promise<PlansShown> {
  const { accountId } = account
  const plans = await loadOwnPlans(system.db, accountId, MOST_PLANS)
  const requests = await loadOwnPlanRequests(system.db, accountId)
  const offers: Offer[] = []
  for (const { entity, entityName, currency, openMinor } of mayPay ? standing : []) {
    const isWaiting = requests.some(
      each => each.entity === entity && each.currency === currency && each.state === 'waiting',
    )
    if (openMinor <= 0n || isWaiting) continue
    const offer = await offerOf(system, account, { entity, currency })
    if (offer !== undefined) offers.push({ entity, entityName, currency })
  }
  return {
    plans: await Promise.all(
      plans.map(async plan => ({
        ...plan,
        instalments: await loadPlanInstalments(system.db, plan),
      })),
    ),
    requests,
    offers,
    mayPay,
  }
}

/** What may be asked for by the policy of a legal entity; undefined where nothing may. */
async function offerOf(
  system: System,
  { accountId }: OwnAccount,
  of: { readonly entity: string; readonly currency: string },
) {
  const entity = await loadLegalEntityByCode(system.db, of.entity)
  if (entity === undefined) return undefined
  const today = dateOf(system.clock.now(), entity.timeZone)
  const policy = await loadPlanPolicy(system.db, entity.legalEntityId, today)
  if (!policy.customersAsk) return undefined
  const owedMinor = await owedOn(system.db, { accountId, entity, currency: of.currency }, today)
  const limits =
    of.currency === entity.currency ? policy : { ...policy, leastMinor: 0n, feeMinor: 0n }
  const firstOn = today.add({ days: FIRST_DAYS })
  const most = mostEqual(owedMinor, { currency: of.currency, on: today, firstOn }, limits)
  return most < 2 || owedMinor <= 0n
    ? undefined
    : { entity, today, policy: limits, owedMinor, firstOn, most }
}

function owedOn(
  db: Db,
  of: Parameters<typeof askable>[1],
  today: Temporal.PlainDate,
): Promise<bigint> {
  return db.transaction().execute(tx => askable(tx, of, today))
}

const chosen = z.object({
  entity: z.string().max(64),
  currency: z.string().max(3),
  count: z.coerce.number().int().min(2).max(120).optional().catch(undefined),
  firstOn: date.optional().catch(undefined),
})

/** The page on which a plan is asked for: how many instalments from when, and what they come to. */
export async function planOffer(
  system: System,
  request: FastifyRequest,
  account: OwnAccount,
): Promise<PlanOffer | undefined> {
  const asked = chosen.safeParse(request.query)
  if (!asked.success) return undefined
  const { entity, currency } = asked.data
  const offer = await offerOf(system, account, { entity, currency })
  if (offer === undefined) return undefined
  const { today, policy, owedMinor, most } = offer
  const count = Math.min(asked.data.count ?? Math.min(3, most), policy.mostInstalments)
  const firstOn = asked.data.firstOn ?? offer.firstOn
  const instalments = equalInstalments(owedMinor, { count, firstOn, everyMonths: 1 })
  return {
    entity,
    entityName: offer.entity.name,
    currency,
    today,
    latestOn: today.add({ days: policy.mostDays }),
    owedMinor,
    most: Math.max(most, count),
    count,
    firstOn,
    instalments,
    feeMinor: policy.feeMinor,
    interestMinor: planInterest(instalments, today, policy.interestPercent),
    fault: planFault(instalments, owedMinor, today, currency, policy),
  }
}

/** Asks for a plan, or takes back what was asked for; then the account is shown again. */
export async function sendPlanForm(
  system: System,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  of: { readonly actor: string; readonly account: OwnAccount; readonly isWithdrawn: boolean },
): Promise<FastifyReply> {
  const sent = new URLSearchParams(String(request.body ?? ''))
  const accountNumber = of.account.number
  const [command, input]: readonly [AnyCommand, object] = of.isWithdrawn
    ? [withdrawPlanRequest, { accountNumber, request: sent.get('request') ?? '' }]
    : [
        requestPaymentPlan,
        {
          accountNumber,
          legalEntity: sent.get('entity') ?? '',
          currency: sent.get('currency') ?? '',
          count: Number(sent.get('count')),
          firstOn: sent.get('firstOn') ?? '',
          note: sent.get('note') ?? '',
        },
      ]
  const done = await execute(system, command, input, { actor: of.actor })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  return reply.redirect(`/my/${encodeURIComponent(accountNumber)}#plans`, 303)
}
