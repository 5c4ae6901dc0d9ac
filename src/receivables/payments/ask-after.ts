/** After so long the provider is asked again; the last step repeats. */
const ASK_AFTER: readonly Temporal.DurationLike[] = [
  { minutes: 1 },
  { minutes: 5 },
  { minutes: 30 },
  { hours: 2 },
  { hours: 8 },
  { hours: 24 },
]

/** When a provider is to be asked about what it has been asked about so often. */
export function askAfter(now: Temporal.Instant, asked: number): Temporal.Instant {
  return now.add(ASK_AFTER[Math.min(asked, ASK_AFTER.length - 1)] as Temporal.DurationLike)
}
