import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import type { About } from '../../../accounts/interactions/interaction.ts'
import type { LegalEntityRow } from '../../../ledger/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { localeOf } from '../../localize.ts'
import type { Language } from '../../page.ts'
import { type MessageContent, plainTextOf } from '../blocks.ts'
import { channelFor, type MessageChannel } from '../channel.ts'
import { filled, type MessageFacts } from '../facts.ts'
import {
  type Addressee,
  loadAddressees,
  loadByKeys,
  loadSenders,
  loadTemplatesInForce,
} from '../load.ts'
import { type CopyRef, insertMessages, type NewMessage } from '../save.ts'
import { chooseWording, type StoredTemplate } from '../select.ts'
import { type TemplateCode, templateBase } from '../template-codes.ts'
import { type ReadWording, readWording, worded } from '../wording.ts'

/** A message to be sent to a customer. */
export type MessageToQueue = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly templateCode: TemplateCode
  /** Default: the customer's. */
  readonly language?: Language
  /** Default: by their delivery preference (`channel.ts`). */
  readonly channel?: MessageChannel
  /** What it says, by the names that its kind declares (`template-codes.ts`). */
  readonly facts: MessageFacts
  /** What it is about, for the timeline. */
  readonly about?: readonly About[]
  /** Issued documents that go with it. */
  readonly documents?: readonly string[]
  /** Copies of issued documents that go with it. */
  readonly copies?: readonly CopyRef[]
  /** Statements of account that go with it. */
  readonly statements?: readonly string[]
  /** Names it for its sender: asked for again, in a later transaction, it is the same message. */
  readonly key?: string
  /** When somebody should come back to it, where no answer is heard. */
  readonly nextOn?: Temporal.PlainDate
  /** An e-mail is not sent before this, such as the end of quiet hours; default at once. */
  readonly notBefore?: Temporal.Instant
  /** The message that did not arrive and that this one is sent instead of. */
  readonly replaces?: string
}

/** A message that was queued, now or by an earlier request with its key. */
export type QueuedMessage = {
  readonly accountId: string
  readonly messageId: string
  readonly channel: MessageChannel
  readonly isNew: boolean
}

/**
 * Transaction step: words messages to customers by the wordings in force, stores their exact text
 * and enters it in the timelines of their accounts; e-mails are sent by a job once the transaction
 * has committed, letters wait for the next print batch. A handful of statements, however many
 * messages; hold some thousand at most. Gives an answer each, in their order.
 */
export async function queueMessages(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId' | 'enqueue'>,
  rows: readonly MessageToQueue[],
): Promise<QueuedMessage[]> {
  if (rows.length === 0) return []
  const keyed = rows.flatMap(({ accountId, key }) => (key === undefined ? [] : { accountId, key }))
  const known = await loadByKeys(tx, keyed)
  const seen = new Map<string, QueuedMessage>()
  const write = await writerOf(tx, ctx, rows)
  const made: Made[] = []
  const answers = rows.map((row): QueuedMessage => {
    const keyName = row.key === undefined ? undefined : `${row.accountId} ${row.key}`
    const earlier = keyName === undefined ? undefined : known.get(keyName)
    if (earlier !== undefined) return { accountId: row.accountId, ...earlier, isNew: false }
    const twin = keyName === undefined ? undefined : seen.get(keyName)
    if (twin !== undefined) return { ...twin, isNew: false }
    const one = write(row, ctx.newId())
    made.push(one)
    const { accountId, messageId, channel } = one.message
    const answer = { accountId, messageId, channel, isNew: true }
    if (keyName !== undefined) seen.set(keyName, answer)
    return answer
  })
  await store(tx, ctx, made)
  await enqueueSending(tx, ctx, made)
  return answers
}

async function enqueueSending(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'enqueue'>,
  made: readonly Made[],
): Promise<void> {
  const emails = made.filter(each => each.message.channel === 'email')
  const now = ctx.clock.now()
  const late = emails.flatMap(each => each.message.notBefore ?? [])
  if (emails.length > late.length) await ctx.enqueue(tx, SEND_MESSAGES)
  const [first] = late.sort(Temporal.Instant.compare)
  if (first === undefined) return
  // The machine's clock runs even where ours is moved.
  const runAt = Temporal.Now.instant().add(first.since(now))
  await ctx.enqueue(tx, { ...SEND_MESSAGES, runAt })
}

/** Sends the e-mails that are due; one more of it than needed does no harm. */
export const SEND_MESSAGES: Job = { task: 'sendMessages', payload: {} }

type Made = {
  readonly message: NewMessage
  readonly content: MessageContent
  readonly row: MessageToQueue
}

/** Words one message after the other, of those whose customers and senders are loaded. */
async function writerOf(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  rows: readonly MessageToQueue[],
): Promise<(row: MessageToQueue, messageId: string) => Made> {
  const addressees = await loadAddressees(
    tx,
    rows.map(row => row.accountId),
  )
  const senders = await loadSendersToday(tx, ctx.clock.now(), rows)
  const codes = new Set(
    rows.flatMap(row => [row.templateCode, templateBase(row.templateCode) ?? '']),
  )
  const byDay = new Map<string, StoredTemplate[]>()
  for (const { today } of senders.values()) {
    if (byDay.has(today.toString())) continue
    byDay.set(today.toString(), await loadTemplatesInForce(tx, [...codes], today))
  }
  const wordings = new Map<string, ChosenAndRead>()
  const wordingFor: Desk['wordingFor'] = ({ templateCode, legalEntityId }, language, channel) => {
    const key = `${templateCode} ${legalEntityId} ${language} ${channel}`
    const known = wordings.get(key)
    if (known !== undefined) return known
    const templates = byDay.get(senders.get(legalEntityId)?.today.toString() ?? '') ?? []
    const to = { code: templateCode, language, channel, legalEntityId }
    const { version, ...text } = chooseWording(templates, to)
    const chosen = { version, read: readWording(text) }
    wordings.set(key, chosen)
    return chosen
  }
  return (row, messageId) => {
    const customer = addressees.get(row.accountId)
    const from = senders.get(row.legalEntityId)
    if (customer === undefined) throw new Error(`defect: no account ${row.accountId}`)
    if (from === undefined) throw new Error(`defect: no legal entity ${row.legalEntityId}`)
    return { row, ...writeMessage(row, messageId, { customer, ...from, wordingFor }) }
  }
}

type SenderToday = { readonly sender: LegalEntityRow; readonly today: Temporal.PlainDate }

/** Who writes, by id, and the day that it is where they are. */
async function loadSendersToday(
  tx: Tx,
  now: Temporal.Instant,
  rows: readonly MessageToQueue[],
): Promise<Map<string, SenderToday>> {
  const ids = rows.map(row => row.legalEntityId)
  const dated = [...(await loadSenders(tx, ids))].map(([id, sender]): [string, SenderToday] => {
    const today = now.toZonedDateTimeISO(sender.timeZone).toPlainDate()
    return [id, { sender, today }]
  })
  return new Map(dated)
}

type ChosenAndRead = { readonly version: number; readonly read: ReadWording }

type Desk = SenderToday & {
  readonly customer: Addressee
  /** Chosen and read once for all that are alike. */
  readonly wordingFor: (
    row: Pick<MessageToQueue, 'templateCode' | 'legalEntityId'>,
    language: Language,
    channel: MessageChannel,
  ) => ChosenAndRead
}

function writeMessage(
  row: MessageToQueue,
  messageId: string,
  { customer, sender, today, wordingFor }: Desk,
): Omit<Made, 'row'> {
  const { templateCode, accountId, legalEntityId } = row
  const base = templateBase(templateCode)
  if (base === undefined) throw new Error(`defect: no template ${templateCode}`)
  const language = row.language ?? customer.language
  const channel = channelFor(base, customer, row.channel)
  const paper = customer.paper ?? (sender.paper === 'us-letter' ? 'us-letter' : 'a4')
  const to = { language, locale: localeOf(language, paper) }
  const parties = { customer, entity: sender, today }
  const { scope, tables } = filled(base, row.facts, parties, to)
  const { version, read } = wordingFor(row, language, channel)
  const content = worded(read, scope, tables)
  const message: NewMessage = {
    accountId,
    messageId,
    legalEntityId,
    templateCode,
    templateVersion: version,
    language,
    channel,
    key: row.key ?? null,
    recipient: {
      name: customer.name,
      number: customer.number,
      email: channel === 'email' ? customer.email : null,
      lines: customer.addressLines,
      country: customer.country,
      postalCode: customer.postalCode,
      paper,
    },
    content: content.blocks,
    replaces: row.replaces ?? null,
    notBefore: row.notBefore ?? null,
    documents: row.documents ?? [],
    copies: row.copies ?? [],
    statements: row.statements ?? [],
  }
  return { message, content }
}

/** Messages of one statement. */
const AT_ONCE = 1_000

async function store(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId'>,
  made: readonly Made[],
): Promise<void> {
  for (let at = 0; at < made.length; at += AT_ONCE) {
    const part = made.slice(at, at + AT_ONCE)
    await recordInteractions(
      tx,
      ctx,
      part.map(({ message, content, row }) => ({
        accountId: message.accountId,
        interactionId: message.messageId,
        channel: message.channel,
        direction: 'out',
        kind: message.templateCode,
        subject: content.subject,
        body: plainTextOf(content.blocks),
        ...(row.about === undefined ? {} : { about: row.about }),
        ...(row.nextOn === undefined ? {} : { nextOn: row.nextOn }),
      })),
    )
    await insertMessages(
      tx,
      part.map(each => each.message),
      ctx.clock.now(),
    )
  }
}
