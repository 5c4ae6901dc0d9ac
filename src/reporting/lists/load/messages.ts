import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const CHANNEL = 'email, letter, call, visit, counter, portal or note'

const TIMELINE: List['columns'] = {
  at: asked('instant', 'd.at', 'when'),
  interactionId: askedId('d.interaction_id', 'id of the entry'),
  account: ACCOUNT,
  channel: asked('text', 'd.channel', CHANNEL),
  direction: asked('text', 'd.direction', 'out, in or internal'),
  kind: asked('text', 'd.kind', 'kind of message, call, bounce, note'),
  subject: column('text', 'd.subject', 'subject'),
  body: column('text', 'd.body', 'the exact text'),
  outcome: asked('text', 'd.outcome', 'what came of it', NULLABLE),
  state: column('text', 'm.state', 'of a message: where it is', NULLABLE),
  nextOn: asked('date', 'd.next_on', 'when to come back to it', NULLABLE),
  doneAt: column('instant', 'd.done_at', 'when that was done', NULLABLE),
  about: column('json', 'd.about', 'documents, promises and cases that it is about'),
  mentions: asked('texts', 'd.mentions', 'people who are asked to look at it'),
  by: column('text', 'd.by_actor', 'by whom'),
}

const TIMELINE_TABLES = sql`interaction d join account a using (account_id)
  left join message m on m.account_id = d.account_id and m.message_id = d.interaction_id`

/** What was said with customers, what they were sent, and how it got there. */
export const MESSAGE_LISTS: readonly List[] = [
  {
    name: 'interactions',
    summary: 'What was said with customers, by any way, the latest first',
    permission: 'messages.read',
    tables: TIMELINE_TABLES,
    columns: TIMELINE,
    key: ['at', 'account', 'interactionId'],
    newestFirst: true,
    one: 'interactionId',
    personal: true,
  },
  {
    name: 'interaction-files',
    summary: 'Files kept with entries of timelines, the latest first',
    permission: 'messages.read',
    tables: sql`interaction_file d join account a using (account_id)
      join interaction i on i.account_id = d.account_id and i.interaction_id = d.interaction_id`,
    columns: {
      recordedAt: asked('instant', 'd.recorded_at', 'when it was kept'),
      account: ACCOUNT,
      fileId: id('d.file_id'),
      interactionId: askedId('d.interaction_id', 'id of the entry'),
      subject: column('text', 'i.subject', 'subject'),
      name: column('text', 'd.name', 'name of the file'),
      mediaType: column('text', 'd.media_type', 'what kind of file'),
      bytes: column('whole', 'd.size_bytes', 'its size in bytes'),
      sha256: column('text', 'd.sha256', 'its hash'),
      recordedBy: column('text', 'd.recorded_by', 'who'),
    },
    key: ['recordedAt', 'account', 'fileId'],
    newestFirst: true,
    personal: true,
  },
  {
    name: 'follow-ups',
    summary: 'What somebody must come back to, the longest due first',
    permission: 'messages.read',
    tables: TIMELINE_TABLES,
    where: sql`d.next_on is not null and d.done_at is null`,
    columns: {
      nextOn: asked('date', 'd.next_on', 'when to come back to it'),
      account: ACCOUNT,
      interactionId: id('d.interaction_id'),
      name: column('text', 'a.name', 'name of the customer'),
      at: column('instant', 'd.at', 'when it was said'),
      channel: asked('text', 'd.channel', CHANNEL),
      kind: asked('text', 'd.kind', 'kind of message, call, bounce, note'),
      subject: column('text', 'd.subject', 'subject'),
      body: column('text', 'd.body', 'the exact text'),
      mentions: asked('texts', 'd.mentions', 'people who are asked to look at it'),
      by: column('text', 'd.by_actor', 'by whom'),
    },
    key: ['nextOn', 'account', 'interactionId'],
    personal: true,
  },
  {
    name: 'messages',
    summary: 'E-mails, letters and portal messages to customers, and where each is',
    permission: 'messages.read',
    tables: sql`message d join account a using (account_id)
      join interaction i on i.account_id = d.account_id and i.interaction_id = d.message_id
      join legal_entity e on e.legal_entity_id = d.legal_entity_id
      left join print_batch_letter pl on pl.account_id = d.account_id and pl.message_id = d.message_id
      left join print_batch pb on pb.batch_id = pl.batch_id`,
    columns: {
      queuedAt: asked('instant', 'd.queued_at', 'when it was written'),
      messageId: askedId('d.message_id', 'id of the message'),
      account: ACCOUNT,
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      template: asked('text', 'd.template_code', 'kind of message'),
      version: column('whole', 'd.template_version', 'version of the wording, 0 if built in'),
      language: column('text', 'd.language', 'language'),
      channel: asked('text', 'd.channel', 'email, letter or portal'),
      subject: column('text', 'i.subject', 'subject'),
      to: column('text', sql`d.recipient ->> 'email'`, 'e-mail address', NULLABLE),
      state: asked(
        'text',
        'd.state',
        'queued, sending, sent, unknown, failed, bounced, printing, printed, shown or cancelled',
      ),
      attempts: column('whole', 'd.attempts', 'how often it was tried'),
      answer: column(
        'text',
        sql`(select t.answer from message_attempt t where t.account_id = d.account_id
              and t.message_id = d.message_id order by t.attempt desc limit 1)`,
        'what the mail server said last',
        NULLABLE,
      ),
      nextAt: column('instant', 'd.next_at', 'when it is tried next', NULLABLE),
      endedAt: column('instant', 'd.ended_at', 'when it was sent, printed or given up', NULLABLE),
      batch: asked('text', 'pb.number', 'print batch', NULLABLE),
      replaces: column('text', 'd.replaces', 'message that it is sent instead of', NULLABLE),
      by: column('text', 'i.by_actor', 'by whom'),
    },
    key: ['queuedAt', 'account', 'messageId'],
    newestFirst: true,
    one: 'messageId',
    personal: true,
  },
  {
    name: 'message-attempts',
    summary: 'Every try of an e-mail and what the mail server said',
    permission: 'messages.read',
    tables: sql`message_attempt d join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      messageId: askedId('d.message_id', 'id of the message'),
      attempt: column('whole', 'd.attempt', 'number of the try'),
      startedAt: column('instant', 'd.started_at', 'when'),
      durationMs: column('whole', 'd.duration_ms', 'how long it took, in milliseconds'),
      outcome: asked(
        'text',
        'd.outcome',
        'accepted, deferred, no_such_address, refused, unreachable, unknown or not_readable',
      ),
      code: column('whole', 'd.code', 'code of the answer', NULLABLE),
      answer: column('text', 'd.answer', 'what the mail server said'),
    },
    key: ['account', 'messageId', 'attempt'],
  },
  {
    name: 'email-blocks',
    summary: 'Addresses of customers to which no e-mail is sent any more',
    permission: 'messages.read',
    tables: sql`email_block d join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      blockId: id('d.block_id'),
      email: column('text', 'd.email', 'address'),
      reason: asked('text', 'd.reason', 'bounced, complained or asked'),
      blockedAt: column('instant', 'd.blocked_at', 'since when'),
      blockedBy: column('text', 'd.blocked_by', 'by whom'),
      releasedAt: column('instant', 'd.released_at', 'when it was put right', NULLABLE),
      releasedBy: column('text', 'd.released_by', 'by whom', NULLABLE),
    },
    key: ['account', 'blockId'],
    personal: true,
  },
  {
    name: 'message-templates',
    summary: 'Wordings of messages that take the place of built-in ones, version by version',
    permission: 'messages.read',
    tables: sql`message_template d left join legal_entity e using (legal_entity_id)`,
    columns: {
      template: asked('text', 'd.code', 'kind of message'),
      language: asked('text', 'd.language', 'language'),
      templateId: id('d.template_id'),
      channel: column('text', 'd.channel', 'channel, if for one only', NULLABLE),
      legalEntity: column('text', 'e.code', 'legal entity, if for one only', NULLABLE),
      version: column('whole', 'd.version', 'version'),
      fromOn: column('date', 'd.from_on', 'from which day on'),
      subject: column('text', 'd.subject', 'subject', NULLABLE),
      body: column('text', 'd.body', 'text', NULLABLE),
      savedAt: column('instant', 'd.saved_at', 'when it was saved'),
      savedBy: column('text', 'd.saved_by', 'by whom'),
    },
    key: ['template', 'language', 'templateId'],
  },
]
