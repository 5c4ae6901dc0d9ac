import type { System } from '../../platform/system.ts'
import { type Proven, proveAll } from '../../reporting/proofs/load/all.ts'

export type ProofRun = {
  readonly at: Temporal.Instant
  readonly seconds: string
  readonly proven: readonly Proven[]
}

/**
 * Runs the proofs when asked to and remembers the last result. They read the whole database, so two
 * visitors who ask at once share one run, and pages show the last result instead of a new one.
 */
export type ProofRuns = {
  last(): ProofRun | undefined
  run(): Promise<ProofRun>
}

export function proofRuns(system: System): ProofRuns {
  let last: ProofRun | undefined
  let running: Promise<ProofRun> | undefined
  const prove = async (): Promise<ProofRun> => {
    const start = performance.now()
    const at = system.clock.now()
    const proven = await proveAll(system)
    last = { at, seconds: ((performance.now() - start) / 1000).toFixed(1), proven }
    return last
  }
  return {
    last: () => last,
    run: () => {
      running ??= prove().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
