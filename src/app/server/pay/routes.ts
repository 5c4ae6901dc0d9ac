import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { providerOf, sandboxWorld } from '../../../integrations/payments/jobs/provider-of.ts'
import { answerSandboxPage, sandboxWebhook } from '../../../integrations/payments/jobs/sandbox.ts'
import { loadSandboxByReference } from '../../../integrations/payments/sandbox/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { execute } from '../../../platform/command.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import type { System } from '../../../platform/system.ts'
import { factToJson, recordProviderNews } from '../../../receivables/payments/commands/news.ts'
import { payByLink } from '../../../receivables/payments/commands/pay-by-link.ts'
import { openPayLink } from '../../../receivables/payments/commands/pay-links.ts'
import {
  loadPayableItems,
  loadPayerLanguage,
} from '../../../receivables/payments/load/pay-links.ts'
import { loadPayment, loadReferences } from '../../../receivables/payments/load/payments.ts'
import { html } from '../markup.ts'
import { sayIn, sayTo } from '../say.ts'
import { cookieOf, PAY_COOKIE, payCookie } from '../sign-in/cookies.ts'
import { objectLink } from './case-pages.ts'
import {
  feePage,
  isOpen,
  outcomePage,
  payFrame,
  payPage,
  type ShownFee,
  sandboxPage,
} from './pages.ts'
import { transferLink } from './transfer-pages.ts'
import { PAY_WORDS } from './words.ts'

type Token = { readonly Params: { readonly token: string } }
type Reference = { readonly Params: { readonly reference: string } }
type Done = { readonly Params: { readonly accountId: string; readonly paymentId: string } }

/** Seconds after which a page looks again. */
const AGAIN = 2

/** Pages on which customers pay by a link, without signing in; and the sandbox's own page. */
export function addPayPages(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 65_536 },
      async (_: unknown, body: string) => body,
    )
    scope.get<Token>('/pay/:token', (request, reply) => showLink(system, request, reply))
    scope.post<Token>('/pay/:token', (request, reply) => takePayment(system, request, reply))
    scope.get<Done>('/pay/done/:accountId/:paymentId', (request, reply) =>
      showOutcome(system, request, reply),
    )
    scope.get<Reference>('/sandbox/:reference', (request, reply) =>
      showSandbox(system, request, reply),
    )
    scope.post<Reference>('/sandbox/:reference', (request, reply) =>
      answerSandbox(system, request, reply),
    )
  })
}

function send(reply: FastifyReply, text: string, language: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-language': language, vary: 'accept-language' })
    .type('text/html; charset=utf-8')
    .send(text)
}

async function showLink(
  system: System,
  request: FastifyRequest<Token>,
  reply: FastifyReply,
  refused?: { readonly alert: string; readonly entered: URLSearchParams },
): Promise<FastifyReply> {
  const link = await openPayLink(system.db, request.params.token, system.clock.now())
  if (link === undefined) {
    const say = sayTo(request.headers)
    const { invalid, title } = PAY_WORDS[say.language]
    return send(reply, payFrame(say, html`<h1>${title}</h1><p>${invalid}</p>`), say.language, 404)
  }
  const say = sayIn(link.language)
  const items = await loadPayableItems(system.db, link)
  const { token } = request.params
  const ways = [items.length > 0 && transferLink(say, token), objectLink(say, token)]
  const page = payFrame(say, [payPage(say, link, items, refused), ...ways])
  return send(reply, page, say.language, refused === undefined ? 200 : 422)
}

async function takePayment(
  system: System,
  request: FastifyRequest<Token>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { token } = request.params
  const body = new URLSearchParams(String(request.body ?? ''))
  const items = body.getAll('item')
  const link = await openPayLink(system.db, token, system.clock.now())
  if (link === undefined || items.length === 0) return showLink(system, request, reply)
  const isKept = body.get('keep') === 'yes'
  const keep = isKept ? PAY_WORDS[link.language].keep : null
  const amounts = amountsOf(body, items)
  const input = { token, items, amounts, fee: body.get('fee'), keep }
  const done = await execute(system, payByLink, input, { actor: 'job:payByLink' })
  if (!done.ok && done.refusal.code === 'surcharge_not_shown') {
    const say = sayIn(link.language)
    const fee = done.refusal.facts as ShownFee
    const page = feePage(say, link, { items, amounts, keep: isKept }, fee)
    return send(reply, payFrame(say, page), say.language)
  }
  if (!done.ok) {
    const alert = sentence(done.refusal, link.language)
    return showLink(system, request, reply, { alert, entered: body })
  }
  return reply
    .header('set-cookie', payCookie(token))
    .redirect(`/pay/done/${done.value.accountId}/${done.value.paymentId}`, 303)
}

/** What was typed beside the items that were chosen, as a program writes amounts; empty: all of it. */
function amountsOf(body: URLSearchParams, items: readonly string[]) {
  return items.flatMap(itemId => {
    const text = body.get(`amount-${itemId}`)?.trim().replace(',', '.') ?? ''
    return text === '' ? [] : [{ itemId, amount: text }]
  })
}

const KEY = z.strictObject({ accountId: z.uuid(), paymentId: z.uuid() })

/**
 * What became of a payment; while the provider's page waits for the customer, leads there. Who knows
 * the two ids has them from the payment itself, and learns an amount and its state.
 */
async function showOutcome(
  system: System,
  request: FastifyRequest<Done>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const key = KEY.safeParse(request.params)
  const payment = key.success ? await loadPayment(system.db, key.data) : undefined
  if (payment === undefined || payment.initiatedBy !== 'customer') {
    throw new RefusalError('unknown_page', { path: '/pay/done' })
  }
  if (payment.page !== null) return reply.redirect(payment.page, 303)
  const say = sayIn(await loadPayerLanguage(system.db, payment.accountId))
  const again = isOpen(payment) ? AGAIN : undefined
  const back = await wayBack(system, request, payment.accountId)
  return send(reply, payFrame(say, outcomePage(say, payment, back), again), say.language)
}

/** The link that the payment began with, where this browser has it and it still opens this account. */
async function wayBack(
  system: System,
  request: FastifyRequest,
  accountId: string,
): Promise<string | undefined> {
  const token = cookieOf(request, PAY_COOKIE)
  if (token === undefined) return undefined
  const link = await openPayLink(system.db, token, system.clock.now())
  return link?.accountId === accountId ? `/pay/${token}` : undefined
}

async function showSandbox(
  system: System,
  request: FastifyRequest<Reference>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const payment = await loadSandboxByReference(system.db, request.params.reference.slice(0, 100))
  if (payment === undefined) throw new RefusalError('unknown_page', { path: '/sandbox' })
  const say = sayTo(request.headers)
  const asked = payment.facts.filter(({ fact }) => fact.kind === 'needs_customer').length
  const page = sandboxPage(say, payment, asked > 1)
  return send(reply, payFrame(say, page), say.language)
}

/** The sandbox then tells us by its webhook, signed and read like any other. */
async function answerSandbox(
  system: System,
  request: FastifyRequest<Reference>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const reference = request.params.reference.slice(0, 100)
  const means = new URLSearchParams(String(request.body ?? '')).get('means') ?? 'cancel'
  const world = { db: system.db, now: () => system.clock.now() }
  const payment = await answerSandboxPage(world, reference, means.slice(0, 60))
  if (payment === undefined) throw new RefusalError('unknown_page', { path: '/sandbox' })
  const { body, signature } = await sandboxWebhook(
    await sandboxWorld(system, payment.provider),
    reference,
  )
  const provider = await providerOf(system, payment.provider)
  const { news } = await provider.read(Buffer.from(body), { 'sandbox-signature': signature })
  const rows = news.map(({ eventId, reference: name, ...told }) => ({
    eventId,
    reference: name,
    ...factToJson(told),
  }))
  const input = { provider: payment.provider, news: rows }
  const done = await execute(system, recordProviderNews, input, { actor: 'job:webhook' })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  const [ours] = await loadReferences(system.db, payment.provider, [reference])
  if (ours === undefined) throw new RefusalError('unknown_page', { path: '/sandbox' })
  return reply.redirect(`/pay/done/${ours.accountId}/${ours.paymentId}`, 303)
}
