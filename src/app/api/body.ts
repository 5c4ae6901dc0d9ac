import type { FastifyInstance } from 'fastify'
import { readJson } from '../../formats/strict-json.ts'
import { RefusalError } from '../../kernel/result.ts'

/**
 * Reads bodies as strict JSON: no name twice, no `__proto__`, no number that a float would change.
 * Streams of lines (`application/x-ndjson`) are left to their route.
 */
export function addBodies(app: FastifyInstance): void {
  // What was packed is not unpacked: a few bytes could become gigabytes.
  app.addHook('onRequest', async request => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding !== 'identity') throw new RefusalError('media_type_unknown', {})
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    const reading = readJson(String(body))
    if (reading.ok) done(null, reading.value)
    else done(new RefusalError('invalid_json', { ...reading.fault }))
  })
  app.addContentTypeParser('application/x-ndjson', (_, payload, done) => done(null, payload))
}
