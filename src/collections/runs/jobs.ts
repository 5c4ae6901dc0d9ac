import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { isConnectionLoss, isTransient } from '../../platform/database/database.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { startLateChargeRun } from '../late-charges/commands/all.ts'
import { loadLastRunOn } from '../late-charges/load.ts'
import { dunningChunk } from './api.ts'
import { splitDunningChunk, workDunningChunk } from './commands/chunk.ts'
import { startDunningRun } from './commands/runs.ts'
import { type DunningRunKind, loadRunEntities } from './load/runs.ts'

const ACTOR = { actor: 'job:dunningChunk' }

/** The worker's tasks of dunning runs. */
export function dunningTasks(host: CommandHost): Tasks {
  return {
    dunningChunk: async payload => {
      const chunk = dunningChunk.parse(payload)
      try {
        const done = await execute(host, workDunningChunk, chunk, ACTOR)
        if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      } catch (error) {
        // A refusal (a closed month) or a lost server concerns all customers alike: tried again later.
        if (error instanceof RefusalError || isTransient(error) || isConnectionLoss(error)) {
          throw error
        }
        host.log.warn({ err: error, ...chunk }, 'a chunk failed; looking for the customer to blame')
        const message = error instanceof Error ? error.message : String(error)
        await execute(host, splitDunningChunk, { ...chunk, error: message.slice(0, 2000) }, ACTOR)
      }
    },
  }
}

/**
 * Prepares the runs of a kind that are due on a day: reminders every day, late charges once a month. A
 * person looks at them and releases them; where nothing is overdue, or a run still waits, none is made.
 */
export async function prepareRuns(
  host: CommandHost,
  kind: DunningRunKind,
  on: Temporal.PlainDate,
  actor: string,
): Promise<Record<string, unknown>> {
  const prepared: string[] = []
  const command = kind === 'reminders' ? startDunningRun : startLateChargeRun
  for (const { code, legalEntityId } of await loadRunEntities(host.db)) {
    if (kind === 'late_charges') {
      const last = await loadLastRunOn(host.db, legalEntityId)
      const isDone = last?.year === on.year && last.month === on.month
      if (isDone) continue
    }
    const done = await execute(host, command, { entity: code, on: on.toString() }, { actor })
    if (done.ok) prepared.push(done.value.run)
    else if (!EXPECTED.has(done.refusal.code)) return { prepared, refusal: done.refusal }
  }
  return { prepared }
}

const EXPECTED: ReadonlySet<string> = new Set(['nothing_overdue', 'dunning_run_open'])
