import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Tasks } from '../../platform/jobs.ts'
import type { Storage } from '../../platform/storage.ts'
import { type Proven, proveAll } from '../../reporting/proofs/load/all.ts'
import { keepProofRun } from './commands.ts'
import { keptFinding } from './proof-run.ts'

/** What proofs are run on: the database, the files beside it, and the time that their result is kept with. */
export type ProofHost = { readonly db: Db; readonly storage: Storage; readonly clock: Clock }

/**
 * Runs every proof and keeps what came of it, so that all see the last result, whoever asked for it: a
 * person on the page, the command line or the night. `options` as those of the proofs.
 */
export async function proveAndKeep(
  host: ProofHost,
  askedBy: string,
  options: Omit<NonNullable<Parameters<typeof proveAll>[1]>, 'proofs'> = {},
): Promise<Proven[]> {
  const start = performance.now()
  const at = host.clock.now()
  const proven = await proveAll(host, options)
  const tookMs = Math.round(performance.now() - start)
  await keepProofRun(host.db, { at, tookMs, askedBy, findings: proven.map(keptFinding) })
  return proven
}

/** The worker's task of the nightly proofs; killed, they are run anew. */
export function proofTasks(host: ProofHost): Tasks {
  return {
    runProofs: async () => {
      await proveAndKeep(host, 'job:runProofs')
    },
  }
}
