import { sql } from 'kysely'
import { affected, type Db } from '../../platform/database/database.ts'
import type { ProofRun } from './proof-run.ts'

/** Keeps what the proofs found, so that it is told after a restart and on every machine alike. */
export async function insertProofRun(db: Db, run: ProofRun): Promise<void> {
  await affected(
    db,
    sql`
      INSERT INTO proof_run (ran_at, took_ms, asked_by, findings)
      VALUES (${run.at}, ${run.tookMs}, ${run.askedBy}, ${JSON.stringify(run.findings)})`,
  )
}
