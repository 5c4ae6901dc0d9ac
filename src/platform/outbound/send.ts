import { lookup } from 'node:dns/promises'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isInternal, type Networks } from './addresses.ts'

/** A request to a system whose address somebody typed in. */
export type OutboundRequest = {
  readonly url: string
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Resolve = (host: string) => Promise<readonly string[]>

export type OutboundPolicy = {
  /** Networks that are not public and may be asked all the same, over plain http too. */
  readonly allowed: Networks
  /** For the whole request, from the look-up of the name to the end of the answer. */
  readonly deadlineMs: number
  /** Default: what the machine's resolver says. */
  readonly resolve?: Resolve
  /** What still travels when the process wants to end does not hold it up: it is sent again later. */
  readonly background?: boolean
}

/** What came of it. `text` is the beginning of the answer. */
export type OutboundAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  /** Not sent: the address is not one that may be asked. */
  | { readonly kind: 'blocked'; readonly why: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly why: string }

/** Of an answer no more than this is read, whatever its length. */
const MOST_ANSWER_BYTES = 1024
/** Once the status is known its text is waited for no longer than this. */
const ANSWER_TEXT_MS = 2_000

/**
 * Asks a system outside, from which nothing is believed. The name is looked up once; every address
 * must be public (or allowed), and the connection goes to the very addresses that were checked, so
 * that a name which changes its answer in between gains nothing. Redirects are answers, not
 * followed. Never throws.
 */
export async function sendOutbound(
  request: OutboundRequest,
  policy: OutboundPolicy,
): Promise<OutboundAnswer> {
  const url = URL.parse(request.url)
  if (url === null || !/^https?:$/.test(url.protocol))
    return { kind: 'blocked', why: 'no http URL' }
  const deadline = Promise.withResolvers<OutboundAnswer>()
  const abort = new AbortController()
  const timer = setTimeout(() => {
    abort.abort()
    deadline.resolve({ kind: 'timeout' })
  }, policy.deadlineMs)
  if (policy.background === true) timer.unref()
  try {
    return await Promise.race([checkAndSend(url, request, policy, abort.signal), deadline.promise])
  } finally {
    clearTimeout(timer)
    abort.abort()
  }
}

async function checkAndSend(
  url: URL,
  request: OutboundRequest,
  { allowed, resolve = systemResolve, background = false }: OutboundPolicy,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  let addresses: readonly string[]
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host]
  } catch (error) {
    return { kind: 'unreachable', why: codeOf(error) }
  }
  const [first] = addresses
  if (first === undefined) return { kind: 'unreachable', why: 'ENOTFOUND' }
  const refused = addresses.find(each => isInternal(each) && !allowed.includes(each))
  if (refused !== undefined) {
    return { kind: 'blocked', why: `${refused} is not an address of the public internet` }
  }
  if (url.protocol === 'http:' && !addresses.every(each => allowed.includes(each))) {
    return { kind: 'blocked', why: 'over http it could be read on the way' }
  }
  if (signal.aborted) return { kind: 'timeout' }
  return exchange(url, request, { addresses, background }, signal)
}

async function systemResolve(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true })
  return found.map(each => each.address)
}

/** One request on a connection of its own, to one of the addresses given. */
function exchange(
  url: URL,
  { method, headers, body }: OutboundRequest,
  { addresses, background }: { addresses: readonly string[]; background: boolean },
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const { promise, resolve } = Promise.withResolvers<OutboundAnswer>()
  const isTls = url.protocol === 'https:'
  const request = (isTls ? https : http).request(url, {
    method,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: isTls ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false }),
    lookup: pinnedTo(addresses),
    maxHeaderSize: 16_384,
    signal,
  })
  if (background) request.on('socket', socket => socket.unref())
  request.on('error', error => resolve({ kind: 'unreachable', why: codeOf(error) }))
  request.on('response', response => {
    const status = response.statusCode ?? 0
    const chunks: Buffer[] = []
    let size = 0
    const end = (): void => {
      clearTimeout(patience)
      response.destroy()
      const text = Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8')
      resolve({ kind: 'answered', status, text })
    }
    const patience = setTimeout(end, ANSWER_TEXT_MS)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= MOST_ANSWER_BYTES) end()
    })
    response.on('end', end)
    response.on('error', end)
  })
  request.end(body)
  return promise
}

/** Answers every question for an address with those that were checked. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map(address => ({ address, family: isIP(address) }))
  return (_host, options, done) => {
    const [first] = found
    if (options.all === true) done(null, found)
    else done(null, first?.address ?? '', first?.family)
  }
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return String(code ?? message ?? 'unknown').slice(0, 200)
}
