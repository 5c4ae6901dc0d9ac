import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** Statements of account, and the runs that make them for many customers. */
export const STATEMENT_LISTS: readonly List[] = [
  {
    name: 'statements',
    summary: 'Statements of account that were made, the latest first',
    permission: 'messages.read',
    tables: sql`statement d join account a using (account_id)
      join legal_entity e on e.legal_entity_id = d.legal_entity_id
      left join statement_run r on r.run_id = d.run_id
      left join lateral (select m.* from message_statement ms join message m using (account_id, message_id)
        where ms.account_id = d.account_id and ms.statement_id = d.statement_id
        order by m.queued_at desc, m.message_id desc limit 1) m on true`,
    columns: {
      asOf: asked('date', 'd.as_of', 'as of which day'),
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      statementId: askedId('d.statement_id', 'id of the statement'),
      from: column('date', 'd.from_on', 'movements after this day'),
      opening: column('amount', 'd.opening_minor', 'balance it opened with'),
      movement: column('amount', 'd.movement_minor', 'sum of the movements'),
      closing: column('amount', 'd.closing_minor', 'balance it closed with'),
      overdue: column('amount', 'd.overdue_minor', 'of which overdue'),
      channel: asked('text', 'm.channel', 'email, letter or portal, once it was sent', NULLABLE),
      state: asked(
        'text',
        sql`coalesce(m.state, 'not_sent')`,
        'not_sent, queued, sending, sent, unknown, failed, bounced, printing, printed, shown',
      ),
      statementMethod: asked('text', 'd.method', 'open_item, balance_forward or activity'),
      statementRun: asked('text', 'r.number', 'number of the run that made it', NULLABLE),
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      currency: asked('text', 'd.currency', 'currency'),
      madeAt: column('instant', 'd.made_at', 'when it was made'),
      madeBy: column('text', 'd.made_by', 'by whom it was made'),
    },
    key: ['asOf', 'account', 'statementId'],
    newestFirst: true,
    one: 'statementId',
    personal: true,
  },
  {
    name: 'statement-runs',
    summary: 'Runs of statements of account, the latest first',
    permission: 'messages.read',
    tables: sql`statement_run r join legal_entity e using (legal_entity_id)
      left join lateral (select count(*)::int as made, count(distinct s.account_id)::int as customers
        from statement s where s.run_id = r.run_id) s on true`,
    columns: {
      runId: askedId('r.run_id', 'id of the run'),
      statementRun: asked('text', 'r.number', 'number of the run'),
      legalEntity: asked('text', 'e.code', 'code of the legal entity'),
      state: asked('text', 'r.state', 'preparing, review, approved, sending, sent or cancelled'),
      from: column('date', 'r.from_on', 'movements after this day'),
      asOf: asked('date', 'r.as_of', 'as of which day'),
      statementMethod: column(
        'text',
        'r.method',
        'how they are made, if the same for all',
        NULLABLE,
      ),
      whose: column('text', 'r.whose', 'balance, balance_or_movement or everybody'),
      segment: column('text', 'r.segment_code', 'only customers of this segment', NULLABLE),
      customersTold: column(
        'whole',
        's.customers',
        'how many customers have a statement of this run',
      ),
      statementsMade: column(
        'whole',
        's.made',
        'how many statements were made: one a customer and currency',
      ),
      notToldCount: column(
        'whole',
        sql`(select count(*)::int from statement_left_out o where o.run_id = r.run_id)`,
        'how many customers it left out; the list of those left out says why',
      ),
      createdAt: column('instant', 'r.created_at', 'when it was started'),
      createdBy: column('text', 'r.created_by', 'who started it'),
      approvedAt: column('instant', 'r.approved_at', 'when it was released', NULLABLE),
      approvedBy: column('text', 'r.approved_by', 'who released it', NULLABLE),
      finishedAt: column('instant', 'r.finished_at', 'when it was over', NULLABLE),
    },
    key: ['runId'],
    newestFirst: true,
    one: 'statementRun',
  },
  {
    name: 'statement-left-out',
    summary:
      'Customers whom a run of statements left out though there is something to tell, and why',
    permission: 'messages.read',
    tables: sql`statement_left_out d join statement_run r using (run_id)
      join account a using (account_id)`,
    columns: {
      statementRun: asked('text', 'r.number', 'number of the run'),
      account: ACCOUNT,
      runId: id('d.run_id'),
      name: column('text', 'a.name', 'name of the customer'),
      reason: asked('text', 'd.reason', 'wants_none, spared or defect'),
      recordedAt: column('instant', 'd.recorded_at', 'when it was decided'),
    },
    key: ['statementRun', 'account', 'runId'],
    personal: true,
  },
]
