import type { FastifyInstance } from 'fastify'
import { ASSETS } from './assets.ts'

/** Adds the way in and the assets. */
export function addRoutes(app: FastifyInstance): void {
  app.get('/', async (_, reply) => reply.redirect('/console', 303))
  addAssets(app)
}

function addAssets(app: FastifyInstance): void {
  for (const [path, { type, content }] of ASSETS) {
    app.get(path, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
    )
  }
}
