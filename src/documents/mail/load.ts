import { sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { Block } from '../messages/blocks.ts'
import type { CopyRef, Recipient } from '../messages/save.ts'

/** A message by its key. */
export type MessageId = { readonly accountId: string; readonly messageId: string }

/** E-mails that are due and in nobody's hand, the longest due first. */
export function takeDue(tx: Tx, at: Temporal.Instant, limit: number): Promise<MessageId[]> {
  return rows(
    tx,
    sql<MessageId>`
      SELECT account_id AS "accountId", message_id AS "messageId"
        FROM message
       WHERE next_at <= ${at} AND state = 'queued'
       ORDER BY next_at, account_id, message_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  )
}

/** E-mails in the hand of somebody who has not said what came of them in time. */
export function takeLapsed(
  tx: Tx,
  at: Temporal.Instant,
): Promise<(MessageId & { readonly attempt: number })[]> {
  return rows(
    tx,
    sql<MessageId & { attempt: number }>`
      SELECT account_id AS "accountId", message_id AS "messageId", attempts AS attempt
        FROM message
       WHERE next_at <= ${at} AND state = 'sending'
       ORDER BY account_id, message_id LIMIT 100 FOR UPDATE SKIP LOCKED`,
  )
}

/** When the next e-mail is due. */
export async function loadNextDue(db: Db): Promise<Temporal.Instant | null> {
  const { nextAt } = await one(
    db,
    sql<{ nextAt: Temporal.Instant | null }>`SELECT min(next_at) AS "nextAt" FROM message`,
  )
  return nextAt
}

/** A message with all that sending it needs. */
export type Parcel = MessageId & {
  readonly legalEntityId: string
  readonly templateCode: string
  readonly templateVersion: number
  readonly language: string
  readonly channel: 'email' | 'letter' | 'portal'
  readonly state: string
  readonly subject: string
  readonly content: readonly Block[]
  readonly recipient: Recipient
  readonly queuedAt: Temporal.Instant
  /** Numbers of the issued documents that go with it. */
  readonly documents: readonly { readonly invoiceId: string; readonly number: string }[]
  /** Copies of issued documents that go with it, by number of the document. */
  readonly copies: readonly (CopyRef & { readonly number: string })[]
  readonly statements: readonly string[]
}

/** Messages by key, in the order of the keys. */
export function loadParcels(db: Db, ids: readonly MessageId[]): Promise<Parcel[]> {
  return rows(
    db,
    sql<Parcel>`
      SELECT m.account_id AS "accountId", m.message_id AS "messageId",
             m.legal_entity_id AS "legalEntityId", m.template_code AS "templateCode",
             m.template_version AS "templateVersion", m.language,
             m.channel, m.state, i.subject, m.content, m.recipient, m.queued_at AS "queuedAt",
             coalesce((SELECT json_agg(json_build_object('invoiceId', d.invoice_id, 'number', n.label)
                                       ORDER BY n.label)
                FROM message_document d JOIN document_number n USING (account_id, invoice_id)
               WHERE d.account_id = m.account_id AND d.message_id = m.message_id), '[]') AS documents,
             coalesce((SELECT json_agg(json_build_object('invoiceId', c.invoice_id,
                                         'copyNumber', c.copy_number, 'number', n.label))
                FROM message_document_copy c JOIN document_number n USING (account_id, invoice_id)
               WHERE c.account_id = m.account_id AND c.message_id = m.message_id), '[]') AS copies,
             coalesce((SELECT json_agg(s.statement_id ORDER BY s.statement_id)
                FROM message_statement s
               WHERE s.account_id = m.account_id AND s.message_id = m.message_id), '[]')
               AS statements
        FROM unnest(${ids.map(id => id.accountId)}::uuid[], ${ids.map(id => id.messageId)}::uuid[])
               WITH ORDINALITY AS w (account_id, message_id, n)
        JOIN message m USING (account_id, message_id)
        JOIN interaction i
          ON i.account_id = m.account_id AND i.interaction_id = m.message_id
       ORDER BY w.n`,
  )
}

/** A message that did not arrive, held, with what a letter in its place needs. */
export type Undelivered = Parcel & {
  readonly body: string
  readonly attempts: number
  readonly about: unknown
  readonly hasReplacement: boolean
}

/** Messages of these keys, held until the transaction ends; those that are not there are left out. */
export async function lockMessages(tx: Tx, ids: readonly MessageId[]): Promise<Undelivered[]> {
  await rows(
    tx,
    sql`SELECT FROM message
         WHERE (account_id, message_id) IN (
           SELECT * FROM unnest(${ids.map(id => id.accountId)}::uuid[],
                                ${ids.map(id => id.messageId)}::uuid[]))
         ORDER BY account_id, message_id FOR UPDATE`,
  )
  const parcels = await loadParcels(tx, ids)
  const more = await rows(
    tx,
    sql<Pick<Undelivered, 'messageId' | 'body' | 'attempts' | 'about' | 'hasReplacement'>>`
      SELECT m.message_id AS "messageId", i.body, i.about, m.attempts,
             EXISTS (SELECT FROM message r
                      WHERE r.account_id = m.account_id AND r.replaces = m.message_id)
               AS "hasReplacement"
        FROM message m JOIN interaction i
          ON i.account_id = m.account_id AND i.interaction_id = m.message_id
       WHERE (m.account_id, m.message_id) IN (
         SELECT * FROM unnest(${ids.map(id => id.accountId)}::uuid[],
                              ${ids.map(id => id.messageId)}::uuid[]))`,
  )
  const byId = new Map(more.map(each => [each.messageId, each]))
  return parcels.flatMap(parcel => {
    const rest = byId.get(parcel.messageId)
    return rest === undefined ? [] : [{ ...parcel, ...rest }]
  })
}

/** The account of a message, by its id alone: reports of mail servers know no account. */
export function findMessage(db: Db, messageId: string): Promise<MessageId | undefined> {
  return maybeOne(
    db,
    sql<MessageId>`
      SELECT account_id AS "accountId", message_id AS "messageId" FROM message
       WHERE message_id = ${messageId} LIMIT 1`,
  )
}

/** The last e-mail that went to an address, if any: whom a report without Message-ID is about. */
export function findLastTo(db: Db, email: string): Promise<MessageId | undefined> {
  return maybeOne(
    db,
    sql<MessageId>`
      SELECT m.account_id AS "accountId", m.message_id AS "messageId"
        FROM account a JOIN message m USING (account_id)
       WHERE lower(a.email) = lower(${email}) AND m.channel = 'email' AND m.attempts > 0
         AND lower(m.recipient ->> 'email') = lower(${email})
       ORDER BY m.queued_at DESC, m.message_id LIMIT 1`,
  )
}
