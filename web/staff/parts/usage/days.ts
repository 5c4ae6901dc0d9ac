/** Every day of a month, `2026-02` giving 28 of them. */
export function daysOf(month: string): string[] {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, at, 0)).getUTCDate()
  return Array.from({ length: days }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)
}

/** The day so many days later, or earlier. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The month so many months later, or earlier: `2026-01` minus 1 is `2025-12`. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The two years of months that end with one. */
export function monthsTo(last: string): string[] {
  return Array.from({ length: 24 }, (_, i) => monthPlus(last, i - 23))
}

/** The days from one up to, not including, another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
