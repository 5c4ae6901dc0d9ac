import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { line } from '../../../formats/fields.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand, execute } from '../../../platform/command.ts'
import { secretHash } from '../../../platform/secret.ts'
import { personActor, personIn } from '../../actor.ts'
import { listPasskeys, loadPasskey } from '../load/passkeys.ts'
import { networkOf } from '../networks.ts'
import { deletePasskeys, insertPasskey } from '../save/passkeys.ts'
import { bucketsOf } from '../throttle.ts'
import { challengeOf, newChallenge } from './challenge.ts'
import type { SignInHost, Visitor } from './internal.ts'
import { enter } from './open-session.ts'
import { type Attempt, REFUSED, takeAttempt } from './sign-in.ts'

/** The server as browsers know it: passkeys are bound to its name. */
export type Place = { readonly origin: string; readonly hostname: string }

/** What a page hands to the browser, and what comes back with its answer. */
export type Challenge = { readonly options: object; readonly ticket: string }

/** Loaded when somebody needs it: it asks the engine for algorithms, and that takes its time. */
const webauthn = () => import('@simplewebauthn/server')

const buffer = z.instanceof(Buffer)

const addPasskey = defineCommand({
  name: 'addPasskey',
  permission: 'session.own',
  input: z.strictObject({
    credentialId: z.string(),
    publicKey: buffer,
    signCount: z.bigint(),
    transports: z.array(z.string()),
    name: line(60),
  }),
  logged: ({ credentialId, name }) => ({ credentialId, name }),
  run: async (tx, input, ctx): Promise<Result<null>> => {
    const passkey = { ...input, personId: personIn(ctx) }
    const added = await insertPasskey(tx, passkey, ctx.clock.now())
    return added ? ok(null) : refuse('passkey_known')
  },
})

const dropPasskey = defineCommand({
  name: 'dropPasskey',
  permission: 'session.own',
  input: z.strictObject({ credentialId: z.string().max(1400) }),
  run: async (tx, { credentialId }, ctx): Promise<Result<null>> => {
    const dropped = await deletePasskeys(tx, personIn(ctx), credentialId)
    return dropped === 1 ? ok(null) : refuse('passkey_unknown')
  },
})

/** What a browser needs to make a passkey for somebody who is signed in. */
export async function offerPasskey(
  host: SignInHost,
  who: { readonly personId: string; readonly email: string; readonly name: string },
  place: Place,
): Promise<Challenge> {
  const use = { purpose: 'add', personId: who.personId } as const
  const { challenge, ticket } = newChallenge(host.vault, host.clock.now(), use)
  const known = await listPasskeys(host.db, who.personId)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Quittance',
    rpID: place.hostname,
    userName: who.email,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(who.personId)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    // It takes the place of password and second step: found without a name, and asks who holds it.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options, ticket }
}

/** Puts a passkey on record that the browser has made. */
export async function keepPasskey(
  host: SignInHost,
  personId: string,
  place: Place,
  made: { readonly ticket: string; readonly response: string; readonly name: string },
): Promise<Result<null>> {
  const use = { purpose: 'add', personId } as const
  const challenge = challengeOf(host.vault, host.clock.now(), use, made.ticket)
  const info = challenge === undefined ? undefined : await madeFor(challenge, place, made.response)
  if (info === undefined) return refuse('passkey_refused')
  const { id, publicKey, counter, transports = [] } = info.credential
  const input = {
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    signCount: BigInt(counter),
    transports,
    name: made.name,
  }
  return execute(host, addPasskey, input, { actor: personActor(personId) })
}

/** Takes a passkey of one's own away. */
export function forgetPasskey(
  host: SignInHost,
  personId: string,
  credentialId: string,
): Promise<Result<null>> {
  return execute(host, dropPasskey, { credentialId }, { actor: personActor(personId) })
}

async function madeFor(challenge: string, place: Place, response: string) {
  try {
    const { verifyRegistrationResponse } = await webauthn()
    const verified = await verifyRegistrationResponse({
      response: JSON.parse(response) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.hostname,
      requireUserVerification: true,
    })
    return verified.verified ? verified.registrationInfo : undefined
  } catch {
    return undefined // whatever is wrong with it, it is no passkey
  }
}

/** What a browser needs to sign somebody in by a passkey: it finds the fitting one itself. */
export async function askForPasskey(host: SignInHost, place: Place): Promise<Challenge> {
  const { challenge, ticket } = newChallenge(host.vault, host.clock.now(), { purpose: 'enter' })
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: place.hostname,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  })
  return { options, ticket }
}

/** Signs somebody in by the answer of a passkey, which is password and second step in one. */
export async function signInWithPasskey(
  host: SignInHost,
  place: Place,
  answered: { readonly ticket: string; readonly response: string },
  visitor: Visitor,
): Promise<Attempt> {
  const network = networkOf(visitor.address)
  const buckets = bucketsOf({ account: undefined, knownDevice: undefined, network })
  const wait = await takeAttempt(host, buckets)
  if (wait !== undefined) return wait
  const challenge = challengeOf(host.vault, host.clock.now(), { purpose: 'enter' }, answered.ticket)
  if (challenge === undefined) return REFUSED
  const used = await provenBy(host, challenge, place, answered.response)
  if (used === undefined) return REFUSED
  const { personId, ...passkey } = used
  const challengeHash = secretHash(challenge)
  const proof = { method: 'passkey', passkey: { ...passkey, challengeHash } } as const
  return (await enter(host, personId, proof, visitor)) ?? REFUSED
}

async function provenBy(host: SignInHost, challenge: string, place: Place, text: string) {
  try {
    const response = JSON.parse(text) as AuthenticationResponseJSON
    const known = await loadPasskey(host.db, String(response.id))
    if (known === undefined) return undefined
    const { verifyAuthenticationResponse } = await webauthn()
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.hostname,
      requireUserVerification: true,
      credential: {
        id: known.credentialId,
        publicKey: new Uint8Array(known.publicKey),
        counter: Number(known.signCount),
        transports: [...known.transports],
      },
    })
    if (!verified) return undefined
    const signCount = BigInt(authenticationInfo.newCounter)
    return { personId: known.personId, credentialId: known.credentialId, signCount }
  } catch {
    return undefined // broken, forged, of another server or for another challenge
  }
}
