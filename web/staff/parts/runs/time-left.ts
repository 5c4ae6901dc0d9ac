/**
 * How many seconds a piece of work will go on at the pace since it was first looked at; undefined
 * while nothing has been finished since, for then nobody can know.
 */
export function secondsLeft(work: {
  readonly since: { readonly at: number; readonly done: number }
  /** Milliseconds, as `since.at`. */
  readonly now: number
  readonly done: number
  readonly all: number
}): number | undefined {
  const { since, now, done, all } = work
  const finished = done - since.done
  if (finished <= 0 || now <= since.at) return undefined
  return Math.max(1, Math.round(((now - since.at) * (all - done)) / finished / 1000))
}
