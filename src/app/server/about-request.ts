import type { FastifyRequest } from 'fastify'

/** A request as logs and metrics may know it: its address would hold numbers, names and links. */
export function aboutRequest(request: FastifyRequest): {
  readonly requestId: string
  readonly method: string
  readonly route: string
} {
  const route = request.routeOptions.url ?? 'none'
  return { requestId: request.id, method: request.method, route }
}
