import type { FastifyInstance } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { reachDatabase } from '../../reporting/console/load/moment.ts'
import { ASSETS } from './assets.ts'
import { sendDocumentFile } from './document-file.ts'
import { frame } from './frame.ts'
import { showAccount } from './pages/account.ts'
import { showAccounts } from './pages/accounts.ts'
import { showDocument } from './pages/document.ts'
import { showDocuments } from './pages/documents.ts'
import { showFound } from './pages/find.ts'
import { showLedger } from './pages/ledger.ts'
import { showOverview } from './pages/overview.ts'
import { showProofs } from './pages/proofs.ts'
import { showRun } from './pages/run.ts'
import { showRuns } from './pages/runs.ts'
import { proofRuns } from './proof-runs.ts'
import { isNumber, readQuery } from './query.ts'
import { sayTo } from './say.ts'
import type { Show } from './visit.ts'

/** Every page by its path. */
const PAGES: readonly (readonly [path: string, show: Show])[] = [
  ['/', showOverview],
  ['/runs', showRuns],
  ['/runs/:number', showRun],
  ['/documents', showDocuments],
  ['/documents/:number', showDocument],
  ['/accounts', showAccounts],
  ['/accounts/:number', showAccount],
  ['/ledger', showLedger],
  ['/proofs', showProofs],
  ['/find', showFound],
]

/** Adds pages, files, assets and the state of the server. */
export function addRoutes(app: FastifyInstance, system: System): void {
  const proofs = proofRuns(system)
  for (const [path, show] of PAGES) {
    app.get<{ Params: { number?: string } }>(path, async (request, reply) => {
      const { number = '' } = request.params
      if (path.endsWith(':number') && !isNumber(number)) {
        throw new RefusalError('unknown_number', { number: JSON.stringify(number).slice(0, 100) })
      }
      if (path === '/documents/:number' && number.endsWith('.pdf')) {
        return sendDocumentFile(system, number.slice(0, -'.pdf'.length), request, reply)
      }
      const say = sayTo(request.headers)
      const shown = await show({ system, proofs, say, number, query: request.query })
      if ('redirect' in shown) return reply.redirect(shown.redirect, 303)
      return reply
        .headers({ 'content-language': say.language, vary: 'accept-language' })
        .type('text/html; charset=utf-8')
        .send(frame(say, shown))
    })
  }
  addAssets(app)
  addState(app, system)
}

function addAssets(app: FastifyInstance): void {
  for (const [path, { type, content }] of ASSETS) {
    app.get(path, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
    )
  }
}

/** A database that has not answered by then is not ready. */
const READY_MS = 2_000

/** `/health`: the process answers. `/ready`: so does its database; for a supervisor, as JSON. */
function addState(app: FastifyInstance, system: System): void {
  app.get('/health', async request => {
    readQuery({}, request.query)
    return { healthy: true }
  })
  app.get('/ready', async (request, reply) => {
    readQuery({}, request.query)
    const isReached = await within(READY_MS, reachDatabase(system.db))
    reply.code(isReached ? 200 : 503)
    return { ready: isReached, schemaVersion: system.database.schemaVersion }
  })
}

async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  const done = work.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
