/**
 * A column (bytea) that holds what a vault sealed. Every domain lists its own; `quittance keys` then
 * counts them, rotation reseals them and `quittance check` opens them.
 */
export type SealedField = {
  readonly table: string
  readonly column: string
  /** The primary key, in its order: what each value is bound to. */
  readonly key: readonly string[]
  /** Values of one chunk when they are sealed anew, where they are large; default 500. */
  readonly perChunk?: number
  /** The column of the blind index (bytea) of the sealed text, and its kind. */
  readonly index?: { readonly column: string; readonly kind: string }
}
