import type { FreezeReason } from '../../receivables/freezes/freeze.ts'
import {
  type Channel,
  type DunnedItem,
  type DunningPolicy,
  dunCustomer,
  type FrozenBy,
  type ItemOutcome,
  type ItemReason,
  type LevelChannel,
  type SentLevel,
  standingLevel,
} from '../dunning.ts'
import type { DunningOutcomeRow, OutcomeItem } from '../runs/outcome.ts'

/** What of an item must not be asked for, by reason; null: all of it. */
export type HeldBack = { readonly by: FrozenBy; readonly minor: bigint | null }

/** An overdue item with all that decides whether it is asked for. */
export type Candidate = {
  readonly itemId: string
  readonly dueOn: Temporal.PlainDate
  readonly openMinor: bigint
  readonly heldBack: readonly HeldBack[]
  readonly returnedOn: Temporal.PlainDate | null
  readonly sent: readonly SentLevel[]
  /** A late fee or interest itself: it never costs a fee that it is asked for. */
  readonly isCharge: boolean
}

/** A customer of a legal entity and currency with what is overdue. */
export type Debtor = {
  readonly accountId: string
  readonly currency: string
  readonly items: readonly Candidate[]
  readonly unappliedMinor: bigint
  readonly block: { readonly reason: string; readonly until: Temporal.PlainDate | null } | null
  readonly isInHardship: boolean
  readonly delivery: 'email' | 'post' | 'portal'
  readonly hasEmail: boolean
  readonly hasPhone: boolean
  /** Why nobody may write to the customer at all; by the contact guard. */
  readonly refusal: (channel: Channel) => string | undefined
}

/** The policy that holds for a debtor, in their currency. */
export type HeldPolicy = DunningPolicy & {
  readonly version: NonNullable<DunningOutcomeRow['policy']>
  readonly afterReturn: 'keep' | 'restart'
  readonly inHardship: 'remind' | 'stop'
}

const BY_FREEZE: Readonly<Record<FreezeReason, FrozenBy>> = {
  dispute: 'disputed',
  promise: 'promised',
  plan: 'on_plan',
  returned: 'just_returned',
  agency: 'placed',
  legal: 'placed',
  inquiry: 'in_inquiry',
  other: 'held',
}

/** A reason of a freeze as a reason of dunning. */
export function frozenBy(reason: FreezeReason): FrozenBy {
  return BY_FREEZE[reason]
}

/**
 * What a run proposes for a debtor: one letter at the highest level that an item has reached, or why
 * none; and so for each item. Without a policy nobody is reminded. A level that the customer cannot be
 * written to by is sent by another way, or not at all where the contact guard forbids each.
 */
export function proposeReminder(
  debtor: Debtor,
  policy: HeldPolicy | null,
  runOn: Temporal.PlainDate,
): DunningOutcomeRow {
  const overdueMinor = debtor.items.reduce((sum, item) => sum + item.openMinor, 0n)
  const { accountId, currency } = debtor
  const base = { accountId, currency, overdueMinor, policy: policy?.version ?? null }
  if (policy === null) return leftOut(base, 'no_policy', [])
  const items = debtor.items.map(item => dunnedItem(item, policy.afterReturn))
  const { unappliedMinor, block } = debtor
  const decided = dunCustomer(policy, { items, unappliedMinor, block }, runOn)
  const known = new Map(items.map(item => [item.itemId, item]))
  const shown = decided.items.map(item => outcomeItem(item, known.get(item.itemId) as DunnedItem))
  if ('reason' in decided) return leftOut(base, decided.reason, shown)
  if (debtor.isInHardship && policy.inHardship === 'stop') return leftOut(base, 'hardship', shown)
  const ways = waysOf(decided.level.channel, debtor)
  const channel = ways.find(way => debtor.refusal(way) === undefined)
  if (channel === undefined) {
    return leftOut(base, debtor.refusal(ways[0] ?? 'letter') ?? 'no_way', shown)
  }
  return {
    ...base,
    outcome: 'asked',
    reason: null,
    level: decided.level.level,
    channel,
    amountMinor: decided.askedMinor,
    feeMinor: debtor.isInHardship || !asksForMore(debtor, shown) ? 0n : decided.level.feeMinor,
    items: shown,
  }
}

/** Whether anything is asked for but late fees and interest. */
function asksForMore({ items }: Debtor, shown: readonly OutcomeItem[]): boolean {
  const charges = new Set(items.filter(item => item.isCharge).map(item => item.itemId))
  return shown.some(item => item.level !== undefined && !charges.has(item.itemId))
}

type Base = Pick<DunningOutcomeRow, 'accountId' | 'currency' | 'overdueMinor' | 'policy'>

function leftOut(base: Base, reason: string, items: readonly OutcomeItem[]): DunningOutcomeRow {
  const nothing = { level: null, channel: null, amountMinor: 0n, feeMinor: 0n }
  return { ...base, ...nothing, outcome: 'left_out', reason, items }
}

function dunnedItem(item: Candidate, afterReturn: 'keep' | 'restart'): DunnedItem {
  const { itemId, dueOn, openMinor, returnedOn } = item
  const held = item.heldBack.map(({ by, minor }) => ({ by, minor: minor ?? openMinor }))
  const sum = held.reduce((total, { minor }) => total + minor, 0n)
  const most = held.toSorted((a, b) => (a.minor > b.minor ? -1 : a.minor < b.minor ? 1 : 0)).at(0)
  return {
    itemId,
    dueOn,
    openMinor,
    returnedOn,
    frozenMinor: sum < openMinor ? sum : openMinor,
    frozenBy: most?.by ?? null,
    ...standingLevel(item.sent, returnedOn, afterReturn),
  }
}

function outcomeItem(
  item: ItemOutcome,
  { openMinor, frozenMinor, frozenBy: by }: DunnedItem,
): OutcomeItem {
  const amounts = { open: openMinor.toString(), frozen: frozenMinor.toString() }
  const { itemId } = item
  if (!('level' in item)) return { itemId, ...amounts, asked: '0', reason: item.reason }
  const isPart = item.askedMinor < openMinor
  return {
    ...{ itemId, ...amounts, asked: item.askedMinor.toString(), level: item.level.level },
    ...(isPart ? { restReason: by ?? ('covered_by_cash' satisfies ItemReason) } : {}),
  }
}

/** The ways by which a letter of a level may go, the best first. A reminder does not wait in the portal. */
function waysOf(
  channel: LevelChannel,
  { delivery, hasEmail, hasPhone }: Pick<Debtor, 'delivery' | 'hasEmail' | 'hasPhone'>,
): Channel[] {
  const wanted = channel === 'preferred' ? (delivery === 'post' ? 'letter' : 'email') : channel
  const ways: Channel[] = [wanted, 'letter', ...(hasEmail ? (['email'] as const) : [])]
  return [...new Set(ways)].filter(
    way => (way !== 'email' || hasEmail) && (way !== 'call' || hasPhone),
  )
}

/**
 * What of an approved proposal still stands when it is sent: items that would be asked for now too, at
 * the same level, each for the smaller of both amounts. Undefined where nothing is left or the policy
 * would send no letter any more.
 */
export function stillStanding(
  approved: DunningOutcomeRow,
  now: DunningOutcomeRow | undefined,
): DunningOutcomeRow | undefined {
  if (now === undefined || now.outcome !== 'asked') return undefined
  const before = new Map(approved.items.map(item => [item.itemId, item]))
  const items = now.items.flatMap(item => {
    const was = before.get(item.itemId)
    if (item.level === undefined || was?.level !== item.level) return []
    const asked = BigInt(item.asked) < BigInt(was.asked) ? item.asked : was.asked
    return [{ ...item, asked }]
  })
  const level = Math.max(...items.map(item => item.level ?? 0))
  if (items.length === 0 || level !== approved.level) return undefined
  const amountMinor = items.reduce((sum, item) => sum + BigInt(item.asked), 0n)
  const feeMinor = approved.feeMinor < now.feeMinor ? approved.feeMinor : now.feeMinor
  return { ...approved, channel: now.channel, items, amountMinor, feeMinor }
}
