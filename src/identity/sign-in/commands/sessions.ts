import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { defineCommand, execute } from '../../../platform/command.ts'
import { transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { secretHash } from '../../../platform/secret.ts'
import { personActor, personIn } from '../../actor.ts'
import { personRef } from '../../api.ts'
import { personFor } from '../../commands/people.ts'
import { loadSession, type Session } from '../load/sign-in.ts'
import { networkOf } from '../networks.ts'
import { endSessions, touchSession } from '../save/sign-in.ts'
import { isLive, SEEN_EVERY_SECONDS } from '../session-times.ts'
import type { SignInHost } from './internal.ts'
import { alertOfNetworks } from './open-session.ts'

/** Somebody who is signed in. */
export type SignedIn = Pick<Session, 'sessionId' | 'personId' | 'name' | 'email' | 'language'> & {
  readonly actor: string
}

/**
 * Who a session's token stands for, if it still holds: it ends by sign-out, by an hour without use,
 * after half a day, with the password, and with the person being disabled. Roles are asked for anew
 * with each request, so nothing of them is kept in a session.
 */
export async function sessionOf(
  host: SignInHost,
  token: string,
  address: string,
): Promise<SignedIn | undefined> {
  const session = await loadSession(host.db, secretHash(token))
  const now = host.clock.now()
  if (session === undefined || session.disabled || !isLive(session, now)) return undefined
  const network = networkOf(address)
  const due = session.seenAt.add({ seconds: SEEN_EVERY_SECONDS })
  if (network !== session.network || Temporal.Instant.compare(now, due) >= 0) {
    await transaction(host.db, async tx => {
      await touchSession(tx, session.sessionId, network, now)
      await alertOfNetworks(tx, { ...host, newId }, { ...session, network })
    })
  }
  const { sessionId, personId, name, email, language } = session
  return { sessionId, personId, name, email, language, actor: personActor(personId) }
}

const endOwnSessions = defineCommand({
  name: 'endOwnSessions',
  permission: 'session.own',
  input: z.strictObject({ only: z.uuid().optional(), but: z.uuid().optional() }),
  run: async (tx, { only, but }, ctx): Promise<Result<{ ended: number }>> => {
    const personId = personIn(ctx)
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    return ok({ ended: await endSessions(tx, { personId, only, but }, by) })
  },
})

/** Ends one session of a person, or all but the one in hand. */
export function endOwn(
  host: SignInHost,
  personId: string,
  which: { readonly only: string } | { readonly but: string },
): Promise<Result<{ ended: number }>> {
  return execute(host, endOwnSessions, which, { actor: personActor(personId) })
}

/** Ends every session of a person at once. */
export const endSessionsOf = defineCommand({
  name: 'endSessions',
  summary: 'End every session of a person at once',
  permission: 'people.manage',
  input: personRef,
  run: async (tx, { email }, ctx): Promise<Result<{ ended: number }>> => {
    const found = await personFor(tx, email)
    if (!found.ok) return found
    const { personId } = found.value
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    return ok({ ended: await endSessions(tx, { personId }, by) })
  },
})
