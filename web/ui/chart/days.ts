const DAY_MS = 86_400_000

/** The number of a day, for drawing alone. */
export function dayNo(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS
}

/** The day of a number. */
export function dayOfNo(number: number): string {
  return new Date(Math.round(number) * DAY_MS).toISOString().slice(0, 10)
}

/** A stretch of days that is drawn. */
export type Range = { readonly from: number; readonly to: number }

/** Where a day lies in a stretch, in per cent; days outside lie at its ends. */
export function percentAt({ from, to }: Range, day: number): number {
  return ((Math.min(to, Math.max(from, day)) - from) / (to - from || 1)) * 100
}

/** The first days of months to mark: every month, quarter or year, so that no more than twelve are told. */
export function ticksOf({ from, to }: Range): { day: string; isYear: boolean }[] {
  const months = (to - from) / 30.4
  const step = months <= 14 ? 1 : months <= 40 ? 3 : 12
  const start = new Date(from * DAY_MS)
  const ticks: { day: string; isYear: boolean }[] = []
  const first = step === 12 ? 0 : Math.ceil(start.getUTCMonth() / step) * step
  for (let month = first; ; month += step) {
    const at = new Date(Date.UTC(start.getUTCFullYear(), month, 1))
    const number = at.getTime() / DAY_MS
    if (number > to) return ticks
    if (number >= from) {
      ticks.push({ day: at.toISOString().slice(0, 10), isYear: at.getUTCMonth() === 0 })
    }
  }
}
