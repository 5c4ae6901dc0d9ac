import type { LegalEntityRow } from '../../../ledger/load.ts'
import { type Command, execute } from '../../../platform/command.ts'
import type { Db } from '../../../platform/database/database.ts'
import { transaction } from '../../../platform/database/database.ts'
import { enqueue, type Tasks } from '../../../platform/jobs.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { readEnclosed } from '../../commands/enclosed.ts'
import type { PrintHost } from '../../commands/print.ts'
import { SEND_MESSAGES } from '../../messages/commands/queue.ts'
import { loadSenders, type Sender } from '../../messages/load.ts'
import { templateBase } from '../../messages/template-codes.ts'
import { statementFiles } from '../../statements/jobs/files.ts'
import { recordMessageAttempts, type Taken, takeMessages } from '../commands/sending.ts'
import { loadParcels, type Parcel } from '../load.ts'
import { composeMail, type MailFile } from './compose.ts'
import { mailPasswordLink } from './password-mail.ts'
import { readBounces } from './read-bounces.ts'
import { failed, type HandedOver, type SmtpSession } from './smtp.ts'
import { type MailTransport, settledTransport } from './transport.ts'

const ACTOR = { actor: 'job:sendMessages' }

/** Taken at a time: what a killed sender leaves unknown. */
const AT_ONCE = 10

/** Kinds of which one may ask for no more; the others must reach the customer. */
const OPTIONAL = new Set(['statement', 'payment_receipt'])

/** Sends e-mails that waited while no worker ran. */
export function startMail(db: Db): Promise<void> {
  return transaction(db, tx => enqueue(tx, { ...SEND_MESSAGES, key: 'messages:start' }))
}

/** The worker's task of e-mails. Without a mail server they wait. */
export function mailTasks(
  host: PrintHost,
  transportOf: () => MailTransport | undefined = settledTransport,
): Tasks {
  return {
    sendMessages: async () => {
      const transport = transportOf()
      if (transport !== undefined) await sendDue(host, transport)
    },
    mailPasswordLink: payload => mailPasswordLink(host, payload, transportOf()),
    readBounces: () => readBounces(host),
  }
}

async function sendDue(host: PrintHost, transport: MailTransport): Promise<void> {
  const line: Line = { session: undefined }
  try {
    for (;;) {
      const { taken } = await run<{ taken: readonly Taken[] }>(host, takeMessages, {
        limit: AT_ONCE,
      })
      if (taken.length === 0) return
      const parcels = await loadParcels(host.db, taken)
      const senders = await loadSenders(
        host.db,
        parcels.map(parcel => parcel.legalEntityId),
      )
      const attempts = []
      for (const parcel of parcels) {
        const sender = senders.get(parcel.legalEntityId)
        if (sender === undefined) throw new Error('defect: a message without its legal entity')
        attempts.push(await attempt(host, { parcel, sender, taken, transport, line }))
      }
      await run(host, recordMessageAttempts, { attempts })
      // No server: those that are left wait for it with fewer tries behind them.
      if (attempts.every(each => each.outcome === 'unreachable')) return
    }
  } finally {
    line.session?.close()
  }
}

/** The session with the mail server, opened when it is needed and again when it is over. */
type Line = { session: SmtpSession | undefined }

type Work = {
  readonly parcel: Parcel
  readonly sender: Sender
  readonly taken: readonly Taken[]
  readonly transport: MailTransport
  readonly line: Line
}

async function attempt(host: PrintHost, work: Work) {
  const { accountId, messageId } = work.parcel
  const startedAt = host.clock.now().toString()
  const started = performance.now()
  const came = await handOver(host, work)
  const own = work.taken.find(each => each.messageId === messageId)
  return {
    accountId,
    messageId,
    attempt: own?.attempt ?? 1,
    startedAt,
    durationMs: Math.round(performance.now() - started),
    ...came,
  }
}

async function handOver(host: PrintHost, work: Work): Promise<HandedOver> {
  const { parcel, sender, transport, line } = work
  const { email } = parcel.recipient
  const from = transport.from ?? sender.email
  if (email === null || from === null) {
    const what = email === null ? 'the customer' : `legal entity ${sender.code}`
    return { outcome: 'refused', code: null, answer: `${what} has no e-mail address` }
  }
  const files = await filesOf(host, parcel, sender)
  if (!Array.isArray(files)) return { outcome: 'not_readable', code: null, answer: files.problem }
  const raw = await composeMail({
    messageId: parcel.messageId,
    subject: parcel.subject,
    blocks: parcel.content,
    language: parcel.language,
    at: parcel.queuedAt,
    to: { name: parcel.recipient.name, email },
    from: { name: sender.name, email: from },
    replyTo: sender.email === from ? null : sender.email,
    sender,
    files,
    unsubscribe: OPTIONAL.has(templateBase(parcel.templateCode) ?? '')
      ? (sender.email ?? from)
      : null,
  })
  try {
    if (line.session === undefined || line.session.isOver) line.session = await transport.open()
  } catch (error) {
    host.log.warn({ err: error }, 'no session with the mail server')
    return { ...failed(error, false), outcome: 'unreachable' }
  }
  const returnTo =
    transport.bounces === null ? from : returnPath(transport.bounces, parcel.messageId)
  return line.session.send({ from: returnTo, to: email, raw })
}

/** The address that failures are reported to, with the message's id: bounces+<id>@example.com. */
function returnPath(bounces: string, messageId: string): string {
  const at = bounces.lastIndexOf('@')
  return `${bounces.slice(0, at)}+${messageId}${bounces.slice(at)}`
}

async function filesOf(
  host: PrintHost,
  parcel: Parcel,
  sender: LegalEntityRow,
): Promise<MailFile[] | { readonly problem: string }> {
  const files: MailFile[] = []
  const enclosed = await readEnclosed(host, parcel, 'job:renderDocuments')
  if (!enclosed.ok) {
    return { problem: sentence(enclosed.refusal) }
  }
  for (const { number, content } of enclosed.value) {
    const name = `${number.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`
    files.push({ name, type: 'application/pdf', content })
  }
  for (const content of await statementFiles(host.db, parcel, sender)) {
    files.push({ name: `${parcel.recipient.number}.pdf`, type: 'application/pdf', content })
  }
  return files
}

async function run<Value>(host: PrintHost, command: unknown, input: unknown): Promise<Value> {
  const done = await execute(host, command as Command, input, ACTOR)
  if (!done.ok) {
    throw new Error(`refused: ${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  }
  return done.value as Value
}
