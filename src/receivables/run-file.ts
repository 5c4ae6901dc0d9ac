/** A file of a run of debits or refunds: the run's reference, and the how many-th file of it. */
export type RunFileKey = { readonly reference: string; readonly fileNo: number }

/**
 * The message id of a file of a run, by which the bank answers it: the run's reference, and for a file
 * that replaces another one `-R2`, `-R3` behind it, so that no bank takes it for the first one.
 */
export function messageIdOf({ reference, fileNo }: RunFileKey): string {
  return fileNo === 1 ? reference : `${reference}-R${fileNo}`
}

/** The file that a message id names. */
export function fileOfMessage(messageId: string): RunFileKey {
  const [, reference, no] = /^(.+)-R(\d+)$/.exec(messageId) ?? []
  return reference === undefined
    ? { reference: messageId, fileNo: 1 }
    : { reference, fileNo: Number(no) }
}
