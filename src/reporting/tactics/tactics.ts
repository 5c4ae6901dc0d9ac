/** By what contacts with customers are told apart. */
export const TACTIC_KINDS = ['level', 'channel', 'wording', 'collector'] as const
export type TacticKind = (typeof TACTIC_KINDS)[number]

/** By how long the oldest item was overdue, customers are compared: the last day of each band. */
export const AGE_BANDS = [14, 30, 60, 90] as const

/** Fewer contacts than this say nothing; nor do fewer customers to compare them with. */
export const FEWEST = 30

/** Customers with something overdue on a day, and what was paid of it in the days after. */
type Cohort = {
  readonly entity: string
  readonly currency: string
  /** Place of the age in `AGE_BANDS`; one more for older. */
  readonly band: number
  readonly customers: number
  /** Of them, those who paid something, and those who paid all. */
  readonly paidSome: number
  readonly paidAll: number
  readonly askedMinor: bigint
  readonly paidMinor: bigint
}

/** Customers who were contacted in one way. */
export type ContactCohort = Cohort & { readonly tactic: string | null }

/** Customers whom nobody had contacted on the day; some were contacted later, within the same days. */
export type UntouchedCohort = Cohort & { readonly contactedLater: number }

/** What came of a way to ask, beside what came without it. Shares in points of 10,000. */
export type TacticResult = {
  /** Level, channel, wording or collector; null: none. */
  readonly tactic: string | null
  readonly currency: string
  readonly contacts: number
  readonly paidSomeBps: number
  readonly paidAllBps: number
  readonly askedMinor: bigint
  readonly paidMinor: bigint
  readonly paidBps: number
  /** Null where there is nobody to compare with in some band that has contacts. */
  readonly without: {
    readonly customers: number
    readonly paidSomeBps: number
    readonly contactedLaterBps: number
  } | null
  /** Paid something: with less without. */
  readonly differenceBps: number | null
  /** Half the width of its 95 % interval. */
  readonly marginBps: number | null
  /** Too few on either side to tell. */
  readonly isThin: boolean
}

/**
 * Sets each tactic against customers of the same legal entity and currency whose oldest item was
 * overdue as long and whom nobody had contacted: of each band as many as the tactic has contacts
 * (direct standardisation). The interval is that of the difference of two shares. It is a comparison
 * of what happened, no experiment: whoever was contacted was chosen, by policy or by a person.
 */
export function compareTactics(
  contacted: readonly ContactCohort[],
  untouched: readonly UntouchedCohort[],
): TacticResult[] {
  const beside = new Map(untouched.map(cohort => [cellOf(cohort), cohort]))
  const tactics = Map.groupBy(contacted, cohort => `${cohort.tactic ?? ''} ${cohort.currency}`)
  return [...tactics.values()].map(cohorts => resultOf(cohorts, beside))
}

function cellOf({ entity, currency, band }: Cohort): string {
  return `${entity} ${currency} ${band}`
}

function resultOf(
  cohorts: readonly ContactCohort[],
  beside: ReadonlyMap<string, UntouchedCohort>,
): TacticResult {
  const sum = (pick: (cohort: Cohort) => number) =>
    cohorts.reduce((total, cohort) => total + pick(cohort), 0)
  const contacts = sum(cohort => cohort.customers)
  const minor = (pick: (cohort: Cohort) => bigint) =>
    cohorts.reduce((total, cohort) => total + pick(cohort), 0n)
  const [askedMinor, paidMinor] = [minor(each => each.askedMinor), minor(each => each.paidMinor)]
  const paidSome = sum(cohort => cohort.paidSome) / contacts
  const others = standardised(cohorts, beside, contacts)
  return {
    tactic: cohorts[0]?.tactic ?? null,
    currency: cohorts[0]?.currency ?? '',
    contacts,
    paidSomeBps: bps(paidSome),
    paidAllBps: bps(sum(cohort => cohort.paidAll) / contacts),
    ...{ askedMinor, paidMinor },
    paidBps: askedMinor === 0n ? 0 : Number((paidMinor * 10_000n) / askedMinor),
    without: others && {
      customers: others.customers,
      paidSomeBps: bps(others.paidSome),
      contactedLaterBps: bps(others.contactedLater),
    },
    differenceBps: others && bps(paidSome - others.paidSome),
    marginBps:
      others && bps(1.96 * Math.sqrt((paidSome * (1 - paidSome)) / contacts + others.variance)),
    isThin: contacts < FEWEST || others === null || others.customers < FEWEST,
  }
}

/** The shares that the untouched would have, were they as long overdue as the contacted. */
function standardised(
  cohorts: readonly ContactCohort[],
  beside: ReadonlyMap<string, UntouchedCohort>,
  contacts: number,
) {
  const total = { customers: 0, paidSome: 0, contactedLater: 0, variance: 0 }
  for (const cohort of cohorts) {
    const other = beside.get(cellOf(cohort))
    if (other === undefined || other.customers === 0) return null
    const weight = cohort.customers / contacts
    const share = other.paidSome / other.customers
    total.customers += other.customers
    total.paidSome += weight * share
    total.contactedLater += (weight * other.contactedLater) / other.customers
    total.variance += (weight * weight * share * (1 - share)) / other.customers
  }
  return total
}

function bps(share: number): number {
  return Math.round(share * 10_000)
}
