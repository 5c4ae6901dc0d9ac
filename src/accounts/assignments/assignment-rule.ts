/** What an account can be assigned to: a group of customers, or the desk that follows up what is owed. */
export type AssignmentKind = 'segment' | 'collector'

/** What of an account a rule looks at. */
export type AssignedFacts = {
  readonly accountId: string
  readonly number: string
  readonly kind: 'person' | 'business'
  readonly country: string
  readonly region: string | null
  readonly cycle: string | null
  /** The segment on the day asked for. */
  readonly segment: string | null
}

/** Who meets every condition named is assigned to one of `values`, evenly spread. */
export type AssignmentRule = {
  readonly accountKind: 'person' | 'business' | null
  readonly country: string | null
  readonly region: string | null
  readonly cycle: string | null
  readonly segment: string | null
  /** The beginning of the account number. */
  readonly numberFrom: string | null
  readonly values: readonly string[]
}

/**
 * The segment or collector of an account: by the first rule that it meets, or none. Of several values
 * an account always gets the same, whoever asks and however many accounts there are: the digits of its
 * id, which chance made, pick it.
 */
export function assignedBy(
  rules: readonly AssignmentRule[],
  account: AssignedFacts,
): string | undefined {
  const rule = rules.find(each => meets(each, account))
  return rule?.values[pick(account.accountId, rule.values.length)]
}

function meets(rule: AssignmentRule, account: AssignedFacts): boolean {
  const { accountKind, country, region, cycle, segment, numberFrom } = rule
  return (
    (accountKind === null || accountKind === account.kind) &&
    (country === null || country === account.country) &&
    (region === null || region === account.region) &&
    (cycle === null || cycle === account.cycle) &&
    (segment === null || segment === account.segment) &&
    (numberFrom === null || account.number.startsWith(numberFrom))
  )
}

/** The end of a UUIDv7 is random: 32 bits of it, spread over so many places. */
function pick(accountId: string, places: number): number {
  return Number.parseInt(accountId.slice(-8), 16) % Math.max(places, 1)
}
