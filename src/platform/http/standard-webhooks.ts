import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * Signatures of webhooks as https://www.standardwebhooks.com has them: HMAC-SHA256 over
 * `id.timestamp.body`, by a secret that is written `whsec_` and base64.
 */

const PREFIX = 'whsec_'
/** How far a message's time may lie from ours, either way: the standard's five minutes. */
const TOLERANCE_S = 300

/** A message as it travels: the very text of the body, for a parsed and printed one is another. */
export type WebhookMessage = {
  readonly id: string
  /** Whole seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** A new secret: 32 random bytes. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64')
}

/** The header `webhook-signature`: one signature for each secret in force, with blanks between. */
export function webhookSignature(message: WebhookMessage, secrets: readonly string[]): string {
  return secrets.map(secret => `v1,${digestOf(message, secret).toString('base64')}`).join(' ')
}

/** The headers that tell a receiver who sends this, and when. */
export function webhookHeaders(
  message: WebhookMessage,
  secrets: readonly string[],
): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': webhookSignature(message, secrets),
  }
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Whether a message that came in is from who knows one of the secrets, unchanged and of the last
 * five minutes. Give it the body as it came, before anything parsed it.
 */
export function isWebhookGenuine(
  headers: Headers,
  body: string,
  secrets: readonly string[],
  nowS: number,
): boolean {
  const id = headers['webhook-id']
  const time = headers['webhook-timestamp']
  const signatures = headers['webhook-signature']
  if (typeof id !== 'string' || typeof time !== 'string' || typeof signatures !== 'string') {
    return false
  }
  const timestamp = /^\d{1,11}$/.test(time) ? Number(time) : Number.NaN
  if (id === '' || !(Math.abs(nowS - timestamp) <= TOLERANCE_S)) return false
  const given = signatures.split(' ').flatMap(each => {
    const [version, text = ''] = each.split(',')
    return version === 'v1' && text !== '' ? [Buffer.from(text, 'base64')] : []
  })
  const expected = secrets.map(secret => digestOf({ id, timestamp, body }, secret))
  return expected.some(one => given.some(b => b.length === one.length && timingSafeEqual(one, b)))
}

function digestOf({ id, timestamp, body }: WebhookMessage, secret: string): Buffer {
  const key = Buffer.from(
    secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret,
    'base64',
  )
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
}
