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
import { type ChosenWording, chooseWording, type StoredTemplate } from '../select.ts'
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
  const now = ctx.clock.now()
  const addressees = await loadAddressees(
    tx,
    rows.map(row => row.accountId),
  )
  const senders = await loadSenders(
    tx,
    rows.map(row => row.legalEntityId),
  )
  const codes = new Set(
    rows.flatMap(row => [row.templateCode, templateBase(row.templateCode) ?? '']),
  )
  const byDay = new Map<string, StoredTemplate[]>()
  for (const { timeZone } of senders.values()) {
    const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
    if (byDay.has(on.toString())) continue
    byDay.set(on.toString(), await loadTemplatesInForce(tx, [...codes], on))
  }
  const read = new Map<string, ReadWording>()
  const readOnce = (wording: ChosenWording): ReadWording => {
    const key = `${wording.subject}\n\n${wording.body}`
    const ready = read.get(key) ?? readWording(wording)
    read.set(key, ready)
    return ready
  }
  return (row, messageId) => {
    const customer = addressees.get(row.accountId)
    const sender = senders.get(row.legalEntityId)
    if (customer === undefined) throw new Error(`defect: no account ${row.accountId}`)
    if (sender === undefined) throw new Error(`defect: no legal entity ${row.legalEntityId}`)
    const today = now.toZonedDateTimeISO(sender.timeZone).toPlainDate()
    const templates = byDay.get(today.toString()) ?? []
    return {
      row,
      ...writeMessage(row, messageId, { customer, sender, today, templates, readOnce }),
    }
  }
}

type Desk = {
  readonly customer: Addressee
  readonly sender: LegalEntityRow
  readonly today: Temporal.PlainDate
  readonly templates: readonly StoredTemplate[]
  readonly readOnce: (wording: ChosenWording) => ReadWording
}

function writeMessage(
  row: MessageToQueue,
  messageId: string,
  { customer, sender, today, templates, readOnce }: Desk,
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
  const wording = chooseWording(templates, { code: templateCode, language, channel, legalEntityId })
  const content = worded(readOnce(wording), scope, tables)
  const message: NewMessage = {
    accountId,
    messageId,
    legalEntityId,
    templateCode,
    templateVersion: wording.version,
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
