import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { sendFailure } from './answer.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * An address that is none is 404; one that takes other methods is 405 and says which (RFC 9110), so
 * that a program which sends by the wrong one learns it.
 */
export function addUnknown(app: FastifyInstance, system: System): void {
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request)
    const allowed = METHODS.filter(method => isTaken(app, method, path))
    if (allowed.length === 0) return refuse(new RefusalError('unknown_address', { path }))
    const { method } = request
    const names = allowed.join(', ')
    reply.header('allow', names)
    return refuse(new RefusalError('method_not_allowed', { path, method, allowed: names }))

    function refuse(refusal: RefusalError): FastifyReply {
      return sendFailure(system, refusal, request, reply)
    }
  })
}

function pathOf(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?')
  return path.slice(0, 200)
}

/** Whether an address has a route of this method; a page of the lists is one for any of them. */
function isTaken(app: FastifyInstance, method: (typeof METHODS)[number], path: string): boolean {
  const found = app.findRoute({ method, url: path })
  return found !== null && found !== undefined
}
