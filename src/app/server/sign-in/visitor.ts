import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../../../identity/sign-in/commands/internal.ts'
import type { SignedIn } from '../../../identity/sign-in/commands/sessions.ts'
import { frame, type Page } from '../frame.ts'
import { SCRIPT_POLICY } from '../headers.ts'
import type { Say } from '../say.ts'
import { cookieOf, DEVICE_COOKIE } from './cookies.ts'

/** Sends a page with a status. */
export function sendPage(
  reply: FastifyReply,
  say: Say,
  page: Page,
  status = 200,
  who?: SignedIn,
): FastifyReply {
  return reply
    .code(status)
    .headers(page.script === undefined ? {} : { 'content-security-policy': SCRIPT_POLICY })
    .headers({ 'content-language': say.language, vary: 'accept-language, cookie' })
    .type('text/html; charset=utf-8')
    .send(frame(say, page, who?.name))
}

/** Who stands before the server, whether they are signed in or not. */
export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    device: cookieOf(request, DEVICE_COOKIE),
  }
}
