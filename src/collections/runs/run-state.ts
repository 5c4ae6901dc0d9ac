/** The states of a dunning run, in the order of a good one. */
export type DunningRunState = 'preparing' | 'review' | 'approved' | 'sending' | 'sent' | 'cancelled'

/** What can happen to a dunning run, from which states, and what it becomes. */
const TRANSITIONS = {
  finishPreparing: { from: ['preparing'], to: 'review' },
  approve: { from: ['review'], to: 'approved' },
  send: { from: ['approved'], to: 'sending' },
  finishSending: { from: ['sending'], to: 'sent' },
  // Once the first letter may have gone, there is nothing to cancel.
  cancel: { from: ['preparing', 'review', 'approved'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly DunningRunState[]; to: DunningRunState }>

export type DunningStep = keyof typeof TRANSITIONS

/** Whether a run may take a step: the one answer for server and buttons. */
export function canStep(state: DunningRunState, step: DunningStep): boolean {
  return (TRANSITIONS[step].from as readonly DunningRunState[]).includes(state)
}

/** The state after a step. */
export function stateAfter(step: DunningStep): DunningRunState {
  return TRANSITIONS[step].to
}
