import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const STATE = sql`
  case when c.report_id is not null then 'handed_over'
       when c.ended_on is not null then c.ended_because
       when c.held_on is not null then 'set_aside'
       when c.message_id is not null then 'written_to'
       else 'dormant' end`

/** Credits that nobody asks for: when they are dormant, and how far they have come. */
export const UNCLAIMED_LISTS: readonly List[] = [
  {
    name: 'unclaimed-cases',
    summary: 'Dormant credits: found, written to, set aside, handed over, or claimed',
    permission: 'receipts.read',
    tables: sql`unclaimed_case c join account a using (account_id)
      join legal_entity e using (legal_entity_id)
      join open_item i on i.account_id = c.account_id and i.item_id = c.item_id
      left join unclaimed_report r using (report_id)`,
    columns: {
      dormantOn: asked('date', 'c.dormant_on', 'when its months were over'),
      accountId: id('c.account_id'),
      caseId: askedId('c.case_id', 'id of the case'),
      account: ACCOUNT,
      name: column('text', 'a.name', 'the customer'),
      entity: asked('text', 'e.code', 'legal entity'),
      country: asked('text', 'c.country', 'where the customer lives'),
      region: asked('text', 'c.region', 'state or province'),
      unclaimedState: asked('text', STATE, 'how far it has come'),
      heardOn: column('date', 'c.heard_on', 'when the customer was last heard of'),
      answerBy: asked('date', 'c.answer_by', 'nothing is set aside before'),
      currency: column('text', 'c.currency', 'ISO 4217 code'),
      amount: column('amount', 'c.amount_minor', 'when it was found'),
      open: column('amount', sql`-i.open_minor`, 'what is left of the credit'),
      heldOn: column('date', 'c.held_on', 'when it was set aside', NULLABLE),
      reportId: askedId('c.report_id', 'with which it was handed over'),
      authority: column('text', 'r.authority', 'to whom', NULLABLE),
      endedOn: column('date', 'c.ended_on', 'when it ended', NULLABLE),
      itemId: id('c.item_id'),
      messageId: column('uuid', 'c.message_id', 'the letter', NULLABLE),
      note: column('text', 'c.note', 'note', NULLABLE),
    },
    key: ['dormantOn', 'accountId', 'caseId'],
    one: 'caseId',
  },
  {
    name: 'unclaimed-reports',
    summary: 'What was handed over to authorities as unclaimed property, the latest first',
    permission: 'receipts.read',
    tables: sql`unclaimed_report r join legal_entity e using (legal_entity_id)`,
    columns: {
      reportedOn: asked('date', 'r.reported_on', 'day'),
      reportId: askedId('r.report_id', 'id of the report'),
      entity: asked('text', 'e.code', 'legal entity'),
      country: asked('text', 'r.country', 'country'),
      region: asked('text', 'r.region', 'state or province'),
      authority: column('text', 'r.authority', 'to whom'),
      currency: column('text', 'r.currency', 'ISO 4217 code'),
      amount: column('amount', 'r.total_minor', 'what was paid'),
      owners: column('whole', 'r.owners', 'how many credits'),
      transferId: column('uuid', 'r.transfer_id', 'its transfer, for the line of the bank'),
      note: column('text', 'r.note', 'note', NULLABLE),
      recordedBy: column('text', 'r.recorded_by', 'who recorded it'),
    },
    key: ['reportedOn', 'reportId'],
    newestFirst: true,
    one: 'reportId',
  },
  {
    name: 'unclaimed-rules',
    summary: 'When credits become dormant, by place; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`unclaimed_rule p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      country: asked('text', 'p.country', 'country; empty: wherever no rule says more'),
      region: asked('text', 'p.region', 'state or province; empty: the whole country'),
      fromOn: asked('date', 'p.from_on', 'first day'),
      revision: column('whole', 'p.revision', 'how often the date was set'),
      dormancyMonths: column('whole', 'p.dormancy_months', 'months; none: never', NULLABLE),
      answerDays: column('whole', 'p.answer_days', 'days to answer the letter'),
      currency: column('text', 'e.currency', 'ISO 4217 code'),
      letterFrom: column('amount', 'p.letter_from_minor', 'a letter from this amount on'),
      exemptsBusinesses: column('yesno', 'p.exempts_businesses', 'not credits of businesses'),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['entity', 'country', 'region', 'fromOn', 'revision'],
  },
]
