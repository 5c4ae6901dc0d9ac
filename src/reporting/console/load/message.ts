import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A message to a customer as its screen shows it. */
export type MessageHead = {
  readonly accountId: string
  readonly messageId: string
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly template: string
  readonly version: number
  readonly language: string
  readonly channel: string
  readonly state: string
  readonly subject: string
  readonly body: string
  readonly email: string | null
  readonly addressLines: readonly string[]
  readonly by: string
  readonly queuedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly nextAt: Temporal.Instant | null
  readonly batch: string | null
  readonly batchPosition: number | null
  readonly printedBy: string | null
  readonly replaces: string | null
  readonly replacedBy: string | null
}

/** A message by its id. */
export function loadMessageHead(db: Db, messageId: string): Promise<MessageHead | undefined> {
  return maybeOne(
    db,
    sql<MessageHead>`
      select m.account_id as "accountId", m.message_id as "messageId", a.number as account, a.name,
        e.name as entity, m.template_code as template, m.template_version as version, m.language,
        m.channel, m.state, i.subject, i.body, m.recipient ->> 'email' as email,
        coalesce(m.recipient -> 'lines', '[]') as "addressLines", i.by_actor as by,
        m.queued_at as "queuedAt", m.ended_at as "endedAt", m.next_at as "nextAt",
        b.number as batch, l.position as "batchPosition", b.printed_by as "printedBy", m.replaces,
        (select r.message_id from message r
          where r.account_id = m.account_id and r.replaces = m.message_id) as "replacedBy"
      from message m join account a using (account_id)
      join interaction i on i.account_id = m.account_id and i.interaction_id = m.message_id
      join legal_entity e on e.legal_entity_id = m.legal_entity_id
      left join print_batch_letter l on l.account_id = m.account_id and l.message_id = m.message_id
      left join print_batch b on b.batch_id = l.batch_id
      where m.message_id = ${messageId}`,
  )
}

/** Something that happened to a message: a try and its answer, a report of a mail server, a copy. */
export type MessageEvent = {
  readonly kind: 'try' | 'report' | 'copy'
  readonly at: Temporal.Instant
  readonly what: string
  readonly code: string | null
  readonly text: string
  readonly by: string | null
  readonly copyNumber: number | null
}

/** What happened to a message, the earliest first: the proof of its delivery, or why there is none. */
export function loadMessageEvents(
  db: Db,
  { accountId, messageId }: Pick<MessageHead, 'accountId' | 'messageId'>,
): Promise<MessageEvent[]> {
  const own = sql`x.account_id = ${accountId} and x.message_id = ${messageId}`
  return rows(
    db,
    sql<MessageEvent>`
      select 'try' as kind, x.started_at as at, x.outcome as what, x.code::text as code,
        x.answer as text, null as by, null::int as "copyNumber"
      from message_attempt x where ${own}
      union all
      select 'report', x.received_at, x.kind, x.status, x.diagnostic, x.recorded_by, null
      from message_bounce x where ${own}
      union all
      select 'copy', x.recorded_at, 'copy', null, x.reason, x.printed_by, x.copy_number
      from message_copy x where ${own}
      order by at, kind limit 200`,
  )
}

/** What went with a message: issued documents by number, statements by id. */
export async function loadEnclosed(
  db: Db,
  { accountId, messageId }: Pick<MessageHead, 'accountId' | 'messageId'>,
): Promise<{ readonly kind: 'document' | 'statement'; readonly number: string }[]> {
  return rows(
    db,
    sql<{ kind: 'document' | 'statement'; number: string }>`
      select 'document' as kind, n.label as number
      from message_document x join document_number n using (account_id, invoice_id)
      where x.account_id = ${accountId} and x.message_id = ${messageId}
      union all
      select 'statement', x.statement_id::text from message_statement x
      where x.account_id = ${accountId} and x.message_id = ${messageId}
      order by 1, 2`,
  )
}

/** A letter or e-mail about something, with how far it has come. */
export type LetterAbout = {
  readonly messageId: string
  readonly template: string
  readonly channel: string
  readonly state: string
  readonly subject: string
  readonly at: Temporal.Instant
}

/** What was written to a customer about a thing, the first first. */
export function loadLettersAbout(
  db: Db,
  accountId: string,
  about: { readonly kind: string; readonly id: string },
): Promise<LetterAbout[]> {
  return rows(
    db,
    sql<LetterAbout>`
      select m.message_id as "messageId", m.template_code as template, m.channel, m.state,
        i.subject, m.queued_at as at
      from interaction i
      join message m on m.account_id = i.account_id and m.message_id = i.interaction_id
      where i.account_id = ${accountId} and i.about @> ${JSON.stringify([about])}::jsonb
      order by m.queued_at, m.message_id limit 50`,
  )
}
