import type { FastifyInstance } from 'fastify'
import { permissionsOf } from '../../identity/access.ts'
import { loadAccess } from '../../identity/load/access.ts'
import { RefusalError } from '../../kernel/result.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { pageMoment } from '../../reporting/console/load/moment.ts'
import { askerOf, demand } from '../api/asker.ts'
import { isNumber, readQuery } from '../server/query.ts'
import { sayTo } from '../server/say.ts'
import { VIEWS } from './views/all.ts'

/** `GET /v1/views/…`: what one screen of the console shows, in one answer and at one moment. */
export function addViews(app: FastifyInstance, system: System): void {
  for (const view of VIEWS) {
    app.get<{ Params: { number?: string } }>(`/views/${view.path}`, async (request, reply) => {
      const asker = await askerOf(system, request)
      if (view.permission !== undefined) await demand(asker, view.path, view.permission)
      const { number = '' } = request.params
      if (view.path.endsWith(':number') && !isNumber(number)) {
        throw new RefusalError('unknown_number', { number: JSON.stringify(number).slice(0, 100) })
      }
      const given = readQuery(view.parameters, request.query)
      const { locale, language } = sayTo(request.headers)
      const may = await asker.permits()
      const now = system.clock.now()
      const asked = { ...given, number, locale, language, now, actor: asker.actor, may }
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
