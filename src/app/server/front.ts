import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { RefusalError } from '../../kernel/result.ts'
import { setting } from '../../platform/settings/settings.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { isLoopback, urlOf } from './hosts.ts'

/** Where to listen, and for whom. */
export type AddressOptions = {
  /** Default QUITTANCE_PORT; 0 takes a free one. */
  readonly port?: number
  /** Default QUITTANCE_HOST: this machine alone. */
  readonly host?: string
  /** Address or network of the proxy in front that speaks TLS; only it is believed about addresses. */
  readonly trustedProxy?: string | undefined
}

/** A port that is listened on before there is anything behind it, and until the last answer. */
export type Front = {
  /** Where people find it, such as `http://localhost:4000`. */
  readonly url: string
  readonly server: Server
  /** Gives all further requests to what has been started meanwhile. */
  handTo(listener: RequestListener): void
  /** Takes no more connections and lets the requests under way finish, for so long. */
  close(limitMs: number): Promise<void>
}

/**
 * Listens, and says until `handTo` that the process is starting: it lives, and is not ready. Refuses
 * an address that other machines can reach without a proxy that speaks TLS: passwords would cross
 * the network in the clear. Throws the refusals `needs_tls_proxy`, `port_in_use` and
 * `address_unusable`.
 */
export async function openFront(options: AddressOptions): Promise<Front> {
  const { host = setting('QUITTANCE_HOST'), port = setting('QUITTANCE_PORT') } = options
  if (!isLoopback(host) && options.trustedProxy === undefined) {
    throw new RefusalError('needs_tls_proxy', { host })
  }
  let listener: RequestListener = (request, response) => answerStarting(request.url ?? '', response)
  const server = createServer(
    { requestTimeout: 30_000, keepAliveTimeout: 72_000 },
    (request, response) => listener(request, response),
  )
  await listen(server, host, port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: urlOf(host, bound),
    server,
    handTo: next => {
      listener = next
    },
    close: limitMs => closeServer(server, limitMs),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      const { code } = error
      if (code === 'EADDRINUSE') reject(new RefusalError('port_in_use', { port }))
      else if (code === undefined) reject(error)
      else reject(new RefusalError('address_unusable', { host, port, reason: code }))
    }
    server.once('error', fail)
    server.listen({ host, port }, () => {
      server.off('error', fail)
      resolve()
    })
  })
}

function answerStarting(url: string, response: ServerResponse): void {
  const isHealth = url === '/health'
  const answer = isHealth ? { healthy: true } : { ready: false, because: ['starting'] }
  response.writeHead(isHealth ? 200 : 503, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'retry-after': '2',
  })
  response.end(JSON.stringify(answer))
}

async function closeServer(server: Server, limitMs: number): Promise<void> {
  const ended = new Promise<void>(resolve => server.close(() => resolve()))
  const isOver = new AbortController()
  const overdue = sleep(limitMs, undefined, { signal: isOver.signal }).then(
    () => server.closeAllConnections(),
    () => {},
  )
  // A connection that answers its last request now would wait a minute for a further one.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  await ended
  clearInterval(idle)
  isOver.abort()
  await overdue
}
