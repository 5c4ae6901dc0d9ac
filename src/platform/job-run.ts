import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskList } from 'graphile-worker'
import { isConnectionLoss } from './database/database.ts'
import type { Task, Tasks } from './jobs.ts'
import type { JobMeasure } from './metrics.ts'
import type { Logger } from './telemetry.ts'
import { partedRequest, traced } from './trace.ts'

/** How each job is worked: under the trace of who asked for it, measured, its failure told. */
export function taskList(
  tasks: Tasks,
  log: Logger,
  measure: (measure: JobMeasure) => void,
): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      carried => {
        const { payload, trace } = partedRequest(carried)
        return traced({ ...trace, task: name }, () => work(name, task, payload, log, measure))
      },
    ]),
  )
}

async function work(
  name: string,
  task: Task,
  payload: unknown,
  log: Logger,
  measure: (measure: JobMeasure) => void,
): Promise<void> {
  const since = performance.now()
  const told = (outcome: JobMeasure['outcome']): void => {
    const ms = performance.now() - since
    measure({ task: name, outcome, seconds: ms / 1000 })
    log.info({ outcome, ms: Math.round(ms) }, 'job')
  }
  try {
    await outlastingRestart(() => task(payload))
  } catch (error) {
    log.error({ err: error, task: name }, 'a job failed and will be tried again')
    told('failed')
    throw error
  }
  told('done')
}

/** About ten seconds, in which a server that was killed has recovered. */
const RESTART_TRIES = 8

/**
 * Does a task again at once when its server went away under it. Left to the queue it would wait for
 * its next try, which is a minute after a few failures, though the server is back in seconds.
 */
async function outlastingRestart(task: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await task()
    } catch (error) {
      if (tries === RESTART_TRIES || !isConnectionLoss(error)) throw error
      await sleep(Math.min(2000, 125 * 2 ** tries))
    }
  }
}
