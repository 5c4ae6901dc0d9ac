import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { defectProblem, type Problem, problemOf } from '../../platform/http/problem.ts'
import type { System } from '../../platform/system.ts'
import { aboutRequest } from '../server/about-request.ts'
import { failureOf } from '../server/failure.ts'
import { languageFor } from '../server/say.ts'

/** Answers a refusal as a problem document, in the language that the program asks for. */
export function sendProblem(
  refusal: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return send(
    problemOf(refusal, languageFor(request.headers['accept-language']), request.id),
    reply,
  )
}

/** Answers whatever went wrong: refusals with their sentence, defects with the request's number. */
export function sendFailure(
  system: System,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (reply.raw.headersSent) return reply
  const refusal = refusalOf(error)
  if (refusal !== undefined) return sendProblem(refusal, request, reply)
  system.log.error({ err: error, ...aboutRequest(request) }, 'a request could not be answered')
  return send(defectProblem(request.id), reply)
}

/** Codes of the framework's own refusals. */
const FRAMEWORK: Readonly<Record<string, Refusal['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unknown',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_json',
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal
  const code = FRAMEWORK[String((error as { code?: unknown } | null)?.code ?? '')]
  if (code !== undefined) return { code, facts: {} }
  return failureOf(error).refusal
}

function send(problem: Problem, reply: FastifyReply): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="quittance"')
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
