import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  BY_LINK,
  loadCauseNames,
  loadOwnCases,
  loadOwnDocuments,
  loadOwnLines,
  loadSpoken,
} from '../../../disputes/by-link/load.ts'
import { type Refusal, RefusalError } from '../../../kernel/result.ts'
import { execute } from '../../../platform/command.ts'
import type { System } from '../../../platform/system.ts'
import { openPayLink } from '../../../receivables/payments/commands/pay-links.ts'
import { commands } from '../../registry.ts'
import { sayIn } from '../say.ts'
import { casePage, casesPage } from './case-pages.ts'
import { alertOf, refuseLink, sendPage } from './link-answers.ts'
import { payFrame } from './pages.ts'

type Asked = {
  readonly Params: { readonly token: string; readonly number?: string }
  readonly Querystring: { readonly document?: unknown }
}

/** Three files of 5 MB with what is typed beside them. */
const MOST_BYTES = 16 * 1024 * 1024

/** What was sent by a form: its fields, and its files in base64. */
type Form = {
  readonly fields: ReadonlyMap<string, string>
  readonly files: readonly { readonly name: string; readonly content: string }[]
}

const NOTHING: Form = { fields: new Map(), files: [] }

/** Pages on which customers object to an invoice and talk about it, by the same link as they pay. */
export function addCasePages(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (request: FastifyRequest, body: Buffer) => formOf(request, body),
    )
    scope.get<Asked>('/pay/:token/cases', (request, reply) => showCases(system, request, reply))
    scope.post<Asked>('/pay/:token/cases', (request, reply) => open(system, request, reply))
    scope.get<Asked>('/pay/:token/cases/:number', (request, reply) =>
      showCase(system, request, reply),
    )
    scope.post<Asked>('/pay/:token/cases/:number', (request, reply) =>
      write(system, request, reply),
    )
  })
}

async function formOf(request: FastifyRequest, body: Buffer): Promise<Form> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const data = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null)
  if (data === null) throw new RefusalError('invalid_input', {})
  const fields = new Map<string, string>()
  const files: { name: string; content: string }[] = []
  for (const [name, value] of data) {
    if (typeof value === 'string') fields.set(name, value)
    else if (value.size > 0) {
      const content = Buffer.from(await value.arrayBuffer()).toString('base64')
      files.push({ name: value.name.slice(0, 200), content })
    }
  }
  return { fields, files }
}

async function linkOf(system: System, { params }: FastifyRequest<Asked>) {
  return openPayLink(system.db, params.token, system.clock.now())
}

async function showCases(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  { fields }: Form = NOTHING,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const link = await linkOf(system, request)
  if (link === undefined) return refuseLink(request, reply)
  const { db } = system
  const documents = await loadOwnDocuments(db, link)
  const asked = fields.get('document') ?? request.query.document
  const document = documents.find(({ label }) => label === asked)?.label ?? null
  const say = sayIn(link.language)
  const page = casesPage(say, {
    ...{ token: request.params.token, link, documents, document, entered: fields },
    lines: document === null ? [] : await loadOwnLines(db, link, document),
    causes: await loadCauseNames(db),
    cases: await loadOwnCases(db, link),
    alert: alertOf(refusal, link),
  })
  return sendPage(reply, payFrame(say, page), say.language, refusal === undefined ? 200 : 422)
}

/** Runs a command of the link; the number of the case, or why not. */
async function done(
  system: System,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly case: string } | Refusal> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`defect: no command ${name}`)
  const answer = await execute(system, command, input, { actor: BY_LINK })
  return answer.ok ? (answer.value as { readonly case: string }) : answer.refusal
}

async function open(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = (request.body ?? NOTHING) as Form
  if ((await linkOf(system, request)) === undefined) return refuseLink(request, reply)
  const { token } = request.params
  const { fields, files } = form
  const given = (name: string) => fields.get(name)?.trim() || null
  const line = given('line')
  const answer = await done(system, 'disputeByLink', {
    ...{ token, files, document: given('document'), cause: given('cause'), text: given('text') },
    ...{ line: line === null ? null : Number(line), contact: given('contact') },
    amount: given('amount')?.replace(',', '.') ?? null,
  })
  if ('code' in answer) return showCases(system, request, reply, form, answer)
  return reply.redirect(`/pay/${token}/cases/${encodeURIComponent(answer.case)}`, 303)
}

async function showCase(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  { fields }: Form = NOTHING,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const link = await linkOf(system, request)
  if (link === undefined) return refuseLink(request, reply)
  const { token, number = '' } = request.params
  const [of] = await loadOwnCases(system.db, link, number.slice(0, 100))
  if (of === undefined) return showCases(system, request, reply)
  const spoken = await loadSpoken(system.db, { ...link, caseId: of.caseId })
  const say = sayIn(link.language)
  const typed = { text: fields.get('text') ?? '', alert: alertOf(refusal, link) }
  const page = casePage(say, { token, link }, of, spoken, typed)
  return sendPage(reply, payFrame(say, page), say.language, refusal === undefined ? 200 : 422)
}

async function write(
  system: System,
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = (request.body ?? NOTHING) as Form
  if ((await linkOf(system, request)) === undefined) return refuseLink(request, reply)
  const { token, number = '' } = request.params
  const text = form.fields.get('text')?.trim() || null
  const input = { token, text, files: form.files, case: number }
  const answer = await done(system, 'messageByLink', input)
  if ('code' in answer) return showCase(system, request, reply, form, answer)
  return reply.redirect(`/pay/${token}/cases/${encodeURIComponent(number)}`, 303)
}
