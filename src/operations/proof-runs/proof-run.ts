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
