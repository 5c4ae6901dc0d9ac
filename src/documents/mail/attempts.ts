/** How a try of an e-mail can end. */
export const ATTEMPT_OUTCOMES = [
  /** The server took it, and is now the one who must deliver it or report. */
  'accepted',
  /** Not now: a full mailbox, greylisting, too many at a time. */
  'deferred',
  /** The server does not know the address. */
  'no_such_address',
  /** The server will not have this message. */
  'refused',
  /** No server was reached, or it would not let us in. */
  'unreachable',
  /** The connection broke after the whole text was sent and before the answer came. */
  'unknown',
  /** A document that goes with it could not be read. */
  'not_readable',
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

/** Seconds before the next try, by number of tries so far: some minutes, then hours, three days in all. */
const WAITS_S = [60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400, 86_400]

/** What becomes of a message after a try. */
export type AfterAttempt =
  | { readonly state: 'sent' | 'unknown' | 'failed' | 'bounced' }
  | { readonly state: 'queued'; readonly waitS: number }

/**
 * What becomes of a message after a try of it. What may be different later is tried again, for three
 * days. What may have arrived is never sent again by itself: a person decides.
 */
export function afterAttempt(outcome: AttemptOutcome, attempt: number): AfterAttempt {
  switch (outcome) {
    case 'accepted':
      return { state: 'sent' }
    case 'no_such_address':
      return { state: 'bounced' }
    case 'unknown':
      return { state: 'unknown' }
    case 'refused':
    case 'not_readable':
      return { state: 'failed' }
    case 'deferred':
    case 'unreachable': {
      const waitS = WAITS_S[attempt - 1]
      return waitS === undefined ? { state: 'failed' } : { state: 'queued', waitS }
    }
  }
}

/** What an SMTP server said, or that it said nothing. */
export type SmtpFailure = {
  /** Its three digits; none where the connection failed. */
  readonly code: number | null
  /** The command that it answered: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN`, `AUTH …`. */
  readonly command: string
  /** Whether the text had been handed over whole. */
  readonly isWhole: boolean
}

/**
 * What a failed try means. The server's own words count; without any, a message that was handed over
 * whole may have been taken (RFC 5321 4.5.3.2.6), one that was not is discarded by every server.
 */
export function failureOutcome({ code, command, isWhole }: SmtpFailure): AttemptOutcome {
  const isLogin = command.startsWith('AUTH') || command === 'STARTTLS' || command === 'API'
  if (isLogin) return 'unreachable'
  if (code === null) return isWhole ? 'unknown' : 'unreachable'
  if (command === 'CONN' || command === 'EHLO' || command === 'HELO') return 'unreachable'
  if (code < 500) return 'deferred'
  return command === 'RCPT TO' && isAddressCode(code) ? 'no_such_address' : 'refused'
}

/** 550 no such mailbox, 551 moved, 553 no such name; 552 and 554 are about the message or policy. */
function isAddressCode(code: number): boolean {
  return code === 550 || code === 551 || code === 553
}
