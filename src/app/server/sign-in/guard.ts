import type { FastifyRequest } from 'fastify'
import { mayOf } from '../../../identity/access.ts'
import { loadAccess } from '../../../identity/load/access.ts'
import type { Permission } from '../../../identity/permissions.ts'
import { type SignedIn, sessionOf } from '../../../identity/sign-in/commands/sessions.ts'
import type { System } from '../../../platform/system.ts'
import { cookieOf, SESSION_COOKIE } from './cookies.ts'

/** Who sends a request by the session of its cookie; undefined: nobody who is signed in. */
export async function askerOfRequest(
  system: System,
  request: FastifyRequest,
): Promise<SignedIn | undefined> {
  const token = cookieOf(request, SESSION_COOKIE)
  return token === undefined ? undefined : sessionOf(system, token, request.ip)
}

/** Whether somebody's roles allow them to see a page, now. */
export async function mayRead(
  system: System,
  { actor }: SignedIn,
  permission: Permission,
): Promise<boolean> {
  const access = await loadAccess(system.db, actor, system.clock.now())
  return mayOf(access, permission) === 'do'
}
