/** The states of a bill run, in the order of a good one. */
export type RunState =
  | 'draft'
  | 'rating'
  | 'review'
  | 'approved'
  | 'issuing'
  | 'issued'
  | 'cancelled'

/** What can happen to a bill run, from which states, and what it becomes. */
const TRANSITIONS = {
  start: { from: ['draft'], to: 'rating' },
  finishRating: { from: ['rating'], to: 'review' },
  refresh: { from: ['review'], to: 'rating' },
  // With another date of issue all is calculated, and approved, again.
  redate: { from: ['review', 'approved'], to: 'rating' },
  approve: { from: ['review'], to: 'approved' },
  issue: { from: ['approved'], to: 'issuing' },
  finishIssuing: { from: ['issuing'], to: 'issued' },
  // From the first issued document on, correction is by credit note, not by cancelling.
  cancel: { from: ['draft', 'rating', 'review', 'approved'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly RunState[]; to: RunState }>

export type RunStep = keyof typeof TRANSITIONS

/** Whether a run may take a step: the one answer for server and buttons. */
export function canStep(state: RunState, step: RunStep): boolean {
  return (TRANSITIONS[step].from as readonly RunState[]).includes(state)
}

/** The state after a step. */
export function stateAfter(step: RunStep): RunState {
  return TRANSITIONS[step].to
}
