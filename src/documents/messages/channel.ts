import type { TemplateBase } from './template-codes.ts'

/** Ways on which we send messages. */
export type MessageChannel = 'email' | 'letter' | 'portal'

/** What decides the way to a customer. */
export type Reachable = {
  readonly delivery: 'email' | 'post' | 'portal'
  readonly email: string | null
  /** Nothing is sent to the address any more: it bounced, or its owner asked so. */
  readonly isBlocked: boolean
}

/** What waits in the portal until somebody looks; everything else must reach the customer. */
const MAY_WAIT: ReadonlySet<TemplateBase> = new Set([
  'invoice_delivery',
  'credit_note_delivery',
  'document_copy',
  'late_fee_notice',
  'payment_receipt',
  'statement',
])

/**
 * The way a message goes: the customer's preference, by e-mail only where there is an address that
 * works, else by post. What asks for something does not wait in the portal: it goes by e-mail, or by
 * post. A way that is asked for is taken where it can be.
 */
export function channelFor(
  base: TemplateBase,
  { delivery, email, isBlocked }: Reachable,
  asked?: MessageChannel,
): MessageChannel {
  const hasEmail = email !== null && !isBlocked
  const wanted = asked ?? (delivery === 'post' ? 'letter' : delivery)
  if (wanted === 'portal' && (asked !== undefined || MAY_WAIT.has(base))) return 'portal'
  if (wanted === 'letter') return 'letter'
  return hasEmail ? 'email' : 'letter'
}
