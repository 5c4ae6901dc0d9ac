import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusalError } from '../kernel/result.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** The first byte of what is sealed: which key, for the day when there is a second one. */
const KEY_VERSION = 1

/**
 * The installation's key for what must be read again, such as the secrets of authenticators:
 * QUITTANCE_SECRET_KEY (32 bytes in base64), else a file of the data folder that only its owner can
 * read, made at first use. Several machines on one database need the variable.
 */
export function sealingKey(folder: string, env: NodeJS.ProcessEnv = process.env): Buffer {
  const given = env.QUITTANCE_SECRET_KEY
  if (given) return keyFrom(given, 'QUITTANCE_SECRET_KEY')
  const file = join(folder, 'secret-key')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFrom(readFileSync(file, 'utf8').trim(), file)
}

function keyFrom(text: string, path: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length === KEY_BYTES) return key
  throw new RefusalError('invalid_input', {
    path,
    value: '…',
    expected: '32 bytes in base64, such as `openssl rand -base64 32` prints',
  })
}

/** Seals a secret (AES-256-GCM) so that it opens only with the key, and only for the same owner. */
export function seal(key: Buffer, secret: Buffer, owner: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([Buffer.of(KEY_VERSION), nonce, cipher.getAuthTag(), text])
}

/** Opens what `seal` closed; throws when it was changed, belongs to another, or the key is another. */
export function unseal(key: Buffer, sealed: Buffer, owner: string): Buffer {
  if (sealed[0] !== KEY_VERSION) throw new Error('sealed with a key that is not known')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  const text = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(text), decipher.final()])
}
