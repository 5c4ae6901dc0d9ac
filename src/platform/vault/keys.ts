import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusalError } from '../../kernel/result.ts'
import { environment } from '../settings/environment.ts'

const KEY_BYTES = 32
/** Versions are told in two bytes of what is sealed. */
const MOST_VERSIONS = 65_535

/** One secret key of the installation. */
export type SecretKey = {
  readonly version: number
  readonly bytes: Buffer
  /** By which two installations can tell whether they hold the same key; says nothing of it. */
  readonly fingerprint: string
}

/** The keys at hand: the first seals, all of them open. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]]

/** Where the keys are kept, and so who changes them: the program its file, the operator theirs. */
export type KeySource = 'environment' | 'given_file' | 'data_folder'

export type KeyStore = {
  readonly source: KeySource
  /** The keys as they are now: a file that another process has changed is read anew. */
  keys(): SecretKeys
  /** Makes a new version and puts it first; only for keys of the data folder. */
  add(): SecretKey
  /** Forgets a version; only for keys of the data folder. */
  remove(version: number): void
}

/**
 * The installation's secret keys: QUITTANCE_SECRET_KEY, or the file that QUITTANCE_SECRET_KEY_FILE
 * names, else `secret-key` in the data folder, which only its owner can read and which is made at
 * first use. Each is a list of `version:base64` (32 bytes), by commas or lines; the first seals. A
 * key without a number is version 1. Several machines on one database need one of the variables.
 */
export function keyStore(folder: string, env: NodeJS.ProcessEnv = environment()): KeyStore {
  const given = env.QUITTANCE_SECRET_KEY
  if (given) {
    const keys = parseKeys(given, 'QUITTANCE_SECRET_KEY')
    return { source: 'environment', keys: () => keys, add: notOurs, remove: notOurs }
  }
  const elsewhere = env.QUITTANCE_SECRET_KEY_FILE
  if (elsewhere) {
    const keys = readingAnew(elsewhere)
    return { source: 'given_file', keys, add: notOurs, remove: notOurs }
  }
  return ownKeys(folder)
}

function notOurs(): never {
  throw new RefusalError('secret_keys_not_ours')
}

function ownKeys(folder: string): KeyStore {
  if (folder === '') {
    // A key beside whatever folder one happens to stand in would be lost, and what it sealed with it.
    throw new Error(
      'There is no data folder to keep the secret key in: give openVault one, or set QUITTANCE_SECRET_KEY.',
    )
  }
  const file = join(folder, 'secret-key')
  const read = readingAnew(file)
  const keys = (): SecretKeys => {
    try {
      return read()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    mkdirSync(folder, { recursive: true })
    try {
      writeFileSync(file, `${printKey(newKey(1))}\n`, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another made it
    }
    return read()
  }
  const replace = (next: readonly SecretKey[]): void => {
    // Whole or not at all: half a file of keys would be data lost for good.
    const draft = `${file}.${process.pid}.new`
    writeFileSync(draft, `${next.map(printKey).join('\n')}\n`, { mode: 0o600, flush: true })
    renameSync(draft, file)
  }
  return {
    source: 'data_folder',
    keys,
    add: () => {
      const known = keys()
      const added = newKey(Math.max(...known.map(key => key.version)) + 1)
      replace([added, ...known])
      return added
    },
    remove: version => replace(keys().filter(key => key.version !== version)),
  }
}

/** The keys of a file, which is read again whenever it was changed. */
function readingAnew(file: string): () => SecretKeys {
  let last: { readonly stamp: string; readonly keys: SecretKeys } | undefined
  return () => {
    const { mtimeMs, ino, size } = statSync(file)
    const stamp = `${mtimeMs} ${ino} ${size}`
    if (last?.stamp !== stamp) {
      // Written by hand or mounted, it may be open to others; we leave that to its owner.
      last = { stamp, keys: parseKeys(readFileSync(file, 'utf8'), file) }
    }
    return last.keys
  }
}

/** Reads `2:base64,1:base64`, or lines of the same; throws `invalid_input` that names no key. */
export function parseKeys(text: string, path: string): SecretKeys {
  const parts = text.split(/[\s,]+/).filter(part => part !== '')
  const keys = parts.map(part => {
    const [, version = '1', key = ''] = /^(?:(\d{1,5}):)?([A-Za-z0-9+/_-]{43}=?)$/.exec(part) ?? []
    return secretKey(Number(version), Buffer.from(key, 'base64'))
  })
  const [first, ...rest] = keys
  const isSound =
    new Set(keys.map(key => key.version)).size === keys.length &&
    keys.every(
      ({ version, bytes }) => bytes.length === KEY_BYTES && version > 0 && version <= MOST_VERSIONS,
    )
  if (first !== undefined && isSound) return [first, ...rest]
  throw new RefusalError('invalid_input', {
    path,
    value: '…',
    expected: '32 bytes in base64 (openssl rand -base64 32), or 2:KEY,1:KEY with the newest first',
  })
}

function printKey({ version, bytes }: SecretKey): string {
  return `${version}:${bytes.toString('base64')}`
}

function newKey(version: number): SecretKey {
  return secretKey(version, randomBytes(KEY_BYTES))
}

function secretKey(version: number, bytes: Buffer): SecretKey {
  const print = createHash('sha256').update('quittance key ').update(bytes).digest('hex')
  return { version, bytes, fingerprint: print.slice(0, 16) }
}

/** A key for one purpose, so that none serves for two. */
export function derivedKey({ bytes }: SecretKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `quittance ${purpose}`, KEY_BYTES))
}
