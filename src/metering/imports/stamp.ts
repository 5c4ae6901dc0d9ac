import type { UsageMapping } from './api.ts'

type Order = UsageMapping['dates']

const DATE = /^(\d{4}|\d{1,2})[-./ ]?(\d{2}|(?<=\D)\d{1,2})[-./ ]?(\d{4}|\d{1,2})/

/** A date as a file writes it, in the order that its mapping names; undefined where it is none. */
export function readDate(text: string, order: Order): Temporal.PlainDate | undefined {
  const parts = datePart(text.trim(), order)
  return parts === undefined || parts.rest !== '' ? undefined : parts.date
}

/** A stamp as a file writes it: an instant where it tells its offset, else the local time. */
export function readStamp(
  text: string,
  order: Order,
): Temporal.Instant | Temporal.PlainDateTime | undefined {
  const read = datePart(text.trim(), order)
  if (read === undefined) return undefined
  const rest = read.rest.replace(/^[T ,]+/, '')
  const match =
    /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)? ?([AaPp][Mm])? ?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      rest,
    )
  if (rest !== '' && match === null) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', half, offset] = match ?? []
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  // 24:00 is how many files end a day.
  const isEnd = hour === 24 && Number(minutes) === 0
  if ((hour > 23 && !isEnd) || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const day = isEnd ? read.date.add({ days: 1 }) : read.date
  const time = { hour: isEnd ? 0 : hour, minute: Number(minutes), second: Number(seconds) }
  const local = day.toPlainDateTime(time)
  if (offset === undefined) return local
  const plain = offset === 'Z' ? '+00:00' : offset.replace(/^(...)(\d\d)$/, '$1:$2')
  return local.toZonedDateTime(plain).toInstant()
}

function datePart(
  text: string,
  order: Order,
): { readonly date: Temporal.PlainDate; readonly rest: string } | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})(?=$|[T ])/.exec(text)
  const match = compact ?? DATE.exec(text)
  if (match === null) return undefined
  const [whole, a = '', b = '', c = ''] = match
  const isYearFirst = compact !== null || a.length === 4 || order === 'year_first'
  const [year, month, day] = isYearFirst ? [a, b, c] : order === 'day_first' ? [c, b, a] : [c, a, b]
  try {
    const full = year.length === 2 ? `20${year}` : year
    const fields = { year: Number(full), month: Number(month), day: Number(day) }
    const date = Temporal.PlainDate.from(fields, { overflow: 'reject' })
    return { date, rest: text.slice(whole.length).trim() }
  } catch {
    return undefined
  }
}

/**
 * The instant of a local time. Of the hour that clocks strike twice the first is meant, unless that
 * would not lie after the stamp before it: then the second. A time that clocks skip is undefined.
 */
export function instantOf(
  local: Temporal.PlainDateTime,
  zone: string,
  before: Temporal.Instant | undefined,
): Temporal.Instant | undefined {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (!earlier.toPlainDateTime().equals(local)) return undefined
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  const first = earlier.toInstant()
  if (before === undefined || first.epochMilliseconds > before.epochMilliseconds) return first
  return later.toInstant()
}

/** A figure as a file writes it, as a plain decimal: `1.234,50` is 1234.50 by its decimal mark. */
export function readFigure(text: string, mark: UsageMapping['decimalMark']): string {
  const group = mark === '.' ? /[,'\u2019\u00a0\u202f ]/g : /[.'\u2019\u00a0\u202f ]/g
  return text.trim().replace(group, '').replace(mark, '.')
}

const QUALITIES: readonly (readonly [RegExp, 'A' | 'E' | 'S' | 'F' | 'N', string])[] = [
  [/^(?:a|actual|measured|valid|gemessen|ist|réel|mesuré|real|medido|ok|w|220)$/i, 'A', 'actual'],
  [/^(?:e|est|estimated?|geschätzt|estimé|estimad[oa])$/i, 'E', 'estimated'],
  [/^(?:s|substituted?|ersatzwert|replaced|67|e01)$/i, 'S', 'estimated'],
  [/^(?:f|final)$/i, 'F', 'estimated'],
  [/^(?:c|customer|kunde|client|cliente|self)$/i, 'A', 'customer'],
]

/** How a value came about, as files say it; undefined where the word is not known. */
export function readQualityWord(
  text: string,
): { readonly letter: string; readonly word: string } | undefined {
  const plain = text.trim()
  if (plain === '') return { letter: 'A', word: 'actual' }
  const found = QUALITIES.find(([pattern]) => pattern.test(plain))
  return found && { letter: found[1], word: found[2] }
}
