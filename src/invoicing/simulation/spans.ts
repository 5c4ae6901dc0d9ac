import { type Anchor, anchorOf } from '../../contracts/alignment.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Scenario, ScenarioSubscription } from './input.ts'
import { isWithdrawn, knownOn } from './known.ts'

/** A plan and an alignment of periods that hold from one date to another. */
export type PlanSpan = {
  readonly planCode: string
  readonly planVersion: number
  readonly anchor: Anchor | null
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate | null
  /** The next change of plan: what is charged once does not end with an alignment. */
  readonly planEnd: Temporal.PlainDate | null
  /** Whether it began by an alignment: what is charged once does not begin again. */
  readonly isAligned: boolean
  /** Names its items. */
  readonly key: string
}

type Step = {
  readonly start: Temporal.PlainDate
  readonly key: string
  readonly plan: { readonly planCode: string; readonly planVersion: number } | null
  readonly anchor: Anchor | null
}

/**
 * The plans and alignments one after the other. A change that another one for the same day has
 * replaced, or that was taken back, keeps a span without days, so that what was billed for it is
 * taken back.
 */
export function planSpans(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  on: Temporal.PlainDate,
): PlanSpan[] {
  const { planCode, planVersion, startOn, planChanges, alignTo, anchorDay } = subscription
  const anchor = alignTo === null ? null : anchored(scenario, subscription, alignTo, anchorDay)
  let current = { planCode, planVersion, anchor }
  const steps = stepsOn(scenario, subscription, on)
  const spans = [
    { ...current, start: startOn, key: '0', isAligned: false },
    ...steps.map(({ start, key, plan, anchor: aligned }) => {
      current = { ...current, ...plan, ...(aligned === null ? {} : { anchor: aligned }) }
      return { ...current, start, key, isAligned: plan === null }
    }),
  ]
  const withdrawn = planChanges.flatMap((change, i): PlanSpan[] => {
    if (!isWithdrawn(change, on)) return []
    const { planCode, planVersion, effectiveOn: start } = change
    const empty = { start, end: start, planEnd: start, isAligned: false, anchor: null }
    return [{ planCode, planVersion, ...empty, key: String(i + 1) }]
  })
  const held = spans.map((span, i): PlanSpan => {
    const next = spans.slice(i + 1)
    const planEnd = next.find(({ isAligned }) => !isAligned)?.start ?? null
    return { ...span, end: next[0]?.start ?? null, planEnd }
  })
  return [...held, ...withdrawn]
}

function stepsOn(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  on: Temporal.PlainDate,
): Step[] {
  const { planChanges, alignments } = subscription
  const plans = knownOn(planChanges, on).map((change): Step => {
    const { planCode, planVersion, effectiveOn: start } = change
    const key = String(planChanges.indexOf(change) + 1)
    return { start, key, plan: { planCode, planVersion }, anchor: null }
  })
  const aligned = knownOn(alignments, on).map((change): Step => {
    const anchor = anchored(scenario, subscription, change.alignTo, change.anchorDay)
    const key = `a${alignments.indexOf(change) + 1}`
    return { start: change.effectiveOn, key, plan: null, anchor }
  })
  return [...plans, ...aligned].sort((a, b) => Temporal.PlainDate.compare(a.start, b.start))
}

function anchored(
  { customer }: Scenario,
  { startOn, contract }: ScenarioSubscription,
  alignTo: ScenarioSubscription['alignments'][number]['alignTo'],
  ownDay: number | null,
): Anchor {
  const contractStartOn = contract?.startOn ?? startOn
  const anchor = anchorOf(alignTo, { startOn, contractStartOn, ...customer }, ownDay)
  if (anchor !== undefined) return anchor
  throw new RefusalError('no_billing_day', { account: customer.accountNumber })
}
