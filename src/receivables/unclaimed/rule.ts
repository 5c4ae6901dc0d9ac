/** When credits of customers become dormant, for one place of a legal entity. */
export type UnclaimedRule = {
  readonly legalEntityId: string
  /** Empty: wherever no rule says more. */
  readonly country: string
  readonly region: string
  /** Null: nothing becomes dormant there. */
  readonly dormancyMonths: number | null
  readonly answerDays: number
  readonly letterFromMinor: bigint
  readonly exemptsBusinesses: boolean
}

/** A credit of which nobody has asked, with where its customer lives. */
export type SleepingCredit = {
  readonly accountId: string
  readonly itemId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly country: string
  readonly region: string
  readonly isBusiness: boolean
  /** When the customer was last heard of. */
  readonly heardOn: Temporal.PlainDate
  /** What is left of it; above zero. */
  readonly minor: bigint
}

/** What a rule makes of a credit. */
export type Dormancy = {
  readonly dormantOn: Temporal.PlainDate
  /** Whether the customer is written to before anything is set aside. */
  readonly isLetter: boolean
  /** Until when nothing is set aside. */
  readonly answerBy: Temporal.PlainDate
}

/** The rule for a place: of the region before the country before everywhere. */
export function ruleFor(
  rules: readonly UnclaimedRule[],
  at: Pick<SleepingCredit, 'legalEntityId' | 'country' | 'region'>,
): UnclaimedRule | undefined {
  const ours = rules.filter(rule => rule.legalEntityId === at.legalEntityId)
  const of = (country: string, region: string) =>
    ours.find(rule => rule.country === country && rule.region === region)
  return of(at.country, at.region) ?? of(at.country, '') ?? of('', '')
}

/**
 * Whether a credit is dormant on a day, and what follows: months count from the day on which the
 * customer was last heard of, each from that day and never from the month before. Undefined: not yet,
 * or exempt. Source: state unclaimed property law (dormancy by state, due-diligence letter from an
 * amount on, exemptions between businesses).
 */
export function dormancyOf(
  credit: SleepingCredit,
  rule: UnclaimedRule | undefined,
  on: Temporal.PlainDate,
): Dormancy | undefined {
  if (rule === undefined || rule.dormancyMonths === null) return undefined
  if (rule.exemptsBusinesses && credit.isBusiness) return undefined
  const dormantOn = credit.heardOn.add({ months: rule.dormancyMonths })
  if (Temporal.PlainDate.compare(dormantOn, on) > 0) return undefined
  const isLetter = credit.minor >= rule.letterFromMinor
  return { dormantOn, isLetter, answerBy: isLetter ? on.add({ days: rule.answerDays }) : on }
}
