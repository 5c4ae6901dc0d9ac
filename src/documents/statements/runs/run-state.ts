/** The states of a run of statements, in the order of a good one. */
export type StatementRunState =
  | 'preparing'
  | 'review'
  | 'approved'
  | 'sending'
  | 'sent'
  | 'cancelled'

/** What can happen to a run of statements, from which states, and what it becomes. */
const TRANSITIONS = {
  finishPreparing: { from: ['preparing'], to: 'review' },
  approve: { from: ['review'], to: 'approved' },
  send: { from: ['approved'], to: 'sending' },
  finishSending: { from: ['sending'], to: 'sent' },
  // Once the first statement may have gone, there is nothing to cancel.
  cancel: { from: ['preparing', 'review', 'approved'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly StatementRunState[]; to: StatementRunState }>

export type StatementStep = keyof typeof TRANSITIONS

/** Whether a run may take a step: the one answer for server and buttons. */
export function canStep(state: StatementRunState, step: StatementStep): boolean {
  return (TRANSITIONS[step].from as readonly StatementRunState[]).includes(state)
}

/** The state after a step. */
export function stateAfter(step: StatementStep): StatementRunState {
  return TRANSITIONS[step].to
}
