import { loadAccount } from '../../../accounts/load/accounts.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { issueAddedDocuments } from '../../../invoicing/added/commands/issue-added.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { CODE } from '../../../ledger/chart.ts'
import { type LegalEntityRow, loadLegalEntityByCode } from '../../../ledger/load.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import type { ItemKey, OpenItem } from '../../../ledger/open-items/item.ts'
import { lockItems, lockWithInstalments } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { targetKeys } from '../../commands/allocations.ts'
import { requireAccount } from '../../commands/credits.ts'
import { freezeItems } from '../../freezes/commands/freeze-items.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { itemsOfDocument } from '../../spread.ts'
import { type AgreePlan, agreePlanInput } from '../api.ts'
import { planFeeDocument } from '../fee.ts'
import { loadOverdue, loadPlanPolicy } from '../load.ts'
import {
  equalInstalments,
  type Instalment,
  type PlanPart,
  type PlanPolicy,
  planFault,
  planParts,
} from '../plan.ts'
import { insertPlan } from '../save.ts'
import { answerPlanRequest } from './request.ts'

/**
 * Agrees with a customer that what they owe by several items is paid in instalments. The items stay;
 * instalments with due dates of their own take their place among what is open (1205), and while the
 * plan is kept nobody asks for more. A fee and interest of the policy are a document of their own, due
 * with the first instalment.
 */
export const agreePaymentPlan = defineCommand({
  name: 'agreePaymentPlan',
  summary: 'Agree a payment plan: instalments for what a customer owes',
  permission: 'plans.agree',
  input: agreePlanInput,
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const items = await plannedItems(tx, accountId, entity, input)
    const [first] = items
    if (first === undefined) return refuse('plan_of_nothing', { account: input.accountNumber })
    const { currency } = first
    const owedMinor = items.reduce((sum, item) => sum + item.openMinor, 0n)
    const instalments = instalmentsOf(input, owedMinor, currency)
    if (instalments === undefined) return refuse('plan_without_dates', {})
    const policy = await loadPlanPolicy(tx, entity.legalEntityId, input.on)
    // Limits in money are of the legal entity's own currency.
    const limits = currency === entity.currency ? policy : { ...policy, leastMinor: 0n }
    const fault = planFault(instalments, owedMinor, input.on, currency, limits)
    if (fault !== undefined) return refuse(fault.code, fault.facts)
    const plan = {
      accountId,
      planId: ctx.newId(),
      entity,
      currency,
      owedMinor,
      instalments,
      policy,
    }
    const fee = await setUp(tx, ctx, input, plan, items)
    if (input.request !== null) {
      const { planId } = plan
      await answerPlanRequest(tx, ctx, {
        accountId,
        requestId: input.request,
        state: 'agreed',
        planId,
      })
    }
    const amount = (minor: bigint) => formatAmount(minor, currency)
    return ok({
      planId: plan.planId,
      amount: amount(owedMinor),
      fee: amount(fee),
      currency,
      instalments: instalments.map(each => ({
        dueOn: each.dueOn.toString(),
        amount: amount(each.amountMinor),
      })),
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: positiveMinor(value.amount, value.currency), currency: value.currency }],
    facts: {
      account: input.accountNumber,
      amount: value.amount,
      currency: value.currency,
      instalments: value.instalments.length,
      last: value.instalments.at(-1)?.dueOn ?? null,
    },
  }),
})

/** What goes on the plan, locked: open, of the legal entity, of one currency, the oldest due first. */
async function plannedItems(
  tx: Tx,
  accountId: string,
  entity: LegalEntityRow,
  input: AgreePlan,
): Promise<OpenItem[]> {
  const { legalEntityId } = entity
  const targets = input.items.map(each => ({ ...each, accountNumber: null, amount: null }))
  const keys =
    targets.length === 0
      ? await loadOverdue(tx, { accountId, legalEntityId }, input.on)
      : await targetKeys(tx, accountId, targets)
  const known = await lockWithInstalments(tx, keys)
  const items = [
    ...new Set(
      keys.flatMap(key => itemsOfDocument(key, known)).filter(each => each.openMinor > 0n),
    ),
  ]
  const other = items.find(item => item.accountId !== accountId)
  if (other !== undefined) throw new RefusalError('unknown_item', { item: other.itemId })
  const onPlan = items.find(item => item.control === CODE.instalmentReceivable)
  if (onPlan !== undefined) throw new RefusalError('item_on_plan', { item: onPlan.itemId })
  const [first] = items
  const apart = items.find(
    item => item.legalEntityId !== legalEntityId || item.currency !== first?.currency,
  )
  if (first !== undefined && apart !== undefined) {
    const facts = { item: apart.itemId, from: apart.currency, to: first.currency }
    throw new RefusalError('items_apart', facts)
  }
  return items.sort(
    (a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn) || (a.itemId < b.itemId ? -1 : 1),
  )
}

function instalmentsOf(
  input: AgreePlan,
  owedMinor: bigint,
  currency: string,
): Instalment[] | undefined {
  const { count, firstOn, everyMonths } = input
  if (input.instalments.length > 0) {
    return input.instalments.map(({ dueOn, amount }) => ({
      dueOn,
      amountMinor: positiveMinor(amount, currency),
    }))
  }
  if (count === null || firstOn === null) return undefined
  return equalInstalments(owedMinor, { count, firstOn, everyMonths })
}

type Agreed = {
  readonly accountId: string
  readonly planId: string
  readonly entity: LegalEntityRow
  readonly currency: string
  readonly owedMinor: bigint
  readonly instalments: readonly Instalment[]
  readonly policy: PlanPolicy
}

/** Writes the plan: items, freeze, agreement in writing, fee. Gives what it costs. */
async function setUp(
  tx: Tx,
  ctx: Context,
  input: AgreePlan,
  plan: Agreed,
  items: readonly OpenItem[],
): Promise<bigint> {
  const { accountId, planId, entity, currency } = plan
  const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
  const origins = await intoInvoices(tx, items, booking)
  const parts = planParts(origins, plan.instalments).map(part => ({ ...part, itemId: ctx.newId() }))
  await matchItems(
    tx,
    parts.map(part => ({
      kind: 'planned',
      from: part.item,
      to: instalmentItem(part, plan, input.on),
      amountMinor: part.amountMinor,
      note: input.note,
    })),
    booking,
  )
  const account = await loadAccount(tx, input.accountNumber)
  const costing = {
    ...plan,
    legalEntityId: entity.legalEntityId,
    entityCurrency: entity.currency,
    language: account?.language ?? 'en',
    agreedOn: input.on,
  }
  const fee = planFeeDocument(costing, ctx.newId())
  const feeMinor = fee?.minor ?? 0n
  await insertPlan(
    tx,
    {
      accountId,
      planId,
      legalEntityId: entity.legalEntityId,
      currency,
      agreedOn: input.on,
      amountMinor: plan.owedMinor,
      graceDays: plan.policy.graceDays,
      acceleration: plan.policy.acceleration,
      feeDocumentId: fee?.document.documentId ?? null,
      note: input.note,
      instalments: plan.instalments,
    },
    parts,
    booking,
  )
  const freeze = { accountId, reason: 'plan', amountMinor: null, untilOn: null } as const
  await freezeItems(
    tx,
    ctx,
    parts.map(({ itemId }) => ({ ...freeze, itemId, fromOn: input.on, sourceId: planId })),
  )
  if (input.tell) await tell(tx, ctx, plan, feeMinor)
  if (fee !== undefined) {
    await issueAddedDocuments(tx, ctx, { issuedOn: input.on, documents: [fee.document] })
  }
  return feeMinor
}

/**
 * Instalments by payment terms go back into their invoice first, so that those of the plan come from
 * the document itself.
 */
async function intoInvoices(
  tx: Tx,
  items: readonly OpenItem[],
  booking: { on: Temporal.PlainDate; at: Temporal.Instant; by: string },
): Promise<OpenItem[]> {
  const originOf = (item: OpenItem): ItemKey =>
    item.kind === 'instalment'
      ? { accountId: item.originAccountId ?? '', itemId: item.originItemId ?? '' }
      : { accountId: item.accountId, itemId: item.itemId }
  await matchItems(
    tx,
    items
      .filter(item => item.kind === 'instalment')
      .map(item => ({
        kind: 'planned',
        from: item,
        back: originOf(item),
        amountMinor: item.openMinor,
      })),
    booking,
  )
  const keys = new Map(items.map(item => [originOf(item).itemId, originOf(item)]))
  const origins = new Map(
    (await lockItems(tx, [...keys.values()])).map(item => [item.itemId, item]),
  )
  return [...keys.keys()].map(id => origins.get(id) as OpenItem)
}

function instalmentItem(part: PlanPart<OpenItem>, plan: Agreed, on: Temporal.PlainDate) {
  const { item } = part
  return {
    accountId: item.accountId,
    itemId: (part as PlanPart<OpenItem> & { readonly itemId: string }).itemId,
    legalEntityId: item.legalEntityId,
    currency: item.currency,
    kind: 'instalment' as const,
    control: CODE.instalmentReceivable,
    documentOn: on,
    dueOn: part.dueOn,
    documentAccountId: item.documentAccountId ?? null,
    reference: `${part.instalmentNo}/${plan.instalments.length}`,
  }
}

async function tell(tx: Tx, ctx: Context, plan: Agreed, feeMinor: bigint): Promise<void> {
  const { accountId, planId, entity, currency, instalments } = plan
  const money = (minor: bigint) => ({ minor, currency })
  await queueMessages(tx, ctx, [
    {
      accountId,
      legalEntityId: entity.legalEntityId,
      templateCode: 'plan_agreement',
      facts: {
        total: money(plan.owedMinor),
        instalments: instalments.map((each, i) => ({
          description: `${i + 1}/${instalments.length}`,
          dueOn: each.dueOn,
          amount: money(each.amountMinor),
        })),
        ...(feeMinor === 0n ? {} : { fee: money(feeMinor) }),
      },
      about: [{ kind: 'plan', id: planId }],
      key: `plan:${planId}`,
    },
  ])
}
