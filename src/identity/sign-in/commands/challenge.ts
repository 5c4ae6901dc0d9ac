import { randomBytes } from 'node:crypto'
import type { SealedPlace, Vault } from '../../../platform/vault/vault.ts'

/** How long a browser may take over its answer. */
export const CHALLENGE_MINUTES = 5

type Sealed = { readonly challenge: string; readonly until: string }

/** What a challenge is for: nobody answers the one with the other, or for somebody else. */
export type ChallengeFor =
  | { readonly purpose: 'enter' }
  | { readonly purpose: 'add'; readonly personId: string }

function placeOf(use: ChallengeFor): SealedPlace {
  const whom = use.purpose === 'add' ? [use.personId] : []
  return { table: '', column: 'passkey', row: [use.purpose, ...whom] }
}

/** A new challenge, and the ticket by which it comes back: nothing is stored until it is answered. */
export function newChallenge(
  vault: Vault,
  now: Temporal.Instant,
  use: ChallengeFor,
): { challenge: string; ticket: string } {
  const challenge = randomBytes(32).toString('base64url')
  const until = now.add({ minutes: CHALLENGE_MINUTES }).toString()
  const sealed: Sealed = { challenge, until }
  const ticket = vault.seal(placeOf(use), JSON.stringify(sealed)).toString('base64url')
  return { challenge, ticket }
}

/** The challenge of a ticket; undefined when it is none of ours, for something else, or too old. */
export function challengeOf(
  vault: Vault,
  now: Temporal.Instant,
  use: ChallengeFor,
  ticket: string,
): string | undefined {
  try {
    const opened = vault.open(placeOf(use), Buffer.from(ticket, 'base64url'))
    const { challenge, until }: Sealed = JSON.parse(opened)
    return Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 0 ? challenge : undefined
  } catch {
    return undefined
  }
}
