import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { DeliverDocuments } from './api.ts'
import { deliverDocuments } from './commands/deliver.ts'

/** The worker's task that goes on with a delivery of many documents. */
export function deliveryTasks(host: CommandHost): Tasks {
  return {
    deliverDocuments: async payload => {
      const { legalEntity, issuedFrom, issuedTo } = DeliverDocuments.parse(payload)
      const input = {
        legalEntity,
        issuedFrom: issuedFrom.toString(),
        issuedTo: issuedTo.toString(),
      }
      const done = await execute(host, deliverDocuments, input, { actor: 'job:deliverDocuments' })
      if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
    },
  }
}
