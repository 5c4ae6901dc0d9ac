import { oneOf } from '../../../formats/fields.ts'
import { type Approver, approverVerdict } from '../../../identity/authority.ts'
import {
  type ApprovalRequest,
  listRequests,
  loadApprover,
  loadUntaken,
  readableRequest,
} from '../../../identity/load/approvals.ts'
import { parseAmount } from '../../../kernel/money.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { commands } from '../../registry.ts'
import { view } from '../view.ts'

const MOST_REQUESTS = 200

/** What waits for a second person: to be decided by the asker or by others, or put forward by them. */
export const approvalsView = view({
  path: 'approvals',
  parameters: { mine: oneOf(['yes']).optional() },
  read: async (tx, { actor, now, may, mine }) => {
    if (mine === undefined && !may('approvals.decide')) return []
    const open = await listRequests(tx, { at: now, state: 'open', limit: MOST_REQUESTS })
    const approver = await loadApprover(tx, actor, now)
    return open
      .filter(({ requestedBy }) => (requestedBy === actor) === (mine !== undefined))
      .map(each => ({ ...readableRequest(each), canApprove: canApprove(approver, each) }))
  },
})

/** How many requests wait for somebody who may approve them. */
export async function countToDecide(tx: Tx, actor: string, now: Temporal.Instant): Promise<number> {
  const open = await listRequests(tx, { at: now, state: 'open', limit: MOST_REQUESTS })
  const approver = await loadApprover(tx, actor, now)
  return open.filter(each => canApprove(approver, each)).length
}

/** By the rules that asked when it was put forward; those of today are asked when it is decided. */
function canApprove(approver: Approver, request: ApprovalRequest): boolean {
  const { command, requestedBy, approvers } = request
  const permission = commands.get(command)?.permission
  if (permission === undefined) return false
  const amounts = request.amounts.map(({ amount, currency }) => ({
    minor: parseAmount(amount, currency) ?? 0n,
    currency,
  }))
  const act = { command, permission, reason: undefined, amounts }
  return approverVerdict(approver, { act, requestedBy, beneficiaries: [], approvers }).ok
}

/** What the reader put forward, somebody approved, and whose secret waits to be taken. */
export const answersView = view({
  path: 'answers',
  parameters: {},
  read: (tx, { actor }) => loadUntaken(tx, actor),
})
