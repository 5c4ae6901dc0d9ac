import { startWorker, type Task } from '../../platform/jobs.ts'
import type { System } from '../../platform/system.ts'
import { tasksOf } from '../tasks.ts'
import { loadRunState } from './load.ts'
import { playReceivers } from './receivers.ts'

/** The demo's workers: bill runs before all else, documents beside them. */
export type RunWorker = {
  /** Resolves when a bill run has reached a state; throws when `signal` ends the wait. */
  until(runId: string, state: 'review' | 'issued', signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** Tries before an error that keeps coming back is not waited out any longer. */
const PATIENCE = 3

/**
 * Starts two workers, so that the documents of one month are printed while the next is billed and
 * no bill run waits for a print. Whoever waits for a run is told as soon as one of its chunks ends.
 */
export async function startRunWorker(system: System): Promise<RunWorker> {
  const { billRunChunk, ...rest } = tasksOf(system)
  const others = { ...rest, deliverWebhooks: playReceivers(system) }
  if (billRunChunk === undefined) throw new Error('defect: nothing works bill runs')
  const ends = new EventTarget()
  const errors: unknown[] = []
  const observed: Task = async payload => {
    try {
      await billRunChunk(payload)
      errors.length = 0
    } catch (error) {
      errors.push(error)
      throw error
    } finally {
      ends.dispatchEvent(new Event('chunk'))
    }
  }
  const { target } = system.database
  const { log } = system
  const workers = [
    await startWorker({
      target,
      tasks: { billRunChunk: observed },
      concurrency: 2,
      log,
      measureJob: system.metrics.job,
    }),
    await startWorker({
      target,
      tasks: others,
      concurrency: 2,
      log,
      measureJob: system.metrics.job,
    }),
  ]
  return {
    until: async (runId, state, signal) => {
      const reached = async () => (await loadRunState(system.db, runId)) === state
      await untilReached(reached, ends, errors, signal)
    },
    stop: async () => {
      for (const worker of workers) await worker.stop()
    },
  }
}

async function untilReached(
  reached: () => Promise<boolean>,
  ends: EventTarget,
  errors: readonly unknown[],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    // Listen first: a chunk may end while the state is read.
    const next = Promise.withResolvers<void>()
    ends.addEventListener('chunk', () => next.resolve(), { once: true })
    if (await reached()) return next.resolve()
    if (errors.length >= PATIENCE) throw errors.at(-1)
    // Another process's worker may have done the chunk.
    const timer = setTimeout(next.resolve, 500)
    await next.promise
    clearTimeout(timer)
  }
}
