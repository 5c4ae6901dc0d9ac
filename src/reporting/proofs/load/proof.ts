import { type RawBuilder, sql } from 'kysely'
import { one, rows, type Tx } from '../../../platform/database/database.ts'
import type { Json } from '../../../platform/json.ts'
import type { Storage } from '../../../platform/storage.ts'

/** What a proof works on: one moment of the database, and the files beside it. */
export type Evidence = {
  readonly tx: Tx
  readonly storage: Storage
  /** How many violations are shown in full; all are counted. */
  readonly limit: number
  /** What chance starts from where a proof takes samples; the same seed takes the same ones. */
  readonly seed: number
}

/** A row that breaks the rule: what is wrong with it, and where it is found. */
export type Violation = { readonly problem: string; readonly facts: Json }

export type Finding = {
  /** How many rows were looked at: a proof over nothing proves nothing. */
  readonly checked: bigint
  readonly violations: bigint
  readonly first: readonly Violation[]
  /** Which samples were taken, so that they can be taken again. */
  readonly sample?: string
}

/** A named statement about the books that must hold at any moment. */
export type Proof = {
  readonly name: string
  /** The statement, for an auditor. */
  readonly sentence: string
  readonly run: (evidence: Evidence) => Promise<Finding>
}

/** A way to break the statement: a query whose rows are the violations. */
export type Fault = { readonly problem: string; readonly found: RawBuilder<unknown> }

/**
 * A proof made of queries that each find one kind of violation. PostgreSQL counts them all and
 * hands over the first few, so that memory does not grow with the books.
 */
export function sqlProof(proof: {
  readonly name: string
  readonly sentence: string
  readonly counted: RawBuilder<unknown>
  readonly faults: readonly Fault[]
}): Proof {
  const { name, sentence, counted, faults } = proof
  return { name, sentence, run: evidence => findFaults(evidence, counted, faults) }
}

/** Counts what was looked at and every row that breaks the statement; shows the first few. */
export async function findFaults(
  { tx, limit }: Evidence,
  counted: RawBuilder<unknown>,
  faults: readonly Fault[],
): Promise<Finding> {
  const { checked } = await one(
    tx,
    sql<{ checked: bigint }>`select count(*) as checked from ${counted}`,
  )
  let violations = 0n
  const first: Violation[] = []
  for (const { problem, found } of faults) {
    const shown = await rows(
      tx,
      sql<{ total: bigint; facts: Json }>`
        select count(*) over () as total, to_jsonb(v) as facts
        from (${found}) v limit ${Math.max(limit - first.length, 1)}`,
    )
    violations += shown[0]?.total ?? 0n
    for (const { facts } of shown) if (first.length < limit) first.push({ problem, facts })
  }
  return { checked, violations, first }
}
