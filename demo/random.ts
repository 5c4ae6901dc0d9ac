/** Random numbers that depend on nothing but the seed and the keys that they were asked with. */
export type Random = {
  /** In [0, 1). */
  unit(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** A whole number in [low, high], both included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Mean 0, standard deviation 1, never beyond ±3.5. */
  normal(): number
}

/**
 * A stream of random numbers of its own for each set of keys, so that one account's numbers do not
 * depend on how many accounts there are or in which order they are made (xmur3 hash, sfc32
 * generator).
 */
export function randomFor(seed: number, ...keys: readonly (string | number)[]): Random {
  const unit = sfc32(hashOf(`${seed}|${keys.join('|')}`))
  return {
    unit,
    between: (low, high) => low + unit() * (high - low),
    whole: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: probability => unit() < probability,
    pick: list => list[Math.floor(unit() * list.length)]!,
    // The sum of uniforms needs no logarithm, whose last digit may differ between machines.
    normal: () => (unit() + unit() + unit() + unit() - 2) * Math.sqrt(3),
  }
}

function hashOf(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h >>> 0
  }
}

function sfc32(next: () => number): () => number {
  let a = next() | 0
  let b = next() | 0
  let c = next() | 0
  let d = next() | 0
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
}
