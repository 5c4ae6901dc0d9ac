import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { RefusalError } from '../../kernel/result.ts'
import { environment } from '../settings/environment.ts'
import { derivedKey, type KeyStore, keyStore, type SecretKey } from './keys.ts'

const FORMAT = 2
/** What was sealed before keys had versions: by key 1, bound to the last part of the row alone. */
const FIRST_FORMAT = 1
const HEAD_BYTES = 3
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Where a secret stands: sealed there, it opens nowhere else. */
export type SealedPlace = {
  readonly table: string
  readonly column: string
  /** The values of the row's primary key, in its order. */
  readonly row: readonly string[]
}

/**
 * The installation's vault for what must be read again: account numbers, secrets of authenticators
 * and of webhooks. AES-256-GCM with a key that is derived from the newest secret key.
 */
export type Vault = {
  /** Seals a text for one field of one row. The same text sealed twice looks different. */
  seal(place: SealedPlace, secret: string | Buffer): Buffer
  /** Opens what was sealed there; throws when it was changed or moved, or the key is not at hand. */
  open(place: SealedPlace, sealed: Buffer): string
  openBytes(place: SealedPlace, sealed: Buffer): Buffer
  /**
   * A keyed hash (32 bytes) by which equal values can be found without opening any. `kind` keeps
   * one list of values apart from another: `iban`. Give it the value in its one written form.
   */
  blindIndex(kind: string, value: string): Buffer
  /** The same by every key at hand: search for any of them, as fields are resealed one by one. */
  blindIndexes(kind: string, value: string): Buffer[]
  /** The version of the key that seals now. */
  version(): number
  readonly store: KeyStore
  /** What the database knows of keys: one of another content under a known number is not used. */
  expect(known: ReadonlyMap<number, string>): void
}

/** Opens the vault of a data folder; the key is looked for when it is first needed. */
export function openVault(folder: string, env: NodeJS.ProcessEnv = environment()): Vault {
  let store: KeyStore | undefined
  const theStore = (): KeyStore => {
    store ??= keyStore(folder, env)
    return store
  }
  let known: ReadonlyMap<number, string> = new Map()
  const derived = new Map<string, Buffer>()
  const keyFor = (key: SecretKey, purpose: string): Buffer => {
    const expected = known.get(key.version)
    if (expected !== undefined && expected !== key.fingerprint) {
      const { version, fingerprint } = key
      throw new RefusalError('secret_key_other', { version, fingerprint, expected })
    }
    const name = `${key.fingerprint} ${purpose}`
    const made = derived.get(name) ?? derivedKey(key, purpose)
    derived.set(name, made)
    return made
  }
  const blind = (key: SecretKey, kind: string, value: string): Buffer =>
    createHmac('sha256', keyFor(key, `index ${kind}`))
      .update(value)
      .digest()
  const vault: Vault = {
    seal: (place, secret) => {
      const [key] = theStore().keys()
      return sealed(key.version, keyFor(key, 'seal'), secret, place)
    },
    open: (place, bytes) => vault.openBytes(place, bytes).toString('utf8'),
    openBytes: (place, bytes) => {
      const version = sealedVersion(bytes)
      const key = theStore()
        .keys()
        .find(each => each.version === version)
      if (key === undefined) throw new RefusalError('secret_key_missing', { version })
      if (bytes[0] === FIRST_FORMAT) {
        return opened(bytes, 1, key.bytes, Buffer.from(place.row.at(-1) ?? ''))
      }
      return opened(bytes, HEAD_BYTES, keyFor(key, 'seal'), boundTo(place, version))
    },
    blindIndex: (kind, value) => blind(theStore().keys()[0], kind, value),
    blindIndexes: (kind, value) =>
      theStore()
        .keys()
        .map(key => blind(key, kind, value)),
    version: () => theStore().keys()[0].version,
    get store() {
      return theStore()
    },
    expect: fingerprints => {
      known = fingerprints
    },
  }
  return vault
}

/** Which key a sealed value needs. */
export function sealedVersion(bytes: Buffer): number {
  if (bytes[0] === FORMAT) return bytes.readUInt16BE(1)
  if (bytes[0] === FIRST_FORMAT) return 1
  throw new Error('defect: this was not sealed by a vault')
}

function sealed(version: number, key: Buffer, secret: string | Buffer, place: SealedPlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place, version))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  const head = Buffer.of(FORMAT, version >> 8, version & 0xff)
  return Buffer.concat([head, nonce, cipher.getAuthTag(), text])
}

function opened(bytes: Buffer, from: number, key: Buffer, bound: Buffer): Buffer {
  const tagFrom = from + NONCE_BYTES
  const textFrom = tagFrom + TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(from, tagFrom), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(bound).setAuthTag(bytes.subarray(tagFrom, textFrom))
  return Buffer.concat([decipher.update(bytes.subarray(textFrom)), decipher.final()])
}

/** What a seal holds together beside the text: the field it stands in, and the key's version. */
function boundTo({ table, column, row }: SealedPlace, version: number): Buffer {
  return Buffer.from(JSON.stringify([version, table, column, ...row]))
}
