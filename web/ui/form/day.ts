/** Words for days, folded: in every language at once, for a desk is rarely of one language. */
const WORDS: Readonly<Record<string, (today: Date) => Date>> = {
  today: today => today,
  heute: today => today,
  hoy: today => today,
  "aujourd'hui": today => today,
  tomorrow: today => days(today, 1),
  morgen: today => days(today, 1),
  demain: today => days(today, 1),
  mañana: today => days(today, 1),
  yesterday: today => days(today, -1),
  gestern: today => days(today, -1),
  hier: today => days(today, -1),
  ayer: today => days(today, -1),
  eom: today => endOfMonth(today, 0),
  ultimo: today => endOfMonth(today, 0),
  fdm: today => endOfMonth(today, 0),
  eoy: today => utc(today.getUTCFullYear(), 11, 31),
  fda: today => utc(today.getUTCFullYear(), 11, 31),
  'last month': today => endOfMonth(today, -1),
  'letzter monat': today => endOfMonth(today, -1),
  'letzten monat': today => endOfMonth(today, -1),
  'mois dernier': today => endOfMonth(today, -1),
  'mes pasado': today => endOfMonth(today, -1),
  'next month': today => endOfMonth(today, 1),
  'nächster monat': today => endOfMonth(today, 1),
  'nächsten monat': today => endOfMonth(today, 1),
  'mois prochain': today => endOfMonth(today, 1),
  'próximo mes': today => endOfMonth(today, 1),
}

/**
 * A day as people write it, as ISO text: `2026-01-31`, `31.1.2026`, `31/1/26`, `eom` (end of this
 * month), `eoy`, `last month` (its end), `+30` days, `-2w`, `+1m`, `today`. Undefined where it is none.
 */
export function dayIn(text: string, today: Date, isMonthFirst = false): string | undefined {
  const asked = text.trim().toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, ' ')
  const word = Object.hasOwn(WORDS, asked) ? WORDS[asked] : undefined
  if (word !== undefined) return iso(word(today))
  const away = /^([+-])(\d{1,4}) ?([dwmytjas]?)$/.exec(asked)
  if (away !== null) return iso(moved(today, Number(`${away[1]}${away[2]}`), away[3] ?? ''))
  const written = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(asked)
  if (written !== null) return real(written[1]!, written[2]!, written[3]!)
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(asked)
  if (local === null) return undefined
  const [, first = '', second = '', year = ''] = local
  const full = year.length === 2 ? `20${year}` : year
  return isMonthFirst && asked.includes('/') ? real(full, first, second) : real(full, second, first)
}

/** d days, w (s) weeks, m months, y (j, a) years; t is Tag. */
function moved(today: Date, by: number, unit: string): Date {
  if (unit === 'w' || unit === 's') return days(today, by * 7)
  if (unit === 'm') return months(today, by)
  if (unit === 'y' || unit === 'j' || unit === 'a') return months(today, by * 12)
  return days(today, by)
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day))
}

function days(from: Date, by: number): Date {
  return utc(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + by)
}

/** The same day of another month, or that month's last. */
function months(from: Date, by: number): Date {
  const last = endOfMonth(from, by)
  const day = Math.min(from.getUTCDate(), last.getUTCDate())
  return utc(last.getUTCFullYear(), last.getUTCMonth(), day)
}

function endOfMonth(from: Date, by: number): Date {
  return utc(from.getUTCFullYear(), from.getUTCMonth() + by + 1, 0)
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10)
}

/** The day, where the calendar has it; 30 February is not moved. */
function real(year: string, month: string, day: string): string | undefined {
  const found = utc(Number(year), Number(month) - 1, Number(day))
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day)
    ? iso(found)
    : undefined
}
