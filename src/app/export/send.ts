import type { Writable } from 'node:stream'

const watched = new WeakSet<Writable>()
const gone = new WeakSet<Writable>()

/**
 * Writes a piece and waits until there is room for the next. False when the reader has gone
 * (`quittance list accounts | head`), which is no failure: there is nothing more to be done.
 */
export async function send(out: Writable, piece: string): Promise<boolean> {
  if (!watched.has(out)) {
    watched.add(out)
    // Standard output forgets its errors, so they are noted here.
    out.on('error', () => gone.add(out))
  }
  if (isGone(out)) return false
  if (!out.write(piece)) await drained(out)
  return !isGone(out)
}

function isGone(out: Writable): boolean {
  return out.destroyed || out.errored !== null || gone.has(out)
}

const ENDS_OF_WAITING = ['drain', 'error', 'close'] as const

function drained(out: Writable): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      for (const event of ENDS_OF_WAITING) out.off(event, done)
      resolve()
    }
    for (const event of ENDS_OF_WAITING) out.on(event, done)
  })
}
