import { proveAndKeep } from '../../operations/proof-runs/jobs.ts'
import { loadLastProofRun } from '../../operations/proof-runs/load.ts'
import type { ProofRun } from '../../operations/proof-runs/proof-run.ts'
import type { System } from '../../platform/system.ts'

/**
 * Runs the proofs when asked to. They read the whole database, so two visitors who ask at once share
 * one run, and pages show the last result instead of a new one.
 */
export type ProofRuns = {
  last(): Promise<ProofRun | undefined>
  run(askedBy: string): Promise<ProofRun | undefined>
}

export function proofRuns(system: System): ProofRuns {
  let running: Promise<unknown> | undefined
  const last = () => loadLastProofRun(system.db)
  return {
    last,
    run: async askedBy => {
      running ??= proveAndKeep(system, askedBy).finally(() => {
        running = undefined
      })
      await running
      return last()
    },
  }
}
