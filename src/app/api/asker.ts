import { loadUsableKey } from '../../identity/api-keys/load.ts'
import { covers, SECRET_PREFIX } from '../../identity/api-keys/scopes.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { CommandHost } from '../../platform/command.ts'
import { secretHash } from '../../platform/secret.ts'
import type { System } from '../../platform/system.ts'
import type { Asker } from './answer.ts'

/**
 * Who asks: the key in `Authorization: Bearer …`. A key in the address would stand in every log on
 * the way, so it is not looked for there. Throws `not_signed_in`, the same for a key that is wrong,
 * revoked or expired.
 */
export async function askerOf(system: System, authorization: string | undefined): Promise<Asker> {
  const secret = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1]
  if (secret?.startsWith(SECRET_PREFIX)) {
    const key = await loadUsableKey(system.db, secretHash(secret), system.clock.now())
    if (key !== undefined) return { actor: `key:${key.keyId}`, scopes: key.scopes }
  }
  throw new RefusalError('not_signed_in', {})
}

/** Throws `not_permitted` unless the asker may read what needs this permission. */
export function demand(asker: Asker, what: string, permission: string): void {
  if (covers(asker.scopes, permission)) return
  throw new RefusalError('not_permitted', { command: what, permission })
}

/** The system as this asker may use it: a command runs only where a scope of the key covers it. */
export function hostFor(system: System, asker: Asker): CommandHost {
  const permits = async (_: string, permission: string) => covers(asker.scopes, permission)
  return { ...system, permits }
}
