import type { PlanVersion } from '../catalog/plan-version.ts'
import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import type { Term } from './term.ts'

/** Why dates make no term, or undefined: the end is the first day after it. */
export function termFault(
  startOn: Temporal.PlainDate,
  endOn: Temporal.PlainDate | null,
): Refusal | undefined {
  if (endOn === null || isBefore(startOn, endOn)) return undefined
  return {
    code: 'ends_before_start',
    facts: { start: startOn.toString(), end: endOn.toString() },
  }
}

/** Why what is agreed about a term does not fit together, or undefined. */
export function agreedTermFault(
  { startOn, termMonths, notice, renewal, renewalMonths }: Term,
  endOn: Temporal.PlainDate | null,
): Refusal | undefined {
  const facts = { renewal, term: termMonths ?? '–', months: renewalMonths ?? '–' }
  const renews = renewal === 'auto'
  if (renews !== (renewalMonths !== null) || (renewal !== 'evergreen' && termMonths === null)) {
    return { code: 'renewal_incomplete', facts }
  }
  const end = termMonths === null ? endOn : startOn.add({ months: termMonths })
  if (notice === null || end === null || !isBefore(end.subtract(notice), startOn)) return undefined
  return { code: 'notice_longer_than_term', facts: { notice, end: end.toString() } }
}

/** The terms of a contract that its subscriptions keep to. */
export type ContractTerms = {
  readonly number: string
  readonly currency: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
}

/** Why a subscription does not fit into the term of its contract, or undefined. */
export function outsideContract(
  contract: ContractTerms,
  startOn: Temporal.PlainDate,
  endOn: Temporal.PlainDate | null,
): Refusal | undefined {
  const { number, startOn: first, endOn: last } = contract
  const starts = !isBefore(startOn, first) && (last === null || isBefore(startOn, last))
  const ends = last === null || (endOn !== null && !isBefore(last, endOn))
  if (starts && ends) return undefined
  return {
    code: 'outside_contract',
    facts: {
      contract: number,
      from: first.toString(),
      to: last?.toString() ?? '…',
      start: startOn.toString(),
      end: endOn?.toString() ?? '…',
    },
  }
}

/** Why a plan version cannot be paid under a contract from a date on, or undefined. */
export function planFault(
  plan: PlanVersion,
  currency: string,
  from: Temporal.PlainDate,
  hasPremise: boolean,
): Refusal | undefined {
  const facts = { plan: `${plan.planCode}@${plan.planVersion}` }
  if (plan.currency !== currency) {
    return {
      code: 'plan_currency_differs',
      facts: { ...facts, currency: plan.currency, contract: currency },
    }
  }
  if (isBefore(from, plan.offeredFrom)) {
    return {
      code: 'plan_not_offered',
      facts: { ...facts, from: plan.offeredFrom.toString(), start: from.toString() },
    }
  }
  const metered = plan.charges.find(
    ({ measuredBy }) => measuredBy === 'reads' || measuredBy === 'intervals',
  )
  // Meters hang at premises: without one the charge would never find its usage.
  if (metered !== undefined && !hasPremise) {
    return { code: 'premise_needed', facts: { ...facts, charge: metered.chargeCode } }
  }
  return undefined
}
