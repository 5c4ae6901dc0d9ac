import type { MessageChannel } from '../messages/channel.ts'

/** What a person can decide of a message that did not arrive, or of which nobody knows. */
export const DECISIONS = ['sent', 'again', 'post', 'cancel'] as const
export type Decision = (typeof DECISIONS)[number]

/** From which states a message may be decided how. */
const MAY: Readonly<Record<Decision, readonly string[]>> = {
  sent: ['unknown'],
  again: ['unknown', 'failed', 'bounced'],
  post: ['unknown', 'failed', 'bounced', 'shown'],
  cancel: ['queued'],
}

/** Whether a message in this state may be decided so; the same question that a button asks. */
export function mayDecide(
  message: { readonly state: string; readonly channel: MessageChannel | string },
  as: Decision,
): boolean {
  if (!MAY[as].includes(message.state)) return false
  return as === 'cancel' || as === 'post' || message.channel === 'email'
}
