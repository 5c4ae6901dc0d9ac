import { type MovableClock, movableClock } from '../../platform/clock.ts'

export type DemoClock = MovableClock & {
  /** From now on time passes: today, or from where the demo ended if that lies ahead of today. */
  letRun(): void
}

/** The demo's time: it stands and is moved while the year is made, and passes when it is looked at. */
export function demoClock(start: Temporal.Instant): DemoClock {
  const standing = movableClock(start)
  let aheadNs: bigint | undefined
  const today = () => Temporal.Now.instant()
  return {
    set: instant => standing.set(instant),
    advance: duration => standing.advance(duration),
    letRun: () => {
      const ahead = standing.now().epochNanoseconds - today().epochNanoseconds
      aheadNs = ahead > 0n ? ahead : 0n
    },
    now: () => {
      if (aheadNs === undefined) return standing.now()
      return Temporal.Instant.fromEpochNanoseconds(today().epochNanoseconds + aheadNs)
    },
  }
}
