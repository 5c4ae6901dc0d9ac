import { hash, randomBytes } from 'node:crypto'

/** A secret that cannot be guessed: 32 random bytes in 43 characters behind `prefix`. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url')
}

/**
 * The hash by which a secret of `newSecret` is known. A plain one: there is no password to guess, so
 * a slow one would only slow each request.
 */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}
