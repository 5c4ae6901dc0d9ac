import { type Carry, NO_CARRY } from '../rating/carry.ts'
import { remembers } from '../rating/closing.ts'
import type { PlannedCharge } from './propose.ts'

/** What a period of an item left to the next: stored with what was billed. */
export type CarriedPeriod = {
  readonly itemId: string
  readonly periodStart: Temporal.PlainDate
  readonly carry: Carry
}

/** What the first period to be rated of each remembering item opens with, by item. */
export type Openings = ReadonlyMap<string, Carry>

/** The period before which an item's stored carry is wanted. */
export type OpeningWanted = { readonly itemId: string; readonly before: Temporal.PlainDate }

/** The openings to be loaded: one for each item that remembers, before its first planned period. */
export function openingsWanted(planned: readonly PlannedCharge[]): OpeningWanted[] {
  const wanted = new Map<string, OpeningWanted>()
  for (const { item, nominal } of planned) {
    if (!remembers(item.charge) || wanted.has(item.itemId)) continue
    wanted.set(item.itemId, { itemId: item.itemId, before: nominal.start })
  }
  return [...wanted.values()]
}

/**
 * Hands each period what the one before it left. Periods of an item come in their order, and an item
 * after the one whose place it took in a change of plan, as they are planned.
 */
export class CarryFold {
  readonly #openings: Openings
  readonly #left = new Map<string, CarriedPeriod>()
  readonly carried: CarriedPeriod[] = []

  constructor(openings: Openings) {
    this.#openings = openings
  }

  /** What a period opens with; undefined for a charge without memory. */
  openingOf(plan: PlannedCharge): Carry | undefined {
    const { item, subscription } = plan
    if (!remembers(item.charge)) return undefined
    const own = this.#left.get(item.itemId)
    if (own !== undefined) return own.carry
    // The first period that is rated: of an item that took over from another one, perhaps its very
    // first, which opens with what that one has just left.
    const isFirst = plan.service.start.equals(item.start)
    const before = isFirst ? predecessorOf(item, subscription.items) : undefined
    const left = before === undefined ? undefined : this.#left.get(before.itemId)
    return left?.carry ?? this.#openings.get(item.itemId) ?? NO_CARRY
  }

  /** Notes what a period left. */
  close({ item, nominal }: PlannedCharge, carry: Carry): void {
    const left = { itemId: item.itemId, periodStart: nominal.start, carry }
    this.#left.set(item.itemId, left)
    this.carried.push(left)
  }
}

type Item = PlannedCharge['item']

/** The item of the same charge that ended where this one began; a balance lives on in a new plan. */
export function predecessorOf(item: Item, items: readonly Item[]): Item | undefined {
  return items.find(
    other =>
      other.itemId !== item.itemId &&
      other.charge.code === item.charge.code &&
      other.start.until(item.start).sign > 0 &&
      other.end?.equals(item.start),
  )
}
