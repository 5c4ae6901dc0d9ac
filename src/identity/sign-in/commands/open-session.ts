import { z } from 'zod'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand, execute } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { newSecret, secretHash } from '../../../platform/secret.ts'
import { personActor, personIn } from '../../actor.ts'
import { loadOtherNetworks, lockLink } from '../load/sign-in.ts'
import { networkOf } from '../networks.ts'
import { spendChallenge, usePasskey } from '../save/passkeys.ts'
import { insertSession, raiseAlert, rememberDevice, useLink } from '../save/sign-in.ts'
import { AT_ONCE_MINUTES, LONGEST_HOURS } from '../session-times.ts'
import { CHALLENGE_MINUTES } from './challenge.ts'
import type { SignInHost, Visitor } from './internal.ts'
import { isCodeOf } from './second-factor.ts'

const METHODS = ['password', 'password_totp', 'passkey', 'oidc', 'link'] as const

const OpenSession = z.strictObject({
  method: z.enum(METHODS),
  tokenHash: z.instanceof(Buffer),
  deviceHash: z.instanceof(Buffer),
  network: z.string(),
  agent: z.string(),
  /** The second factor, with the ticket that the password earned. */
  second: z.strictObject({ ticketHash: z.instanceof(Buffer), code: z.string() }).optional(),
  /** The passkey that has answered a challenge, which is good once. */
  passkey: z
    .strictObject({
      credentialId: z.string(),
      signCount: z.bigint(),
      challengeHash: z.instanceof(Buffer),
    })
    .optional(),
})

/** Begins a session of the person who acts; everybody who may sign in may do this for themselves. */
const openSession = defineCommand({
  name: 'openSession',
  permission: 'session.own',
  input: OpenSession,
  logged: ({ method, network, agent }) => ({ method, network, agent }),
  run: async (tx, input, ctx): Promise<Result<{ sessionId: string }>> => {
    const personId = personIn(ctx)
    const now = ctx.clock.now()
    const { second, passkey } = input
    if (second !== undefined) {
      const link = await lockLink(tx, second.ticketHash, 'second_factor', now)
      if (link?.personId !== personId) return refuse('sign_in_refused')
      if (!(await isCodeOf(tx, ctx, personId, second.code))) {
        return refuse('sign_in_refused')
      }
      await useLink(tx, second.ticketHash, now)
    }
    if (passkey !== undefined) {
      const keptSince = now.subtract({ minutes: 2 * CHALLENGE_MINUTES })
      const isFresh = await spendChallenge(tx, passkey.challengeHash, { now, keptSince })
      if (!isFresh || !(await usePasskey(tx, { ...passkey, personId }, now))) {
        return refuse('sign_in_refused')
      }
    }
    const sessionId = ctx.newId()
    const { tokenHash, method, network, agent, deviceHash } = input
    const expiresAt = now.add({ hours: LONGEST_HOURS })
    const session = { sessionId, tokenHash, personId, method, now, expiresAt, network, agent }
    await insertSession(tx, session)
    await rememberDevice(tx, deviceHash, personId, now)
    await alertOfNetworks(tx, ctx, { personId, sessionId, network })
    return ok({ sessionId })
  },
})

/** Raises an alert when one person's sessions come from distinct networks at once. */
export async function alertOfNetworks(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'log' | 'newId'>,
  session: { readonly personId: string; readonly sessionId: string; readonly network: string },
): Promise<void> {
  const { personId, sessionId, network } = session
  const now = ctx.clock.now()
  const since = now.subtract({ minutes: AT_ONCE_MINUTES })
  const others = await loadOtherNetworks(tx, personId, { sessionId, since })
  if (others.every(other => other === network)) return
  const networks = [...new Set([network, ...others])].sort()
  const alert = { alertId: ctx.newId(), personId, kind: 'distinct_networks', facts: { networks } }
  if (await raiseAlert(tx, alert, now)) {
    ctx.log.warn({ personId, networks }, 'one person is signed in from distinct networks at once')
  }
}

/** What a browser keeps of a sign-in. */
export type Entered = { readonly kind: 'entered'; readonly token: string; readonly device: string }

export type Proof = {
  readonly method: (typeof METHODS)[number]
  readonly second?: { readonly ticket: string; readonly code: string }
  readonly passkey?: z.output<typeof OpenSession>['passkey']
}

/** Opens a session for a person who has proved who they are; undefined when they may not after all. */
export async function enter(
  host: SignInHost,
  personId: string,
  { method, second, passkey }: Proof,
  visitor: Visitor,
): Promise<Entered | undefined> {
  // A new token at every sign-in: one that was planted before is worth nothing.
  const token = newSecret('')
  const device = visitor.device ?? newSecret('')
  const input = {
    method,
    tokenHash: secretHash(token),
    deviceHash: secretHash(device),
    network: networkOf(visitor.address),
    agent: visitor.agent.slice(0, 200),
    ...(passkey === undefined ? {} : { passkey }),
    ...(second === undefined
      ? {}
      : { second: { ticketHash: secretHash(second.ticket), code: second.code } }),
  }
  const done = await execute(host, openSession, input, { actor: personActor(personId) })
  return done.ok ? { kind: 'entered', token, device } : undefined
}
