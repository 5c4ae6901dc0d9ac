import { dayNumber, earlier, isBefore } from '../kernel/period.ts'

/** How somebody is contacted. */
export type Channel = 'email' | 'letter' | 'portal' | 'call'

/**
 * How a reminder reaches the customer; `preferred`: as the customer gets their invoices; `call`: by a task
 * for who calls them, and by letter where no number is known or they may not be called.
 */
export const LEVEL_CHANNELS = ['preferred', 'email', 'letter', 'portal', 'call'] as const

export type LevelChannel = (typeof LEVEL_CHANNELS)[number]

/** One step of a policy, from friendly reminder to final notice. */
export type DunningLevel = {
  readonly level: number
  /** Days overdue from which an item may get here. */
  readonly afterDays: number
  /** Least days since the level before was sent, so that each leaves the time it sets. */
  readonly daysSinceLast: number
  readonly channel: LevelChannel
  /** Of the template that it is written from. */
  readonly template: string
  /** What the letter costs the customer, in the currency of what is asked for. */
  readonly feeMinor: bigint
}

export type DunningPolicy = {
  /** By level, rising from 1. */
  readonly levels: readonly DunningLevel[]
  /** An item is left alone until it has been overdue for more days than this. */
  readonly graceDays: number
  /** Nothing is sent below this sum of what would be asked for. */
  readonly thresholdMinor: bigint
  /** Days after a returned payment in which its items are not asked for again. */
  readonly returnGraceDays: number
}

/** An open item of one customer, legal entity and currency, as dunning sees it on the day of the run. */
export type DunnedItem = {
  readonly itemId: string
  readonly dueOn: Temporal.PlainDate
  readonly openMinor: bigint
  /** In dispute, promised, on a plan in good standing, being collected …: never asked for. */
  readonly frozenMinor: bigint
  /** Why, where anything is frozen; of several reasons the one that holds back most. */
  readonly frozenBy: FrozenBy | null
  readonly returnedOn: Temporal.PlainDate | null
  /** The highest level that was sent for it, and when; 0 and null before the first. */
  readonly level: number
  readonly sentOn: Temporal.PlainDate | null
}

export type DunnedCustomer = {
  readonly items: readonly DunnedItem[]
  /** Money and credits at hand that are not yet applied: pays the oldest items first. */
  readonly unappliedMinor: bigint
  /** A block on the account, with its last day (null = until lifted). */
  readonly block: { readonly reason: string; readonly until: Temporal.PlainDate | null } | null
}

/** Why a part of an item may not be asked for. */
export type FrozenBy =
  | 'disputed'
  | 'promised'
  | 'on_plan'
  | 'just_returned'
  | 'placed'
  | 'in_inquiry'
  | 'held'
  | 'being_paid'

/** Why an item is not in the letter. */
export type ItemReason =
  | FrozenBy
  | 'not_overdue'
  | 'in_grace'
  | 'covered_by_cash'
  | 'last_level_sent'
  | 'too_soon_after_last'

export type ItemOutcome =
  | { readonly itemId: string; readonly askedMinor: bigint; readonly level: DunningLevel }
  | { readonly itemId: string; readonly reason: ItemReason }

/** One letter for all items of the customer, or none and why. */
export type DunningOutcome = {
  readonly items: readonly ItemOutcome[]
} & (
  | { readonly level: DunningLevel; readonly askedMinor: bigint }
  | { readonly reason: 'blocked' | 'nothing_due' | 'below_threshold' }
)

/**
 * What a dunning run does about one customer: one letter over all items that may be asked for, at the
 * highest level that one of them has reached (never two levels at once for an item), or nothing. Every
 * item says why it is in or out. Money at hand is set against the oldest items first, and what is disputed,
 * promised, on a plan in good standing, being collected or just returned is never asked for (rules: dunning). An item that
 * has reached a level without a letter, because the sum was below the threshold, stays where it was.
 */
export function dunCustomer(
  policy: DunningPolicy,
  customer: DunnedCustomer,
  runOn: Temporal.PlainDate,
): DunningOutcome {
  const items = itemOutcomes(policy, customer, runOn)
  if (isBlocked(customer, runOn)) return { items, reason: 'blocked' }
  const asked = items.filter(item => 'level' in item)
  const level = highest(asked.map(item => item.level))
  if (level === undefined) return { items, reason: 'nothing_due' }
  const askedMinor = asked.reduce((sum, item) => sum + item.askedMinor, 0n)
  if (askedMinor < policy.thresholdMinor) return { items, reason: 'below_threshold' }
  return { items, level, askedMinor }
}

function isBlocked(customer: DunnedCustomer, runOn: Temporal.PlainDate): boolean {
  const { block } = customer
  return block !== null && (block.until === null || !isBefore(block.until, runOn))
}

function highest(levels: readonly DunningLevel[]): DunningLevel | undefined {
  return levels.reduce<DunningLevel | undefined>(
    (top, level) => (top === undefined || level.level > top.level ? level : top),
    undefined,
  )
}

function itemOutcomes(
  policy: DunningPolicy,
  customer: DunnedCustomer,
  runOn: Temporal.PlainDate,
): ItemOutcome[] {
  const oldestFirst = customer.items.toSorted(
    (a, b) => dayNumber(a.dueOn) - dayNumber(b.dueOn) || (a.itemId < b.itemId ? -1 : 1),
  )
  let cashMinor = customer.unappliedMinor
  return oldestFirst.map(item => {
    const { itemId } = item
    const owedMinor = item.openMinor - item.frozenMinor
    if (owedMinor <= 0n) return { itemId, reason: item.frozenBy ?? 'held' }
    const isCovered = cashMinor >= owedMinor
    const coveredMinor = isCovered ? owedMinor : cashMinor
    cashMinor -= coveredMinor
    if (isCovered) return { itemId, reason: 'covered_by_cash' }
    const step = nextLevel(policy, item, runOn)
    return typeof step === 'string'
      ? { itemId, reason: step }
      : { itemId, askedMinor: owedMinor - coveredMinor, level: step }
  })
}

/** The level that an item is due for, or why it is left alone. */
function nextLevel(
  policy: DunningPolicy,
  item: DunnedItem,
  runOn: Temporal.PlainDate,
): DunningLevel | ItemReason {
  const overdueDays = dayNumber(runOn) - dayNumber(item.dueOn)
  if (overdueDays <= 0) return 'not_overdue'
  if (isInReturnGrace(policy, item, runOn)) return 'just_returned'
  if (overdueDays <= policy.graceDays) return 'in_grace'
  const next = policy.levels.find(({ level }) => level > item.level)
  if (next === undefined) return 'last_level_sent'
  if (overdueDays < next.afterDays) return item.level === 0 ? 'in_grace' : 'too_soon_after_last'
  const sinceDays = item.sentOn === null ? Infinity : dayNumber(runOn) - dayNumber(item.sentOn)
  return sinceDays < next.daysSinceLast ? 'too_soon_after_last' : next
}

function isInReturnGrace(
  policy: DunningPolicy,
  item: DunnedItem,
  runOn: Temporal.PlainDate,
): boolean {
  if (item.returnedOn === null) return false
  return dayNumber(runOn) - dayNumber(item.returnedOn) <= policy.returnGraceDays
}

/** A letter that was sent for an item. */
export type SentLevel = { readonly level: number; readonly sentOn: Temporal.PlainDate }

/**
 * The level at which an item stands: the highest sent, and when it was sent. Where a payment of it was
 * returned and the policy begins anew then (`restart`), letters of before the return count no more;
 * else the item is at its former level again.
 */
export function standingLevel(
  sent: readonly SentLevel[],
  returnedOn: Temporal.PlainDate | null,
  afterReturn: 'keep' | 'restart',
): { readonly level: number; readonly sentOn: Temporal.PlainDate | null } {
  const counting =
    returnedOn === null || afterReturn === 'keep'
      ? sent
      : sent.filter(({ sentOn }) => isBefore(returnedOn, sentOn))
  return counting.reduce<{ level: number; sentOn: Temporal.PlainDate | null }>(
    (top, each) => (each.level > top.level ? each : top),
    { level: 0, sentOn: null },
  )
}

/** The last day by which a letter asks for payment: days to pay, but not past the next level's day. */
export function payBy(
  runOn: Temporal.PlainDate,
  daysToPay: number,
  nextOn: Temporal.PlainDate | null,
): Temporal.PlainDate {
  const wanted = runOn.add({ days: daysToPay })
  return nextOn === null ? wanted : earlier(wanted, nextOn.subtract({ days: 1 }))
}
