import { lesser } from '../../kernel/money.ts'
import { CODE } from '../../ledger/chart.ts'
import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import {
  type Booking,
  type ItemKey,
  itemKeyText,
  type OpenItem,
} from '../../ledger/open-items/item.ts'
import { loadDebts, loadItems, lockItems } from '../../ledger/open-items/load.ts'
import type { Match, Matched } from '../../ledger/open-items/match.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { type Credit, type Instruction, type Owed, planAllocation } from '../allocation-plan.ts'
import { frozenAmounts } from '../freezes/load.ts'
import { type EntityPolicy, loadPolicies, loadTaxShares, loadValueDates } from '../load/policy.ts'
import { discountTaken, writtenOff } from '../settlement.ts'

const isBy = (item: OpenItem, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(item.documentOn, on) <= 0

/**
 * Lets credits (receipts, credit notes, money on account) pay what their accounts owe, by the rules
 * of each legal entity: first what the payer names, of other customers too, then by the policy, with
 * discounts earned and small differences written off. Any number of credits and accounts at once, in
 * a fixed number of statements. Leaves out what is dated after the booking. Money that is left stays
 * unapplied, or is kept on account where the policy says so.
 */
export async function applyByPolicy(
  tx: Tx,
  credits: readonly ItemKey[],
  booking: Booking,
  instructions: readonly Instruction[] = [],
): Promise<Matched> {
  const money = (await loadItems(tx, credits)).filter(item => item.openMinor < 0n)
  const accountIds = [...new Set(money.map(item => item.accountId))]
  const own = await loadDebts(tx, accountIds)
  const locked = await lockItems(tx, [...money, ...own, ...instructions])
  const usable = locked.filter(item => isBy(item, booking.on) && item.openMinor !== 0n)
  const wanted = new Set(money.map(itemKeyText))
  const sources = usable.filter(item => wanted.has(itemKeyText(item)))
  const owed = usable.filter(item => item.openMinor > 0n)
  const facts = {
    owed,
    disputed: await disputedOf(tx, owed, booking.on),
    dates: await loadValueDates(tx, sources),
    policies: await loadPolicies(
      tx,
      [...new Set(sources.map(each => each.legalEntityId))],
      booking.on,
    ),
    instructions,
  }
  const planned = planFor(sources, facts, booking)
  const taxes = await loadTaxShares(tx, planned.differences)
  return matchItems(tx, matchesOf(planned, locked, taxes), booking)
}

/** What of items customers dispute on a day, by their keys: it is paid last. */
async function disputedOf(
  tx: Tx,
  owed: readonly OpenItem[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, bigint>> {
  const frozen = await frozenAmounts(tx, owed, on)
  return new Map(frozen.map(each => [itemKeyText(each), each.byReason.dispute ?? 0n]))
}

type Facts = {
  readonly owed: readonly OpenItem[]
  readonly disputed: ReadonlyMap<string, bigint>
  readonly dates: ReadonlyMap<string, Temporal.PlainDate>
  readonly policies: ReadonlyMap<string, EntityPolicy>
  readonly instructions: readonly Instruction[]
}

type Planned = {
  readonly matches: Match[]
  readonly differences: (ItemKey & {
    readonly kind: 'discount' | 'write_off'
    readonly because: ItemKey
    readonly amountMinor: bigint
    readonly policy: EntityPolicy
  })[]
}

/** Plans account by account; what one leaves of an item that several name, the next finds. */
function planFor(sources: readonly OpenItem[], facts: Facts, { on }: Booking): Planned {
  const planned: Planned = { matches: [], differences: [] }
  const taken = new Map<string, bigint>()
  const groups = Map.groupBy(sources, item => `${item.accountId} ${item.legalEntityId}`)
  for (const group of groups.values()) {
    const [{ accountId, legalEntityId }] = group as [OpenItem]
    const policy = facts.policies.get(legalEntityId)
    if (policy === undefined) throw new Error('defect: money of no legal entity')
    const owed = facts.owed.flatMap(item => owedOf(item, accountId, policy, taken, facts))
    const credits = group.map(item => creditOf(item, facts.dates))
    for (const currency of new Set(group.map(item => item.currency))) {
      // A tolerance is an amount of the legal entity's own currency.
      const tolerance = currency === policy.currency ? policy.tolerance : null
      const plan = planAllocation(
        credits.filter(each => each.currency === currency),
        owed,
        facts.instructions,
        { ...policy, tolerance },
      )
      for (const each of plan.allocations) planned.matches.push({ kind: 'applied', ...each })
      const discounts = plan.discounts.map(each => ({ ...each, kind: 'discount' as const }))
      const writeOffs = plan.writeOffs.map(each => ({ ...each, kind: 'write_off' as const }))
      for (const { item, ...each } of [...discounts, ...writeOffs]) {
        planned.differences.push({ ...item, ...each, policy })
      }
      for (const { to, amountMinor } of plan.allocations) note(taken, to, amountMinor)
      for (const { item, amountMinor } of [...discounts, ...writeOffs])
        note(taken, item, amountMinor)
    }
    if (policy.overpayment === 'on_account') planned.matches.push(...keptOf(group, planned, on))
  }
  return planned
}

function note(taken: Map<string, bigint>, key: ItemKey, amountMinor: bigint): void {
  taken.set(itemKeyText(key), (taken.get(itemKeyText(key)) ?? 0n) + amountMinor)
}

function creditOf(item: OpenItem, dates: Facts['dates']): Credit {
  return {
    ...item,
    leftMinor: -item.openMinor,
    valueOn: dates.get(itemKeyText(item)) ?? item.documentOn,
  }
}

function owedOf(
  item: OpenItem,
  accountId: string,
  policy: EntityPolicy,
  taken: ReadonlyMap<string, bigint>,
  { instructions, disputed }: Facts,
): Owed[] {
  if (item.legalEntityId !== policy.legalEntityId) return []
  const onlyNamed = item.accountId !== accountId
  if (onlyNamed && !instructions.some(each => itemKeyText(each) === itemKeyText(item))) return []
  const takenMinor = taken.get(itemKeyText(item)) ?? 0n
  const openMinor = item.openMinor - takenMinor
  if (openMinor <= 0n) return []
  const { discountOn, discountMinor } = item
  const discount =
    discountOn === null || discountMinor === null || takenMinor > 0n
      ? null
      : { until: discountOn, minor: discountMinor }
  const part = item.kind === 'fee' ? 'costs' : 'principal'
  const disputedMinor = lesser(disputed.get(itemKeyText(item)) ?? 0n, openMinor)
  return [{ ...item, openMinor, part, disputedMinor, discount, onlyNamed }]
}

/** What is left of receipts once they have paid, to be kept as the customer's credit. */
function keptOf(group: readonly OpenItem[], { matches }: Planned, on: Temporal.PlainDate): Match[] {
  return group.flatMap((item): Match[] => {
    if (item.control !== CODE.unappliedCash) return []
    const used = matches
      .filter(match => 'from' in match && itemKeyText(match.from) === itemKeyText(item))
      .reduce((sum, match) => sum + match.amountMinor, 0n)
    const left = -item.openMinor - used
    if (left <= 0n) return []
    return [{ kind: 'kept', from: item, to: onAccount(item, on), amountMinor: left }]
  })
}

/** The item that money kept on account becomes, from the day on which it is kept. */
export function onAccount(item: OpenItem, on: Temporal.PlainDate) {
  return {
    accountId: item.accountId,
    itemId: newId(),
    legalEntityId: item.legalEntityId,
    currency: item.currency,
    kind: 'on_account' as const,
    control: CODE.customerCredit,
    documentOn: on,
    dueOn: on,
    reference: item.reference ?? null,
  }
}

/** Money first, then discounts and differences, whose amounts it has left open. */
function matchesOf(
  { matches, differences }: Planned,
  items: readonly OpenItem[],
  taxes: Awaited<ReturnType<typeof loadTaxShares>>,
): Match[] {
  const byKey = new Map(items.map(item => [itemKeyText(item), item]))
  const settled = differences.map((each): Match => {
    const item = byKey.get(itemKeyText(each)) as OpenItem
    const tax = taxes.get(itemKeyText(each)) ?? { taxMinor: 0n, payableMinor: 0n }
    const difference = { item: each, because: each.because, amountMinor: each.amountMinor }
    if (each.kind === 'discount') return discountTaken(item, difference, tax)
    const { taxRelief, reasonCode } = each.policy
    return writtenOff(item, difference, taxRelief ? tax : null, reasonCode ?? '')
  })
  const isKept = (match: Match) => match.kind === 'kept'
  return [...matches.filter(m => !isKept(m)), ...settled, ...matches.filter(isKept)]
}
