import { earlier } from '../../kernel/period.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type AddOn, orphans, type PlanSpan, uncoveredFrom } from '../add-on.ts'
import { type ContractId, loadAddOns, loadAddOnsUnder, loadPlanSpans } from '../load/add-ons.ts'
import { loadSubscriptionsUnder } from '../load/agreed-prices.ts'
import { holdStates } from '../save/stale.ts'

/** The end of an add-on that its base takes along. */
export type TakenAlong = { readonly subscriptionNumber: string; readonly endOn: Temporal.PlainDate }

/** The add-ons of some contracts, and what their subscriptions pay while a batch changes it. */
export class Bases {
  readonly #addOns: ReadonlyMap<string, AddOn>
  readonly #spans: Map<string, PlanSpan[]>

  constructor(addOns: ReadonlyMap<string, AddOn>, spans: Map<string, PlanSpan[]>) {
    this.#addOns = addOns
    this.#spans = spans
  }

  /**
   * What a change of a contract's spans does to its add-ons: those that end with their base, or why
   * it cannot be. Kept for the rows that follow, unless it is refused.
   */
  change(
    contractId: string,
    becomes: (spans: readonly PlanSpan[]) => PlanSpan[],
    subject: string,
  ): { readonly refusal: Refusal } | { readonly along: readonly TakenAlong[] } {
    if (this.#addOns.size === 0) return { along: [] }
    const before = this.#spans.get(contractId) ?? []
    const after = becomes(before)
    const left = orphans(this.#addOns, before, after)
    const kept = left.find(({ addOn }) => addOn.whenBaseEnds === 'refuses')
    if (kept !== undefined) {
      const { span, from } = kept
      const facts = { subscription: subject, addOn: span.number, date: from.toString() }
      return { refusal: { code: 'base_of_add_on', facts } }
    }
    this.#spans.set(contractId, after)
    return {
      along: left.map(({ span, from }) => ({ subscriptionNumber: span.number, endOn: from })),
    }
  }

  /** Why a subscription may not change to a plan, or undefined: an add-on needs its base. */
  planFault(
    contractId: string,
    span: Omit<PlanSpan, 'endOn'>,
    endOn: Temporal.PlainDate | null,
  ): Refusal | undefined {
    const addOn = this.#addOns.get(span.planCode)
    if (addOn === undefined) return undefined
    return baseFault({ ...span, endOn }, addOn, this.#spans.get(contractId) ?? [])
  }
}

/** The add-ons under some contracts, with plans that subscriptions are about to pay. */
export async function basesUnder(
  tx: Tx,
  contracts: readonly ContractId[],
  planCodes: readonly string[] = [],
): Promise<Bases> {
  const addOns = new Map([
    ...(await loadAddOnsUnder(tx, contracts)),
    ...(planCodes.length === 0 ? [] : await loadAddOns(tx, planCodes)),
  ])
  return new Bases(addOns, addOns.size === 0 ? new Map() : await loadPlanSpans(tx, contracts))
}

/** A subscription that is to be made. */
export type Planned = ContractId & {
  readonly subscriptionId: string
  readonly number: string
  readonly planCode: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
}

/**
 * For subscriptions that are to be made: until when each may run because of its base, or why it may
 * not. Those without answer run as they wish. Bases are held against being ended meanwhile.
 */
export async function checkBases(
  tx: Tx,
  planned: readonly Planned[],
): Promise<ReadonlyMap<string, Refusal | Temporal.PlainDate>> {
  const answers = new Map<string, Refusal | Temporal.PlainDate>()
  const addOns = await loadAddOns(tx, [...new Set(planned.map(({ planCode }) => planCode))])
  if (addOns.size === 0) return answers
  const contracts = planned.filter(({ planCode }) => addOns.has(planCode))
  await holdStates(tx, await loadSubscriptionsUnder(tx, contracts), 'share')
  const spans = await loadPlanSpans(tx, contracts)
  for (const each of contracts) {
    const addOn = addOns.get(each.planCode) as AddOn
    const beside = [
      ...(spans.get(each.contractId) ?? []),
      ...planned.filter(({ contractId }) => contractId === each.contractId),
    ]
    const fault = baseFault(each, addOn, beside)
    if (fault !== undefined) answers.set(each.subscriptionId, fault)
    else if (addOn.whenBaseEnds === 'ends') {
      const until = uncoveredFrom(each, addOn, beside)
      if (until !== undefined) {
        answers.set(each.subscriptionId, each.endOn === null ? until : earlier(until, each.endOn))
      }
    }
  }
  return answers
}

function baseFault(span: PlanSpan, addOn: AddOn, spans: readonly PlanSpan[]): Refusal | undefined {
  const from = uncoveredFrom(span, addOn, spans)
  if (from === undefined) return undefined
  const facts = {
    subscription: span.number,
    plan: addOn.planCode,
    bases: addOn.basePlanCodes.join(', '),
    date: from.toString(),
  }
  if (from.equals(span.startOn)) return { code: 'add_on_without_base', facts }
  return addOn.whenBaseEnds === 'refuses' ? { code: 'add_on_outlives_base', facts } : undefined
}
