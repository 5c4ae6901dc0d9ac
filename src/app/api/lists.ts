import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noteExport } from '../../identity/audit/commands/note-export.ts'
import { RefusalError } from '../../kernel/result.ts'
import {
  type List,
  type ListQuery,
  loadPage,
  loadPageText,
  type UnprintedPage,
} from '../../platform/list.ts'
import { loadRelated, type Row } from '../../platform/list-related.ts'
import { loadTotals } from '../../platform/list-totals.ts'
import { SharedAnswers } from '../../platform/shared-answers.ts'
import type { System } from '../../platform/system.ts'
import { type Asker, askerOf, demand, keyProvisoOf } from './asker.ts'
import { Exports } from './exports.ts'
import { sendWhole, wholeKind } from './list-files.ts'
import { type Asked, readListQuery } from './list-query.ts'
import { sendTagged } from './tagged.ts'

type Lists = ReadonlyMap<string, List>

/**
 * `GET /v1/<list>`: a page as JSON, or every row as CSV or lines of JSON, streamed, by `Accept`;
 * `GET /v1/<list>/<number>`: one row, with an ETag.
 */
export function addLists(app: FastifyInstance, system: System, lists: Lists): void {
  const exports = new Exports()
  const pages: Pages = new SharedAnswers()
  app.addHook('onRequest', (request, _, done) => {
    if (!isWhole(request)) exports.noteOther()
    done()
  })
  for (const list of lists.values()) {
    app.get(`/${list.name}`, async (request, reply) => {
      const whole = wholeKind(request.headers.accept)
      if (whole !== undefined) exports.begin(credentialOf(request), reply)
      else {
        const page = await pageByKey(system, pages, list, request)
        if (page !== undefined) return sendText(reply, page)
      }
      const asker = await askerOf(system, request)
      await demand(asker, list.name, list.permission)
      const asked = readListQuery(list, request.query)
      if (whole !== undefined) {
        const { filters } = asked.query
        if (list.personal) await noteExport(system, asker.actor, { list: list.name, filters })
        return sendWhole(system, exports, list, asked, whole, reply)
      }
      if (asked.expand.size === 0) {
        // Whoever may see the list sees the same: it does not matter who asks.
        const find = async () => new Page(await loadPageText(system.db, list, asked.query))
        return sendText(reply, (await pages.ask(request.url, find)).content)
      }
      const page = await loadPage(system.db, list, asked.query)
      const rows = await expanded(system, lists, asker, asked, page.rows)
      return sendJson(reply, { ...page, rows })
    })
    addTotals(app, system, list)
    const { one } = list
    if (one !== undefined) addOne(app, system, lists, { ...list, one })
  }
}

/** A page on its way to all who asked for it: printed once, when the first of them is answered. */
class Page {
  readonly #page: UnprintedPage
  #content: Buffer | undefined

  constructor(page: UnprintedPage) {
    this.#page = page
  }

  get rows(): number {
    return this.#page.rows
  }

  get content(): Buffer {
    this.#content ??= Buffer.from(this.#page.text())
    return this.#content
  }
}

/** Pages that are being read, by the address asked for; behind the key that is shown, if one is. */
type Pages = SharedAnswers<Page>

/**
 * A page for a program, in one statement that looks at its key and at the list. Undefined where that
 * gives no rows or something is wrong: then who asks is looked up first, and what is wrong is told.
 */
async function pageByKey(
  system: System,
  pages: Pages,
  list: List,
  request: FastifyRequest,
): Promise<Buffer | undefined> {
  const { authorization } = request.headers
  if (authorization === undefined) return undefined
  try {
    const find = () => pageBehind(system, list, request)
    const page = await pages.ask(`${authorization} ${request.url}`, find)
    return page.rows === 0 ? undefined : page.content
  } catch (error) {
    if (error instanceof RefusalError) return undefined
    throw error
  }
}

/** No rows where the key is not known to be good, or more than one statement is needed. */
async function pageBehind(system: System, list: List, request: FastifyRequest): Promise<Page> {
  const proviso = keyProvisoOf(system, request, list.permission)
  const { query, expand } = readListQuery(list, request.query)
  if (proviso === undefined || expand.size > 0) return new Page({ rows: 0, text: () => '' })
  return new Page(await loadPageText(system.db, list, { ...query, proviso }))
}

/** What an asker shows to be let in; who they are by it is not known yet. */
function credentialOf({ headers, ip }: FastifyRequest): string {
  return headers.authorization ?? headers.cookie ?? ip
}

function isWhole({ headers }: FastifyRequest): boolean {
  return /^(?:text\/csv|application\/x-ndjson)/.test(headers.accept ?? '')
}

/** `GET /v1/totals/<list>`: how many rows the filters leave, and the sums of their amounts. */
function addTotals(app: FastifyInstance, system: System, list: List): void {
  app.get(`/totals/${list.name}`, async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, list.name, list.permission)
    const { query } = readListQuery(list, request.query)
    return sendJson(reply, await loadTotals(system.db, list, query))
  })
}

function addOne(
  app: FastifyInstance,
  system: System,
  lists: Lists,
  list: List & { readonly one: string },
): void {
  app.get<{ Params: { id: string } }>(`/${list.name}/:id`, async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, list.name, list.permission)
    const asked = readListQuery(list, request.query)
    const filters = { ...asked.query.filters, [list.one]: request.params.id }
    const query: ListQuery = { ...asked.query, filters, limit: 2 }
    const { rows } = await loadPage(system.db, list, query)
    const [row] = await expanded(system, lists, asker, asked, rows)
    const number = request.params.id.slice(0, 100)
    if (row === undefined) throw new RefusalError('unknown_row', { list: list.name, number })
    if (rows.length > 1) throw new RefusalError('ambiguous_row', { list: list.name, number })
    return sendTagged(request, reply, JSON.stringify(row))
  })
}

/** The rows with what was asked to come with them; whoever asks must be allowed to see that, too. */
async function expanded(
  system: System,
  lists: Lists,
  asker: Asker,
  { expand, query: { columns } }: Asked,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  let answer = rows
  for (const [name, expansion] of expand) {
    const target = lists.get(expansion.list)
    if (target === undefined) throw new Error(`defect: no list ${expansion.list}`)
    await demand(asker, target.name, target.permission)
    if (columns?.includes(expansion.from) === false) {
      const expected = `the column ${expansion.from}, by which ${name} is found`
      throw new RefusalError('wrong_shape', { path: 'columns', expected })
    }
    const found = await loadRelated(system.db, target, expansion, rows)
    answer = answer.map((row, i) => ({
      ...row,
      expanded: { ...(row.expanded as object | undefined), [name]: found[i] ?? null },
    }))
  }
  return answer
}

function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return sendText(reply, JSON.stringify(value))
}

function sendText(reply: FastifyReply, text: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text)
}
