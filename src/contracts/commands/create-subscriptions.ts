import { loadAccountIds, loadBillingDays } from '../../accounts/load/accounts.ts'
import { loadPremiseIds } from '../../accounts/load/places.ts'
import { loadPlanVersions } from '../../catalog/load/plans.ts'
import { type PlanVersion, planVersionName } from '../../catalog/plan-version.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type Anchor, anchorOf } from '../alignment.ts'
import { type SubscriptionRow, subscriptionRow } from '../api.ts'
import { creditStops } from '../credit/commands/check.ts'
import { loadCreations } from '../load/changes.ts'
import { loadContracts, type StoredContract } from '../load/contracts.ts'
import { loadSubscriptionIds, type StoredItem, type SubscriptionId } from '../load/subscriptions.ts'
import {
  insertAmendments,
  insertBillingStates,
  insertItems,
  insertSubscriptions,
} from '../save/contracts.ts'
import { outsideContract, planFault, termFault } from '../terms.ts'
import { checkBases } from './keep-bases.ts'
import { amendment, type ChangeContext } from './open-subscriptions.ts'

export const createSubscriptions = defineCommand({
  name: 'createSubscriptions',
  summary: 'Start subscriptions of plan versions under contracts, with an item for each charge',
  permission: 'contracts.write',
  input: rowsOf(subscriptionRow),
  run: async (tx, input, ctx) => ok(await saveSubscriptions(tx, input.rows, ctx)),
})

/** A row with all that it refers to. */
type Resolved = SubscriptionId & {
  readonly row: SubscriptionRow
  readonly contract: StoredContract
  readonly plan: PlanVersion
  readonly premiseId: string | null
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
  /** Where its periods were aligned. */
  readonly anchor: Anchor | undefined
}

/**
 * Starts subscriptions, a row each, by account and subscription number, with one item for each
 * charge of the plan version. One that is there is `unchanged` when it was created by the same row,
 * whatever has been changed about it since, and rejected otherwise.
 */
export async function saveSubscriptions(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, subscriptionRow)
  batch.oneRowEach(value => `${value.accountNumber} ${value.subscriptionNumber}`)
  const resolved = await resolve(tx, batch, ctx)
  await keepToBases(tx, batch, resolved)
  await keepToCredit(tx, batch, resolved, ctx)
  const entries = batch
    .sortedBy(value => `${resolved.get(value)?.accountId} ${value.subscriptionNumber}`)
    .map(({ row, value }) => ({ row, wanted: resolved.get(value) as Resolved }))
  if (entries.length === 0) return batch.result()
  const made = await insertNew(
    tx,
    entries.map(({ wanted }) => wanted),
    ctx,
  )
  const old = entries.filter(({ wanted }) => !made.has(wanted.subscriptionId))
  const creations = await loadCreated(
    tx,
    old.map(({ wanted }) => wanted),
  )
  for (const { row, wanted } of entries) {
    if (made.has(wanted.subscriptionId)) batch.answer(row, 'created')
    else if (sameRecord(creations.get(keyOf(wanted)), creationOf(wanted))) {
      batch.answer(row, 'unchanged')
    } else {
      const { accountNumber: account, subscriptionNumber: subscription } = wanted.row
      batch.reject(row, 'subscription_exists', { account, subscription })
    }
  }
  return batch.result()
}

/** Rejects new add-ons without their base, and lets those end that end with it. */
async function keepToBases(
  tx: Tx,
  batch: RowBatch<SubscriptionRow>,
  resolved: Map<SubscriptionRow, Resolved>,
): Promise<void> {
  const planned = batch.open.flatMap(({ value }) => {
    const wanted = resolved.get(value)
    if (wanted === undefined) return []
    const { accountId, subscriptionId, endOn } = wanted
    const { planCode, startOn, subscriptionNumber: number } = value
    const { contractId } = wanted.contract
    return [{ accountId, contractId, subscriptionId, number, planCode, startOn, endOn }]
  })
  const answers = await checkBases(tx, planned)
  if (answers.size === 0) return
  const known = await loadSubscriptionIds(tx, planned)
  for (const { row, value } of batch.open) {
    const wanted = resolved.get(value) as Resolved
    const answer = answers.get(wanted.subscriptionId)
    // One that is there already is compared with how it was made.
    if (answer === undefined || known.has(keyOf(wanted))) continue
    if ('code' in answer) batch.reject(row, answer.code, answer.facts)
    else resolved.set(value, { ...wanted, endOn: answer })
  }
}

/** Rejects, or warns of, new subscriptions of customers to whom nothing more is sold on credit. */
async function keepToCredit(
  tx: Tx,
  batch: RowBatch<SubscriptionRow>,
  resolved: ReadonlyMap<SubscriptionRow, Resolved>,
  ctx: ChangeContext,
): Promise<void> {
  const wanted = batch.open.flatMap(({ value }) => resolved.get(value) ?? [])
  const today = dateOf(ctx.clock.now(), 'UTC')
  const sales = wanted.map(({ accountId, contract }) => {
    return { accountId, legalEntityId: contract.legalEntityId }
  })
  const stops = await creditStops(tx, sales, today)
  if (stops.size === 0) return
  const known = await loadSubscriptionIds(
    tx,
    wanted.map(({ accountId, row }) => ({ accountId, number: row.subscriptionNumber })),
  )
  for (const { row, value } of batch.open) {
    const own = resolved.get(value) as Resolved
    const stop = stops.get(own.accountId)
    if (stop === undefined || known.has(keyOf(own))) continue
    if (stop.effect === 'warn') batch.warn(row, stop.refusal)
    else batch.reject(row, stop.refusal.code, stop.refusal.facts)
  }
}

/** Looks up what the rows refer to, set by set, and rejects those that do not fit. */
async function resolve(tx: Tx, batch: RowBatch<SubscriptionRow>, ctx: ChangeContext) {
  const rows = batch.open.map(({ value }) => value)
  const accounts = await loadAccountIds(
    tx,
    rows.map(row => row.accountNumber),
  )
  const idOf = (row: SubscriptionRow) => accounts.get(row.accountNumber)
  const withId = rows.flatMap(row => {
    const accountId = idOf(row)
    return accountId === undefined ? [] : [{ accountId, row }]
  })
  const contracts = new Map(
    (
      await loadContracts(
        tx,
        withId.map(({ accountId, row }) => ({ accountId, number: row.contractNumber })),
      )
    ).map(contract => [`${contract.accountId} ${contract.number}`, contract]),
  )
  const plans = await loadPlanVersions(tx, [
    ...new Map(rows.map(row => [planVersionName(row), row])).values(),
  ])
  const premises = await loadPremiseIds(
    tx,
    withId.flatMap(({ accountId, row }) =>
      row.premiseCode === null ? [] : [{ accountId, code: row.premiseCode }],
    ),
  )
  const toAccount = withId.filter(({ row }) => row.alignTo === 'account')
  const billingDays = await loadBillingDays(
    tx,
    toAccount.map(({ accountId }) => accountId),
  )
  const resolved = new Map<SubscriptionRow, Resolved>()
  for (const { row, value } of batch.open) {
    const found = refer(value, {
      accountId: idOf(value),
      contract: contracts.get(`${idOf(value)} ${value.contractNumber}`),
      plan: plans.get(planVersionName(value)),
      premiseId: premises.get(`${idOf(value)} ${value.premiseCode}`),
      billingDay: billingDays.get(idOf(value) ?? '') ?? null,
    })
    if ('code' in found) batch.reject(row, found.code, found.facts)
    else resolved.set(value, { ...found, subscriptionId: ctx.newId() })
  }
  return resolved
}

/** The row with what it refers to, or the first reason why it cannot be. */
function refer(
  row: SubscriptionRow,
  found: {
    readonly accountId: string | undefined
    readonly contract: StoredContract | undefined
    readonly plan: PlanVersion | undefined
    readonly premiseId: string | undefined
    readonly billingDay: number | null
  },
) {
  const { accountNumber: account, contractNumber, premiseCode, startOn } = row
  const { accountId, contract, plan, premiseId = null } = found
  if (accountId === undefined) return { code: 'unknown_account', facts: { account } }
  if (contract === undefined) {
    return { code: 'unknown_contract', facts: { account, contract: contractNumber } }
  }
  if (plan === undefined) {
    return { code: 'unknown_plan_version', facts: { plan: planVersionName(row) } }
  }
  if (premiseCode !== null && premiseId === null) {
    return { code: 'unknown_premise', facts: { account, premise: premiseCode } }
  }
  const endOn = row.endOn ?? contract.endOn
  const terms = { startOn, contractStartOn: contract.startOn, billingDay: found.billingDay }
  const anchor = anchorOf(row.alignTo ?? 'subscription', terms, row.anchorDay)
  if (anchor === undefined) return { code: 'no_billing_day', facts: { account } }
  return (
    termFault(startOn, row.endOn) ??
    outsideContract(contract, startOn, endOn) ??
    planFault(plan, contract.currency, startOn, premiseId !== null) ?? {
      accountId,
      row,
      contract,
      plan,
      premiseId,
      endOn,
      anchor: row.alignTo === null ? undefined : anchor,
      anchorDay: anchor.day,
    }
  )
}

/** Writes the subscriptions that are new, with items, billing state and their first amendment. */
async function insertNew(
  tx: Tx,
  wanted: readonly Resolved[],
  ctx: ChangeContext,
): Promise<Set<string>> {
  const at = ctx.clock.now()
  const heads = wanted.map(
    ({ accountId, subscriptionId, contract, premiseId, row, endOn, anchorDay }) => ({
      accountId,
      subscriptionId,
      number: row.subscriptionNumber,
      contractId: contract.contractId,
      premiseId,
      startOn: row.startOn,
      endOn,
      anchorDay,
    }),
  )
  const made = new Set(await insertSubscriptions(tx, heads, at))
  const fresh = wanted.filter(({ subscriptionId }) => made.has(subscriptionId))
  if (fresh.length === 0) return made
  await insertItems(
    tx,
    fresh.flatMap(subscription => itemsOf(subscription, ctx)),
  )
  await insertBillingStates(tx, fresh)
  await insertAmendments(
    tx,
    fresh.map(subscription =>
      amendment(ctx, subscription, {
        kind: 'created',
        effectiveOn: subscription.row.startOn,
        before: {},
        after: creationOf(subscription),
      }),
    ),
  )
  return made
}

function itemsOf(
  { accountId, subscriptionId, plan, row, anchor }: Resolved,
  ctx: ChangeContext,
): StoredItem[] {
  return plan.charges.map(charge => ({
    accountId,
    subscriptionId,
    itemId: ctx.newId(),
    planCode: plan.planCode,
    planVersion: plan.planVersion,
    chargeCode: charge.chargeCode,
    // Usage is counted, not multiplied.
    quantity: charge.kind === 'usage' ? Decimal.one : row.quantity,
    startOn: row.startOn,
    endOn: null,
    anchorDay: anchor?.day ?? null,
    anchorMonth: anchor?.month ?? null,
  }))
}

/** A subscription as it was asked for: by it a repeated row is known again. */
function creationOf({ row, anchorDay }: Resolved) {
  const { contractNumber, planCode, planVersion, premiseCode, startOn, endOn, quantity } = row
  return {
    contractNumber,
    planCode,
    planVersion,
    premiseCode,
    startOn,
    endOn,
    // Where it is aligned, the day is not its own: the account's may have changed since.
    ...(row.alignTo === null ? { anchorDay } : { alignTo: row.alignTo }),
    quantity,
  }
}

async function loadCreated(tx: Tx, wanted: readonly Resolved[]): Promise<Map<string, unknown>> {
  if (wanted.length === 0) return new Map()
  const ids = await loadSubscriptionIds(
    tx,
    wanted.map(({ accountId, row }) => ({ accountId, number: row.subscriptionNumber })),
  )
  const creations = await loadCreations(tx, [...ids.values()])
  return new Map([...ids].map(([key, { subscriptionId }]) => [key, creations.get(subscriptionId)]))
}

function keyOf({ accountId, row }: Resolved): string {
  return `${accountId} ${row.subscriptionNumber}`
}
