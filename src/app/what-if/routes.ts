import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { whatIfInput } from '../../invoicing/what-if/input.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import { noProgress } from '../../platform/progress.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { sayTo } from '../server/say.ts'
import { runWhatIf } from './what-if.ts'
import { writeWhatIf } from './write.ts'

type Chunks = ReturnType<typeof runWhatIf>

/**
 * `POST /v1/what-if`: past bills worked out again with other prices, discounts or taxes, as JSON lines
 * that end with the totals, or as CSV where that is accepted. It only reads.
 */
export function addWhatIf(app: FastifyInstance, system: System): void {
  app.post('/what-if', async (request, reply) => {
    await demand(await askerOf(system, request), 'what-if', 'documents.read')
    const parsed = whatIfInput.safeParse(request.body)
    if (!parsed.success) {
      const { code, facts } = inputRefusal(parsed.error, request.body)
      throw new RefusalError(code, facts)
    }
    const { language } = sayTo(request.headers)
    const isCsv = (request.headers.accept ?? '').includes('text/csv')
    const chunks = runWhatIf(system.db, parsed.data, dateOf(system.clock.now(), 'UTC'))
    // What is refused is refused before anything is sent.
    const first = await chunks.next()
    const out = new PassThrough()
    const options = { format: isCsv ? 'csv' : 'json', changedOnly: true, language } as const
    const all = resumed(first, stopping(chunks, out))
    writeWhatIf(all, out, options, noProgress)
      .then(() => out.end())
      .catch(error => {
        system.log.error({ err: error }, 'a what-if was not finished')
        out.destroy(error as Error)
      })
    if (isCsv) reply.header('content-disposition', 'attachment; filename="what-if.csv"')
    return reply
      .type(isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
      .send(out)
  })
}

/** Goes on only as long as somebody listens. */
async function* stopping(chunks: Chunks, out: PassThrough): Chunks {
  for await (const chunk of chunks) {
    if (out.destroyed) return
    yield chunk
  }
}

async function* resumed(first: Awaited<ReturnType<Chunks['next']>>, rest: Chunks): Chunks {
  if (first.done === true) return
  yield first.value
  yield* rest
}
