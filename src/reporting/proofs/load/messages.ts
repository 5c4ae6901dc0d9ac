import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** Messages: sent once, each said where it is, each document taken to its customer once. */
export const messagesSent = sqlProof({
  name: 'messages_sent',
  sentence:
    'Every e-mail counts as sent if and only if a mail server took it or a person said so, none was taken twice unless a person asked for it, and no document was sent twice.',
  counted: sql`message`,
  faults: [
    {
      problem: 'an e-mail that is said to be sent and was taken by no server',
      found: sql`
        select m.account_id, m.message_id from message m
        where m.channel = 'email' and m.state = 'sent'
          and not exists (select from message_attempt t where t.account_id = m.account_id
            and t.message_id = m.message_id and t.outcome in ('accepted', 'unknown'))`,
    },
    {
      problem: 'an e-mail that a server took and that is said to wait or to have failed',
      found: sql`
        select m.account_id, m.message_id, m.state from message m
        where m.channel = 'email' and m.state in ('queued', 'failed', 'unknown')
          and exists (select from message_attempt t where t.account_id = m.account_id
            and t.message_id = m.message_id and t.outcome = 'accepted')
          and not exists (select from interaction i where i.account_id = m.account_id
            and i.kind = 'message_decided'
            and i.about @> jsonb_build_array(jsonb_build_object('id', m.message_id)))`,
    },
    {
      problem: 'an e-mail that servers took more often than people asked for',
      found: sql`
        select t.account_id, t.message_id, count(*) from message_attempt t
        where t.outcome = 'accepted' group by t.account_id, t.message_id
        having count(*) > 1 + (select count(*) from interaction i
          where i.account_id = t.account_id and i.kind = 'message_decided' and i.outcome = 'again'
            and i.about @> jsonb_build_array(jsonb_build_object('id', t.message_id)))`,
    },
    {
      problem: 'a document that two messages took, of which neither replaces the other',
      found: sql`
        select d.account_id, d.invoice_id, count(*) from message_document d
        join message m using (account_id, message_id)
        where m.replaces is null and m.template_code in
            ('invoice_delivery', 'credit_note_delivery', 'late_fee_notice')
        group by d.account_id, d.invoice_id having count(*) > 1`,
    },
    {
      problem: 'a letter that is said to be printed in a batch that was not, or the reverse',
      found: sql`
        select l.account_id, l.message_id, m.state, b.state from print_batch_letter l
        join message m using (account_id, message_id) join print_batch b using (batch_id)
        -- One that could not be laid out is not in the file.
        where (m.state = 'printed') <> (b.state = 'printed')
          and not (m.state = 'failed' and l.pages is null)`,
    },
  ],
})

/** Statements: what they close with is what they open with and what changed since. */
export const statementsAddUp = sqlProof({
  name: 'statements_add_up',
  sentence:
    'Every statement closes with its opening balance and its movements, and with the sum of the items it shows as open.',
  counted: sql`statement`,
  faults: [
    {
      problem: 'a statement that does not add up',
      found: sql`
        select s.account_id, s.statement_id, s.closing_minor from statement s
        where s.opening_minor + s.movement_minor <> s.closing_minor
          -- Emptied by an erasure, or because its term was over, it shows no items any more.
          or (s.content -> 'erased' is null and (s.closing_minor <> (
            select coalesce(sum((i ->> 'openMinor')::bigint), 0)
            from json_array_elements(s.content -> 'openItems') i)
          or s.movement_minor <> (
            select coalesce(sum((m ->> 'amountMinor')::bigint), 0)
            from json_array_elements(s.content -> 'movements') m)))`,
    },
  ],
})
