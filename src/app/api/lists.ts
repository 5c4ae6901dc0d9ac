import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noteExport } from '../../identity/audit/commands/note-export.ts'
import { RefusalError } from '../../kernel/result.ts'
import { allRows, filtersOf, type List, loadPage, MOST_LISTED } from '../../platform/list.ts'
import { csvHeader, csvRow } from '../../platform/list-csv.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from './asker.ts'

/** `GET /v1/<list>`: a page as JSON, or with `Accept: text/csv` every row as CSV, streamed. */
export function addLists(
  app: FastifyInstance,
  system: System,
  lists: ReadonlyMap<string, List>,
): void {
  for (const list of lists.values()) {
    app.get(`/${list.name}`, async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, list.name, list.permission)
      const { filters, after, limit } = readListQuery(list, request.query)
      if (wantsCsv(request)) {
        if (list.personal) await noteExport(system, asker.actor, { list: list.name, filters })
        return sendCsv(system, list, filters, reply)
      }
      const page = await loadPage(system.db, list, {
        filters,
        limit,
        ...(after === undefined ? {} : { after }),
      })
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(page))
    })
  }
}

type Asked = {
  readonly filters: Readonly<Record<string, string>>
  readonly after?: string
  readonly limit: number
}

const DEFAULT_ROWS = 50
/** More conditions than any list has columns are no question. */
const MOST_FILTERS = 20

/** Reads the parameters of a list; what is given twice, or is no parameter of it, is refused. */
function readListQuery(list: List, query: unknown): Asked {
  const known = filtersOf(list)
  const filters: Record<string, string> = {}
  let after: string | undefined
  let limit = DEFAULT_ROWS
  const given = Object.entries((query ?? {}) as Record<string, unknown>)
  for (const [name, value] of given) {
    if (typeof value !== 'string') {
      throw new RefusalError('wrong_shape', { path: name.slice(0, 60), expected: 'one value' })
    }
    if (name === 'after') after = value
    else if (name === 'limit') limit = readLimit(value)
    else if (known.has(name)) filters[name] = value
    else throw new RefusalError('unknown_field', { path: name.slice(0, 60) })
  }
  if (Object.keys(filters).length > MOST_FILTERS) {
    throw new RefusalError('wrong_shape', { path: 'query', expected: 'at most 20 conditions' })
  }
  return { filters, limit, ...(after === undefined ? {} : { after }) }
}

function readLimit(value: string): number {
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (limit >= 1 && limit <= MOST_LISTED) return limit
  throw new RefusalError('invalid_input', {
    path: 'limit',
    value: JSON.stringify(value.slice(0, 60)),
    expected: `a number from 1 to ${MOST_LISTED}`,
  })
}

function wantsCsv(request: FastifyRequest): boolean {
  return /^text\/csv\b/.test(request.headers.accept ?? '')
}

/** Page by page, so that a million rows take no more memory than one page, and no open transaction. */
function sendCsv(
  system: System,
  list: List,
  filters: Asked['filters'],
  reply: FastifyReply,
): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${list.name}.csv"`)
    .send(Readable.from(csvLines(system, list, filters)))
}

async function* csvLines(
  system: System,
  list: List,
  filters: Asked['filters'],
): AsyncGenerator<string> {
  yield csvHeader(list)
  for await (const row of allRows(system.db, list, filters)) yield csvRow(list, row)
}
