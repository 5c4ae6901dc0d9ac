import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { clientOf, type Tx } from './database.ts'
import { isTextual } from './values.ts'

/** Large enough that the socket is never idle between two writes, small enough for flat memory. */
const CHUNK_CHARACTERS = 64 * 1024

type Row = readonly unknown[]

/**
 * Writes rows by COPY, the fastest way into PostgreSQL, in the given transaction, and returns their
 * number. A row holds one value a column: string, bigint, number, boolean, null, Decimal, PlainDate,
 * Instant, an array of these, or JSON already stringified. Throws a RangeError that names the column
 * for text that PostgreSQL cannot hold (NUL, half of a surrogate pair); nothing is written then.
 */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<number> {
  const client = await clientOf(tx)
  const names = columns.map(quoteName).join(', ')
  const stream = client.query(copyFrom(`copy ${quoteTable(table)} (${names}) from stdin`))
  const done = finished(stream)
  done.catch(() => {}) // awaited below; a failure in between must not count as unhandled
  const send = async (chunk: string): Promise<void> => {
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
  }
  try {
    const rest = await encodeRows(rows, columns, send)
    stream.end(rest === '' ? undefined : rest)
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
    await done.catch(() => {})
    throw error
  }
  await done
  return stream.rowCount
}

/** Two loops, because `for await` over plain rows waits a turn a row: a third of the time. */
async function encodeRows(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: readonly string[],
  send: (chunk: string) => Promise<void>,
): Promise<string> {
  const encode = encoderOf(columns)
  let chunk = ''
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      chunk += encode(row)
      if (chunk.length < CHUNK_CHARACTERS) continue
      await send(chunk)
      chunk = ''
    }
    return chunk
  }
  for await (const row of rows) {
    chunk += encode(row)
    if (chunk.length < CHUNK_CHARACTERS) continue
    await send(chunk)
    chunk = ''
  }
  return chunk
}

/** Encodes rows one by one; the same moment or day in row after row of a column is printed once. */
function encoderOf(columns: readonly string[]): (row: Row) => string {
  const last = columns.map((): { value?: object; text: string } => ({ text: '' }))
  const encodeColumn = (value: unknown, i: number): string => {
    if (typeof value !== 'object' || value === null || !isTextual(value)) {
      return encodeField(value, columns[i] as string)
    }
    const known = last[i] as { value?: object; text: string }
    if (known.value !== value) {
      known.value = value
      known.text = value.toString()
    }
    return known.text
  }
  return row => {
    if (row.length !== columns.length) {
      throw new RangeError(`a row of ${row.length} values for ${columns.length} columns`)
    }
    let line = ''
    for (let i = 0; i < row.length; i++) {
      if (i > 0) line += '\t'
      line += encodeColumn(row[i], i)
    }
    return `${line}\n`
  }
}

function encodeField(value: unknown, column: string): string {
  if (value === null || value === undefined) return '\\N'
  switch (typeof value) {
    case 'string':
      return escapeText(value, column)
    case 'bigint':
    case 'number':
      return value.toString()
    case 'boolean':
      return value ? 't' : 'f'
    case 'object':
      if (Array.isArray(value)) return escapeText(arrayLiteral(value, column), column)
  }
  throw new RangeError(`column ${column}: COPY cannot write a ${typeof value}`)
}

// Most text needs no escape; one test is far cheaper than four replacements, and these than one that
// calls back for each character.
const SPECIAL = /[\\\t\n\r\0]/

function escapeText(text: string, column: string): string {
  if (!text.isWellFormed()) throw new RangeError(`column ${column}: text with half a character`)
  if (!SPECIAL.test(text)) return text
  if (text.includes('\0')) throw new RangeError(`column ${column}: text with a NUL character`)
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

/** PostgreSQL's array notation; every element quoted, so that `NULL` and braces stay text. */
function arrayLiteral(values: readonly unknown[], column: string): string {
  const parts = values.map(value => {
    if (value === null || value === undefined) return 'NULL'
    if (Array.isArray(value)) return arrayLiteral(value, column)
    if (typeof value === 'object' && !isTextual(value)) {
      throw new RangeError(`column ${column}: an array may not hold objects`)
    }
    return `"${String(value).replace(/["\\]/g, '\\$&')}"`
  })
  return `{${parts.join(',')}}`
}

/** A name of ours as an SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function quoteTable(table: string): string {
  return table.split('.').map(quoteName).join('.')
}
