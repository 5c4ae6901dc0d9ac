import { formatCsvRow, safeCell } from '../formats/csv.ts'
import { actorOf } from '../identity/actor.ts'
import { formatAmount } from '../kernel/money.ts'

/*
 * Tables of evidence for people who were not there: a court, an agency, an auditor.
 */

type Row = Readonly<Record<string, unknown>>
type Cell = string | number | bigint | boolean | null | object

/** Columns that name who did something. */
const BY = new Set(['by', 'by_actor', 'recorded_by'])

/**
 * Rows as a reader takes them: amounts in the currency of their row instead of its minor units, people by
 * their names, facts as `name: value` instead of JSON.
 */
export function forReaders(rows: readonly Row[], names: ReadonlyMap<string, string>): Row[] {
  return rows.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column.replace(/_minor$/, ''),
        readable(column, value, { row, names }),
      ]),
    ),
  )
}

function readable(
  column: string,
  value: unknown,
  { row, names }: { readonly row: Row; readonly names: ReadonlyMap<string, string> },
): unknown {
  if (value === null || value === undefined) return null
  if (column.endsWith('_minor') && typeof row.currency === 'string') {
    return formatAmount(BigInt(String(value)), row.currency)
  }
  if (BY.has(column) && typeof value === 'string') return names.get(value) ?? kindOf(value)
  if (isPlain(value)) return factsText(value)
  return value
}

/** Who it was where it was nobody in particular. */
function kindOf(actor: string): string {
  const { kind } = actorOf(actor)
  if (kind === 'job') return 'automatically'
  return kind === 'operator' ? 'command line' : actor
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object
}

function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${spaced(name)}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join('; ')
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
}

/**
 * Rows as a CSV of a pack: the columns in the order of the first row, or those that are named, so that an
 * empty table still says what it is of; texts made safe for sheets.
 */
export function csvOf(rows: readonly Row[], named: readonly string[] = []): string {
  const columns = rows.length === 0 ? named : Object.keys(rows[0] as object)
  const lines = rows.map(row =>
    formatCsvRow(columns.map(column => cellOf((row[column] ?? null) as Cell))),
  )
  return [formatCsvRow(columns), ...lines].join('')
}

function cellOf(value: Cell): string {
  if (value === null) return ''
  // Days and moments are written as they are: JSON would put them in quotes.
  const isTime = value instanceof Temporal.PlainDate || value instanceof Temporal.Instant
  return safeCell(typeof value === 'object' && !isTime ? JSON.stringify(value) : String(value))
}
