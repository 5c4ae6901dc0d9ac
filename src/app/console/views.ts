import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { loadAccount } from '../../accounts/load/accounts.ts'
import { loadHolds } from '../../accounts/load/holds.ts'
import { boundsOf, bucketNames } from '../../collections/ageing.ts'
import type { Locale } from '../../documents/localize.ts'
import { date, instant, line, oneOf } from '../../formats/fields.ts'
import { permissionsOf } from '../../identity/access.ts'
import { loadAccess } from '../../identity/load/access.ts'
import { lineSentences } from '../../invoicing/explanation/line.ts'
import { loadIssuedLines } from '../../invoicing/load/explain.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { loadAccountAgeing, loadAgeing } from '../../reporting/ageing/load.ts'
import { listItems, loadBalances } from '../../reporting/console/load/accounts.ts'
import {
  loadDocumentHead,
  loadDocumentTransfers,
  loadRelated,
  loadTaxGroups,
} from '../../reporting/console/load/document.ts'
import { listDocuments } from '../../reporting/console/load/documents.ts'
import { loadLastPosting, loadTrialBalances } from '../../reporting/console/load/ledger.ts'
import { pageMoment } from '../../reporting/console/load/moment.ts'
import { loadEntities, loadLedgerLines, loadTotals } from '../../reporting/console/load/overview.ts'
import {
  listRuns,
  loadChunkCounts,
  loadExceptionCounts,
  loadOutcomes,
  loadRunLine,
  loadRunSums,
} from '../../reporting/console/load/runs.ts'
import { askerOf, demand } from '../api/asker.ts'
import { isNumber, readQuery } from '../server/query.ts'
import { sayTo } from '../server/say.ts'

/** What a view can be asked for in its address; where it names none, `on` alone. */
const PARAMETERS = {
  on: date.optional(),
  by: oneOf(['due', 'document']).optional(),
  knownAt: instant.optional(),
  accounts: oneOf(['yes']).optional(),
  after: line().optional(),
}

type Parameter = keyof typeof PARAMETERS
type Given = { readonly [Name in Parameter]?: z.output<(typeof PARAMETERS)[Name]> }

/** What is asked of a view: the number in its address, the reader's locale, what stands behind it. */
type Asked = Given & {
  readonly number: string
  readonly locale: Locale
  readonly now: Temporal.Instant
}

/** What a screen shows of one thing, read at one moment. */
type View = {
  readonly path: string
  readonly permission: string
  readonly parameters?: readonly Parameter[]
  read(tx: Tx, asked: Asked): Promise<unknown>
}

const MOST_ITEMS = 200
const MOST_LINES = 500
const MOST_RUNS = 12
const MOST_ACCOUNTS = 200

/** Every view by its address below /v1/views, and what one must be allowed to see it. */
export const VIEWS: readonly View[] = [
  {
    path: 'home',
    permission: 'documents.read',
    read: async tx => ({
      totals: await loadTotals(tx),
      books: await loadLedgerLines(tx),
      entities: await loadEntities(tx),
      runs: await withFigures(tx, await listRuns(tx, { limit: MOST_RUNS })),
    }),
  },
  {
    path: 'runs/:number',
    permission: 'billRuns.read',
    read: async (tx, { number }) => {
      const run = await loadRunLine(tx, number)
      if (run === undefined) throw new RefusalError('unknown_number', { number })
      const { previousNumber } = run
      const before = previousNumber === null ? undefined : await loadRunLine(tx, previousNumber)
      const [figures] = await withFigures(tx, [run])
      const [previous] = before === undefined ? [] : await withFigures(tx, [before])
      return {
        ...figures,
        previous: previous ?? null,
        chunks: await loadChunkCounts(tx, run.runId),
      }
    },
  },
  {
    path: 'accounts/:number',
    permission: 'accounts.read',
    read: async (tx, { number }) => {
      const account = await loadAccount(tx, number)
      if (account === undefined) throw new RefusalError('unknown_number', { number })
      const { accountId } = account
      return {
        account,
        balances: await loadBalances(tx, accountId),
        holds: await loadHolds(tx, [accountId]),
        items: await listItems(tx, accountId, { limit: MOST_ITEMS }),
        documents: await listDocuments(tx, { account: number }, { limit: 12 }),
      }
    },
  },
  {
    path: 'documents/:number',
    permission: 'documents.read',
    read: async (tx, { number, locale }) => {
      const head = await loadDocumentHead(tx, number)
      if (head === undefined) throw new RefusalError('unknown_document', { document: number })
      const { accountIds, invoiceId, buyer, currency } = head
      const numbers = buyer.subscriptions.map(each => [each.subscriptionId, each.number] as const)
      const document = { accountIds, invoiceId, subscriptions: new Map(numbers) }
      const lines = await loadIssuedLines(tx, document, { after: 0, limit: MOST_LINES })
      return {
        head,
        lines: lines.map(line => ({
          ...line,
          why: lineSentences(line, currency, locale),
          trace: [],
        })),
        taxes: await loadTaxGroups(tx, head),
        related: await loadRelated(tx, head, 50),
        transfers: await loadDocumentTransfers(tx, head, MOST_LINES),
      }
    },
  },
  {
    path: 'ledger',
    permission: 'ledger.read',
    read: async (tx, { on, now }) => {
      // Documents can be dated ahead of today; without a day asked for, all that is posted counts.
      const today = now.toZonedDateTimeISO('UTC').toPlainDate()
      const asOf = on ?? (await loadLastPosting(tx)) ?? today
      return { on: asOf, balances: await loadTrialBalances(tx, asOf) }
    },
  },
  {
    path: 'ageing',
    permission: 'receipts.read',
    parameters: ['on', 'by', 'knownAt', 'accounts', 'after'],
    read: async (tx, { on, by = 'due', knownAt, accounts, after = '', now }) => {
      const today = now.toZonedDateTimeISO('UTC').toPlainDate()
      const asked = { on: on ?? today, by, knownAt: knownAt ?? now }
      const page = { after, limit: MOST_ACCOUNTS }
      return {
        ...asked,
        columns: bucketNames(boundsOf(by)),
        ageing: await loadAgeing(tx, asked),
        accounts: accounts === undefined ? null : await loadAccountAgeing(tx, asked, page),
      }
    },
  },
]

/** `GET /v1/views/…`: what one screen of the console shows, in one answer and at one moment. */
export function addViews(app: FastifyInstance, system: System): void {
  for (const view of VIEWS) {
    app.get<{ Params: { number?: string } }>(`/views/${view.path}`, async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, view.path, view.permission)
      const { number = '' } = request.params
      if (view.path.endsWith(':number') && !isNumber(number)) {
        throw new RefusalError('unknown_number', { number: JSON.stringify(number).slice(0, 100) })
      }
      const known = view.parameters ?? ['on']
      const shape = Object.fromEntries(known.map(name => [name, PARAMETERS[name]]))
      const given: Given = readQuery(shape, request.query)
      const { locale } = sayTo(request.headers)
      const asked = { ...given, number, locale, now: system.clock.now() }
      const shown = await pageMoment(system.db, tx => view.read(tx, asked))
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(shown)))
    })
  }
  app.get('/me', async (request, reply) => {
    const { actor, name } = await askerOf(system, request)
    const access = await loadAccess(system.db, actor, system.clock.now())
    const roles = access.held.map(({ role }) => ({ role: role.role, name: role.name }))
    const permissions = Object.fromEntries(permissionsOf(access))
    const me = { actor, name: name ?? null, audience: access.audience, roles, permissions }
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(me))
  })
}

async function withFigures(tx: Tx, runs: Awaited<ReturnType<typeof listRuns>>) {
  const ids = runs.map(({ runId }) => runId)
  const outcomes = await loadOutcomes(tx, ids)
  const exceptions = await loadExceptionCounts(tx, ids)
  const sums = await loadRunSums(tx, ids)
  return runs.map(run => ({
    run,
    outcomes: outcomes.filter(({ runId }) => runId === run.runId),
    exceptions: exceptions.filter(({ runId }) => runId === run.runId),
    sums: sums.filter(({ runId }) => runId === run.runId),
  }))
}
