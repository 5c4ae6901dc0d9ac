import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { newId } from '../../platform/ids.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { addApi } from '../api/routes.ts'
import { type Failure, failureOf, failurePage } from './failure.ts'
import { frame } from './frame.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { isLoopback, namesLoopback, urlOf } from './hosts.ts'
import { addRoutes } from './routes.ts'
import { sayTo } from './say.ts'
import { addSignIn } from './sign-in/routes.ts'

export type ServerOptions = {
  /** Default 4000, or QUITTANCE_PORT; 0 takes a free one. */
  readonly port?: number
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string
  /** Shows the pages to everybody who reaches them, without sign-in. */
  readonly insecureNoSignIn?: boolean
  /** Address or network of the proxy in front that speaks TLS; only it is believed about addresses. */
  readonly trustedProxy?: string
}

export type RunningServer = {
  /** Where people find it, such as `http://localhost:4000`. */
  readonly url: string
  /** Takes no more requests, lets those under way finish, and stops. */
  close(): Promise<void>
}

/** An input of a command: 5,000 rows of a batch are some megabytes. */
const MOST_BODY_BYTES = 16 * 1024 * 1024

/** How long requests under way may take once the server is told to stop. */
const LAST_REQUESTS_MS = 10_000

/**
 * Serves the pages of a system to people who sign in. Refuses an address that other machines can
 * reach without a proxy that speaks TLS: passwords would cross the network in the clear. Throws the
 * refusals `needs_tls_proxy`, `port_in_use` and `address_unusable`.
 */
export async function startServer(
  system: System,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const { host = '127.0.0.1', port = setting('QUITTANCE_PORT') } = options
  const { insecureNoSignIn: openToAll = false, trustedProxy } = options
  if (!isLoopback(host) && !openToAll && trustedProxy === undefined) {
    throw new RefusalError('needs_tls_proxy', { host })
  }
  const checksHost = isLoopback(host) && trustedProxy === undefined
  const app = buildServer(system, { checksHost, openToAll, trustedProxy })
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    throw listenRefusal(error, host, port)
  }
  const address = app.server.address()
  return {
    url: urlOf(host, typeof address === 'object' && address !== null ? address.port : port),
    close: () => closeServer(app),
  }
}

function listenRefusal(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return new RefusalError('port_in_use', { port })
  if (code === undefined) return error
  return new RefusalError('address_unusable', { host, port, reason: code })
}

async function closeServer(app: FastifyInstance): Promise<void> {
  const overdue = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS_MS)
  // A connection that answers its last request now would wait a minute for a further one.
  const idle = setInterval(() => app.server.closeIdleConnections(), 20)
  await app.close()
  clearInterval(idle)
  clearTimeout(overdue)
}

/** Where something other than reading is possible. */
const TAKES_FORMS = /^\/(?:v1\/|sign-in|sign-out|me\/|password\/|set-up\/)/

/** The server before it listens. */
export function buildServer(
  system: System,
  options: {
    readonly checksHost: boolean
    readonly openToAll?: boolean
    readonly trustedProxy?: string | undefined
  },
): FastifyInstance {
  const { checksHost, openToAll = false, trustedProxy } = options
  const app: FastifyInstance = fastify({
    logger: false,
    trustProxy: trustedProxy ?? false,
    genReqId: () => newId(),
    bodyLimit: MOST_BODY_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    connectionTimeout: 0,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => fail(system, error, request, reply),
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS).header('x-request-id', request.id)
    if (checksHost && !namesLoopback(request.headers.host)) {
      const host = (request.headers.host ?? '').slice(0, 100)
      throw new RefusalError('foreign_host', { host })
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead && !TAKES_FORMS.test(request.url)) {
      reply.header('allow', 'GET, HEAD')
      throw new RefusalError('read_only_here', { method: request.method })
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    system.log.info(
      { ...about(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => fail(system, error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    fail(system, new RefusalError('unknown_page', { path: path.slice(0, 200) }), request, reply)
  })
  addRoutes(app, system, openToAll)
  addSignIn(app, system)
  app.register(api => addApi(api, system), { prefix: '/v1' })
  return app
}

/** Links that work once do not belong into a log. */
function withoutToken(url: string): string {
  return url.replace(/^\/(password|set-up)\/[^/?]*/, '/$1/…')
}

function about(request: FastifyRequest): object {
  return { requestId: request.id, method: request.method, url: withoutToken(request.url) }
}

function fail(
  system: System,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = failureOf(error)
  if (failure.status >= 500) {
    system.log.error({ err: error, ...about(request) }, 'a request could not be answered')
  }
  return sendFailure(failure, request, reply)
}

function sendFailure(failure: Failure, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Requests that are no HTTP for us never came by the hook.
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!reply.hasHeader(name)) reply.header(name, value)
  }
  const say = sayTo(request.headers)
  return reply
    .code(failure.status)
    .headers({ 'content-language': say.language, vary: 'accept-language' })
    .type('text/html; charset=utf-8')
    .send(frame(say, failurePage(say, failure, request.id)))
}
