import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, askedId, column, NULLABLE } from './column.ts'

const PAYER = sql`remittance r join legal_entity e using (legal_entity_id)
  left join account a on a.account_id = r.payer_id`

/** What payers say that their payments are for, and what of it does not tie. */
export const REMITTANCE_LISTS: readonly List[] = [
  {
    name: 'remittances',
    summary: 'What payers say that their payments are for, the latest first',
    permission: 'receipts.read',
    tables: sql`${PAYER}
      left join remittance_file f using (file_id)
      left join remittance_match m on m.account_id = r.account_id
        and m.remittance_id = r.remittance_id and m.undone_at is null
      left join lateral (
        select count(*)::int as lines, sum(amount_minor)::bigint as minor,
               count(*) filter (where fault is not null and left_at is null
                 and r.state not in ('cancelled', 'split'))::int as untied
          from remittance_line l
         where l.account_id = r.account_id and l.remittance_id = r.remittance_id) l on true`,
    columns: {
      recordedAt: asked('instant', 'r.recorded_at', 'when it was taken'),
      remittanceId: askedId('r.remittance_id', 'id of the remittance'),
      state: asked('text', 'r.state', 'waiting, matched, returned, cancelled or split'),
      source: asked('text', 'r.source', 'csv, x820, email, pdf, text, clerk or customer'),
      entity: asked('text', 'e.code', 'legal entity'),
      account: asked('text', 'a.number', 'number of the payer’s account', NULLABLE),
      name: column('text', sql`coalesce(a.name, r.payer_name)`, 'who pays', NULLABLE),
      reference: asked('text', 'r.reference', 'number of the payment', NULLABLE),
      paidOn: asked('date', 'r.paid_on', 'day of the payment', NULLABLE),
      currency: asked('text', 'r.currency', 'ISO 4217 code'),
      amount: asked('amount', 'r.amount_minor', 'what is paid'),
      linesAmount: column('amount', 'l.minor', 'what its lines come to'),
      lines: column('whole', 'l.lines', 'documents named'),
      untied: column('whole', 'l.untied', 'lines that do not tie'),
      lineId: column('uuid', 'm.line_id', 'the bank’s line that it is of', NULLABLE),
      receiptId: column('uuid', 'm.receipt_id', 'the receipt that it is of', NULLABLE),
      automatic: column('yesno', 'm.is_automatic', 'matched by the rule alone', NULLABLE),
      matchedBy: column('text', 'm.matched_by', 'who matched it', NULLABLE),
      fileId: column('uuid', 'r.file_id', 'its file', NULLABLE),
      file: column('text', 'f.name', 'name of its file', NULLABLE),
      note: column('text', 'r.note', 'note', NULLABLE),
      recordedBy: column('text', 'r.recorded_by', 'who recorded it'),
    },
    key: ['recordedAt', 'remittanceId'],
    newestFirst: true,
    one: 'remittanceId',
  },
  {
    name: 'remittance-lines',
    summary: 'The lines of remittances: what each pays, what is kept back, and whether it ties',
    permission: 'receipts.read',
    tables: sql`remittance_line l join remittance r using (account_id, remittance_id)
      join legal_entity e using (legal_entity_id)
      left join account a on a.account_id = r.payer_id
      left join open_item o on o.account_id = l.item_account_id and o.item_id = l.item_id
      left join account d on d.account_id = l.item_account_id`,
    columns: {
      remittanceId: askedId('l.remittance_id', 'id of the remittance'),
      line: column('whole', 'l.line', 'number of the line'),
      lineState: asked(
        'text',
        sql`case when l.applied_at is not null then 'applied' when l.left_at is not null then 'left'
                 when r.state in ('cancelled', 'split') then r.state when l.fault is not null then 'untied' else 'waiting' end`,
        'applied, left on the account, untied, waiting, cancelled or split',
      ),
      state: asked('text', 'r.state', 'of the remittance'),
      entity: asked('text', 'e.code', 'legal entity'),
      account: asked('text', 'a.number', 'number of the payer’s account', NULLABLE),
      document: asked('text', 'l.document', 'the document’s number as it is meant'),
      debtor: column('text', 'd.number', 'whose document it is', NULLABLE),
      currency: column('text', 'r.currency', 'ISO 4217 code'),
      amount: column('amount', 'l.amount_minor', 'what is paid of it'),
      deduction: column('amount', 'l.deduction_minor', 'what is kept back of it'),
      reason: column('text', 'l.reason', 'why, in the payer’s words', NULLABLE),
      reasonCode: column('text', 'l.reason_code', 'why', NULLABLE),
      open: column('amount', 'o.open_minor', 'what is open of it', NULLABLE),
      fault: asked('text', 'l.fault', 'why it does not tie', NULLABLE),
      note: column('text', 'l.note', 'note', NULLABLE),
    },
    key: ['remittanceId', 'line'],
  },
  {
    name: 'remittance-mappings',
    summary: 'How payers’ remittance files name their columns',
    permission: 'receipts.read',
    tables: sql`remittance_mapping m`,
    columns: {
      code: asked('text', 'm.code', 'code'),
      name: column('text', 'm.name', 'name'),
      mapping: column('json', 'm.mapping', 'marks, days and columns'),
      recordedBy: column('text', 'm.recorded_by', 'who recorded it'),
    },
    key: ['code'],
  },
]
