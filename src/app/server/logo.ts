import type { FastifyInstance } from 'fastify'
import { loadLogos } from '../../ledger/load.ts'
import type { System } from '../../platform/system.ts'
import { html, type Markup } from './markup.ts'

/** The name of a legal entity's picture: the hash of its content. */
const HASH = /^[0-9a-f]{64}$/

/**
 * `/logo/<hash>`: the pictures in the heads of pages. They are for everybody, as they are on every paper
 * of the company; an address stands for one content for ever.
 */
export function addLogos(app: FastifyInstance, system: System): void {
  app.get<{ Params: { hash: string } }>('/logo/:hash', async (request, reply) => {
    const { hash } = request.params
    const logo = HASH.test(hash) ? (await loadLogos(system.db, [hash])).get(hash) : undefined
    if (logo === undefined) return reply.code(404).type('text/plain').send('')
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(logo.contentType)
      .send(Buffer.from(logo.content))
  })
}

/** The logo above a page for customers; nothing where the company has none. */
export function logoImage(hash: string | null, name: string): Markup | null {
  if (hash === null) return null
  return html`<p class="logo"><img src="/logo/${hash}" alt="${name}"></p>`
}
