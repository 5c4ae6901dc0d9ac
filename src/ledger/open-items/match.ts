import { formatAmount } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import { assert, RefusalError } from '../../kernel/result.ts'
import type { Posting } from '../posting-rules.ts'
import { receivablePosting } from '../receivable-rules.ts'
import {
  type AllocationRow,
  type Booking,
  type ItemKey,
  itemKeyText,
  type NewItem,
  type OpenItem,
} from './item.ts'
import { passBetween, type Transfer } from './pass.ts'

type Why = { readonly reasonCode?: string | null; readonly note?: string | null }

/** Sets a credit off against what is owed. `offset`: the credit note posted it on the receivable itself. */
export type Applied = Why & {
  readonly kind: 'applied' | 'offset'
  readonly from: ItemKey
  readonly to: ItemKey
  /** Above zero, in minor units. */
  readonly amountMinor: bigint
}

/** Takes a part of a credit out as an item of its own: on account, or of another customer. */
export type Moved = Why & {
  readonly kind: 'kept' | 'moved'
  readonly from: ItemKey
  readonly to: Omit<NewItem, 'amountMinor' | 'origin'>
  readonly amountMinor: bigint
}

/**
 * Takes a part of what is owed out as an instalment, an item with its own due date; or puts what is
 * open of an instalment back where it came from.
 */
export type Planned = Why & { readonly kind: 'planned'; readonly amountMinor: bigint } & (
    | { readonly from: ItemKey; readonly to: Omit<NewItem, 'amountMinor' | 'origin'> }
    | { readonly from: ItemKey; readonly back: ItemKey }
  )

/** Settles a part of an item by what is no item: written off, discounted, paid out, returned, set aside. */
export type Settled = Why & {
  readonly kind: 'write_off' | 'discount' | 'refunded' | 'returned' | 'unclaimed'
  readonly item: ItemKey
  readonly amountMinor: bigint
  /** The money that it came with; taking that back takes this back too. */
  readonly because?: ItemKey
  /** What it posts on the item's account; together the amount. */
  readonly postings: readonly Posting[]
}

export type Match = Applied | Moved | Planned | Settled

/** What matches write. */
export type Matched = {
  readonly rows: readonly AllocationRow[]
  readonly transfers: readonly Transfer[]
  readonly items: readonly NewItem[]
}

/** The items that matches touch and that must be there. */
export function itemsOf(matches: readonly Match[]): ItemKey[] {
  return matches.flatMap(match => {
    if (match.kind === 'applied' || match.kind === 'offset') return [match.from, match.to]
    if ('back' in match) return [match.from, match.back]
    return 'item' in match ? [match.item] : [match.from]
  })
}

/**
 * Works out what matches write, in the order given: rows on both sides, transfers, items taken out.
 * Each takes only what the ones before it left. Throws refusals: `unknown_item`, `item_not_owed`,
 * `item_no_credit`, `items_apart` (another legal entity or currency), `more_than_open`,
 * `before_item`.
 */
export function planMatches(
  known: readonly OpenItem[],
  matches: readonly Match[],
  booking: Booking,
  newId: () => string,
): Matched {
  const plan = new Plan(known, booking, newId)
  for (const match of matches) {
    if ('item' in match) plan.settle(match)
    else if (match.kind === 'planned') plan.plan(match)
    else if (match.kind === 'kept' || match.kind === 'moved') plan.move(match as Moved)
    else plan.apply(match as Applied)
  }
  return plan
}

class Plan implements Matched {
  readonly rows: AllocationRow[] = []
  readonly transfers: Transfer[] = []
  readonly items: NewItem[] = []
  readonly #known: ReadonlyMap<string, OpenItem>
  readonly #left = new Map<string, bigint>()
  readonly #booking: Booking
  readonly #newId: () => string

  constructor(known: readonly OpenItem[], booking: Booking, newId: () => string) {
    this.#known = new Map(known.map(item => [itemKeyText(item), item]))
    this.#booking = booking
    this.#newId = newId
  }

  apply(match: Applied): void {
    const from = this.#credit(match.from, match.amountMinor)
    const to = this.#owed(match.to, match.amountMinor)
    refuseApart(from, to)
    const [taken, put] =
      match.kind === 'offset' ? [[], []] : this.#pass(from, to, match.amountMinor)
    const shared = { ...this.#why(match), kind: match.kind, matchId: this.#newId() }
    this.#row(from, -match.amountMinor, { ...shared, other: keyOf(to), transferIds: taken })
    this.#row(to, match.amountMinor, { ...shared, other: keyOf(from), transferIds: put })
  }

  move(match: Moved): void {
    const from = this.#credit(match.from, match.amountMinor)
    refuseApart(from, match.to)
    const to: NewItem = { ...match.to, amountMinor: -match.amountMinor, origin: keyOf(from) }
    this.items.push(to)
    const [transferIds] = this.#pass(from, to, match.amountMinor)
    const shared = { ...this.#why(match), kind: match.kind, matchId: this.#newId() }
    this.#row(from, -match.amountMinor, { ...shared, other: keyOf(to), transferIds })
  }

  plan(match: Planned): void {
    const from = this.#owed(match.from, match.amountMinor)
    const shared = { ...this.#why(match), kind: match.kind, matchId: this.#newId() }
    if ('back' in match) {
      const to = this.#item(match.back)
      refuseApart(from, to)
      assert(this.#leftOf(to) + match.amountMinor <= to.amountMinor, 'more than was planned')
      const transferIds = this.#repost(from, to, match.amountMinor)
      this.#row(from, match.amountMinor, { ...shared, other: keyOf(to), transferIds })
      this.#row(to, -match.amountMinor, { ...shared, other: keyOf(from), transferIds })
      return
    }
    refuseApart(from, match.to)
    const to: NewItem = { ...match.to, amountMinor: match.amountMinor, origin: keyOf(from) }
    this.items.push(to)
    const transferIds = this.#repost(from, to, match.amountMinor)
    this.#row(from, match.amountMinor, { ...shared, other: keyOf(to), transferIds })
  }

  settle(match: Settled): void {
    const item = this.#item(match.item)
    const isCredit = match.kind !== 'write_off' && match.kind !== 'discount'
    const checked = isCredit
      ? this.#credit(match.item, match.amountMinor)
      : this.#owed(match.item, match.amountMinor)
    const sign = isCredit ? -1n : 1n
    const transferIds = match.postings.map(posting => this.#transfer(item, posting))
    this.#row(checked, sign * match.amountMinor, {
      ...this.#why(match),
      kind: match.kind,
      matchId: this.#newId(),
      other: match.because ?? null,
      transferIds,
    })
  }

  #pass(from: OpenItem, to: OpenItem | NewItem, amountMinor: bigint) {
    const passed = passBetween(from, to, amountMinor, this.#booking, this.#newId)
    this.transfers.push(...passed.transfers)
    return [passed.taken, passed.put] as const
  }

  /** What is owed goes from one account of the chart to another; nothing where it is the same. */
  #repost(from: OpenItem, to: OpenItem | NewItem, amountMinor: bigint): string[] {
    if (from.control === to.control) return []
    const places = { source: to.control, item: from.control }
    return [this.#transfer(from, receivablePosting('planned', amountMinor, places))]
  }

  #transfer(on: OpenItem, posting: Posting): string {
    const transferId = this.#newId()
    this.transfers.push({
      ...posting,
      transferId,
      accountId: on.accountId,
      legalEntityId: on.legalEntityId,
      effectiveOn: this.#booking.on,
      currency: on.currency,
      documentId: on.itemId,
    })
    return transferId
  }

  #row(
    item: OpenItem,
    amountMinor: bigint,
    row: Pick<AllocationRow, 'kind' | 'matchId' | 'other' | 'transferIds' | 'reasonCode' | 'note'>,
  ): void {
    const key = itemKeyText(item)
    this.#left.set(key, (this.#left.get(key) ?? item.openMinor) - amountMinor)
    this.rows.push({
      ...row,
      ...keyOf(item),
      allocationId: this.#newId(),
      amountMinor,
      effectiveOn: this.#booking.on,
      reverses: null,
    })
  }

  #leftOf(item: OpenItem): bigint {
    return this.#left.get(itemKeyText(item)) ?? item.openMinor
  }

  #why({ reasonCode = null, note = null }: Why) {
    return { reasonCode, note }
  }

  #item(key: ItemKey): OpenItem {
    const item = this.#known.get(itemKeyText(key))
    if (item === undefined) throw new RefusalError('unknown_item', { item: key.itemId })
    if (isBefore(this.#booking.on, item.documentOn)) {
      throw new RefusalError('before_item', {
        item: key.itemId,
        date: item.documentOn.toString(),
        on: this.#booking.on.toString(),
      })
    }
    return item
  }

  #owed(key: ItemKey, amountMinor: bigint): OpenItem {
    const item = this.#item(key)
    if (item.amountMinor < 0n) throw new RefusalError('item_not_owed', { item: key.itemId })
    return this.#enough(item, amountMinor, this.#left.get(itemKeyText(key)) ?? item.openMinor)
  }

  #credit(key: ItemKey, amountMinor: bigint): OpenItem {
    const item = this.#item(key)
    if (item.amountMinor > 0n) throw new RefusalError('item_no_credit', { item: key.itemId })
    return this.#enough(item, amountMinor, -(this.#left.get(itemKeyText(key)) ?? item.openMinor))
  }

  #enough(item: OpenItem, amountMinor: bigint, left: bigint): OpenItem {
    if (amountMinor > 0n && amountMinor <= left) return item
    throw new RefusalError('more_than_open', {
      item: item.itemId,
      asked: formatAmount(amountMinor, item.currency),
      open: formatAmount(left, item.currency),
      currency: item.currency,
    })
  }
}

function keyOf({ accountId, itemId }: ItemKey): ItemKey {
  return { accountId, itemId }
}

function refuseApart(from: OpenItem, to: Pick<OpenItem, 'legalEntityId' | 'currency'>): void {
  if (from.legalEntityId === to.legalEntityId && from.currency === to.currency) return
  throw new RefusalError('items_apart', { item: from.itemId, from: from.currency, to: to.currency })
}
