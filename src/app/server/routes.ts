import type { FastifyInstance } from 'fastify'
import type { Permission } from '../../identity/permissions.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { ASSETS } from './assets.ts'
import { sendDocumentFile } from './document-file.ts'
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
import { isNumber } from './query.ts'
import { sayTo } from './say.ts'
import { safeNext, signInPage } from './sign-in/forms.ts'
import { askerOfRequest, mayRead } from './sign-in/guard.ts'
import { sendPage } from './sign-in/visitor.ts'
import type { Show } from './visit.ts'

/** Every page by its path, and what one must be allowed to see it. */
export const PAGES: readonly (readonly [path: string, permission: Permission, show: Show])[] = [
  ['/', 'documents.read', showOverview],
  ['/runs', 'billRuns.read', showRuns],
  ['/runs/:number', 'billRuns.read', showRun],
  ['/documents', 'documents.read', showDocuments],
  ['/documents/:number', 'documents.read', showDocument],
  ['/accounts', 'accounts.read', showAccounts],
  ['/accounts/:number', 'accounts.read', showAccount],
  ['/ledger', 'ledger.read', showLedger],
  ['/proofs', 'proofs.read', showProofs],
  ['/find', 'accounts.read', showFound],
]

/** Adds pages, files and assets. */
export function addRoutes(app: FastifyInstance, system: System, openToAll: boolean): void {
  const proofs = proofRuns(system)
  for (const [path, permission, show] of PAGES) {
    app.get<{ Params: { number?: string } }>(path, async (request, reply) => {
      const { number = '' } = request.params
      const who = openToAll ? undefined : await askerOfRequest(system, request)
      if (!openToAll && who === undefined) {
        const say = sayTo(request.headers)
        return sendPage(reply, say, signInPage(say, safeNext(request.url)), 401)
      }
      if (who !== undefined) {
        // Whoever sees no bills begins with their own page.
        const mayAll = await mayRead(system, who, permission)
        if (!mayAll && path === '/') return reply.redirect('/me', 303)
        if (!mayAll) throw new RefusalError('not_permitted', { command: path, permission })
      }
      if (path.endsWith(':number') && !isNumber(number)) {
        throw new RefusalError('unknown_number', { number: JSON.stringify(number).slice(0, 100) })
      }
      if (path === '/documents/:number' && number.endsWith('.pdf')) {
        return sendDocumentFile(system, number.slice(0, -'.pdf'.length), request, reply)
      }
      const say = sayTo(request.headers)
      const shown = await show({ system, proofs, say, number, query: request.query })
      if ('redirect' in shown) return reply.redirect(shown.redirect, 303)
      return sendPage(reply, say, shown, 200, who)
    })
  }
  addAssets(app)
}

function addAssets(app: FastifyInstance): void {
  for (const [path, { type, content }] of ASSETS) {
    app.get(path, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
    )
  }
}
