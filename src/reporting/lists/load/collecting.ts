import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** Whom to call first, what customers promised, and what people must look at. */
export const COLLECTING_LISTS: readonly List[] = [
  {
    name: 'collection-queue',
    summary: 'Whom to call first: customers with something overdue, by risk times value',
    permission: 'receipts.read',
    tables: sql`collection_standing s join account a using (account_id)`,
    // Who has paid since the queue was worked out is not called.
    where: sql`exists (select from open_item o where o.account_id = s.account_id
      and o.currency = s.currency and o.open_minor > 0 and o.due_on < s.as_of)`,
    personal: true,
    columns: {
      priority: column('decimal', 's.priority', 'expected, by which the queue is ordered'),
      accountId: id('s.account_id'),
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      collector: asked('text', 's.collector', 'who looks after the customer', NULLABLE),
      segment: asked('text', 's.segment', 'segment of the customer', NULLABLE),
      currency: asked('text', 's.currency', 'ISO 4217 code'),
      overdue: column('amount', 's.overdue_minor', 'what is overdue'),
      spared: column('amount', 's.spared_minor', 'of that frozen, or covered by credits at hand'),
      oldestDueOn: asked('date', 's.oldest_due_on', 'when the oldest item was due'),
      riskPercent: column('decimal', sql`round(s.risk_bps / 100.0, 2)`, 'risk in per cent'),
      expected: column('amount', 's.expected_minor', 'risk times what may be asked for'),
      evidence: column('json', 's.evidence', 'what the risk is judged by'),
      nextAction: asked('text', 's.next_action', 'next step of the strategy', NULLABLE),
      tactic: column('text', 's.tactic', 'script of the step', NULLABLE),
      nextOn: asked('date', 's.next_on', 'from when', NULLABLE),
      lastContactAt: column('instant', 's.last_contact_at', 'last call or visit', NULLABLE),
      lastOutcome: asked('text', 's.last_outcome', 'what came of it', NULLABLE),
      brokenPromises: column('whole', 's.broken_promises', 'in twelve months'),
      flags: column('json', sql`to_jsonb(s.flags)`, 'what the customer must be spared for'),
      asOf: column('date', 's.as_of', 'day for which it was worked out'),
    },
    key: ['priority', 'accountId', 'currency'],
    newestFirst: true,
  },
  {
    name: 'promises',
    summary: 'What customers promised to pay, by the day',
    permission: 'receipts.read',
    tables: sql`promise_to_pay p join promise_standing s using (account_id, promise_id)
      join account a on a.account_id = p.account_id
      join legal_entity e on e.legal_entity_id = p.legal_entity_id
      left join promise_cancellation c on c.account_id = p.account_id
        and c.promise_id = p.promise_id`,
    columns: {
      payBy: asked('date', 'p.pay_by', 'last day'),
      accountId: id('p.account_id'),
      promiseId: askedId('p.promise_id', 'id of the promise'),
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 'p.amount_minor', 'promised'),
      paid: column('amount', 's.paid_minor', 'what came of it'),
      state: asked('text', 's.state', 'running, kept, broken or cancelled'),
      madeOn: asked('date', 'p.made_on', 'when it was made'),
      graceDays: column('whole', 'p.grace_days', 'days that the bank may take'),
      note: column('text', 'p.note', 'what was said', NULLABLE),
      why: column('text', 'c.why', 'why it was cancelled', NULLABLE),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['payBy', 'accountId', 'promiseId'],
    one: 'promiseId',
  },
  {
    name: 'collection-strategies',
    summary: 'In which steps customers are followed up; the latest revision counts',
    permission: 'receipts.read',
    tables: sql`collection_strategy c`,
    columns: {
      strategy: asked('text', 'c.strategy_code', 'code'),
      revision: column('whole', 'c.revision', 'how often it was set'),
      name: column('json', 'c.name', 'name by language'),
      segment: asked('text', 'c.segment', 'for whom; empty: everybody', NULLABLE),
      steps: column('json', 'c.steps', 'days overdue, action and script'),
      active: asked('yesno', 'c.active', 'whether it is in use'),
    },
    key: ['strategy', 'revision'],
  },
]
