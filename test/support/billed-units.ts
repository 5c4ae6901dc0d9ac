import { CYCLE, ENTITY } from '../../bench/reference-units.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import {
  approveBillRun,
  issueBillRun,
  startBillRun,
} from '../../src/invoicing/commands/bill-run.ts'
import type { Result } from '../../src/kernel/result.ts'
import { execute } from '../../src/platform/command.ts'
import { drainJobs } from '../../src/platform/jobs.ts'
import type { System } from '../../src/platform/system.ts'

const STAFF = { actor: 'person:clerk' }

/** Works all jobs that wait: rating, issuing, printing. */
export async function workJobs(system: System): Promise<void> {
  const { target } = system.database
  await drainJobs(system.db, { target, tasks: tasksOf(system), log: system.log })
}

/**
 * Bills the reference units of `bench/reference-units.ts` through a date as people do: start, review,
 * approve, issue, with all jobs in between and after. Gives the run's id.
 */
export async function billUnits(system: System, through: string, issueOn: string): Promise<string> {
  const scope = { entity: ENTITY, cycle: CYCLE, through, issueOn }
  const { runId } = accepted(await execute(system, startBillRun, scope, STAFF))
  await workJobs(system)
  accepted(await execute(system, approveBillRun, { runId, holdOpen: true }, STAFF))
  accepted(await execute(system, issueBillRun, { runId }, STAFF))
  await workJobs(system)
  return runId
}

/** The value of a command that must not be refused. */
export function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
}
