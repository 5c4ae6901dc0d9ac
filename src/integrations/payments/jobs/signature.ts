import { createHmac, timingSafeEqual } from 'node:crypto'
import { RefusalError } from '../../../kernel/result.ts'

/** A webhook older or newer than this is refused: it may have been listened to. */
const TOLERANCE_S = 300

/** Signs a body as the sandbox does: `t=<seconds>,v1=<hex of HMAC-SHA256 over t.body>`. */
export function signed(body: Buffer | string, secret: string, now: Temporal.Instant): string {
  const t = Math.floor(now.epochMilliseconds / 1000)
  return `t=${t},v1=${macOf(body, secret, t)}`
}

function macOf(body: Buffer | string, secret: string, t: number): string {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')
}

/**
 * Throws `webhook_unsigned` unless one of the signatures is right by one of the secrets, and not old.
 */
export function verifySigned(
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
  now: Temporal.Instant,
): void {
  const parts = (header ?? '').slice(0, 2000).split(',')
  const t = Number(/^t=(\d{1,12})$/.exec(parts[0] ?? '')?.[1] ?? Number.NaN)
  const given = parts.flatMap(part => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? [])
  const isFresh = Math.abs(now.epochMilliseconds / 1000 - t) <= TOLERANCE_S
  const isRight =
    isFresh &&
    secrets.some(secret => {
      const wanted = Buffer.from(macOf(body, secret, t))
      return given.some(each => timingSafeEqual(Buffer.from(each), wanted))
    })
  if (!isRight) throw new RefusalError('webhook_unsigned', {})
}
