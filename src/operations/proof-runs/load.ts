import { sql } from 'kysely'
import { type Db, maybeOne } from '../../platform/database/database.ts'
import type { ProofRun } from './proof-run.ts'

/** The last time that all proofs were run, with what they found; undefined where they never were. */
export function loadLastProofRun(db: Db): Promise<ProofRun | undefined> {
  return maybeOne(
    db,
    sql<ProofRun>`
      SELECT ran_at AS at, took_ms AS "tookMs", asked_by AS "askedBy", findings
        FROM proof_run ORDER BY ran_at DESC, proof_run_id DESC LIMIT 1`,
  )
}
