import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Block } from './blocks.ts'
import type { MessageChannel } from './channel.ts'

/** To whom a message goes, as it was when it was queued. */
export type Recipient = {
  readonly name: string
  readonly number: string
  readonly email: string | null
  readonly lines: readonly string[]
  readonly country: string
  readonly postalCode: string | null
  readonly paper: 'a4' | 'us-letter'
}

/** A copy of an issued document by its number in the register. */
export type CopyRef = { readonly invoiceId: string; readonly copyNumber: number }

/** A message about to be queued. */
export type NewMessage = {
  readonly accountId: string
  readonly messageId: string
  readonly legalEntityId: string
  readonly templateCode: string
  readonly templateVersion: number
  readonly language: string
  readonly channel: MessageChannel
  readonly key: string | null
  readonly recipient: Recipient
  readonly content: readonly Block[]
  readonly replaces: string | null
  /** When an e-mail may be sent; null: at once. */
  readonly notBefore: Temporal.Instant | null
  readonly documents: readonly string[]
  /** Copies of issued documents, as the register has them. */
  readonly copies: readonly CopyRef[]
  /** Statements of account that go with it. */
  readonly statements: readonly string[]
}

const COLUMNS = [
  'account_id',
  'message_id',
  'legal_entity_id',
  'template_code',
  'template_version',
  'language',
  'channel',
  'send_key',
  'recipient',
  'content',
  'state',
  'next_at',
  'replaces',
  'queued_at',
  'ended_at',
]

/**
 * Queues messages by COPY: e-mails are due at once, letters wait for a print batch, the portal shows its
 * own.
 */
export async function insertMessages(
  tx: Tx,
  messages: readonly NewMessage[],
  now: Temporal.Instant,
): Promise<void> {
  await copyRows(
    tx,
    'message',
    COLUMNS,
    messages.values().map(message => {
      const isShown = message.channel === 'portal'
      return [
        message.accountId,
        message.messageId,
        message.legalEntityId,
        message.templateCode,
        message.templateVersion,
        message.language,
        message.channel,
        message.key,
        JSON.stringify(message.recipient),
        JSON.stringify(message.content),
        isShown ? 'shown' : 'queued',
        message.channel === 'email' ? laterOf(message.notBefore, now) : null,
        message.replaces,
        now,
        isShown ? now : null,
      ]
    }),
  )
  await insertEnclosed(
    tx,
    'message_document',
    enclosedIn(messages, each => each.documents),
  )
  await insertEnclosed(
    tx,
    'message_statement',
    enclosedIn(messages, each => each.statements),
  )
  await insertCopies(tx, messages)
}

async function insertCopies(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const all = messages.flatMap(({ accountId, messageId, copies }) =>
    copies.map(copy => [accountId, messageId, copy.invoiceId, copy.copyNumber]),
  )
  if (all.length === 0) return
  const columns = ['account_id', 'message_id', 'invoice_id', 'copy_number']
  await copyRows(tx, 'message_document_copy', columns, all)
}

function laterOf(notBefore: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant {
  return notBefore !== null && Temporal.Instant.compare(notBefore, now) > 0 ? notBefore : now
}

type Enclosed = { readonly accountId: string; readonly messageId: string; readonly id: string }

function enclosedIn(
  messages: readonly NewMessage[],
  idsOf: (message: NewMessage) => readonly string[],
): Enclosed[] {
  return messages.flatMap(message => {
    const { accountId, messageId } = message
    return idsOf(message).map(id => ({ accountId, messageId, id }))
  })
}

async function insertEnclosed(
  tx: Tx,
  table: 'message_document' | 'message_statement',
  enclosed: readonly Enclosed[],
): Promise<void> {
  if (enclosed.length === 0) return
  const column = table === 'message_document' ? sql`invoice_id` : sql`statement_id`
  await affected(
    tx,
    sql`
      INSERT INTO ${sql.table(table)} (account_id, message_id, ${column})
      SELECT * FROM unnest(${enclosed.map(e => e.accountId)}::uuid[],
                           ${enclosed.map(e => e.messageId)}::uuid[],
                           ${enclosed.map(e => e.id)}::uuid[])`,
  )
}

/** Blanks the messages of a customer who is erased: when and what kind stays; what waits is cancelled. */
export async function blankMessages(tx: Tx, accountId: string): Promise<number> {
  await affected(
    tx,
    sql`UPDATE email_block SET email = '—' || block_id WHERE account_id = ${accountId}`,
  )
  await affected(
    tx,
    sql`UPDATE message_bounce SET email = '—', diagnostic = '' WHERE account_id = ${accountId}`,
  )
  await affected(tx, sql`UPDATE message_attempt SET answer = '' WHERE account_id = ${accountId}`)
  return affected(
    tx,
    sql`
      UPDATE message
         SET recipient = jsonb_build_object('name', '—', 'number', recipient -> 'number',
               'email', NULL, 'lines', '[]'::jsonb, 'country', recipient -> 'country', 'postalCode', NULL,
               'paper', recipient -> 'paper'),
             content = '[]',
             state = CASE WHEN state IN ('queued', 'sending') THEN 'cancelled' ELSE state END,
             next_at = NULL
       WHERE account_id = ${accountId}`,
  )
}

/** A version of a wording about to be saved. */
export type NewTemplate = {
  readonly templateId: string
  readonly code: string
  readonly language: string
  readonly channel: string | null
  readonly legalEntityId: string | null
  readonly version: number
  readonly fromOn: Temporal.PlainDate
  readonly subject: string | null
  readonly body: string | null
}

/** Saves versions of wordings. */
export async function insertTemplates(
  tx: Tx,
  templates: readonly NewTemplate[],
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO message_template (template_id, code, language, channel, legal_entity_id, version,
                                    from_on, subject, body, saved_at, saved_by)
      SELECT "templateId", code, language, channel, "legalEntityId", version, "fromOn", subject, body,
             ${by.now}, ${by.actor}
        FROM json_to_recordset(${jsonRows(templates)}::json) AS t (
             "templateId" uuid, code text, language text, channel text, "legalEntityId" uuid,
             version int, "fromOn" date, subject text, body text)`,
  )
}
