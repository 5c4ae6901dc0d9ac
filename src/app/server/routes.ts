import type { FastifyInstance } from 'fastify'
import type { System } from '../../platform/system.ts'
import { ASSETS } from './assets.ts'
import { addLogos } from './logo.ts'
import { isCustomer } from './my/routes.ts'
import { askerOfRequest } from './sign-in/guard.ts'

/** Adds the way in, which leads staff to the console and customers to their account, and the assets. */
export function addRoutes(app: FastifyInstance, system: System): void {
  app.get('/', async (request, reply) => {
    const who = await askerOfRequest(system, request)
    const isAtMy = who !== undefined && (await isCustomer(system, who))
    return reply.redirect(isAtMy ? '/my' : '/console', 303)
  })
  addAssets(app)
  addLogos(app, system)
}

function addAssets(app: FastifyInstance): void {
  for (const [path, { type, content }] of ASSETS) {
    app.get(path, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
    )
  }
}
