/** A session that nobody uses ends by itself (OWASP ASVS 5.0, 7.3.1). */
export const IDLE_MINUTES = 60
/** However much it is used, a working day later people sign in anew (ASVS 7.3.2). */
export const LONGEST_HOURS = 12
/** How often use is written down: a write a minute and session, not a write a request. */
export const SEEN_EVERY_SECONDS = 60
/** Two networks within this time are use at once. */
export const AT_ONCE_MINUTES = 15

/** How long each kind of link works. */
export const LINK_HOURS = {
  set_up: 24,
  /** Handed over by an administrator. */
  password: 72,
  /** Asked for at the door, and mailed. */
  forgotten: 1,
  second_factor: 5 / 60,
} as const

export type SessionTimes = {
  readonly seenAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
}

/** Whether a session still holds. */
export function isLive(session: SessionTimes, now: Temporal.Instant): boolean {
  if (session.endedAt !== null) return false
  if (Temporal.Instant.compare(now, session.expiresAt) >= 0) return false
  const idleEnd = session.seenAt.add({ minutes: IDLE_MINUTES })
  return Temporal.Instant.compare(now, idleEnd) < 0
}
