/** A bucket that fills with each attempt and leaks: how much it holds, and in how long it is empty. */
export type Bucket = {
  readonly kind: 'account' | 'device' | 'network' | 'forgotten'
  readonly name: string
  readonly holds: number
  readonly emptySeconds: number
}

const QUARTER_HOUR = 900

/**
 * The buckets of an attempt. A stranger's guesses fill the account's bucket, which closes the account
 * to strangers. A browser that the person signed in with before has a bucket of its own with this
 * account (OWASP "device cookies"), so that strangers cannot lock the person out; a network has one
 * for guesses at many accounts. An account that does not exist has the same ones.
 */
export function bucketsOf(attempt: {
  /** Undefined where nobody says who they are before they prove it. */
  readonly account: string | undefined
  readonly knownDevice: string | undefined
  readonly network: string
}): readonly Bucket[] {
  const { account, knownDevice, network } = attempt
  const emptySeconds = QUARTER_HOUR
  const shared: Bucket = { kind: 'network', name: network, holds: 50, emptySeconds }
  if (account === undefined) return [shared]
  const own: Bucket =
    knownDevice === undefined
      ? { kind: 'account', name: account, holds: 10, emptySeconds }
      : { kind: 'device', name: `${knownDevice} ${account}`, holds: 10, emptySeconds }
  return [own, shared]
}

/**
 * The buckets of forgotten passwords: nobody's mailbox is filled, and no network tries addresses out. Apart
 * from those of sign-in, so that asking for a link keeps nobody from signing in.
 */
export function forgottenBuckets(email: string, network: string): readonly Bucket[] {
  const emptySeconds = 4 * QUARTER_HOUR
  return [
    { kind: 'forgotten', name: email, holds: 3, emptySeconds },
    { kind: 'forgotten', name: `network ${network}`, holds: 20, emptySeconds },
  ]
}
