import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dateOf } from '../../../kernel/calendar.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { execute } from '../../../platform/command.ts'
import type { System } from '../../../platform/system.ts'
import { openPayLink } from '../../../receivables/payments/commands/pay-links.ts'
import { loadPayableItems } from '../../../receivables/payments/load/pay-links.ts'
import { tellRemittance } from '../../../receivables/remittances/commands/enter.ts'
import { sayIn } from '../say.ts'
import { alertOf, refuseLink, sendPage } from './link-answers.ts'
import { payFrame } from './pages.ts'
import { toldPage, transferPage } from './transfer-pages.ts'
import { TRANSFER_WORDS } from './transfer-words.ts'

type Asked = { readonly Params: { readonly token: string } }

/** Pages on which customers who pay by transfer say what it is for, by the same link as they pay. */
export function addTransferPages(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 65_536 },
      async (_: unknown, body: string) => body,
    )
    scope.get<Asked>('/pay/:token/transfer', (request, reply) => showForm(system, request, reply))
    scope.post<Asked>('/pay/:token/transfer', (request, reply) => take(system, request, reply))
  })
}

async function showForm(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  entered: URLSearchParams | null = null,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const { token } = request.params
  const { db, clock } = system
  const link = await openPayLink(db, token, clock.now())
  if (link === undefined) return refuseLink(request, reply)
  const say = sayIn(link.language)
  const owed = await loadPayableItems(db, link)
  const entity = await loadLegalEntity(db, link.legalEntityId)
  const isEmpty = entered !== null && !entered.has('item')
  const page = transferPage(say, {
    ...{ token, link, entered },
    items: owed.filter(({ openMinor, liveMinor }) => openMinor > liveMinor),
    today: dateOf(clock.now(), entity?.timeZone ?? 'UTC'),
    alert: isEmpty ? TRANSFER_WORDS[say.language].choose : alertOf(refusal, link),
  })
  return sendPage(reply, payFrame(say, page), say.language, entered === null ? 200 : 422)
}

/** Sent again, as when the page is loaded anew, it is told to be known and noted once. */
async function take(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { token } = request.params
  const body = new URLSearchParams(String(request.body ?? ''))
  const { db, clock } = system
  const link = await openPayLink(db, token, clock.now())
  const items = body.getAll('item').map(item => ({
    item,
    amount: body.get(`amount-${item}`)?.trim().replace(',', '.') || null,
  }))
  if (link === undefined || items.length === 0) return showForm(system, request, reply, body)
  const given = (name: string) => body.get(name)?.trim() || null
  const input = { token, items, paidOn: given('paidOn'), reference: given('reference') }
  const told = await execute(system, tellRemittance, input, { actor: 'job:payByLink' })
  if (!told.ok) return showForm(system, request, reply, body, told.refusal)
  const say = sayIn(link.language)
  const payee = await loadLegalEntity(db, link.legalEntityId)
  return sendPage(
    reply,
    payFrame(say, toldPage(say, { token, link }, payee, told.value)),
    say.language,
  )
}
