/** A time that the file of a run was taken to the bank. */
export type TakenFile = { readonly at: string; readonly by: string; readonly reason: string | null }
