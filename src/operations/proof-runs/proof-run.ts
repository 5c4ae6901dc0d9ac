import type { Proven } from '../../reporting/proofs/load/all.ts'
import type { Violation } from '../../reporting/proofs/load/proof.ts'

/** What a proof found: how many rows were looked at, how many break the statement, and the first of them. */
export type KeptFinding = {
  readonly name: string
  /** Counts as texts, exact however large. */
  readonly checked: string
  readonly violations: string
  readonly first: readonly string[]
}

/** All proofs as they were last run: when, how long it took, and who asked for it. */
export type ProofRun = {
  readonly at: Temporal.Instant
  readonly tookMs: number
  readonly askedBy: string
  readonly findings: readonly KeptFinding[]
}

/** What is kept of a proof, with each violation on a line. */
export function keptFinding({ name, checked, violations, first }: Proven): KeptFinding {
  return {
    name,
    checked: checked.toString(),
    violations: violations.toString(),
    first: first.map(formatViolation),
  }
}

/** A row that breaks a statement, on one line: what is wrong, and where it is found. */
export function formatViolation({ problem, facts }: Violation): string {
  if (typeof facts !== 'object' || facts === null) return `${problem}: ${facts}`
  const named = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `${problem}: ${named.join(' ')}`
}
