import { dayOrder, decimalMarkOf } from '../../formats/csv-habits.ts'
import type { UsageMapping } from './api.ts'
import { FIELDS_OF, type UsageField, type UsageRowKind } from './fields.ts'
import { readStamp } from './stamp.ts'

/** What headers call each field, in the languages that senders write. */
const NAMES: Readonly<Record<UsageField, RegExp>> = {
  account:
    /^(?:account(?:_?(?:number|no|id))?|customer(?:_?(?:number|no|id))?|kunden?(?:nummer|nr)?|kundenkonto|client|compte|cliente|cuenta)$/,
  serial:
    /^(?:serial(?:_?(?:number|no))?|meter_?(?:serial(?:_?(?:number|no))?|number|no|id)|device(?:_?id)?|nmi|mpan|meter|zähler(?:nummer|nr)?|zaehler(?:nummer|nr)?|gerätenummer|compteur|(?:n[°o]_?)?(?:de_?)?compteur|contador)$/,
  register:
    /^(?:register|reg|channel|suffix|obis(?:_?(?:code|kennzahl))?|zählwerk|zaehlwerk|cadran|registro)$/,
  unit: /^(?:unit|uom|einheit|unité|unite|unidad)$/,
  quality: /^(?:quality|qualities|status|flag|read_?type|messwertstatus|qualité|calidad)$/,
  on: /^(?:read_?on|read_?date|day|date|datum|on|at|time_?stamp|zeitstempel|date_?time|datetime|occurred_?at|interval_?(?:start|begin|end)|start(?:_?time)?|from|von|bis|ablesedatum|horodatage|fecha(?:_?hora)?|date_?(?:de_?)?relev.)$/,
  time: /^(?:time|uhrzeit|zeit|heure|hora)$/,
  value:
    /^(?:value|values|reading|read|quantity|usage|consumption|kwh|wert|verbrauch|zählerstand|zaehlerstand|menge|valeur|index|consommation|valor|lectura|consumo)(?:_?\(?(?:kwh|wh|mwh|m3|m³)\)?)?$/,
  minutes: /^(?:minutes|interval(?:_?(?:minutes|length))?|resolution|minuten)$/,
  lastValue: /^$/,
  subscription: /^(?:subscription(?:_?(?:number|no|id))?|abonnement|suscripci.n|abo(?:nummer)?)$/,
  meter: /^(?:meter(?:_?code)?|metric|event_?name|type|zählgröße)$/,
  key: /^(?:event_?(?:key|id)|key|id|idempotency_?key|reference|uuid|clave|clé)$/,
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

/** Which column each field seems to be, and what a row is, by the header and some rows of a file. */
export function guessMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Pick<UsageMapping, 'kind' | 'columns' | 'dates' | 'decimalMark' | 'minutes'> {
  const named = header.map(plain)
  const kind = kindOf(named)
  const columns: Partial<Record<UsageField, string>> = {}
  const taken = new Set<number>()
  for (const field of [...FIELDS_OF[kind].must, ...FIELDS_OF[kind].may]) {
    const at = named.findIndex((name, place) => !taken.has(place) && NAMES[field].test(name))
    if (at === -1) continue
    taken.add(at)
    columns[field] = header[at]!.trim()
  }
  const times = header.filter(name => /^\d{1,2}[:.]\d{2}/.test(name.trim()))
  if (kind === 'days' && times.length >= 23) {
    columns.value = times[0]!.trim()
    columns.lastValue = times.at(-1)!.trim()
  }
  const cells = (field: UsageField): string[] => {
    const place = header.findIndex(name => name.trim() === columns[field])
    return place === -1 ? [] : rows.map(row => (row[place] ?? '').trim())
  }
  const dates = dayOrder(cells('on'))
  const minutes =
    kind === 'values'
      ? stepOf(rows, header, columns, dates)
      : kind === 'days' && times.length >= 23
        ? minutesOf(times.length)
        : null
  return { kind, columns, dates, decimalMark: decimalMarkOf(cells('value')), minutes }
}

function kindOf(named: readonly string[]): UsageRowKind {
  const has = (field: UsageField): boolean => named.some(name => NAMES[field].test(name))
  if (has('subscription') && has('key')) return 'events'
  const isWide = named.filter(name => /^\d{1,2}[:._]\d{2}/.test(name)).length >= 23
  if (isWide || named.includes('values')) return 'days'
  const isRead = named.some(name =>
    /^(?:read_?on|read_?date|ablesedatum|reading|zählerstand|zaehlerstand|index|lectura|date_?(?:de_?)?relev.)$/.test(
      name,
    ),
  )
  return isRead ? 'reads' : 'values'
}

const LENGTHS = [5, 10, 15, 30, 60, 1440] as const

function minutesOf(values: number): UsageMapping['minutes'] {
  return LENGTHS.find(length => Math.abs((24 * 60) / length - values) <= 60 / length) ?? null
}

/** The smallest step between two stamps of one series. */
function stepOf(
  rows: readonly (readonly string[])[],
  header: readonly string[],
  columns: Partial<Record<UsageField, string>>,
  dates: UsageMapping['dates'],
): UsageMapping['minutes'] {
  const place = (field: UsageField) => header.findIndex(name => name.trim() === columns[field])
  const [serial, register, on, time] = (['serial', 'register', 'on', 'time'] as const).map(place)
  const last = new Map<string, Temporal.PlainDateTime>()
  let least = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const cell = (at: number | undefined) => (at === undefined || at < 0 ? '' : (row[at] ?? ''))
    const read = readStamp(`${cell(on)} ${cell(time)}`.trim(), dates)
    if (read === undefined) continue
    const at =
      read instanceof Temporal.Instant ? read.toZonedDateTimeISO('UTC').toPlainDateTime() : read
    const name = `${cell(serial)} ${cell(register)}`
    const before = last.get(name)
    last.set(name, at)
    if (before === undefined) continue
    const minutes = Math.abs(before.until(at).total({ unit: 'minutes', relativeTo: before }))
    if (minutes > 0) least = Math.min(least, minutes)
  }
  return LENGTHS.find(length => length === least) ?? null
}
