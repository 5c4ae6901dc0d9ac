import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of messages and statements. */
export const MESSAGE_DAMAGE: Damage = {
  messages_sent: [
    [
      'an e-mail that no server took',
      "update message_attempt set outcome = 'refused'",
      'an e-mail that is said to be sent and was taken by no server',
    ],
    [
      'an e-mail that is said to have failed though it was taken',
      "update message set state = 'failed' where channel = 'email' and state = 'sent'",
      'an e-mail that a server took and that is said to wait or to have failed',
    ],
    [
      'an e-mail that was taken twice',
      `insert into message_attempt (account_id, message_id, attempt, started_at, duration_ms, outcome)
       select account_id, message_id, attempt + 1, started_at, 1, 'accepted' from message_attempt
        where outcome = 'accepted'`,
      'an e-mail that servers took more often than people asked for',
    ],
    [
      'a document that went twice',
      `insert into message_document (account_id, message_id, invoice_id)
       select l.account_id, l.message_id, d.invoice_id
         from print_batch_letter l join message_document d using (account_id)`,
      'a document that two messages took, of which neither replaces the other',
    ],
    [
      'a letter that its batch did not print',
      "update message set state = 'printing' where state = 'printed'",
      'a letter that is said to be printed in a batch that was not, or the reverse',
    ],
  ],
  statements_add_up: [
    [
      'an item that a statement does not count',
      `update statement set content = '{"openItems": [], "movements": [{"amountMinor": "-40"}]}'`,
      'a statement that does not add up',
    ],
  ],
}
