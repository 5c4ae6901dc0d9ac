import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const CASE_OF = sql`join dispute_case c using (account_id, case_id)
  join account a on a.account_id = c.account_id`

/** Disputes and inquiries with their record, and what goes wrong how often. */
export const DISPUTE_LISTS: readonly List[] = [
  {
    name: 'disputes',
    summary: 'Disputes and inquiries, the latest first',
    permission: 'disputes.read',
    tables: sql`dispute_case c join account a on a.account_id = c.account_id
      left join invoice i on i.account_id = c.document_account_id and i.invoice_id = c.invoice_id
      left join document_number d on d.account_id = coalesce(i.document_account_id, i.account_id)
        and d.invoice_id = i.invoice_id
      left join document_number n on n.account_id = c.document_account_id
        and n.invoice_id = c.credit_note_id`,
    columns: {
      openedOn: asked('date', 'c.opened_on', 'when it was opened'),
      accountId: id('c.account_id'),
      caseId: id('c.case_id'),
      case: asked('text', 'c.number', 'number of the case'),
      account: ACCOUNT,
      kind: asked('text', 'c.kind', 'dispute or inquiry'),
      state: asked('text', 'c.state', 'open or closed'),
      outcome: asked('text', 'c.outcome', 'granted, partly, upheld, withdrawn, answered', NULLABLE),
      cause: asked('text', 'c.cause_code', 'why'),
      channel: asked('text', 'c.channel', 'how it came'),
      document: asked('text', 'd.label', 'the document that it is about', NULLABLE),
      line: column('whole', 'c.line_no', 'line of it', NULLABLE),
      currency: column('text', 'c.currency', 'ISO 4217 code', NULLABLE),
      amount: column('amount', 'c.amount_minor', 'what is disputed, with tax', NULLABLE),
      frozen: column('amount', 'c.frozen_minor', 'what of it was open and is not asked for'),
      granted: column('amount', 'c.granted_minor', 'what was granted', NULLABLE),
      creditNote: asked('text', 'n.label', 'the credit note', NULLABLE),
      owner: asked('text', 'c.owner', 'who looks after it'),
      dueOn: asked('date', 'c.due_on', 'by when it is to be decided'),
      escalatedTo: asked('text', 'c.escalated_to', 'whom it was handed up to', NULLABLE),
      subject: column('text', 'c.subject', 'the customer’s words'),
      contact: column('text', 'c.contact', 'who said so', NULLABLE),
      openedBy: column('text', 'c.opened_by', 'who opened it'),
      closedOn: asked('date', 'c.closed_on', 'when it ended', NULLABLE),
      closedBy: column('text', 'c.closed_by', 'who ended it', NULLABLE),
    },
    key: ['openedOn', 'accountId', 'caseId'],
    newestFirst: true,
    one: 'case',
  },
  {
    name: 'dispute-events',
    summary: 'What was said, done and decided about a dispute or inquiry, in order',
    permission: 'disputes.read',
    tables: sql`dispute_event e ${CASE_OF}`,
    columns: {
      account: ACCOUNT,
      case: asked('text', 'c.number', 'number of the case'),
      event: column('whole', 'e.event_no', 'which one, from 1'),
      kind: asked('text', 'e.kind', 'opened, note, message_in, message_out, evidence, decided …'),
      on: column('date', 'e.effective_on', 'day'),
      text: column('text', 'e.text', 'what was said', NULLABLE),
      facts: column('json', 'e.facts', 'facts'),
      recordedAt: column('instant', 'e.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 'e.recorded_by', 'who'),
    },
    key: ['account', 'case', 'event'],
  },
  {
    name: 'dispute-evidence',
    summary: 'Files kept with disputes and inquiries',
    permission: 'disputes.read',
    tables: sql`dispute_evidence e ${CASE_OF}`,
    columns: {
      account: ACCOUNT,
      case: asked('text', 'c.number', 'number of the case'),
      evidenceId: id('e.evidence_id'),
      name: column('text', 'e.name', 'name of the file'),
      mediaType: column('text', 'e.media_type', 'what kind of file'),
      bytes: column('whole', 'e.size_bytes', 'its size in bytes'),
      sha256: column('text', 'e.sha256', 'its hash'),
      recordedAt: column('instant', 'e.recorded_at', 'when it was kept'),
      recordedBy: column('text', 'e.recorded_by', 'who'),
    },
    key: ['account', 'case', 'evidenceId'],
  },
  {
    name: 'dispute-stakeholders',
    summary: 'Who has to do with which case',
    permission: 'disputes.read',
    tables: sql`dispute_stakeholder s ${CASE_OF}`,
    columns: {
      account: ACCOUNT,
      case: asked('text', 'c.number', 'number of the case'),
      who: asked('text', 's.who', 'who'),
      part: column('text', 's.part', 'what they have to do with it'),
      recordedAt: column('instant', 's.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 's.recorded_by', 'who recorded it'),
    },
    key: ['account', 'case', 'who'],
  },
  {
    name: 'correction-causes',
    summary: 'Causes of disputes and credits, with deadline and owner of their cases',
    permission: 'disputes.read',
    tables: sql`correction_cause r`,
    columns: {
      cause: asked('text', 'r.cause_code', 'code'),
      root: asked('text', 'r.root', 'where it went wrong: pricing, metering, contract …'),
      name: column('json', 'r.name', 'name by language'),
      days: column('whole', 'r.days', 'days in which a case is to be decided'),
      graceDays: column('whole', 'r.grace_days', 'days of grace after a refusal'),
      owner: column('text', 'r.owner', 'who gets its cases; none: whoever opens them', NULLABLE),
      active: asked('yesno', 'r.active', 'whether it may be used'),
    },
    key: ['cause'],
  },
  {
    name: 'root-causes',
    summary: 'What was disputed and credited, month by month and cause by cause',
    permission: 'disputes.read',
    tables: sql`(
      select to_char(day, 'YYYY-MM') as month, currency, cause_code,
        count(*) filter (where what = 'case') as cases,
        count(*) filter (where what = 'credit') as credits,
        sum(disputed)::bigint as disputed, sum(credited)::bigint as credited
      from (
        select opened_on as day, currency, cause_code, 'case' as what, amount_minor as disputed,
          0::bigint as credited
        from dispute_case where kind = 'dispute'
        union all
        select issued_on, currency, coalesce(cause_code, 'not_stated'), 'credit', 0,
          -payable_minor
        from invoice where kind = 'credit_note' and credit_outcome is not null
      ) each group by 1, 2, 3) g
      left join correction_cause r using (cause_code)`,
    columns: {
      month: asked('text', 'g.month', 'month, 2026-03'),
      currency: asked('text', 'g.currency', 'ISO 4217 code'),
      cause: asked('text', 'g.cause_code', 'cause; not_stated: a credit without one'),
      root: asked('text', 'r.root', 'where it went wrong', NULLABLE),
      cases: column('whole', 'g.cases', 'disputes opened'),
      credits: column('whole', 'g.credits', 'credit notes given by hand'),
      disputed: column('amount', 'g.disputed', 'what was disputed'),
      credited: column('amount', 'g.credited', 'what was credited'),
    },
    key: ['month', 'currency', 'cause'],
    newestFirst: true,
  },
]
