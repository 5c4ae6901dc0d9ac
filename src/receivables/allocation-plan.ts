import { Decimal } from '../kernel/decimal.ts'
import { lesser, splitByWeights } from '../kernel/money.ts'
import { type Discount, type ItemKey, itemKeyText } from '../ledger/open-items/item.ts'

/** What a customer owes, as the order of payment looks at it. */
export type Owed = ItemKey & {
  readonly legalEntityId: string
  readonly currency: string
  /** Costs (fees), interest, or the debt itself. */
  readonly part: 'costs' | 'interest' | 'principal'
  readonly dueOn: Temporal.PlainDate
  readonly documentOn: Temporal.PlainDate
  /** As it began, and what is open of it; above zero. */
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** What of the open amount the customer disputes: it is paid last. */
  readonly disputedMinor: bigint
  /** What is taken off where all that is open is paid by that day; null once something was paid. */
  readonly discount?: Discount | null
  /** Of another customer: paid only where the payer names it. */
  readonly onlyNamed?: boolean
}

/** A credit that can pay: a receipt, a credit note, money on account. */
export type Credit = ItemKey & {
  readonly legalEntityId: string
  readonly currency: string
  /** The day from which on it counts: the value date of a receipt. */
  readonly valueOn: Temporal.PlainDate
  /** What is left of it; above zero. */
  readonly leftMinor: bigint
}

/** What the payer says that money is for. */
export type Instruction = ItemKey & {
  /** Null: as much as is open. */
  readonly amountMinor: bigint | null
}

/** In which order a legal entity lets money pay. */
export type AllocationPolicy = {
  /** `statute`: costs, then interest, then the debts (BGB §367); `oldest`: whatever was due first. */
  readonly order: 'statute' | 'oldest'
  /** One item after the other, or all of one rank in proportion to what is open. */
  readonly spread: 'fifo' | 'prorated'
  /**
   * What may be missing for an item to count as paid: at most so much, and at most so many per cent
   * of the item. Null: nothing.
   */
  readonly tolerance: { readonly minor: bigint; readonly percent: Decimal } | null
}

export type PlannedAllocation = {
  readonly from: ItemKey
  readonly to: ItemKey
  readonly amountMinor: bigint
}

export type AllocationPlan = {
  readonly allocations: readonly PlannedAllocation[]
  /** Discounts earned by paying in time, each beside the last money that paid. */
  readonly discounts: readonly Difference[]
  /** Differences within the tolerance, to be written off, each beside the last money that paid. */
  readonly writeOffs: readonly Difference[]
}

/** What an item is settled by beside money, and the money that it came with. */
export type Difference = {
  readonly item: ItemKey
  readonly because: ItemKey
  readonly amountMinor: bigint
}

/**
 * Which money pays what: first as the payer says, then by the policy, disputed amounts last. The
 * oldest money pays first. Money of one legal entity or currency never pays what is owed to another.
 * Applies as much as both sides allow: what is left over is either money or debt of a kind, never
 * both. The order in which money and debts are given makes no difference.
 */
export function planAllocation(
  credits: readonly Credit[],
  owed: readonly Owed[],
  instructions: readonly Instruction[],
  policy: AllocationPolicy,
): AllocationPlan {
  const allocations: PlannedAllocation[] = []
  const discounts: Difference[] = []
  const writeOffs: Difference[] = []
  const kindOf = (each: { legalEntityId: string; currency: string }) =>
    `${each.legalEntityId} ${each.currency}`
  const owedOf = Map.groupBy(owed, kindOf)
  const kinds = [...Map.groupBy(credits, kindOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [kind, monies] of kinds) {
    const plan = new KindPlan(monies, owedOf.get(kind) ?? [])
    plan.follow(instructions)
    plan.spread(policy)
    allocations.push(...plan.allocations)
    discounts.push(...plan.discounts)
    if (policy.tolerance !== null) writeOffs.push(...plan.missing(policy.tolerance))
  }
  return { allocations, discounts, writeOffs }
}

/** Money and debts of one legal entity and currency. */
class KindPlan {
  readonly allocations: PlannedAllocation[] = []
  readonly discounts: Difference[] = []
  readonly #credits: readonly Credit[]
  readonly #owed: readonly Owed[]
  readonly #left = new Map<string, bigint>()
  readonly #open = new Map<string, bigint>()

  constructor(credits: readonly Credit[], owed: readonly Owed[]) {
    this.#credits = [...credits].sort(
      (a, b) => Temporal.PlainDate.compare(a.valueOn, b.valueOn) || byKey(a, b),
    )
    this.#owed = [...owed].sort(byAge)
    for (const each of credits) this.#left.set(itemKeyText(each), each.leftMinor)
    for (const each of owed) this.#open.set(itemKeyText(each), each.openMinor)
  }

  follow(instructions: readonly Instruction[]): void {
    for (const { amountMinor, ...item } of instructions) {
      const open = this.#open.get(itemKeyText(item))
      if (open === undefined) continue
      this.#pay(item, amountMinor === null ? open : lesser(amountMinor, open))
    }
  }

  /** Undisputed amounts by rank, and then the disputed ones by rank. */
  spread(policy: AllocationPolicy): void {
    for (const disputed of [false, true]) {
      for (const rank of this.#ranks(policy)) {
        const wanted = rank.map(item => ({ item, minor: this.#payable(item, disputed) }))
        for (const { item, minor } of this.#shares(wanted, policy)) this.#pay(item, minor)
      }
    }
  }

  /** Items that this money paid but for a difference that the tolerance forgives. */
  missing({ minor, percent }: NonNullable<AllocationPolicy['tolerance']>) {
    const last = new Map(this.allocations.map(each => [itemKeyText(each.to), each.from]))
    return this.#owed.flatMap(item => {
      const because = last.get(itemKeyText(item))
      const open = this.#open.get(itemKeyText(item)) ?? 0n
      if (because === undefined || open === 0n || item.disputedMinor > 0n || open > minor) return []
      const share = Decimal.of(open).times(Decimal.of(100))
      const isTooMuch = share.isAbove(Decimal.of(item.amountMinor).times(percent))
      return isTooMuch ? [] : [{ item: keyOf(item), because, amountMinor: open }]
    })
  }

  #ranks({ order }: AllocationPolicy): readonly (readonly Owed[])[] {
    const own = this.#owed.filter(item => item.onlyNamed !== true)
    if (order === 'oldest') return [own]
    const parts = Map.groupBy(own, item => item.part)
    return (['costs', 'interest', 'principal'] as const).map(part => parts.get(part) ?? [])
  }

  #payable(item: Owed, disputed: boolean): bigint {
    const open = this.#open.get(itemKeyText(item)) ?? 0n
    const free = item.openMinor - item.disputedMinor
    const paid = item.openMinor - open
    const undisputed = free > paid ? free - paid : 0n
    return disputed ? open : undisputed
  }

  #shares(
    wanted: readonly { readonly item: Owed; readonly minor: bigint }[],
    { spread }: AllocationPolicy,
  ) {
    if (spread === 'fifo' || wanted.length < 2) return wanted
    const all = wanted.reduce((sum, each) => sum + each.minor, 0n)
    const money = [...this.#left.values()].reduce((sum, left) => sum + left, 0n)
    if (money >= all) return wanted
    const shares = splitByWeights(
      money,
      wanted.map(each => each.minor),
    )
    return wanted.map(({ item }, i) => ({ item, minor: shares[i] ?? 0n }))
  }

  #pay(item: ItemKey, wanted: bigint): void {
    const discount = this.#earned(item, wanted)
    let rest = wanted - discount
    for (const credit of this.#credits) {
      if (rest <= 0n) break
      const left = this.#left.get(itemKeyText(credit)) ?? 0n
      const amountMinor = lesser(left, rest)
      if (amountMinor <= 0n) continue
      rest -= amountMinor
      this.#left.set(itemKeyText(credit), left - amountMinor)
      const key = itemKeyText(item)
      this.#open.set(key, (this.#open.get(key) ?? 0n) - amountMinor)
      this.allocations.push({ from: keyOf(credit), to: keyOf(item), amountMinor })
    }
    const because = this.allocations.at(-1)?.from
    if (discount === 0n || because === undefined) return
    const key = itemKeyText(item)
    this.#open.set(key, (this.#open.get(key) ?? 0n) - discount)
    this.discounts.push({ item: keyOf(item), because, amountMinor: discount })
  }

  /** The discount of an item of which nothing is paid, where money that came in time is enough for the rest. */
  #earned(item: ItemKey, wanted: bigint): bigint {
    const of = this.#owed.find(each => byKey(each, item) === 0)
    const discount = of?.discount
    if (of === undefined || discount == null || wanted !== of.openMinor) return 0n
    if (this.#open.get(itemKeyText(item)) !== of.openMinor) return 0n
    const inTime = this.#credits
      .filter(each => Temporal.PlainDate.compare(each.valueOn, discount.until) <= 0)
      .reduce((sum, each) => sum + (this.#left.get(itemKeyText(each)) ?? 0n), 0n)
    return inTime >= of.openMinor - discount.minor ? discount.minor : 0n
  }
}

function byAge(a: Owed, b: Owed): number {
  return (
    Temporal.PlainDate.compare(a.dueOn, b.dueOn) ||
    Temporal.PlainDate.compare(a.documentOn, b.documentOn) ||
    byKey(a, b)
  )
}

function byKey(a: ItemKey, b: ItemKey): number {
  const [x, y] = [itemKeyText(a), itemKeyText(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function keyOf({ accountId, itemId }: ItemKey): ItemKey {
  return { accountId, itemId }
}
