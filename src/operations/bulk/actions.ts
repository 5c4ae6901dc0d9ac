/**
 * What can be done with many rows of a list at once. `fill` says which field of the command comes from
 * which column of the row (`rows.0.accountNumber` is a field of the first row of a bulk command); all
 * others are asked for once, for all rows.
 */
export type BulkAction = {
  readonly list: string
  readonly command: string
  readonly permission: string
  readonly fill: Readonly<Record<string, string>>
  /** The column by which people know the row. */
  readonly label: string
}

export const BULK_ACTIONS: readonly BulkAction[] = [
  {
    list: 'accounts',
    command: 'placeBillingHolds',
    permission: 'accounts.hold',
    fill: { 'rows.0.accountNumber': 'number' },
    label: 'number',
  },
  {
    list: 'subscriptions',
    command: 'changePlan',
    permission: 'contracts.write',
    fill: { 'rows.0.accountNumber': 'account', 'rows.0.subscriptionNumber': 'number' },
    label: 'number',
  },
  {
    list: 'failed-jobs',
    command: 'runJobAgain',
    permission: 'webhooks.manage',
    fill: { jobId: 'jobId' },
    label: 'task',
  },
  {
    list: 'holds',
    command: 'releaseBillingHold',
    permission: 'accounts.hold',
    fill: { 'rows.0.accountNumber': 'account', 'rows.0.holdId': 'holdId' },
    label: 'account',
  },
  {
    list: 'documents',
    command: 'sendDocumentCopy',
    permission: 'documents.copy',
    fill: { document: 'number' },
    label: 'number',
  },
  {
    list: 'documents',
    command: 'reprintDocument',
    permission: 'documents.copy',
    fill: { document: 'number' },
    label: 'number',
  },
  {
    list: 'documents',
    command: 'voidInvoice',
    permission: 'invoices.void',
    fill: { invoice: 'number' },
    label: 'number',
  },
  {
    list: 'document-deliveries',
    command: 'sendDocumentCopy',
    permission: 'documents.copy',
    fill: { document: 'document' },
    label: 'document',
  },
  {
    list: 'document-deliveries',
    command: 'reprintDocument',
    permission: 'documents.copy',
    fill: { document: 'document' },
    label: 'document',
  },
  {
    list: 'open-items',
    command: 'writeOffDifference',
    permission: 'receipts.writeOff',
    fill: { accountNumber: 'account', item: 'itemId' },
    label: 'document',
  },
  {
    list: 'suspense',
    command: 'assignSuspense',
    permission: 'receipts.allocate',
    fill: { entity: 'entity', item: 'itemId' },
    label: 'reference',
  },
  {
    list: 'tasks',
    command: 'finishTask',
    permission: 'tasks.work',
    fill: { task: 'taskId' },
    label: 'account',
  },
  {
    list: 'refund-proposals',
    command: 'refundToOrigin',
    permission: 'receipts.refund',
    fill: { accountNumber: 'account', item: 'itemId' },
    label: 'account',
  },
  {
    list: 'refund-proposals',
    command: 'finishTask',
    permission: 'tasks.work',
    fill: { task: 'taskId' },
    label: 'account',
  },
  {
    list: 'tax-relief-due',
    command: 'claimTaxRelief',
    permission: 'losses.writeOff',
    fill: { entity: 'entity', 'debts.0': 'allocationId' },
    label: 'account',
  },
  {
    list: 'payment-blocks',
    command: 'releasePaymentBlock',
    permission: 'receipts.reverse',
    fill: { accountNumber: 'account', method: 'method' },
    label: 'account',
  },
  {
    list: 'rejected-usage',
    command: 'discardRejectedUsage',
    permission: 'usage.correct',
    fill: { 'ids.0': 'rejectedId' },
    label: 'rejectedId',
  },
  {
    list: 'approval-requests',
    command: 'approveRequest',
    permission: 'approvals.decide',
    fill: { requestId: 'requestId' },
    label: 'command',
  },
  {
    list: 'approval-requests',
    command: 'rejectRequest',
    permission: 'approvals.decide',
    fill: { requestId: 'requestId' },
    label: 'command',
  },
  {
    list: 'people',
    command: 'disablePerson',
    permission: 'people.manage',
    fill: { email: 'email' },
    label: 'email',
  },
  {
    list: 'api-keys',
    command: 'revokeApiKey',
    permission: 'identity.keys',
    fill: { keyId: 'keyId' },
    label: 'name',
  },
]

type Members = Readonly<Record<string, unknown>>

/** The input of one row: what was asked for once, with what the row fills in. */
export function inputOfRow(action: BulkAction, row: Members, asked: Members): Members {
  let input: Members = asked
  for (const [path, column] of Object.entries(action.fill)) {
    const value = row[column]
    if (value !== null && value !== undefined) input = placed(input, path.split('.'), value)
  }
  return input
}

function placed(into: unknown, [step = '', ...rest]: readonly string[], value: unknown): Members {
  if (/^\d+$/.test(step)) {
    const entries = Array.isArray(into) ? [...into] : []
    const at = Number(step)
    entries[at] = rest.length === 0 ? value : placed(entries[at], rest, value)
    return entries as unknown as Members
  }
  const members = typeof into === 'object' && into !== null ? (into as Members) : {}
  return { ...members, [step]: rest.length === 0 ? value : placed(members[step], rest, value) }
}

/** One undertaking is no more than this; more is done by narrower filters, one after the other. */
export const MOST_BULK_ROWS = 5000
