import { type CommandHost, execute } from '../platform/command.ts'
import { isConnectionLoss, isTransient } from '../platform/database/database.ts'
import type { Tasks } from '../platform/jobs.ts'
import { BillRunChunk, BillRunRef } from './api.ts'
import { refreshBillRun } from './commands/bill-run.ts'
import { splitBillRunChunk, workBillRunChunk } from './commands/chunk.ts'
import { evaluateUsageAlerts } from './usage-alerts/commands.ts'

/** The worker's tasks of bill runs. */
export function invoicingTasks(host: CommandHost): Tasks {
  return {
    usageAlerts: () => evaluateAllAlerts(host),
    billRunChunk: async payload => {
      const chunk = BillRunChunk.parse(payload)
      const actor = { actor: 'job:billRunChunk' }
      try {
        const done = await execute(host, workBillRunChunk, chunk, actor)
        if (!done.ok) throw new Refused(done.refusal.code, done.refusal.facts)
      } catch (error) {
        // A refusal (a closed month) or a lost server concerns all accounts alike: tried again later.
        if (error instanceof Refused || isTransient(error) || isConnectionLoss(error)) throw error
        host.log.warn({ err: error, ...chunk }, 'a chunk failed; looking for the account to blame')
        const message = error instanceof Error ? error.message : String(error)
        await execute(host, splitBillRunChunk, { ...chunk, error: message.slice(0, 2000) }, actor)
      }
    },
    refreshBillRun: async payload => {
      const run = BillRunRef.parse(payload)
      const done = await execute(host, refreshBillRun, run, { actor: 'job:refreshBillRun' })
      // Still rating: it looks again itself when it is done. Approved or over: the next run corrects.
      if (done.ok || done.refusal.code === 'bill_run_state') return
      throw new Refused(done.refusal.code, done.refusal.facts)
    },
  }
}

/** Page by page, each its own command: killed in between, the job begins again and does no harm. */
async function evaluateAllAlerts(host: CommandHost): Promise<void> {
  let after: string | undefined
  do {
    const page = after === undefined ? {} : { after }
    const done = await execute(host, evaluateUsageAlerts, page, { actor: 'job:usageAlerts' })
    if (!done.ok) throw new Refused(done.refusal.code, done.refusal.facts)
    after = done.value.next ?? undefined
  } while (after !== undefined)
}

class Refused extends Error {
  constructor(code: string, facts: object) {
    super(`refused: ${code} ${JSON.stringify(facts)}`)
  }
}
