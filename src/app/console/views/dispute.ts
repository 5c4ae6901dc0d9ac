import { RefusalError } from '../../../kernel/result.ts'
import {
  loadCaseEvents,
  loadCaseEvidence,
  loadCaseHead,
  loadCaseStakeholders,
} from '../../../reporting/console/load/case.ts'
import { dayOf, view } from '../view.ts'

const MOST = 200

/** A dispute or inquiry with its record, its files and who has to do with it. */
export const disputeView = view({
  path: 'disputes/:number',
  permission: 'disputes.read',
  read: async (tx, { number, now, on }) => {
    const day = on ?? dayOf(now)
    const head = await loadCaseHead(tx, number, day)
    if (head === undefined) throw new RefusalError('unknown_number', { number })
    return {
      on: day,
      head,
      events: await loadCaseEvents(tx, head, MOST),
      evidence: await loadCaseEvidence(tx, head, MOST),
      stakeholders: await loadCaseStakeholders(tx, head, MOST),
    }
  },
})
