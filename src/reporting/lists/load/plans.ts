import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** What is open of a plan `p`, and since when or until when its next instalment is due. */
const STANDING = sql`
  left join lateral (
    select coalesce(sum(o.open_minor), 0)::bigint as open_minor,
      min(o.due_on) filter (where o.open_minor > 0) as next_due_on
    from payment_plan_item i join open_item o using (account_id, item_id)
    where i.account_id = p.account_id and i.plan_id = p.plan_id) s on true`

/** Payment plans, and what may be agreed. */
export const PLAN_LISTS: readonly List[] = [
  {
    name: 'payment-plans',
    summary: 'Payment plans, the latest first: what is open and when the next instalment is due',
    permission: 'receipts.read',
    tables: sql`payment_plan p join account a using (account_id)
      join legal_entity e using (legal_entity_id)
      left join payment_plan_end n using (account_id, plan_id) ${STANDING}
      left join document_number d on d.account_id = p.account_id
        and d.invoice_id = p.fee_document_id`,
    columns: {
      agreedOn: asked('date', 'p.agreed_on', 'day of the agreement'),
      accountId: id('p.account_id'),
      planId: askedId('p.plan_id', 'id of the plan'),
      account: ACCOUNT,
      entity: asked('text', 'e.code', 'legal entity'),
      planState: asked(
        'text',
        sql`coalesce(n.kind, case when s.open_minor = 0 then 'kept' else 'running' end)`,
        'running, kept, defaulted or cancelled',
      ),
      currency: column('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 'p.amount_minor', 'what was agreed'),
      open: column('amount', 's.open_minor', 'what is open of its instalments'),
      nextDueOn: column('date', 's.next_due_on', 'when the next is due; late after it', NULLABLE),
      missedOn: column('date', 'n.missed_on', 'due date of the one that was missed', NULLABLE),
      endedOn: column('date', 'n.ended_on', 'when it defaulted or was cancelled', NULLABLE),
      graceDays: column('whole', 'p.grace_days', 'days after which an instalment is missed'),
      acceleration: column('text', 'p.acceleration', 'all or none is due by default'),
      feeDocument: column('text', 'd.label', 'document of its fee and interest', NULLABLE),
      note: column('text', sql`concat_ws('; ', p.note, n.note)`, 'notes', NULLABLE),
      recordedBy: column('text', 'p.recorded_by', 'who agreed it'),
    },
    key: ['agreedOn', 'accountId', 'planId'],
    newestFirst: true,
    one: 'planId',
  },
  {
    name: 'payment-plan-instalments',
    summary: 'Instalments of payment plans',
    permission: 'receipts.read',
    tables: sql`payment_plan_instalment t join payment_plan p using (account_id, plan_id)
      join account a using (account_id)
      left join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor
        from payment_plan_item i join open_item o using (account_id, item_id)
        where i.account_id = t.account_id and i.plan_id = t.plan_id
          and i.instalment_no = t.instalment_no) s on true`,
    columns: {
      account: ACCOUNT,
      accountId: id('t.account_id'),
      planId: askedId('t.plan_id', 'id of the plan'),
      instalment: column('whole', 't.instalment_no', 'which'),
      dueOn: column('date', 't.due_on', 'last day on which it is not late'),
      currency: column('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 't.amount_minor', 'as agreed'),
      open: column('amount', 's.open_minor', 'what is left of it'),
    },
    key: ['accountId', 'planId', 'instalment'],
  },
  {
    name: 'payment-plan-policies',
    summary: 'Which payment plans may be agreed; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`payment_plan_policy p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      fromOn: asked('date', 'p.from_on', 'first day'),
      revision: column('whole', 'p.revision', 'how often the date was set'),
      mostInstalments: column('whole', 'p.most_instalments', 'at most so many'),
      mostDays: column('whole', 'p.most_days', 'days to the last one, at most'),
      currency: column('text', 'e.currency', 'ISO 4217 code'),
      leastInstalment: column('amount', 'p.least_minor', 'no instalment below it'),
      graceDays: column('whole', 'p.grace_days', 'days after which an instalment is missed'),
      acceleration: column('text', 'p.acceleration', 'all or none is due by default'),
      planFee: column('amount', 'p.fee_minor', 'what agreeing one costs'),
      interestPercent: column('decimal', 'p.interest_percent', 'a year'),
      feeTaxClass: column('text', 'p.fee_tax_class', 'tax class of fee and interest'),
      customersAsk: column('yesno', 'p.customers_ask', 'whether customers may ask for one'),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['entity', 'fromOn', 'revision'],
  },
  {
    name: 'payment-plan-requests',
    summary: 'Payment plans that customers asked for on their pages, and what was answered',
    permission: 'receipts.read',
    tables: sql`payment_plan_request p join account a using (account_id)
      join legal_entity e using (legal_entity_id)`,
    columns: {
      requestedAt: asked('instant', 'p.requested_at', 'when it was asked for'),
      accountId: id('p.account_id'),
      requestId: askedId('p.request_id', 'id of the request'),
      account: ACCOUNT,
      entity: asked('text', 'e.code', 'legal entity'),
      requestState: asked('text', 'p.state', 'waiting, agreed, declined or withdrawn'),
      currency: column('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 'p.amount_minor', 'what was open when it was asked for'),
      instalments: column('whole', 'p.instalments', 'how many were asked for'),
      firstOn: column('date', 'p.first_on', 'when the first was to be'),
      note: column('text', 'p.note', 'what the customer wrote', NULLABLE),
      answer: column('text', 'p.answer', 'what was answered', NULLABLE),
      planId: column('uuid', 'p.plan_id', 'the plan that was agreed', NULLABLE),
      decidedAt: column('instant', 'p.decided_at', 'when it was answered', NULLABLE),
      decidedBy: column('text', 'p.decided_by', 'who answered it', NULLABLE),
    },
    key: ['requestedAt', 'accountId', 'requestId'],
    newestFirst: true,
  },
]
