import { keepProofRun } from '../../operations/proof-runs/commands.ts'
import { loadLastProofRun } from '../../operations/proof-runs/load.ts'
import type { ProofRun } from '../../operations/proof-runs/proof-run.ts'
import type { System } from '../../platform/system.ts'
import { proveAll } from '../../reporting/proofs/load/all.ts'
import { formatViolation } from '../check.ts'

/**
 * Runs the proofs when asked to and keeps what they found. They read the whole database, so two visitors
 * who ask at once share one run, and pages show the last result instead of a new one.
 */
export type ProofRuns = {
  last(): Promise<ProofRun | undefined>
  run(askedBy: string): Promise<ProofRun>
}

export function proofRuns(system: System): ProofRuns {
  let running: Promise<ProofRun> | undefined
  const prove = async (askedBy: string): Promise<ProofRun> => {
    const start = performance.now()
    const at = system.clock.now()
    const proven = await proveAll(system)
    const findings = proven.map(({ name, checked, violations, first }) => ({
      name,
      checked: checked.toString(),
      violations: violations.toString(),
      first: first.map(formatViolation),
    }))
    const run = { at, tookMs: Math.round(performance.now() - start), askedBy, findings }
    await keepProofRun(system.db, run)
    return run
  }
  return {
    last: () => loadLastProofRun(system.db),
    run: askedBy => {
      running ??= prove(askedBy).finally(() => {
        running = undefined
      })
      return running
    },
  }
}
