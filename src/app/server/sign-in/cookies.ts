import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-`: of this host alone, with TLS alone, for every path; browsers refuse it otherwise. */
export const SESSION_COOKIE = '__Host-quittance'
/** Marks a browser that somebody has signed in with before; it gives no right. */
export const DEVICE_COOKIE = '__Host-quittance-device'

/** What a browser keeps while it is at the identity provider. */
export const OIDC_COOKIE = '__Host-quittance-oidc'
const OIDC_SECONDS = 600

const DEVICE_SECONDS = 400 * 86_400

/** The token in a cookie of a request; the first where there are several. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const value = rawCookieOf(request, name)
  return value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined
}

/** The sealed value of a cookie of a request. */
export function sealedCookieOf(request: FastifyRequest, name: string): string | undefined {
  const value = rawCookieOf(request, name)
  return value !== undefined && /^[\w-]{20,3000}$/.test(value) ? value : undefined
}

/** Sets, or (undefined) takes back, what a browser keeps while it is at the provider. */
export function passingCookie(value: string | undefined): string {
  return `${OIDC_COOKIE}=${value ?? ''}; ${FLAGS}; Max-Age=${value === undefined ? 0 : OIDC_SECONDS}`
}

/** By which link somebody pays, so that the page of the outcome leads back to what is open. */
export const PAY_COOKIE = '__Host-quittance-pay'
const PAY_SECONDS = 3600

/** Keeps the link that a payment began with while its payer is at the provider. */
export function payCookie(token: string): string {
  return `${PAY_COOKIE}=${token}; ${FLAGS}; Max-Age=${PAY_SECONDS}`
}

function rawCookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) {
      return pair.slice(at + 1).trim()
    }
  }
  return undefined
}

const FLAGS = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** Hands a browser its session and its mark. The session's cookie ends with the browser at last. */
export function giveCookies(
  reply: FastifyReply,
  { token, device }: { readonly token: string; readonly device: string },
): void {
  reply.header('set-cookie', [
    `${SESSION_COOKIE}=${token}; ${FLAGS}`,
    `${DEVICE_COOKIE}=${device}; ${FLAGS}; Max-Age=${DEVICE_SECONDS}`,
  ])
}

/** Takes the session's cookie back. */
export function takeCookie(reply: FastifyReply): void {
  reply.header('set-cookie', `${SESSION_COOKIE}=; ${FLAGS}; Max-Age=0`)
}

/**
 * Whether a request that changes something comes from elsewhere than a page of ours. Browsers say
 * where from with every such request: by Fetch Metadata, which no page can forge, older ones by
 * Origin alone. Under our referrer policy `no-referrer` the Origin of our own forms is `null`. What
 * says nothing is no browser's form and has no business with a cookie.
 */
export function isForeign(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') return true
  if (origin === undefined || (origin === 'null' && site !== undefined)) return site === undefined
  return URL.parse(origin)?.host !== host
}
