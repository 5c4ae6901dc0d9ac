import { isBefore } from '../../kernel/period.ts'

/** How the charges of an account below another are billed. */
export type Billing = 'consolidated' | 'own' | 'self'

/** What holds for an account from a date on: whom it belongs to, and who pays how. */
export type ParentRelation = {
  readonly accountId: string
  readonly fromOn: Temporal.PlainDate
  readonly parentId: string | null
  readonly billing: Billing
}

/** The relations of some accounts and of all above them, by account, each list by date. */
export type Hierarchy = ReadonlyMap<string, readonly ParentRelation[]>

/** Relations by account in the order of their dates. */
export function hierarchyOf(relations: readonly ParentRelation[]): Hierarchy {
  const sorted = relations.toSorted((a, b) => Temporal.PlainDate.compare(a.fromOn, b.fromOn))
  return Map.groupBy(sorted, relation => relation.accountId)
}

/** The relation of an account that holds on a date; undefined where it belongs to nobody. */
export function relationOn(
  hierarchy: Hierarchy,
  accountId: string,
  date: Temporal.PlainDate,
): ParentRelation | undefined {
  const found = hierarchy.get(accountId)?.findLast(({ fromOn }) => !isBefore(date, fromOn))
  return found?.parentId === null ? undefined : found
}

/** Who pays for an account; null = itself. */
export type Payer = { readonly payerId: string | null; readonly billing: Billing }

const ITSELF: Payer = { payerId: null, billing: 'self' }

/**
 * Who pays for an account on a date: its parent, or who pays for that, up to the first that pays
 * itself. How it is billed is what was agreed for the account, not for those above it.
 */
export function payerOn(hierarchy: Hierarchy, accountId: string, date: Temporal.PlainDate): Payer {
  const own = relationOn(hierarchy, accountId, date)
  if (own === undefined || own.billing === 'self') return ITSELF
  let payerId = own.parentId as string
  for (let steps = 0; steps < MOST_LEVELS; steps += 1) {
    const above = relationOn(hierarchy, payerId, date)
    if (above === undefined || above.billing === 'self') return { payerId, billing: own.billing }
    payerId = above.parentId as string
  }
  throw new Error(`defect: account ${accountId} has no end of parents`)
}

/** Accounts above each other; more are refused. */
export const MOST_LEVELS = 10

/** Who pays from which date on, in order; the first entry holds since ever. */
export type PayerSpan = Payer & { readonly from: Temporal.PlainDate | null }

/** Who pays for an account from when, as it changes with its own relations and those above it. */
export function payerSpans(hierarchy: Hierarchy, accountId: string): PayerSpan[] {
  const spans: PayerSpan[] = [{ ...ITSELF, from: null }]
  for (const from of datesAbove(hierarchy, accountId)) {
    const payer = payerOn(hierarchy, accountId, from)
    const last = spans.at(-1)
    if (last?.payerId !== payer.payerId || last.billing !== payer.billing) {
      spans.push({ ...payer, from })
    }
  }
  return spans
}

/** The dates on which anything changes for an account or one that was ever above it. */
function datesAbove(hierarchy: Hierarchy, accountId: string): Temporal.PlainDate[] {
  const seen = new Set<string>()
  const open = [accountId]
  const dates = new Map<string, Temporal.PlainDate>()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    for (const { fromOn, parentId } of hierarchy.get(next) ?? []) {
      dates.set(fromOn.toString(), fromOn)
      if (parentId !== null) open.push(parentId)
    }
  }
  return [...dates.values()].sort(Temporal.PlainDate.compare)
}

/** The first date on which an account would be above itself, or below too many; undefined if never. */
export function circleOn(hierarchy: Hierarchy, accountId: string): Temporal.PlainDate | undefined {
  return datesAbove(hierarchy, accountId).find(date => {
    let at = accountId
    for (let steps = 0; steps < MOST_LEVELS; steps += 1) {
      const above = relationOn(hierarchy, at, date)
      if (above === undefined) return false
      at = above.parentId as string
      if (at === accountId) return true
    }
    return true
  })
}

/**
 * The accounts that are on consolidated invoices on a date, each with the account whose invoice it
 * is; that account itself is among them.
 */
export function consolidatedGroups(
  relations: readonly ParentRelation[],
  date: Temporal.PlainDate,
): { accountId: string; headId: string }[] {
  const hierarchy = hierarchyOf(relations)
  const members = [...hierarchy.keys()].flatMap(accountId => {
    const { payerId, billing } = payerOn(hierarchy, accountId, date)
    return payerId === null || billing !== 'consolidated' ? [] : [{ accountId, headId: payerId }]
  })
  const heads = new Set(members.map(({ headId }) => headId))
  return [...members, ...[...heads].map(headId => ({ accountId: headId, headId }))]
}
