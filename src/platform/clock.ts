/**
 * Where time comes from. Commands, jobs and pages ask `ctx.clock`; nothing else asks the machine,
 * so that a sandbox, the demo and the scenarios can move it.
 */
export type Clock = {
  now(): Temporal.Instant
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
}

/** A clock that stands still until it is moved; it may be set back, to run history. */
export type MovableClock = Clock & {
  set(instant: Temporal.Instant): void
  advance(duration: Temporal.DurationLike): void
}

/** A movable clock that stands at `start`. */
export function movableClock(start: Temporal.Instant): MovableClock {
  let instant = start
  return {
    now: () => instant,
    set: to => {
      instant = to
    },
    // Days and months need a calendar; UTC serves, as whoever moves the clock names the instant.
    advance: duration => {
      instant = instant.toZonedDateTimeISO('UTC').add(duration).toInstant()
    },
  }
}
