/** What tells an open item apart. */
export type ItemKey = { readonly accountId: string; readonly itemId: string }

export type ItemKind =
  | 'invoice'
  | 'credit_note'
  | 'receipt'
  | 'on_account'
  | 'moved'
  | 'fee'
  | 'returned'
  | 'instalment'
  | 'chargeback'
  | 'opening'

/** Something that a customer owes (amount above zero), or that is the customer's (below). */
export type NewItem = ItemKey & {
  readonly legalEntityId: string
  readonly currency: string
  readonly kind: ItemKind
  /** The account of the chart that it stands on. */
  readonly control: string
  readonly amountMinor: bigint
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** Whose document it is, where that is not the account that owes it. */
  readonly documentAccountId?: string | null
  readonly reference?: string | null
  /** What it was taken from. */
  readonly origin?: ItemKey | null
  /** What is taken off where the whole rest is paid by that day. */
  readonly discount?: Discount | null
}

export type Discount = { readonly until: Temporal.PlainDate; readonly minor: bigint }

/** An item with what is left of it. */
export type OpenItem = Omit<NewItem, 'origin' | 'discount'> & {
  readonly openMinor: bigint
  readonly discountOn: Temporal.PlainDate | null
  /** What is taken off by paying all that is open in time; null once something was paid. */
  readonly discountMinor: bigint | null
  readonly originAccountId: string | null
  readonly originItemId: string | null
}

export type AllocationKind =
  | 'applied'
  | 'offset'
  | 'kept'
  | 'moved'
  | 'write_off'
  | 'discount'
  | 'refunded'
  | 'returned'
  | 'planned'
  | 'unclaimed'

/** A change of what is open of one item; of a match there is one on either side. */
export type AllocationRow = ItemKey & {
  readonly allocationId: string
  readonly matchId: string
  readonly kind: AllocationKind
  /** What it takes off the item, with the sign of the item's amount. */
  readonly amountMinor: bigint
  readonly other: ItemKey | null
  readonly transferIds: readonly string[]
  readonly effectiveOn: Temporal.PlainDate
  readonly reasonCode: string | null
  readonly note: string | null
  readonly reverses: string | null
}

/** When something counts, when it was recorded, and who did it. */
export type Booking = {
  readonly on: Temporal.PlainDate
  readonly at: Temporal.Instant
  readonly by: string
}

/** The instalments that an item was put into, among those known. */
export function instalmentsOfItem(key: ItemKey, known: readonly OpenItem[]): OpenItem[] {
  return known.filter(
    ({ kind, originAccountId, originItemId }) =>
      kind === 'instalment' && originItemId === key.itemId && originAccountId === key.accountId,
  )
}

/** One text for an item's key, for maps; sorts as the database sorts the key. */
export function itemKeyText({ accountId, itemId }: ItemKey): string {
  return `${accountId} ${itemId}`
}
