import type { FastifyRequest } from 'fastify'
import { mayOf } from '../../identity/access.ts'
import { noteKeyUse } from '../../identity/api-keys/commands.ts'
import { keyProviso, loadUsableKey } from '../../identity/api-keys/load.ts'
import { covers, SECRET_PREFIX } from '../../identity/api-keys/scopes.ts'
import { loadAccess } from '../../identity/load/access.ts'
import { type Permission, permissionFacts } from '../../identity/permissions.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Proviso } from '../../platform/list.ts'
import { secretHash } from '../../platform/secret.ts'
import type { System } from '../../platform/system.ts'
import { isForeign } from '../server/sign-in/cookies.ts'
import { askerOfRequest } from '../server/sign-in/guard.ts'

/** Who sends a request under /v1: a program by its key, or a person by the session of a page. */
export type Asker = {
  readonly actor: string
  /** The name of a person. */
  readonly name?: string
  /** Whether they may see what needs this permission, now. */
  mayRead(permission: string): Promise<boolean>
  /** What they may do alone, now, for many questions at once. */
  permits(): Promise<(permission: string) => boolean>
}

/**
 * Who asks: the key in `Authorization: Bearer …`, else the session of the cookie. A key in the address
 * would stand in every log on the way, so it is not looked for there. Throws `not_signed_in`, the same
 * for a key that is wrong, revoked or expired; and `foreign_form` where another site's page would use
 * a session to change something.
 */
export async function askerOf(system: System, request: FastifyRequest): Promise<Asker> {
  const { authorization } = request.headers
  if (authorization !== undefined) return keyAsker(system, authorization)
  const person = await askerOfRequest(system, request)
  if (person === undefined) throw new RefusalError('not_signed_in', {})
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD' && isForeign(request)) {
    throw new RefusalError('foreign_form', {})
  }
  const { actor, name } = person
  const permits = async () => {
    const access = await loadAccess(system.db, actor, system.clock.now())
    return (permission: string) =>
      permissionFacts(permission) !== undefined && mayOf(access, permission as Permission) === 'do'
  }
  return { actor, name, permits, mayRead: async permission => (await permits())(permission) }
}

async function keyAsker(system: System, authorization: string): Promise<Asker> {
  const hash = keyHashIn(authorization)
  if (hash !== undefined) {
    const key = await loadUsableKey(system.db, hash, system.clock.now())
    noteKey(hash, key !== undefined)
    if (key !== undefined) {
      noteKeyUse(system, hash)
      return {
        actor: `key:${key.keyId}`,
        mayRead: async permission => covers(key.scopes, permission),
        permits: async () => permission => covers(key.scopes, permission),
      }
    }
  }
  throw new RefusalError('not_signed_in', {})
}

function keyHashIn(authorization: string | undefined): Buffer | undefined {
  const secret = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1]
  return secret?.startsWith(SECRET_PREFIX) ? secretHash(secret) : undefined
}

/** Hashes of keys that were good when they were last looked up, the latest last. */
const goodKeys = new Set<string>()
const MOST_KEPT = 1000

function noteKey(hash: Buffer, isGood: boolean): void {
  const text = hash.toString('base64')
  goodKeys.delete(text)
  if (!isGood) return
  goodKeys.add(text)
  const [oldest] = goodKeys
  if (goodKeys.size > MOST_KEPT && oldest !== undefined) goodKeys.delete(oldest)
}

/**
 * For a statement that reads what needs a permission: that the key of a request is good and bears it,
 * now. Undefined where no key is shown, or none that was good before: whoever guesses keys shall not
 * have larger statements thought about than the one that finds no such key.
 */
export function keyProvisoOf(
  system: System,
  { headers }: FastifyRequest,
  permission: string,
): Proviso | undefined {
  const hash = keyHashIn(headers.authorization)
  if (hash === undefined || !goodKeys.has(hash.toString('base64'))) return undefined
  noteKeyUse(system, hash)
  return keyProviso(hash, permission, system.clock.now())
}

/** Throws `not_permitted` unless the asker may see what needs this permission. */
export async function demand(asker: Asker, what: string, permission: string): Promise<void> {
  if (await asker.mayRead(permission)) return
  throw new RefusalError('not_permitted', { command: what, permission })
}
