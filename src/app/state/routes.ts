import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { secretHash } from '../../platform/secret.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { isLoopback } from '../server/hosts.ts'
import { readQuery } from '../server/query.ts'
import { figuresOf } from './figures.ts'
import { readinessOf } from './readiness.ts'

export type StateOptions = {
  /** Whether the process has been told to end. */
  readonly isStopping: () => boolean
  /** Then every request comes from the proxy's address, which proves nothing. */
  readonly isBehindProxy: boolean
}

/**
 * What watches over a process asks: `/health` (it answers), `/ready` (send it work), `/metrics`. None
 * of them takes part in what people and programs do, and none holds their data.
 */
export function addState(app: FastifyInstance, system: System, options: StateOptions): void {
  app.get('/health', async request => {
    readQuery({}, request.query)
    return { healthy: true }
  })
  app.get('/ready', async (request, reply) => {
    readQuery({}, request.query)
    const { ready, because } = await readinessOf(system, options.isStopping())
    reply.code(ready ? 200 : 503)
    return { ready, because, schemaVersion: system.database.schemaVersion }
  })
  app.get('/metrics', async (request, reply) => {
    readQuery({}, request.query)
    demandWatcher(request, options.isBehindProxy)
    return reply.type(system.metrics.registry.contentType).send(await figuresOf(system))
  })
}

/** The token where one is set; else this machine alone. Throws `metrics_not_yours`. */
function demandWatcher(request: FastifyRequest, isBehindProxy: boolean): void {
  const token = setting('QUITTANCE_METRICS_TOKEN')
  if (token === undefined) {
    const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    if (isLoopback(from) && !isBehindProxy) return
  } else {
    const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (timingSafeEqual(secretHash(given), secretHash(token))) return
  }
  throw new RefusalError('metrics_not_yours')
}
