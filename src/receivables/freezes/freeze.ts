import type { ItemKey } from '../../ledger/open-items/item.ts'

/** Why a part of an item is not asked for. */
export type FreezeReason =
  | 'dispute'
  | 'promise'
  | 'plan'
  | 'returned'
  | 'agency'
  | 'inquiry'
  | 'legal'
  | 'other'

/** A part of an open item that must not be asked for. */
export type NewFreeze = ItemKey & {
  readonly reason: FreezeReason
  /** Above zero; null: all that is open of the item, whatever that comes to. */
  readonly amountMinor: bigint | null
  readonly fromOn: Temporal.PlainDate
  /** The last day on which it holds; null: until it is ended. */
  readonly untilOn: Temporal.PlainDate | null
  /** The dispute, promise, plan or receipt that it comes from; ending names it. */
  readonly sourceId: string
}

/** A freeze over time: it holds on `[fromOn, endOn)`, without end where `endOn` is null. */
export type FreezeSpell = ItemKey & {
  readonly freezeId: string
  readonly reason: FreezeReason
  readonly amountMinor: bigint | null
  readonly fromOn: Temporal.PlainDate
  /** The first day on which it holds no more: the day after its last, or the day it was ended. */
  readonly endOn: Temporal.PlainDate | null
  readonly untilOn: Temporal.PlainDate | null
  readonly sourceId: string
}

/** What of an item is frozen on a day, in minor units of its currency. */
export type Frozen = ItemKey & {
  /** Never more than what is open. */
  readonly frozenMinor: bigint
  /** By reason, each as large as it was set, the rest of a null amount: what is open. */
  readonly byReason: Readonly<Partial<Record<FreezeReason, bigint>>>
  /** The last day of the freeze that holds longest; null: none is known. */
  readonly untilOn: Temporal.PlainDate | null
}
