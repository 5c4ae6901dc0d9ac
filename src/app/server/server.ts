import type { RequestListener, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { networkOf } from '../../identity/sign-in/networks.ts'
import { RefusalError } from '../../kernel/result.ts'
import { newId } from '../../platform/ids.ts'
import { withOrigin } from '../../platform/origin.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { traced } from '../../platform/trace.ts'
import { addApi } from '../api/routes.ts'
import { addConsole } from '../console/files.ts'
import { addState } from '../state/routes.ts'
import { aboutRequest } from './about-request.ts'
import { type Failure, failureOf, failurePage } from './failure.ts'
import { frame } from './frame.ts'
import { type AddressOptions, type Front, openFront } from './front.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { isLoopback, namesLoopback } from './hosts.ts'
import { addCasePages } from './pay/case-routes.ts'
import { addPayPages } from './pay/routes.ts'
import { addTransferPages } from './pay/transfer-routes.ts'
import { addRoutes } from './routes.ts'
import { sayTo } from './say.ts'
import { addSignIn } from './sign-in/routes.ts'
import { addWebhooks } from './webhooks.ts'

export type ServerOptions = AddressOptions & {
  /** Where it listens already; otherwise it is opened. */
  readonly front?: Front
}

export type RunningServer = {
  /** Where people find it, such as `http://localhost:4000`. */
  readonly url: string
  /**
   * Says that it is not ready and waits until whoever spreads the load has seen it, by default for
   * QUITTANCE_SHUTDOWN_DELAY_SECONDS; then takes no more requests, lets those under way finish, and
   * stops.
   */
  close(seen?: Promise<unknown>): Promise<void>
}

/** An input of a command: 5,000 rows of a batch are some megabytes. */
const MOST_BODY_BYTES = 16 * 1024 * 1024

/** Serves the pages of a system to people who sign in. Throws what `openFront` refuses. */
export async function startServer(
  system: System,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const { trustedProxy } = options
  const front = options.front ?? (await openFront(options))
  const host = options.host ?? setting('QUITTANCE_HOST')
  const checksHost = isLoopback(host) && trustedProxy === undefined
  let isStopping = false
  const app = buildServer(system, {
    checksHost,
    trustedProxy,
    front,
    isStopping: () => isStopping,
  })
  try {
    await app.ready()
  } catch (error) {
    await front.close(0)
    throw error
  }
  return {
    url: front.url,
    close: async seen => {
      isStopping = true
      await (seen ?? sleep(setting('QUITTANCE_SHUTDOWN_DELAY_SECONDS') * 1000))
      await front.close(setting('QUITTANCE_SHUTDOWN_SECONDS') * 1000)
      await app.close()
    },
  }
}

/** Where something other than reading is possible. */
const TAKES_FORMS =
  /^\/(?:v1\/|sign-in|sign-out|forgotten$|me\/|my\/|webhooks\/|pay\/|sandbox\/|password\/|set-up\/)/

/** The server before it listens. */
export function buildServer(
  system: System,
  options: {
    readonly checksHost: boolean
    readonly trustedProxy?: string | undefined
    readonly front?: Front
    readonly isStopping?: () => boolean
    /** Is told of every address, before anything can be asked there. */
    readonly onRoute?: (route: { readonly url: string; readonly method: unknown }) => void
  },
): FastifyInstance {
  const { checksHost, trustedProxy, front } = options
  const app: FastifyInstance = fastify({
    ...(front === undefined ? {} : { serverFactory: behind(front) }),
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
  if (options.onRoute !== undefined) app.addHook('onRoute', options.onRoute)
  // Twice, because a body that is read in between ends in the trace of its connection.
  app.addHook('onRequest', (request, _, done) => traced({ requestId: request.id }, done))
  app.addHook('preValidation', (request, _, done) => traced({ requestId: request.id }, done))
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
  // A hook with a callback: all that the request leads to runs inside it.
  app.addHook('onRequest', (request, _reply, done) => {
    withOrigin(`${networkOf(request.ip)} request ${request.id}`, done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const about = { ...aboutRequest(request), status: reply.statusCode }
    system.metrics.request({ ...about, seconds: reply.elapsedTime / 1000 })
    system.log.info({ ...about, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  app.setErrorHandler((error, request, reply) => fail(system, error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    fail(system, new RefusalError('unknown_page', { path: path.slice(0, 200) }), request, reply)
  })
  addRoutes(app, system)
  const isStopping = options.isStopping ?? (() => false)
  addState(app, system, { isStopping, isBehindProxy: trustedProxy !== undefined })
  addSignIn(app, system)
  addWebhooks(app, system)
  addPayPages(app, system)
  addCasePages(app, system)
  addTransferPages(app, system)
  addConsole(app, system)
  app.register(api => addApi(api, system), { prefix: '/v1' })
  return app
}

/** Fastify's requests go through a port that is listened on already. */
function behind(front: Front): (handler: RequestListener) => Server {
  return handler => {
    front.handTo(handler)
    return front.server
  }
}

function fail(
  system: System,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = failureOf(error)
  if (failure.status >= 500) {
    system.log.error({ err: error, ...aboutRequest(request) }, 'a request could not be answered')
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
