import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { normalPassword } from '../normal-password.ts'

/** OWASP's least for argon2id: 19 MiB, two passes. About 30 ms; four at a time in libuv's threads. */
const MEMORY_KIB = 19_456
const PASSES = 2
const TAG_BYTES = 32
const SALT_BYTES = 16

const derive = promisify(argon2)

/** The hash of a password with a salt of its own, as PHC text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await tagOf(password, salt, MEMORY_KIB, PASSES)
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(salt)}$${base64(tag)}`
}

/** Whether a password is the one of a hash. Takes as long without a hash: nobody's never fits. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(hash ?? NOBODYS)
  if (parts === null) throw new Error('defect: a password hash of unknown form')
  const [, memory, passes, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const found = await tagOf(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes))
  return timingSafeEqual(found, expected) && hash !== undefined
}

function tagOf(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  const message = normalPassword(password)
  const parameters = { message, nonce, parallelism: 1, tagLength: TAG_BYTES, memory, passes }
  return derive('argon2id', parameters) as Promise<Buffer>
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

/** What a password is compared with where there is none. */
const NOBODYS = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(TAG_BYTES))}`
