/** Ways of making a statement of account. */
export const STATEMENT_METHODS = ['open_item', 'balance_forward', 'activity'] as const
export type StatementMethod = (typeof STATEMENT_METHODS)[number]

/** How a customer wants statements from runs: in a way, or not at all. */
export const ASKED_METHODS = [...STATEMENT_METHODS, 'none'] as const
export type AskedMethod = (typeof ASKED_METHODS)[number]

/** The way of a statement: as is asked for now, else as is set for the customer, else by open items. */
export function methodFor(
  asked: StatementMethod | null,
  set: AskedMethod | undefined,
): StatementMethod {
  return asked ?? (set === undefined || set === 'none' ? 'open_item' : set)
}

/** An item of an account, with what was set off against it. Positive: the customer owes it. */
export type StatementItem = {
  readonly itemId: string
  readonly kind: string
  /** What people know it by. */
  readonly label: string
  readonly documentOn: string
  readonly dueOn: string
  readonly amountMinor: bigint
  readonly allocations: readonly {
    readonly matchId: string
    readonly kind: string
    readonly effectiveOn: string
    /** What it takes off the item, in the item's sign. */
    readonly amountMinor: bigint
  }[]
}

/** Something that changed the balance: a document, a payment, a write-off, money moved or paid out. */
export type Movement = {
  readonly on: string
  readonly kind: string
  readonly label: string
  readonly amountMinor: bigint
}

/** An item that is open as of the day. */
export type StillOpen = Omit<StatementItem, 'allocations'> & { readonly openMinor: bigint }

/** A statement of one account in one currency, as its items make it. */
export type StatementFigures = {
  readonly openingMinor: bigint
  readonly movements: readonly Movement[]
  readonly movementMinor: bigint
  readonly closingMinor: bigint
  readonly overdueMinor: bigint
  readonly openItems: readonly StillOpen[]
}

/**
 * The statement of an account from the end of one day to the end of another: what it opened with, what
 * changed it, and what is open at the end, item by item. What was only set off between two items of the
 * account changes no balance and is no movement. Closing is the sum of the open items, counted for
 * itself; that it is opening plus movements is the control.
 */
export function statementOf(
  items: readonly StatementItem[],
  span: { readonly from: string; readonly asOf: string },
): StatementFigures {
  const { from, asOf } = span
  const openItems = items
    .map(
      ({ allocations: _, ...item }, n): StillOpen => ({
        ...item,
        openMinor: openAt(items[n]!, asOf),
      }),
    )
    .filter(item => item.openMinor !== 0n)
    .sort((a, b) => order(a.dueOn, b.dueOn) || order(a.label, b.label))
  const movements = [...documentsIn(items, span), ...setOffsIn(items, span)].sort(
    (a, b) => order(a.on, b.on) || order(a.label, b.label),
  )
  return {
    openingMinor: sum(items.map(item => openAt(item, from))),
    movements,
    movementMinor: sum(movements.map(each => each.amountMinor)),
    closingMinor: sum(openItems.map(item => item.openMinor)),
    overdueMinor: sum(
      openItems
        .filter(item => item.openMinor > 0n && item.dueOn < asOf)
        .map(item => item.openMinor),
    ),
    openItems,
  }
}

/** What is open of an item at the end of a day. */
function openAt(item: StatementItem, on: string): bigint {
  if (item.documentOn > on) return 0n
  const taken = item.allocations.filter(each => each.effectiveOn <= on)
  return item.amountMinor - sum(taken.map(each => each.amountMinor))
}

function documentsIn(
  items: readonly StatementItem[],
  { from, asOf }: { readonly from: string; readonly asOf: string },
): Movement[] {
  return items
    .filter(item => item.documentOn > from && item.documentOn <= asOf)
    .map(({ documentOn, kind, label, amountMinor }) => ({
      on: documentOn,
      kind,
      label,
      amountMinor,
    }))
}

/** Set-offs of the span by their matches: one that nets to nothing within the account is left out. */
function setOffsIn(
  items: readonly StatementItem[],
  { from, asOf }: { readonly from: string; readonly asOf: string },
): Movement[] {
  const parts = items.flatMap(item =>
    item.allocations.map(each => ({
      ...each,
      label: item.label,
      // Before the item was there it could not change what was open.
      on: each.effectiveOn < item.documentOn ? item.documentOn : each.effectiveOn,
    })),
  )
  const within = parts.filter(part => part.on > from && part.on <= asOf)
  return [...Map.groupBy(within, part => part.matchId).values()].flatMap(match => {
    const amountMinor = -sum(match.map(part => part.amountMinor))
    const [first] = match
    if (amountMinor === 0n || first === undefined) return []
    return [{ on: first.on, kind: first.kind, label: first.label, amountMinor }]
  })
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
