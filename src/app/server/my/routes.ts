import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordDocumentOpened } from '../../../documents/delivery/commands/opened.ts'
import { date } from '../../../formats/fields.ts'
import { accountsOf, mayOf } from '../../../identity/access.ts'
import { loadAccess } from '../../../identity/load/access.ts'
import type { SignedIn } from '../../../identity/sign-in/commands/sessions.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { execute } from '../../../platform/command.ts'
import type { System } from '../../../platform/system.ts'
import { payOwnAccount } from '../../../receivables/payments/commands/pay-links.ts'
import {
  isOwnPaper,
  listOwnPapers,
  loadOwnAccounts,
  loadOwnLogos,
  type OwnAccount,
  type PaperKey,
  wasOpened,
} from '../../../reporting/console/load/own-account.ts'
import { loadAccountStanding } from '../../../reporting/console/load/standing.ts'
import { sendDocumentFile } from '../document-file.ts'
import { payFrame } from '../pay/pages.ts'
import { sayIn, sayTo } from '../say.ts'
import { safeNext, signInPage } from '../sign-in/forms.ts'
import { askerOfRequest } from '../sign-in/guard.ts'
import { sendPage } from '../sign-in/visitor.ts'
import { accountPage, accountsPage } from './pages.ts'
import { planPage } from './plan-pages.ts'
import { planOffer, plansShown, sendPlanForm } from './plan-routes.ts'

type Own = { readonly Params: { readonly number: string } }
type Paper = { readonly Params: { readonly number: string; readonly document: string } }
type Paged = Own & { readonly Querystring: { readonly before?: unknown } }

/** How many documents stand on a page. */
const PAGE = 24

/**
 * `/my`: where customers who have signed in see what is open and what was issued, and pay. Each address
 * asks the roles of that moment; of a foreign account it tells no more than of one that is not there.
 */
export function addMy(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.addHook('preHandler', async (request, reply) => {
      if ((await askerOfRequest(system, request)) !== undefined) return
      const say = sayTo(request.headers)
      const next = request.method === 'GET' ? safeNext(request.url) : '/my'
      return sendPage(reply, say, signInPage(say, next), 401)
    })
    scope.get('/my', (request, reply) => showAccounts(system, request, reply))
    scope.get<Paged>('/my/:number', (request, reply) => showAccount(system, request, reply))
    scope.get<Paper>('/my/:number/documents/:document', async (request, reply) => {
      const { who, account } = await own(system, request)
      const { document } = request.params
      if (!(await isOwnPaper(system.db, account.accountId, document))) throw unknown()
      const opened = { accountNumber: account.number, document }
      return sendDocumentFile(system, document, request, reply, () =>
        recordOpening(system, who, opened),
      )
    })
    scope.post<Own>('/my/:number/pay', async (request, reply) => {
      const { who, account } = await own(system, request)
      const legalEntity = new URLSearchParams(String(request.body ?? '')).get('entity') ?? ''
      const input = { accountNumber: account.number, legalEntity }
      const made = await execute(system, payOwnAccount, input, { actor: who.actor })
      if (!made.ok) throw new RefusalError(made.refusal.code, made.refusal.facts)
      return reply.redirect(made.value.path, 303)
    })
    scope.get<Own>('/my/:number/plan', (request, reply) => showPlanOffer(system, request, reply))
    for (const isWithdrawn of [false, true]) {
      const path = isWithdrawn ? '/my/:number/plan/withdraw' : '/my/:number/plan'
      scope.post<Own>(path, async (request, reply) => {
        const { who, account } = await own(system, request)
        const of = { actor: who.actor, account, isWithdrawn }
        return sendPlanForm(system, { request, reply }, of)
      })
    }
  })
}

/**
 * The first opening of a document proves that it arrived. What was opened before is not asked for again:
 * the log holds one line for each document, however often it is read.
 */
async function recordOpening(
  system: System,
  { actor }: SignedIn,
  opened: { readonly accountNumber: string; readonly document: string },
): Promise<void> {
  if (await wasOpened(system.db, opened.document)) return
  const done = await execute(system, recordDocumentOpened, opened, { actor })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}

/** Whether somebody is a customer: their way in leads to `/my`. */
export async function isCustomer(system: System, { actor }: SignedIn): Promise<boolean> {
  const access = await loadAccess(system.db, actor, system.clock.now())
  return access.audience === 'customer'
}

async function accountsSeenBy(system: System, { actor }: SignedIn): Promise<OwnAccount[]> {
  const access = await loadAccess(system.db, actor, system.clock.now())
  const seen = accountsOf(access, 'portal.view')
  return seen === 'all' ? [] : loadOwnAccounts(system.db, seen)
}

function unknown(): RefusalError {
  return new RefusalError('unknown_page', { path: '/my' })
}

async function known(system: System, request: FastifyRequest): Promise<SignedIn> {
  const who = await askerOfRequest(system, request)
  if (who === undefined) throw new RefusalError('not_signed_in', {})
  return who
}

/** The account of an address, if it is one of the asker's own. */
async function own(
  system: System,
  request: FastifyRequest<Own>,
): Promise<{ who: SignedIn; account: OwnAccount; all: readonly OwnAccount[] }> {
  const who = await known(system, request)
  const all = await accountsSeenBy(system, who)
  const account = all.find(({ number }) => number === request.params.number)
  if (account === undefined) throw unknown()
  return { who, account, all }
}

async function showAccounts(
  system: System,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const who = await known(system, request)
  const accounts = await accountsSeenBy(system, who)
  const [only, ...others] = accounts
  if (only === undefined) throw unknown()
  if (others.length === 0) return reply.redirect(`/my/${encodeURIComponent(only.number)}`, 303)
  const say = sayIn(who.language)
  return send(reply, who, payFrame(say, accountsPage(say, accounts)))
}

async function showAccount(
  system: System,
  request: FastifyRequest<Paged>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { who, account, all } = await own(system, request)
  const say = sayIn(who.language)
  const now = system.clock.now()
  const access = await loadAccess(system.db, who.actor, now)
  const before = keyOf(request.query.before)
  const found = await listOwnPapers(system.db, account.accountId, { before, limit: PAGE + 1 })
  const papers = found.slice(0, PAGE)
  const last = papers.at(-1)
  const standing = await loadAccountStanding(system.db, account.accountId, dateOf(now, 'UTC'))
  const mayPay = mayOf(access, 'portal.pay', account.accountId) === 'do'
  const page = accountPage(say, {
    account,
    logos: await loadOwnLogos(system.db, account.accountId),
    standing,
    papers,
    next: found.length > PAGE && last !== undefined ? `${last.issuedOn}_${last.invoiceId}` : null,
    mayPay,
    plans: await plansShown(system, account, standing, mayPay),
    hasOthers: all.length > 1,
  })
  return send(reply, who, payFrame(say, page))
}

async function showPlanOffer(
  system: System,
  request: FastifyRequest<Own>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { who, account } = await own(system, request)
  const access = await loadAccess(system.db, who.actor, system.clock.now())
  const mayPay = mayOf(access, 'portal.pay', account.accountId) === 'do'
  const offer = mayPay ? await planOffer(system, request, account) : undefined
  if (offer === undefined) throw unknown()
  const say = sayIn(who.language)
  const path = `/my/${encodeURIComponent(account.number)}`
  return send(reply, who, payFrame(say, planPage(say, path, offer)))
}

const KEY = z.tuple([date, z.uuid()])

/** Where a page begins; anything else than a key of ours begins at the latest. */
function keyOf(before: unknown): PaperKey | undefined {
  const key = KEY.safeParse(typeof before === 'string' ? before.split('_') : undefined)
  return key.success ? { issuedOn: key.data[0], invoiceId: key.data[1] } : undefined
}

function send(reply: FastifyReply, { language }: SignedIn, text: string): FastifyReply {
  return reply
    .headers({ 'content-language': language, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(text)
}
