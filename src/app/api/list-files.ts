import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { type List, type ListPage, pageBehind } from '../../platform/list.ts'
import { csvHeader, csvRow } from '../../platform/list-csv.ts'
import type { System } from '../../platform/system.ts'
import type { Exports } from './exports.ts'
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
 * Page by page, each in its turn, so that a million rows take no more memory than one page, no open
 * transaction, and nobody else's time. By what the list was narrowed stands in the header `x-filter`
 * and in the name of the file. What cannot be listed is refused before anything is sent.
 */
export async function sendWhole(
  system: System,
  exports: Exports,
  list: List,
  { query, expand }: Asked,
  kind: WholeKind,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (expand.size > 0) {
    throw new RefusalError('wrong_shape', { path: 'expand', expected: 'a page of JSON' })
  }
  const { filters, sort } = query
  const columns = query.columns ?? Object.keys(list.columns)
  const sorted = sort === undefined ? {} : { sort }
  const shape = { filters, columns, reversed: query.reversed === true, ...sorted }
  const make: Make = before =>
    exports.page(async () => {
      const page = await pageBehind(system.db, list, shape, before)
      return { page, text: page.rows.map(row => lineOf(list, row, columns, kind)).join('') }
    })
  const head = kind === 'csv' ? csvHeader(columns) : ''
  const texts = pageTexts(head, await make(undefined), make)
  const filter = new URLSearchParams(filters).toString()
  const type = kind === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson'
  return reply
    .type(type)
    .header('content-disposition', disposition(list.name, filter, kind))
    .header('x-filter', filter)
    .send(Readable.from(texts, { highWaterMark: 1 }))
}

type Made = { readonly page: ListPage; readonly text: string }
type Make = (before: ListPage | undefined) => Promise<Made>

async function* pageTexts(head: string, first: Made, make: Make): AsyncGenerator<string> {
  yield `${head}${first.text}`
  let { page } = first
  while (page.next !== null) {
    const made = await make(page)
    yield made.text
    page = made.page
  }
}

function lineOf(
  list: List,
  row: ListPage['rows'][number],
  columns: readonly string[],
  kind: WholeKind,
): string {
  return kind === 'csv' ? csvRow(list, row, columns) : `${JSON.stringify(row)}\n`
}

function disposition(name: string, filter: string, kind: WholeKind): string {
  const noted = filter.replaceAll(/[^\w.=-]+/g, '_').slice(0, 100)
  return `attachment; filename="${noted === '' ? name : `${name}.${noted}`}.${kind}"`
}
