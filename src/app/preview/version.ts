import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { loadLastChange } from '../../identity/audit/load.ts'
import { EDITED_TABLES, EDITED_WHOLE } from '../../identity/audit/pictures/edited.ts'
import { namesOf, objectsIn } from '../../identity/audit/pictures/objects.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Registry } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { pageMoment } from '../../reporting/console/load/moment.ts'
import { askerOf } from '../api/asker.ts'
import { short } from '../server/query.ts'
import { parsedBody } from './body.ts'

const versionBody = z.strictObject({ command: short, input: z.record(z.string(), z.unknown()) })

/**
 * `POST /v1/previews/version`: the version of what a command would change, to be sent with it as
 * `If-Match`, and who changed it last; null to whoever may not do what they ask about.
 */
export function addVersions(app: FastifyInstance, system: System, commands: Registry): void {
  app.post('/previews/version', async (request, reply) => {
    const asker = await askerOf(system, request)
    const { command: name, input } = parsedBody(versionBody, request.body)
    const command = commands.get(name)
    if (command === undefined) throw new RefusalError('unknown_address', { path: name })
    // Forms are shown to readers, too: who may not save is told no version, and needs none.
    const may = await system.permits(asker.actor, command.permission)
    const objects = EDITED_WHOLE[name] === undefined ? namesOf(objectsIn(name, input)) : []
    const of = { command: name, objects, tables: EDITED_TABLES[name] }
    const shown = await pageMoment(system.db, async tx => ({
      version: may ? ((await system.trail?.version(tx, name, input)) ?? null) : null,
      last: may ? ((await loadLastChange(tx, of)) ?? null) : null,
    }))
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(shown)))
  })
}
