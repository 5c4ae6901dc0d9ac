import type { Refusal } from '../../../kernel/result.ts'
import { transaction } from '../../../platform/database/database.ts'
import { newSecret, secretHash } from '../../../platform/secret.ts'
import { isKnownDevice, loadCredentials, peekLink } from '../load/sign-in.ts'
import { networkOf } from '../networks.ts'
import { emptyBuckets, fillBucket, insertLink } from '../save/sign-in.ts'
import { LINK_HOURS } from '../session-times.ts'
import { type Bucket, bucketsOf } from '../throttle.ts'
import { bucketHash, type SignInHost, type Visitor } from './internal.ts'
import { type Entered, enter } from './open-session.ts'
import { isPassword } from './password-hash.ts'

/** What came of an attempt. Why it was refused is told nobody. */
export type Attempt =
  | Entered
  | { readonly kind: 'code_needed'; readonly ticket: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly seconds: number }

/** The one answer to all that does not fit. */
export const REFUSED: Attempt = { kind: 'refused' }

/**
 * Signs somebody in by e-mail address and password. An address that nobody has, a person without
 * password and one who is disabled take the same steps, as long, to the same answer.
 */
export async function signIn(
  host: SignInHost,
  typed: { readonly email: string; readonly password: string },
  visitor: Visitor,
): Promise<Attempt> {
  const email = typed.email.trim().toLowerCase().slice(0, 320)
  const device = await deviceFor(host, email, visitor)
  const buckets = bucketsOf({
    account: email,
    knownDevice: device,
    network: networkOf(visitor.address),
  })
  const wait = await takeAttempt(host, buckets)
  if (wait !== undefined) return wait
  const known = await loadCredentials(host.db, email)
  const fits = await isPassword(typed.password.slice(0, 1000), known?.hash ?? undefined)
  if (known === undefined || !fits || known.disabled) {
    host.log.warn({ network: networkOf(visitor.address) }, 'a sign-in was refused')
    return REFUSED
  }
  if (known.hasAuthenticator) {
    return { kind: 'code_needed', ticket: await secondStep(host, known.personId) }
  }
  const entered = await enter(host, known.personId, { method: 'password' }, visitor)
  if (entered === undefined) return REFUSED
  await emptyBuckets(host.db, ownBuckets(buckets))
  return entered
}

/** The second step: the code of the authenticator, or a recovery code. */
export async function signInWithCode(
  host: SignInHost,
  typed: { readonly ticket: string; readonly code: string },
  visitor: Visitor,
): Promise<Attempt> {
  const now = host.clock.now()
  const link = await peekLink(host.db, secretHash(typed.ticket), 'second_factor', now)
  if (link?.personId == null) return REFUSED
  // Whoever comes here knows the password, so a known browser has no privilege.
  const account = `code ${link.personId}`
  const network = networkOf(visitor.address)
  const buckets = bucketsOf({ account, knownDevice: undefined, network })
  const wait = await takeAttempt(host, buckets)
  if (wait !== undefined) return wait
  const proof = { method: 'password_totp', second: typed } as const
  const entered = await enter(host, link.personId, proof, visitor)
  if (entered === undefined) return REFUSED
  await emptyBuckets(host.db, ownBuckets(buckets))
  return entered
}

async function deviceFor(
  host: SignInHost,
  email: string,
  { device }: Visitor,
): Promise<string | undefined> {
  const isKnown = await isKnownDevice(host.db, secretHash(device ?? ''), email)
  return isKnown ? device : undefined
}

/**
 * Why a person who is signed in must wait before they prove themselves again, if so: whoever took
 * over an open browser shall not guess the password or a code in it.
 */
export async function ownStepRefusal(
  host: SignInHost,
  personId: string,
): Promise<Refusal | undefined> {
  const bucket = { kind: 'account', name: `own ${personId}`, holds: 10, emptySeconds: 900 } as const
  const wait = await takeAttempt(host, [bucket])
  if (wait?.kind !== 'throttled') return undefined
  return { code: 'sign_in_throttled', facts: { seconds: wait.seconds } }
}

/** Counts an attempt before it is looked at, so that many at once do not slip through. */
export async function takeAttempt(
  host: SignInHost,
  buckets: readonly Bucket[],
): Promise<Attempt | undefined> {
  let seconds = 0
  for (const { kind, name, holds, emptySeconds } of buckets) {
    const hash = bucketHash(kind, name)
    const level = await fillBucket(host.db, { hash, holds, emptySeconds }, host.clock.now())
    if (level > holds)
      seconds = Math.max(seconds, Math.ceil(((level - holds) * emptySeconds) / holds))
  }
  return seconds === 0 ? undefined : { kind: 'throttled', seconds }
}

/** A success forgives slips of the account and browser; the network's guesses at others stay. */
function ownBuckets(buckets: readonly Bucket[]): Buffer[] {
  return buckets
    .filter(({ kind }) => kind !== 'network')
    .map(({ kind, name }) => bucketHash(kind, name))
}

async function secondStep(host: SignInHost, personId: string): Promise<string> {
  const ticket = newSecret('')
  const now = host.clock.now()
  const expiresAt = now.add({ minutes: Math.round(LINK_HOURS.second_factor * 60) })
  const tokenHash = secretHash(ticket)
  const link = { tokenHash, purpose: 'second_factor', personId, expiresAt }
  await transaction(host.db, tx => insertLink(tx, link, { actor: 'sign-in', at: now }))
  return ticket
}
