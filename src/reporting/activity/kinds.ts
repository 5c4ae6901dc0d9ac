/** What can happen to a customer, as far as one narrows the timeline by it. */
export const ACTIVITY_KINDS = [
  'contact',
  'document',
  'payment',
  'dispute',
  'promise',
  'hold',
  'change',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** What one must be allowed beside seeing the customer to be told of a kind. */
export const ACTIVITY_PERMISSIONS: Readonly<Record<ActivityKind, string>> = {
  contact: 'messages.read',
  document: 'documents.read',
  payment: 'receipts.read',
  dispute: 'disputes.read',
  promise: 'receipts.read',
  hold: 'accounts.read',
  change: 'audit.read',
}
