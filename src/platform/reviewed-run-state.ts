/** The states of a reviewed run, in the order of a good one. */
export type RunState = 'preparing' | 'review' | 'approved' | 'sending' | 'sent' | 'cancelled'

/** What can happen to a run, from which states, and what it becomes. */
const TRANSITIONS = {
  finishPreparing: { from: ['preparing'], to: 'review' },
  approve: { from: ['review'], to: 'approved' },
  send: { from: ['approved'], to: 'sending' },
  finishSending: { from: ['sending'], to: 'sent' },
  // Once the first letter may have gone, there is nothing to cancel.
  cancel: { from: ['preparing', 'review', 'approved'], to: 'cancelled' },
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
