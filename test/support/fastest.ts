/**
 * The shortest time in ms that work takes of several tries: what it costs, however much else the
 * machine does meanwhile.
 */
export async function fastest(work: () => unknown, tries = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < tries; i += 1) {
    const since = performance.now()
    await work()
    least = Math.min(least, performance.now() - since)
  }
  return least
}
