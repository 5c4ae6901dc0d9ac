import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** Where issued documents are on their way, and what was printed. */
export const DELIVERY_LISTS: readonly List[] = [
  {
    name: 'document-deliveries',
    summary: 'Issued documents and how each got to its customer, the latest first',
    permission: 'messages.read',
    tables: sql`invoice d join account a using (account_id)
      join document_number n using (account_id, invoice_id)
      join legal_entity e on e.legal_entity_id = d.legal_entity_id
      left join document_opening o on o.account_id = d.account_id and o.invoice_id = d.invoice_id
      left join lateral (select m.*, md.copy_number from (
          select account_id, message_id, null::integer as copy_number from message_document
           where account_id = d.account_id and invoice_id = d.invoice_id
          union all
          select account_id, message_id, copy_number from message_document_copy
           where account_id = d.account_id and invoice_id = d.invoice_id) md
        join message m using (account_id, message_id)
        order by m.queued_at desc, m.message_id desc limit 1) m on true
      left join print_batch_letter pl on pl.account_id = m.account_id and pl.message_id = m.message_id
      left join print_batch pb on pb.batch_id = pl.batch_id`,
    columns: {
      issuedOn: asked('date', 'd.issued_on', 'date of issue'),
      document: column('text', 'n.label', 'number of the document'),
      account: ACCOUNT,
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      channel: asked('text', 'm.channel', 'email, letter or portal', NULLABLE),
      state: asked(
        'text',
        sql`coalesce(m.state, 'not_sent')`,
        'not_sent, queued, sending, sent, unknown, failed, bounced, printing, printed, shown',
      ),
      copyNumber: column('whole', 'm.copy_number', 'number of the copy that went last', NULLABLE),
      hasBounced: asked(
        'yesno',
        sql`exists (select from message_document b join message x using (account_id, message_id)
              where b.account_id = d.account_id and b.invoice_id = d.invoice_id
                and x.state = 'bounced')`,
        'whether an e-mail with it came back',
      ),
      isOpened: asked(
        'yesno',
        sql`(o.opened_at is not null)`,
        'whether the customer opened it on their own pages',
      ),
      openedAt: column('instant', 'o.opened_at', 'when the customer opened it first', NULLABLE),
      to: column('text', sql`m.recipient ->> 'email'`, 'e-mail address', NULLABLE),
      answer: column(
        'text',
        sql`(select t.answer from message_attempt t where t.account_id = m.account_id
              and t.message_id = m.message_id order by t.attempt desc limit 1)`,
        'what the mail server said last',
        NULLABLE,
      ),
      batch: column('text', 'pb.number', 'print batch', NULLABLE),
      endedAt: column('instant', 'm.ended_at', 'when it was sent, printed or given up', NULLABLE),
      messageId: column('text', 'm.message_id', 'id of the message that took it', NULLABLE),
    },
    key: ['issuedOn', 'account', 'document'],
    newestFirst: true,
    one: 'document',
  },
  {
    name: 'document-copies',
    summary:
      'Copies of issued documents that were printed or sent, with the reason, the latest first',
    permission: 'messages.read',
    tables: sql`document_copy d join account a using (account_id)
      join document_number n using (account_id, invoice_id)
      left join lateral (select m.* from message_document_copy md
        join message m using (account_id, message_id)
        where md.account_id = d.account_id and md.invoice_id = d.invoice_id
          and md.copy_number = d.copy_number
        order by m.queued_at desc, m.message_id desc limit 1) m on true`,
    columns: {
      printedOn: asked('date', 'd.printed_on', 'when it was printed'),
      document: asked('text', 'n.label', 'number of the document'),
      copyNumber: column('whole', 'd.copy_number', 'number of the copy'),
      account: ACCOUNT,
      channel: asked('text', 'm.channel', 'email, letter or portal, once it was sent', NULLABLE),
      state: column(
        'text',
        'm.state',
        'where it is, if it was sent: queued, sending, sent, unknown, failed, bounced, printing, printed or shown',
        NULLABLE,
      ),
      language: column('text', 'd.language', 'language'),
      reason: column('text', 'd.reason', 'why'),
      printedBy: column('text', 'd.printed_by', 'by whom it was printed'),
      messageId: column('text', 'm.message_id', 'id of the message that took it', NULLABLE),
    },
    key: ['printedOn', 'document', 'copyNumber'],
    newestFirst: true,
  },
  {
    name: 'print-batches',
    summary: 'Letters printed and posted together, the latest first',
    permission: 'messages.read',
    tables: sql`print_batch d join legal_entity e using (legal_entity_id)`,
    columns: {
      madeAt: asked('instant', 'd.made_at', 'when it was made'),
      batch: asked('text', 'd.number', 'number of the batch'),
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      state: asked('text', 'd.state', 'making, ready or printed'),
      letters: column('whole', 'd.letters', 'letters'),
      pages: column('whole', 'd.pages', 'pages, separators included', NULLABLE),
      sheets: column('whole', 'd.sheets', 'sheets of paper', NULLABLE),
      duplex: column('yesno', 'd.duplex', 'printed on both sides'),
      madeBy: column('text', 'd.made_by', 'by whom it was made'),
      printedAt: column('instant', 'd.printed_at', 'when it was printed', NULLABLE),
      printedBy: column('text', 'd.printed_by', 'by whom it was printed', NULLABLE),
      sha256: column('text', 'd.sha256', 'SHA-256 of the file', NULLABLE),
    },
    key: ['madeAt', 'batch'],
    newestFirst: true,
    one: 'batch',
  },
  {
    name: 'print-batch-letters',
    summary: 'Letters of print batches in postal order, each with its page in the file',
    permission: 'messages.read',
    tables: sql`print_batch_letter d join print_batch b using (batch_id)
      join account a on a.account_id = d.account_id
      join message m on m.account_id = d.account_id and m.message_id = d.message_id
      join interaction i on i.account_id = d.account_id and i.interaction_id = d.message_id`,
    columns: {
      position: column('whole', 'd.position', 'place in the batch, in postal order'),
      firstPage: column('whole', 'd.first_page', 'page of the file on which it begins', NULLABLE),
      pages: column('whole', 'd.pages', 'pages, those of enclosures included', NULLABLE),
      account: ACCOUNT,
      name: column('text', sql`m.recipient ->> 'name'`, 'name of the customer'),
      postalCode: column('text', sql`m.recipient ->> 'postalCode'`, 'postal code', NULLABLE),
      country: asked('text', sql`m.recipient ->> 'country'`, 'country'),
      subject: column('text', 'i.subject', 'subject'),
      state: asked('text', 'm.state', 'printing, printed, or failed where it is not in the file'),
      answer: column(
        'text',
        sql`(select t.answer from message_attempt t where t.account_id = d.account_id
              and t.message_id = d.message_id order by t.attempt desc limit 1)`,
        'why it is not in the file',
        NULLABLE,
      ),
      batch: asked('text', 'b.number', 'number of the batch'),
      messageId: id('d.message_id'),
    },
    key: ['batch', 'position', 'messageId'],
    personal: true,
  },
  {
    name: 'message-copies',
    summary: 'Copies of letters that were printed, with the reason',
    permission: 'messages.read',
    tables: sql`message_copy d join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      messageId: askedId('d.message_id', 'id of the message'),
      copyNumber: column('whole', 'd.copy_number', 'number of the copy'),
      printedOn: column('date', 'd.printed_on', 'when it was printed'),
      printedBy: column('text', 'd.printed_by', 'by whom it was printed'),
      reason: column('text', 'd.reason', 'why'),
    },
    key: ['account', 'messageId', 'copyNumber'],
  },
]
