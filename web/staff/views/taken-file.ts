/** A time that the file of a run was taken to the bank. */
export type TakenFile = { readonly at: string; readonly by: string; readonly reason: string | null }

/** A file of a run that another one took the place of. */
export type ReplacedFile = {
  readonly messageId: string
  readonly because: string
  readonly refusedFor: string | null
  readonly note: string | null
  readonly at: string
  readonly by: string
}

/** What is known of the files of a run, whatever it pays or collects. */
export type RunFiles = {
  readonly fileName: string | null
  readonly sha256: string | null
  readonly taken: readonly TakenFile[]
  readonly replaced: readonly ReplacedFile[]
  /** Why the bank refused the file as a whole, by its code. */
  readonly refusedFor: string | null
  /** When the bank said that it has the file. */
  readonly acceptedAt: string | null
}
