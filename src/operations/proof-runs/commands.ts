import type { Db } from '../../platform/database/database.ts'
import type { ProofRun } from './proof-run.ts'
import { insertProofRun } from './save.ts'

/** Keeps what all proofs found; nothing of the books changes by it, so it needs no more than a reader's right. */
export function keepProofRun(db: Db, run: ProofRun): Promise<void> {
  return insertProofRun(db, run)
}
