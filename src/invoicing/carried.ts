import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { isBefore, later, type Period } from '../kernel/period.ts'
import { type Carry, NO_CARRY } from '../rating/carry.ts'
import { remembers } from '../rating/closing.ts'
import { rhythmOf } from './due.ts'
import type { AccountFacts, ItemFacts, SubscriptionFacts } from './facts.ts'
import type { PlannedCharge } from './propose.ts'

/** What a period of an item left to the next: stored with what was billed. */
export type CarriedPeriod = {
  readonly itemId: string
  readonly periodStart: Temporal.PlainDate
  readonly carry: Carry
}

/** What the first period to be looked at of an item finds stored. */
export type Opening = {
  readonly carry: Carry
  /** Whether it is the other item's whose place the item took: it has left nothing itself yet. */
  readonly isInherited: boolean
}

/** By item, of those that remember. */
export type Openings = ReadonlyMap<string, Opening>

/** The period before which an item's stored carry is wanted. */
export type OpeningWanted = { readonly itemId: string; readonly before: Temporal.PlainDate }

/** A period of an item that carries something, planned or not. */
type ItemPeriod = {
  readonly item: ItemFacts
  readonly subscription: SubscriptionFacts
  readonly nominal: Period
}

/** The openings to be loaded: one for each item that remembers, before its first period. */
export function openingsWanted(
  planned: readonly PlannedCharge[],
  passed: readonly ItemPeriod[],
): OpeningWanted[] {
  const wanted = new Map<string, OpeningWanted>()
  for (const { item, nominal } of [...passed, ...planned]) {
    if (!remembers(item.charge)) continue
    const known = wanted.get(item.itemId)
    if (known !== undefined && !isBefore(nominal.start, known.before)) continue
    wanted.set(item.itemId, { itemId: item.itemId, before: nominal.start })
  }
  return [...wanted.values()]
}

/**
 * Periods of remembering items that changed facts may touch and that are not rated: paused as a
 * whole, not over any more, or beyond an end that was set. What they left when they were billed
 * holds no longer: they pass on what they open with.
 */
export function passedPeriods(
  account: AccountFacts,
  planned: readonly PlannedCharge[],
): ItemPeriod[] {
  const keyOf = ({ item, nominal }: ItemPeriod) => `${item.itemId} ${nominal.start}`
  let rated: Set<string> | undefined
  return account.subscriptions.flatMap(subscription => {
    const { staleFrom, billedThrough } = subscription.state
    if (staleFrom === null || billedThrough === null) return []
    const items = subscription.items.filter(item => remembers(item.charge))
    if (items.length === 0) return []
    rated ??= new Set(planned.map(keyOf))
    const isRated = rated
    return items.flatMap(item => {
      const rhythm = rhythmOf(item, subscription)
      const periods: ItemPeriod[] = []
      for (let n = periodNumberAt(rhythm, later(staleFrom, item.start)); ; n += 1) {
        const nominal = rhythmPeriod(rhythm, n)
        if (isBefore(billedThrough, nominal.start)) return periods
        const period = { item, subscription, nominal }
        if (!isRated.has(keyOf(period))) periods.push(period)
      }
    })
  })
}

/**
 * Hands each period what the one before it left. Periods of an item come in their order, and an item
 * after the one whose place it took in a change of plan, as they are planned.
 */
export class CarryFold {
  readonly #openings: Openings
  readonly #passed: Map<string, ItemPeriod[]>
  readonly #left = new Map<string, CarriedPeriod>()
  readonly #carried: CarriedPeriod[] = []

  constructor(openings: Openings, passed: readonly ItemPeriod[]) {
    this.#openings = openings
    this.#passed = Map.groupBy(passed, ({ item }) => item.itemId)
  }

  /** What a period opens with; undefined for a charge without memory. */
  openingOf(plan: PlannedCharge): Carry | undefined {
    if (!remembers(plan.item.charge)) return undefined
    this.#passOver(plan.item.itemId, plan.nominal.start)
    return this.#openingAt(plan)
  }

  /** Notes what a period left. */
  close({ item, nominal }: ItemPeriod, carry: Carry): void {
    const left = { itemId: item.itemId, periodStart: nominal.start, carry }
    this.#left.set(item.itemId, left)
    this.#carried.push(left)
  }

  /** All that periods left, those that were passed over too. */
  carried(): CarriedPeriod[] {
    for (const itemId of this.#passed.keys()) this.#passOver(itemId)
    return this.#carried
  }

  #openingAt({ item, subscription, nominal }: ItemPeriod): Carry {
    const own = this.#left.get(item.itemId)
    if (own !== undefined) return own.carry
    const stored = this.#openings.get(item.itemId)
    // The first period that is looked at. Of an item that took over from another one it opens with
    // what that one has just left: where it is the very first, or those before were paused.
    const isFirst = !isBefore(item.start, nominal.start)
    if (!isFirst && stored?.isInherited === false) return stored.carry
    const before = predecessorOf(item, subscription)
    if (before !== undefined) this.#passOver(before.itemId)
    const left = before === undefined ? undefined : this.#left.get(before.itemId)
    return left?.carry ?? stored?.carry ?? NO_CARRY
  }

  #passOver(itemId: string, until?: Temporal.PlainDate): void {
    const waiting = this.#passed.get(itemId)
    while (waiting !== undefined && waiting.length > 0) {
      const [period] = waiting
      if (period === undefined || (until && !isBefore(period.nominal.start, until))) return
      waiting.shift()
      this.close(period, this.#openingAt(period))
    }
  }
}

/** The item of the same charge that ended where this one began; a balance lives on in a new plan. */
export function predecessorOf(
  item: ItemFacts,
  subscription: SubscriptionFacts,
): ItemFacts | undefined {
  return subscription.items.find(
    other =>
      other.itemId !== item.itemId &&
      other.charge.code === item.charge.code &&
      isBefore(later(other.start, subscription.start), item.start) &&
      other.end?.equals(item.start),
  )
}
