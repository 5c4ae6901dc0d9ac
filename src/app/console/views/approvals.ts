import { oneOf } from '../../../formats/fields.ts'
import { listRequests, loadUntaken, readableRequest } from '../../../identity/load/approvals.ts'
import { view } from '../view.ts'

const MOST_REQUESTS = 200

/** What waits for a second person: to be decided by the asker, or put forward by them. */
export const approvalsView = view({
  path: 'approvals',
  parameters: { mine: oneOf(['yes']).optional() },
  read: async (tx, { actor, now, may, mine }) => {
    if (mine === undefined && !may('approvals.decide')) return []
    const open = await listRequests(tx, { at: now, state: 'open', limit: MOST_REQUESTS })
    return open
      .filter(({ requestedBy }) => (requestedBy === actor) === (mine !== undefined))
      .map(readableRequest)
  },
})

/** What the reader put forward, somebody approved, and whose secret waits to be taken. */
export const answersView = view({
  path: 'answers',
  parameters: {},
  read: (tx, { actor }) => loadUntaken(tx, actor),
})
