import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { allRows, type List } from '../../platform/list.ts'
import { csvHeader, csvRow } from '../../platform/list-csv.ts'
import type { System } from '../../platform/system.ts'
import type { Asked } from './list-query.ts'

/** How a whole list is sent. */
export type WholeKind = 'csv' | 'ndjson'

/**
 * What `Accept` asks for: every row as CSV or as lines of JSON; undefined for a page of JSON. The
 * first of them that is named counts. Throws `not_acceptable` where nothing of it can be sent.
 */
export function wholeKind(accept: string | undefined): WholeKind | undefined {
  if (accept === undefined || accept.trim() === '') return undefined
  for (const part of accept.split(',')) {
    const [type = ''] = part.split(';')
    switch (type.trim().toLowerCase()) {
      case 'text/csv':
        return 'csv'
      case 'application/x-ndjson':
        return 'ndjson'
      case 'application/json':
      case 'application/*':
      case '*/*':
        return undefined
    }
  }
  throw new RefusalError('not_acceptable', {
    accept: accept.slice(0, 100),
    known: 'application/json, text/csv, application/x-ndjson',
  })
}

/**
 * Page by page, so that a million rows take no more memory than one page, and no open transaction.
 * By what the list was narrowed stands in the header `x-filter` and in the name of the file.
 */
export function sendWhole(
  system: System,
  list: List,
  { query, expand }: Asked,
  kind: WholeKind,
  reply: FastifyReply,
): FastifyReply {
  if (expand.size > 0) {
    throw new RefusalError('wrong_shape', { path: 'expand', expected: 'a page of JSON' })
  }
  const columns = query.columns ?? Object.keys(list.columns)
  const sorted = query.sort === undefined ? {} : { sort: query.sort }
  const shape = { columns, reversed: query.reversed === true, ...sorted }
  const rows = allRows(system.db, list, query.filters, shape)
  const filter = new URLSearchParams(query.filters).toString()
  const type = kind === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson'
  return reply
    .type(type)
    .header('content-disposition', disposition(list.name, filter, kind))
    .header('x-filter', filter)
    .send(Readable.from(kind === 'csv' ? csvLines(list, columns, rows) : jsonLines(rows)))
}

type Rows = ReturnType<typeof allRows>

async function* csvLines(list: List, columns: readonly string[], rows: Rows) {
  yield csvHeader(columns)
  for await (const row of rows) yield csvRow(list, row, columns)
}

async function* jsonLines(rows: Rows) {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

function disposition(name: string, filter: string, kind: WholeKind): string {
  const noted = filter.replaceAll(/[^\w.=-]+/g, '_').slice(0, 100)
  return `attachment; filename="${noted === '' ? name : `${name}.${noted}`}.${kind}"`
}
