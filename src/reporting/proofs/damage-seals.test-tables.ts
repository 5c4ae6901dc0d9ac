import { copyOf, type Damage, NEW_ID } from './damage-usage.test-tables.ts'

const INVOICE = "(select invoice_id from invoice where kind = 'invoice')"
const CHANGED = 'document is not the one that was sealed'

/** Ways in which somebody with all rights over the database could touch what was issued. */
export const SEAL_DAMAGE: Damage = {
  document_seals: [
    ['a day of grace', "update invoice set due_on = due_on + 1 where kind = 'invoice'", CHANGED],
    ['another buyer', `update invoice set snapshot = '{}' where invoice_id in ${INVOICE}`, CHANGED],
    ['another time', "update invoice set recorded_at = recorded_at + interval '1 second'", CHANGED],
    ['a line described anew', "update invoice_line set description = 'x'", CHANGED],
    ['a formula rewritten', `update invoice_line set trace = '[]'`, CHANGED],
    ['a line removed', `delete from invoice_line where invoice_id in ${INVOICE}`, CHANGED],
    ['another rate of tax', 'update invoice_tax set rate_percent = rate_percent + 1', CHANGED],
    ['another printed number', "update document_number set label = label || 'A'", CHANGED],
    [
      'a document removed',
      "delete from invoice where kind = 'credit_note'",
      'sealed document is gone',
    ],
    [
      'a number slipped in',
      `${copyOf('invoice', { invoice_id: NEW_ID, issued_on: "'2026-01-31'" }, "kind = 'invoice'")};
         update document_block set numbers = array[number + 1] from (select max(number) as number
           from document_number where kind = 'invoice') d where kind = 'invoice'`,
      'document was slipped in between sealed ones',
    ],
    [
      'a block missing before another',
      'update document_block set block_no = 3',
      'a block of seals is missing',
    ],
    [
      'a document sealed anew after it was changed',
      'update document_block set digests = set_byte(digests, 0, (get_byte(digests, 0) + 1) % 256)',
      'the hash of a block is not that of its seals',
    ],
    [
      'the end of a series cut off with its block',
      'delete from document_block',
      'a block is not the one that the log of commands tells of',
    ],
    [
      'an end that only claims to be one',
      `insert into document_end (account_id, invoice_id, ended_at, words_sha256)
         select account_id, invoice_id, now(), document_words_sha256(account_id, invoice_id)
         from invoice where kind = 'invoice'`,
      'a document whose term has ended still says whom it was for',
    ],
  ],
}
