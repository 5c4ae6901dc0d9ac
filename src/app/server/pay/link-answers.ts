import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../kernel/result.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import type { PayLink } from '../../../receivables/payments/load/pay-links.ts'
import { html } from '../markup.ts'
import { sayTo } from '../say.ts'
import { payFrame } from './pages.ts'
import { PAY_WORDS } from './words.ts'

/** Sends a page of a link; it tells what a customer owes, so nobody on the way keeps it. */
export function sendPage(
  reply: FastifyReply,
  text: string,
  language: string,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-language': language, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(text)
}

/** The same answer to every link that does not hold, whatever the reason. */
export function refuseLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const say = sayTo(request.headers)
  const { invalid, title } = PAY_WORDS[say.language]
  return sendPage(reply, payFrame(say, html`<h1>${title}</h1><p>${invalid}</p>`), say.language, 404)
}

/** A refusal in the language of the customer. */
export function alertOf(refusal: Refusal | undefined, { language }: PayLink): string | undefined {
  return refusal === undefined ? undefined : sentence(refusal, language)
}
