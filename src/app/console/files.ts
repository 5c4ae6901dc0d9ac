import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { isCustomer } from '../server/my/routes.ts'
import { sayTo } from '../server/say.ts'
import { safeNext, signInPage } from '../server/sign-in/forms.ts'
import { askerOfRequest } from '../server/sign-in/guard.ts'
import { sendPage } from '../server/sign-in/visitor.ts'

/** Where `npm run build` puts the console. */
export const BUILT = join(import.meta.dirname, '../../../web/dist')

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

type Asset = {
  readonly type: string
  readonly content: Buffer
  /** By Brotli, where the build packed it. */
  readonly packed: Buffer | undefined
}

/** Scripts and styles of ours alone; a style element only with this answer's nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * `/console/…`: the console as it was built. Every address below it is its page, which finds its way
 * itself; files carry a hash in their name and never change. Throws `console_not_built` when it was not.
 */
export function addConsole(app: FastifyInstance, system: System): void {
  const assets = new Map<string, Asset>()
  const folder = join(BUILT, 'assets')
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const packed = join(folder, `${name}.br`)
    assets.set(name, {
      type,
      content: readFileSync(join(folder, name)),
      packed: existsSync(packed) ? readFileSync(packed) : undefined,
    })
  }
  app.get<{ Params: { name: string } }>('/console/assets/:name', async (request, reply) => {
    const asset = assets.get(request.params.name)
    if (asset === undefined) {
      throw new RefusalError('unknown_page', { path: request.url.slice(0, 200) })
    }
    const { type, content, packed } = asset
    reply.header('cache-control', 'public, max-age=31536000, immutable').type(type)
    if (packed === undefined) return reply.send(content)
    reply.header('vary', 'accept-encoding')
    const takesPacked = /(?:^|[, ])br(?:[,; ]|$)/.test(request.headers['accept-encoding'] ?? '')
    return takesPacked ? reply.header('content-encoding', 'br').send(packed) : reply.send(content)
  })
  const page = existsSync(BUILT) ? readFileSync(join(BUILT, 'index.html'), 'utf8') : undefined
  for (const path of ['/console', '/console/*']) {
    app.get(path, async (request, reply) => {
      const who = await askerOfRequest(system, request)
      if (who === undefined) {
        const say = sayTo(request.headers)
        return sendPage(reply, say, signInPage(say, safeNext(request.url)), 401)
      }
      if (await isCustomer(system, who)) return reply.redirect('/my', 303)
      if (page === undefined) throw new RefusalError('console_not_built', {})
      const nonce = randomBytes(16).toString('base64url')
      return reply
        .header('content-security-policy', policy(nonce))
        .type('text/html; charset=utf-8')
        .send(page.replace('NONCE', nonce))
    })
  }
}
