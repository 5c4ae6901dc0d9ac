import { parseAmount } from '../../../../src/kernel/money.ts'
import type { PlannableItem, PlanRequest } from '../../views/payment-plan.ts'

/** An instalment as it is typed; known by its key while it changes. */
export type TypedInstalment = {
  readonly key: string
  readonly dueOn: string
  readonly amount: string
}

/** What is typed in the wizard of a payment plan. */
export type PlanDraft = {
  /** `MH-DE EUR`: a plan is of one legal entity and currency. */
  readonly group: string
  readonly chosen: readonly string[]
  readonly on: string
  readonly by: 'equal' | 'own'
  readonly count: string
  readonly firstOn: string
  readonly everyMonths: string
  readonly instalments: readonly TypedInstalment[]
  readonly note: string
  readonly tell: boolean
  /** What the customer asked for, which this answers. */
  readonly request: string | null
}

/** What may go on one plan together. */
export function groupOf(item: Pick<PlannableItem, 'entity' | 'currency'>): string {
  return `${item.entity} ${item.currency}`
}

/**
 * What is chosen when the wizard opens: as the customer asked for it; else, of the group that owes most
 * items, what is late and asked for.
 */
export function startOfPlan(
  items: readonly PlannableItem[],
  today: string,
  request: PlanRequest | null = null,
): PlanDraft {
  if (request !== null) return asAsked(items, today, request)
  const groups = Map.groupBy(items, groupOf)
  const [group = ''] = [...groups].toSorted((a, b) => b[1].length - a[1].length)[0] ?? []
  const late = (groups.get(group) ?? []).filter(each => isLate(each, today))
  return {
    group,
    chosen: late.map(each => each.itemId),
    on: today,
    by: 'equal',
    count: '3',
    firstOn: aMonthAfter(today),
    everyMonths: '1',
    instalments: [],
    note: '',
    tell: true,
    request: null,
  }
}

/** All that is open and not held, in the instalments that the customer asked for. */
function asAsked(items: readonly PlannableItem[], today: string, request: PlanRequest): PlanDraft {
  const group = groupOf(request)
  const free = items.filter(each => groupOf(each) === group && each.frozenFor.length === 0)
  return {
    group,
    chosen: free.map(each => each.itemId),
    on: today,
    by: 'equal',
    count: String(request.instalments),
    firstOn: request.firstOn,
    everyMonths: '1',
    instalments: [],
    note: '',
    tell: true,
    request: request.requestId,
  }
}

/** The same day of the next month, or its last day. */
function aMonthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

function isLate(item: PlannableItem, today: string): boolean {
  return item.dueOn < today && item.frozenFor.length === 0
}

/** The chosen items of the group, in their order. */
export function chosenItems(
  items: readonly PlannableItem[],
  draft: Pick<PlanDraft, 'group' | 'chosen'>,
): PlannableItem[] {
  return items.filter(each => groupOf(each) === draft.group && draft.chosen.includes(each.itemId))
}

/** What is still to be spread over the instalments typed; undefined: one of them is no amount. */
export function restMinor(
  owedMinor: bigint,
  instalments: readonly TypedInstalment[],
  currency: string,
): bigint | undefined {
  let rest = owedMinor
  for (const { amount } of instalments) {
    const minor = parseAmount(plain(amount), currency)
    if (minor === undefined) return undefined
    rest -= minor
  }
  return rest
}

/** An amount as the API takes it: with a point. */
function plain(amount: string): string {
  return amount.trim().replace(',', '.')
}

/** The request that the draft comes to; undefined as long as something is missing. */
export function requestOf(
  accountNumber: string,
  draft: PlanDraft,
  items: readonly PlannableItem[],
): Readonly<Record<string, unknown>> | undefined {
  const chosen = chosenItems(items, draft)
  const [first] = chosen
  if (first === undefined || draft.on === '') return undefined
  const shared = {
    accountNumber,
    entity: first.entity,
    items: chosen.map(each => ({ item: each.itemId })),
    on: draft.on,
    tell: draft.tell,
    ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    ...(draft.request === null ? {} : { request: draft.request }),
  }
  if (draft.by === 'own') {
    const typed = draft.instalments.filter(each => each.dueOn !== '' && each.amount.trim() !== '')
    if (typed.length === 0 || typed.length < draft.instalments.length) return undefined
    return {
      ...shared,
      instalments: typed.map(each => ({ dueOn: each.dueOn, amount: plain(each.amount) })),
    }
  }
  const count = Number(draft.count)
  const everyMonths = Number(draft.everyMonths)
  if (!Number.isInteger(count) || count < 1 || draft.firstOn === '') return undefined
  if (!Number.isInteger(everyMonths) || everyMonths < 1) return undefined
  return { ...shared, count, firstOn: draft.firstOn, everyMonths }
}
