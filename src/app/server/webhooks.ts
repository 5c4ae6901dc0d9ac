import type { FastifyInstance } from 'fastify'
import { providerOf } from '../../integrations/payments/jobs/provider-of.ts'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import type { System } from '../../platform/system.ts'
import { newsToJson, recordProviderNews } from '../../receivables/payments/commands/news.ts'

/** A webhook of any provider stays far below this. */
const MOST_BYTES = 1024 * 1024

/**
 * `POST /webhooks/<provider>`: what providers of payments tell us. The body is taken byte by byte as it
 * was sent, because its signature is over those bytes; what is not signed changes nothing.
 */
export function addWebhooks(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) =>
      done(null, body),
    )
    scope.post<{ Params: { provider: string } }>('/webhooks/:provider', async (request, reply) => {
      const { provider: code } = request.params
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]),
      )
      const provider = await providerOf(system, code)
      const { news, unread } = await provider.read(body, headers)
      // What the provider did not tell more of is asked again by a job: it need not send it again.
      const input = { provider: code, news: news.map(newsToJson), unread: [...(unread ?? [])] }
      const done = await execute(system, recordProviderNews, input, { actor: 'job:webhook' })
      if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      return reply.code(200).type('application/json').send('{"received":true}')
    })
  })
}
