import { type FastifyInstance, fastify } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { SECURITY_HEADERS } from '../server/headers.ts'
import { addState } from './routes.ts'

/** What a process without pages answers to those who watch it. */
export type StateServer = {
  readonly url: string
  /** From now on it is not ready. */
  stopping(): void
  close(): Promise<void>
}

/**
 * Answers /health, /ready and /metrics of a worker on QUITTANCE_WORKER_PORT; undefined where that is
 * not set. Throws `port_in_use` and `address_unusable`.
 */
export async function serveState(
  system: System,
  port = setting('QUITTANCE_WORKER_PORT'),
): Promise<StateServer | undefined> {
  if (port === undefined) return undefined
  let isStopping = false
  const app: FastifyInstance = fastify({ logger: false, forceCloseConnections: true })
  app.addHook('onRequest', async (_, reply) => {
    reply.headers(SECURITY_HEADERS)
  })
  app.setErrorHandler((error, _, reply) => {
    const refusal = error instanceof RefusalError ? error.refusal.code : 'defect'
    return reply.code(refusal === 'defect' ? 500 : 403).send({ refusal })
  })
  addState(app, system, { isStopping: () => isStopping, isBehindProxy: false })
  const host = setting('QUITTANCE_HOST')
  try {
    return {
      url: await app.listen({ port, host }),
      stopping: () => {
        isStopping = true
      },
      close: () => app.close(),
    }
  } catch (error) {
    await app.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new RefusalError('port_in_use', { port })
    throw new RefusalError('address_unusable', { host, port, reason: code ?? 'unknown' })
  }
}
