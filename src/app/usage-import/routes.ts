import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { MOST_FILE_BYTES, usageMapping } from '../../metering/imports/api.ts'
import { receiveUsageImport } from '../../metering/imports/commands.ts'
import { fileBytes, loadUsageImport, type UsageImport } from '../../metering/imports/load.ts'
import { execute } from '../../platform/command.ts'
import { inputRefusal } from '../../platform/input.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { readQuery } from '../server/query.ts'
import { sayTo } from '../server/say.ts'
import { errorFile } from './error-file.ts'
import { previewFile } from './preview.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const JSON_TYPE = 'application/json; charset=utf-8'
const previewBody = z.strictObject({ importId: z.string().max(60), mapping: usageMapping })

type One = { Params: { id: string } }

/**
 * `POST /v1/usage-files?fileName=…`: a file of usage as it is, in the body; nothing of it is recorded.
 * `POST /v1/previews/usage-file`: its first rows as a mapping reads them. `GET
 * /v1/usage-imports/<id>/source` and `/errors.csv`: the file as it came, and its refused rows.
 */
export function addUsageFiles(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    const limits = { parseAs: 'buffer' as const, bodyLimit: MOST_FILE_BYTES }
    scope.addContentTypeParser('*', limits, (_, body, done) => done(null, body))
    scope.post('/usage-files', async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, receiveUsageImport.name, receiveUsageImport.permission)
      const { fileName = 'usage' } = readQuery(
        { fileName: z.string().max(255).optional() },
        request.query,
      )
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (body.length === 0) throw new RefusalError('csv_empty', { file: fileName })
      const input = { fileName, content: body.toString('base64') }
      const done = await execute(system, receiveUsageImport, input, { actor: asker.actor })
      if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      return reply.type(JSON_TYPE).send(JSON.stringify(toJson(done.value)))
    })
  })
  app.post('/previews/usage-file', async (request, reply) => {
    await demand(await askerOf(system, request), 'usage-imports', 'usage.record')
    const parsed = previewBody.safeParse(request.body)
    if (!parsed.success) {
      const { code, facts } = inputRefusal(parsed.error, request.body)
      throw new RefusalError(code, facts)
    }
    const found = await importOf(system, parsed.data.importId)
    const { language } = sayTo(request.headers)
    const shown = await previewFile(system.db, found, parsed.data.mapping, language)
    return reply.type(JSON_TYPE).send(JSON.stringify(toJson(shown)))
  })
  app.get<One>('/usage-imports/:id/source', async (request, reply) => {
    await demand(await askerOf(system, request), 'usage-imports', 'usage.read')
    const found = await importOf(system, request.params.id)
    named(reply, found.fileName)
    return reply
      .type('application/octet-stream')
      .send(Readable.from(fileBytes(system.db, found.fileId)))
  })
  app.get<One>('/usage-imports/:id/errors.csv', async (request, reply) => {
    await demand(await askerOf(system, request), 'usage-imports', 'usage.read')
    const found = await importOf(system, request.params.id)
    const { language } = sayTo(request.headers)
    named(reply, `${found.fileName.replace(/\.\w+$/, '')}.errors.csv`)
    const text = Readable.from(errorFile(system.db, found, language))
    return reply.type('text/csv; charset=utf-8').send(text)
  })
}

async function importOf(system: System, id: string): Promise<UsageImport> {
  const found = ID.test(id) ? await loadUsageImport(system.db, id) : undefined
  if (found === undefined)
    throw new RefusalError('unknown_usage_import', { import: id.slice(0, 60) })
  return found
}

function named(reply: FastifyReply, name: string): void {
  const plain = name.replace(/[^\w. ()-]/g, '_')
  reply.header('content-disposition', `attachment; filename="${plain}"`)
}
