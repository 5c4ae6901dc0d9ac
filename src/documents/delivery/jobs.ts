import { loadEntityCodes } from '../../ledger/load.ts'
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

/** How far back documents are looked for that were not sent yet: a machine may have been off. */
const DAYS_BACK = 31

/** Sends what each legal entity has issued of late and nobody has sent; a job goes on with the rest. */
export async function deliverEverywhere(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<Record<string, unknown>> {
  const span = { issuedFrom: on.subtract({ days: DAYS_BACK }).toString(), issuedTo: on.toString() }
  const came: Record<string, unknown> = {}
  for (const { code } of await loadEntityCodes(host.db)) {
    const done = await execute(host, deliverDocuments, { legalEntity: code, ...span }, { actor })
    came[code] = done.ok ? done.value : { refusal: done.refusal }
  }
  return came
}
