import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Random bytes of an id, and those drawn at once: a draw costs ten times what an id does. */
const EACH = 16
const pool = new Uint8Array(EACH * 256)
let used = pool.length

/** The millisecond of the last id, and its place within it. */
let msecs = Number.NEGATIVE_INFINITY
let seq = 0

/**
 * A new id (UUID version 7): unique everywhere, and ordered by the time it was made, so that new
 * rows stand together on disk. Within a process each id is greater than the one before.
 */
export function newId(): string {
  const random = randomBytes()
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // Its highest bit is left free, so that a millisecond holds two thousand million ids at least.
    seq = new DataView(random.buffer, random.byteOffset).getUint32(6) & 0x7fffffff
  } else {
    seq = (seq + 1) | 0
    if (seq === 0) msecs += 1
  }
  return v7({ random, msecs, seq })
}

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += EACH
  return pool.subarray(used - EACH, used)
}
