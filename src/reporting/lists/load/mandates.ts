import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { LAST_USED } from '../../../receivables/mandates/load.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const ENTITY = asked('text', 'e.code', 'code of the legal entity')
const REFERENCE = asked('text', 'm.reference', 'reference of the mandate')

/** As `stateOn` (receivables/mandates/mandate.ts) says it, on the day of the company `e` whose mandate it is. */
const TODAY = sql`(now() AT TIME ZONE e.time_zone)::date`
const EXPIRES_ON = sql`(case when m.scheme <> 'ach'
  then (greatest(u.last_used_on, m.signed_on) + interval '36 months')::date
  end)`
const STATE = sql`case
  when m.revoked_on <= ${TODAY} then 'revoked'
  when m.blocked_reason is not null then 'blocked'
  when m.one_off and u.last_used_on is not null then 'used_up'
  when ${EXPIRES_ON} <= ${TODAY} then 'expired'
  when m.signed_on > ${TODAY} then 'not_yet'
  else 'usable' end`

const PAPER = sql`EXISTS (SELECT FROM mandate_paper p
  WHERE p.account_id = m.account_id AND p.mandate_id = m.mandate_id)`

/** Mandates for direct debit, how we collect, and what became of mandates. Account numbers masked. */
export const MANDATE_LISTS: readonly List[] = [
  {
    name: 'mandates',
    summary: 'Mandates for direct debit, with account numbers masked',
    permission: 'payments.read',
    tables: sql`mandate m JOIN account a ON a.account_id = m.account_id
      JOIN legal_entity e ON e.legal_entity_id = m.legal_entity_id
      CROSS JOIN LATERAL (SELECT ${LAST_USED} AS last_used_on) u`,
    columns: {
      account: ACCOUNT,
      entity: ENTITY,
      reference: REFERENCE,
      scheme: asked('text', 'm.scheme', 'sepa_core, sepa_b2b or ach'),
      oneOff: column('yesno', 'm.one_off', 'for one collection only'),
      signedOn: asked('date', 'm.signed_on', 'when it was signed'),
      holder: column('text', 'm.holder', 'who holds the bank account'),
      bankAccount: column('text', 'm.account_number_shown', 'account number, masked'),
      bankCode: column('text', 'm.bank_code', 'BIC or routing number', NULLABLE),
      noticeDays: column('whole', 'm.notice_days', 'days between notice and collection'),
      mandateState: asked('text', STATE, 'usable, not_yet, blocked, revoked, expired or used_up'),
      lastUsedOn: column('date', 'u.last_used_on', 'the last collection', NULLABLE),
      expiresOn: asked('date', EXPIRES_ON, 'dead from then on if it is not used', NULLABLE),
      signedPaper: column('yesno', PAPER, 'whether the signed paper is kept'),
      blocked: column('text', 'm.blocked_reason', 'why it may not be used now', NULLABLE),
      revokedOn: asked('date', 'm.revoked_on', 'from when on it is revoked', NULLABLE),
      recordedAt: column('instant', 'm.recorded_at', 'when it was entered'),
    },
    key: ['account', 'entity', 'reference'],
  },
  {
    name: 'mandate-events',
    summary:
      'What became of mandates: entered, account changed after a call back, blocked, revoked',
    permission: 'payments.read',
    tables: sql`mandate_event v
      JOIN mandate m ON m.account_id = v.account_id AND m.mandate_id = v.mandate_id
      JOIN account a ON a.account_id = m.account_id
      JOIN legal_entity e ON e.legal_entity_id = m.legal_entity_id`,
    columns: {
      account: ACCOUNT,
      eventId: id('v.event_id'),
      entity: ENTITY,
      reference: REFERENCE,
      kind: asked('text', 'v.kind', 'entered, account_changed, blocked, released or revoked'),
      effectiveOn: column('date', 'v.effective_on', 'the day it counts from'),
      details: column('json', 'v.details', 'why; account before and after, masked; call back'),
      recordedAt: column('instant', 'v.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 'v.recorded_by', 'who recorded it'),
    },
    key: ['account', 'eventId'],
  },
  {
    name: 'debit-creditors',
    summary: 'How legal entities collect: who they are to the banks',
    permission: 'payments.read',
    tables: sql`debit_creditor c
      JOIN legal_entity e ON e.legal_entity_id = c.legal_entity_id`,
    columns: {
      entity: ENTITY,
      creditorId: column('text', 'c.creditor_id', 'SEPA creditor identifier', NULLABLE),
      pain008Version: column('text', 'c.pain008_version', 'version of debit files'),
      pain001Version: column('text', 'c.pain001_version', 'version of transfer files'),
      achOdfi: column('text', 'c.ach_odfi', 'routing number of the bank that sends', NULLABLE),
      achBankName: column('text', 'c.ach_bank_name', 'its name', NULLABLE),
      achOrigin: column('text', 'c.ach_origin', 'who we are to it', NULLABLE),
      achCompanyId: column('text', 'c.ach_company_id', 'company id on batches', NULLABLE),
      achCompanyName: column('text', 'c.ach_company_name', 'name on batches', NULLABLE),
      achDescription: column('text', 'c.ach_description', 'what debits are called', NULLABLE),
      papers: column('text', 'c.papers', 'whose mandates need signed paper: none, sepa_b2b, all'),
      recordedAt: column('instant', 'c.recorded_at', 'when it was set'),
    },
    key: ['entity'],
  },
]
