import { Decimal } from '../../kernel/decimal.ts'

/** An exception in the queue of a run, as a clerk sees it. */
export type OpenException = {
  readonly accountNumber: string
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

export type Decision = {
  readonly decision: 'accept' | 'hold'
  readonly code: string
  readonly note: string
  readonly accounts: readonly string[]
}

/** What the clerk knows when she goes through the queue. */
export type Known = {
  /** The story of an account, by number. */
  readonly stories: ReadonlyMap<string, string>
  /** Accounts that were held before for a look at their meter. */
  readonly checked: ReadonlySet<string>
}

/**
 * Goes through the queue as a clerk would: usage beyond all season is held once, until somebody has
 * looked at the meter; whatever else is plausible is accepted, with the reason. One decision a code, kind and note.
 */
export function decide(queue: readonly OpenException[], known: Known): Decision[] {
  const held = new Set(
    queue
      .filter(each => isImplausible(each) && !known.checked.has(each.accountNumber))
      .map(each => each.accountNumber),
  )
  const decisions = new Map<string, Decision & { accounts: string[] }>()
  for (const { accountNumber, code } of queue) {
    const decision = held.has(accountNumber) ? 'hold' : 'accept'
    const note =
      decision === 'hold'
        ? 'Much more than usual: meter to be looked at before this is billed'
        : reasonToAccept(code, known.stories.get(accountNumber), known.checked.has(accountNumber))
    const key = `${decision}|${code}|${note}`
    const same = decisions.get(key) ?? { decision, code, note, accounts: [] }
    if (!same.accounts.includes(accountNumber)) same.accounts.push(accountNumber)
    decisions.set(key, same)
  }
  return [...decisions.values()]
}

/** Summer in Texas and winter in Germany explain up to this many times the usual. */
const SEASON = Decimal.of(5)

function isImplausible({ code, facts }: OpenException): boolean {
  const { quantity, usual } = facts
  if (code !== 'usage_spike' || typeof quantity !== 'string' || typeof usual !== 'string') {
    return false
  }
  return Decimal.parse(quantity).isAbove(Decimal.parse(usual).times(SEASON))
}

function reasonToAccept(code: string, story: string | undefined, isChecked: boolean): string {
  switch (code) {
    case 'estimated_usage':
      return 'No read was to be had; the next actual read settles it'
    case 'unmeasured_days':
      return 'There was no meter yet; nothing was used'
    case 'zero_usage':
      return story === 'vacant' ? 'The flat is empty' : 'Fits the season and the contract'
    case 'usage_spike':
      return isChecked
        ? 'The meter has been looked at; the read is right'
        : 'Fits the season and the household'
    case 'negative_total':
      return 'A correction in favour of the customer, traced to its cause'
    case 'large_total':
      return 'Contract and quantity compared; the amount is right'
    case 'new_tax':
      return 'The tax follows from the new charge'
    case 'correction_of_credited_line':
      return 'The earlier credit was for another reason'
    default:
      return 'Looked at and found right'
  }
}
