import { RefusalError } from '../../../kernel/result.ts'
import {
  loadIncidentCounts,
  loadIncidentHead,
  loadIncidentTaxes,
  loadRunsOfIncident,
} from '../../../reporting/console/load/incident.ts'
import { view } from '../view.ts'

/** What was wrong on many documents, what puts them right, and how far that has come. */
export const incidentView = view({
  path: 'incidents/:number',
  permission: 'billRuns.read',
  parameters: {},
  read: async (tx, { number }) => {
    const head = await loadIncidentHead(tx, number)
    if (head === undefined) throw new RefusalError('unknown_number', { number })
    const { incidentId } = head
    return {
      head,
      runs: await loadRunsOfIncident(tx, incidentId),
      counts: await loadIncidentCounts(tx, incidentId),
      taxes: await loadIncidentTaxes(tx, incidentId),
    }
  },
})
