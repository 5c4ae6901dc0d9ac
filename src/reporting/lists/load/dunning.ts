import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const RUN = asked('text', 'r.number', 'number of the run')
const ENTITY = asked('text', 'e.code', 'legal entity')
const CURRENCY = asked('text', 'o.currency', 'ISO 4217 code')

/** Reminders: policies, holds, runs with their outcomes, and the letters that were sent. */
export const DUNNING_LISTS: readonly List[] = [
  {
    name: 'dunning-policies',
    summary: 'Policies of reminders by the day from which they hold',
    permission: 'receipts.read',
    tables: sql`dunning_policy p`,
    columns: {
      policy: asked('text', 'p.policy_code', 'code of the policy'),
      fromOn: asked('date', 'p.from_on', 'holds from this day on'),
      revision: column('whole', 'p.revision', 'how often the day was set'),
      name: column('json', 'p.name', 'name by language'),
      graceDays: column('whole', 'p.grace_days', 'days overdue in which nothing is asked'),
      thresholds: column('json', 'p.thresholds', 'least sum by currency'),
      returnGraceDays: column('whole', 'p.return_grace_days', 'days of rest after a return'),
      afterReturn: column('text', 'p.after_return', 'keep or restart'),
      daysToPay: column('whole', 'p.days_to_pay', 'days that a letter gives'),
      inHardship: column('text', 'p.in_hardship', 'remind or stop'),
      beforePromise: column('text', 'p.before_promise', 'write to the customer or stay silent'),
      levels: column('json', 'p.levels', 'the levels with delay, channel, text and fee'),
      recordedAt: column('instant', 'p.recorded_at', 'when it was set'),
      recordedBy: column('text', 'p.recorded_by', 'who set it'),
    },
    key: ['policy', 'fromOn', 'revision'],
  },
  {
    name: 'policy-uses',
    summary: 'Which policy of reminders or late charges holds for whom, by date',
    permission: 'receipts.read',
    tables: sql`(
      select u.kind, coalesce(e.code, '') as entity, coalesce(u.segment_code, '') as segment,
        '' as account, u.from_on, u.revision, u.policy_code, u.recorded_at, u.recorded_by
      from policy_use u left join legal_entity e using (legal_entity_id)
      union all
      select u.kind, '', '', a.number, u.from_on, u.revision, u.policy_code, u.recorded_at,
        u.recorded_by
      from account_policy_use u join account a using (account_id)) u`,
    columns: {
      kind: asked('text', 'u.kind', 'dunning or late_charges'),
      entity: asked('text', 'u.entity', 'legal entity; empty: every one'),
      segment: asked('text', 'u.segment', 'segment; empty: every one'),
      account: asked('text', 'u.account', 'number of the account; empty: no single one'),
      fromOn: asked('date', 'u.from_on', 'holds from this day on'),
      revision: column('whole', 'u.revision', 'how often the day was set'),
      policy: asked('text', 'u.policy_code', 'code of the policy; none: no policy', NULLABLE),
      recordedAt: column('instant', 'u.recorded_at', 'when it was set'),
      recordedBy: column('text', 'u.recorded_by', 'who set it'),
    },
    key: ['kind', 'entity', 'segment', 'account', 'fromOn', 'revision'],
  },
  {
    name: 'dunning-holds',
    summary: 'Customers and documents that are not reminded, with the reason and until when',
    permission: 'receipts.read',
    tables: sql`dunning_hold h join account a on a.account_id = h.account_id
      left join dunning_hold_end e on e.account_id = h.account_id and e.hold_id = h.hold_id
      left join open_item o on o.account_id = h.account_id and o.item_id = h.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    columns: {
      account: ACCOUNT,
      holdId: id('h.hold_id'),
      document: asked('text', 'd.label', 'number of the document; none: all', NULLABLE),
      reason: column('text', 'h.reason', 'why'),
      holdState: asked(
        'text',
        sql`case when e.ended_on <= current_date then 'lifted'
          when h.until_on < current_date then 'over'
          when h.from_on > current_date then 'later' else 'in_force' end`,
        'in force, later, over or lifted',
      ),
      fromOn: asked('date', 'h.from_on', 'first day on which it holds'),
      lastOn: column('date', 'h.until_on', 'last day; none: until it is lifted', NULLABLE),
      endedOn: asked('date', 'e.ended_on', 'from this day on it holds no more', NULLABLE),
      why: column('text', 'e.why', 'why it was lifted', NULLABLE),
      recordedAt: column('instant', 'h.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 'h.recorded_by', 'who'),
    },
    key: ['account', 'holdId'],
  },
  {
    name: 'dunning-runs',
    summary: 'Runs of reminders and late charges, the latest first',
    permission: 'receipts.read',
    tables: sql`dunning_run r join legal_entity e using (legal_entity_id)`,
    columns: {
      runId: askedId('r.run_id', 'id of the run'),
      number: RUN,
      kind: asked('text', 'r.kind', 'reminders or late_charges'),
      entity: ENTITY,
      runOn: asked('date', 'r.run_on', 'the day that it counts from'),
      state: asked('text', 'r.state', 'preparing, review, approved, sending, sent or cancelled'),
      createdAt: column('instant', 'r.created_at', 'when it was started'),
      createdBy: column('text', 'r.created_by', 'who started it'),
      approvedAt: column('instant', 'r.approved_at', 'when it was released', NULLABLE),
      approvedBy: column('text', 'r.approved_by', 'who released it', NULLABLE),
      finishedAt: column('instant', 'r.finished_at', 'when it was over', NULLABLE),
    },
    key: ['runId'],
    newestFirst: true,
    one: 'number',
  },
  {
    name: 'dunning-outcomes',
    summary: 'What a dunning run proposes for each customer, or why nothing',
    permission: 'receipts.read',
    tables: sql`dunning_outcome o join dunning_run r using (run_id)
      join account a on a.account_id = o.account_id
      join legal_entity e on e.legal_entity_id = r.legal_entity_id
      left join dunning_dropped x on x.account_id = o.account_id and x.run_id = o.run_id
        and x.currency = o.currency
      left join dunning_notice n on n.account_id = o.account_id and n.run_id = o.run_id
        and n.currency = o.currency`,
    columns: {
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      currency: CURRENCY,
      outcome: asked('text', 'o.outcome', 'asked, left_out or failed'),
      reason: asked('text', 'o.reason', 'why nothing is asked for', NULLABLE),
      level: asked('whole', 'o.level', 'level of the letter', NULLABLE),
      channel: asked('text', 'o.channel', 'by which way', NULLABLE),
      policy: asked('text', 'o.policy_code', 'by which policy', NULLABLE),
      overdue: column('amount', 'o.overdue_minor', 'what is overdue in all'),
      amount: column('amount', 'o.amount_minor', 'what is asked for or charged'),
      fee: column('amount', 'o.fee_minor', 'what the letter costs'),
      items: column('json', 'o.items', 'each item: asked for at a level, or why not'),
      noticeId: column('text', 'n.notice_id', 'the letter that was sent', NULLABLE),
      dropped: asked('text', 'x.reason', 'why it was not done in the end', NULLABLE),
      entity: ENTITY,
      run: RUN,
    },
    key: ['run', 'account', 'currency'],
  },
  {
    name: 'dunning-left-out',
    summary: 'What is overdue and was not asked for in full by a run of reminders, and why',
    permission: 'receipts.read',
    tables: sql`dunning_outcome o join dunning_run r using (run_id)
      join account a on a.account_id = o.account_id
      join legal_entity e on e.legal_entity_id = r.legal_entity_id
      cross join lateral json_to_recordset(
        case o.items::text when '[]'
             then json_build_array(json_build_object('open', o.overdue_minor))
             else o.items end) as i ("itemId" uuid, open bigint, asked bigint, reason text,
             "restReason" text)
      left join open_item t on t.account_id = o.account_id and t.item_id = i."itemId"
      left join document_number d on d.account_id = coalesce(t.document_account_id, t.account_id)
        and d.invoice_id = t.item_id`,
    where: sql`r.kind = 'reminders' and (o.outcome <> 'asked' or i.asked < i.open)`,
    columns: {
      account: ACCOUNT,
      name: column('text', 'a.name', 'name of the customer'),
      currency: CURRENCY,
      document: column('text', 'd.label', 'number of the document', NULLABLE),
      reference: column('text', 't.reference', 'what is known of it', NULLABLE),
      dueOn: column('date', 't.due_on', 'when it was due', NULLABLE),
      reason: asked(
        'text',
        sql`coalesce(i.reason, i."restReason", o.reason)`,
        'why nothing, or not all of it, is asked for',
        NULLABLE,
      ),
      open: column('amount', 'i.open', 'what was open of it'),
      withheld: column(
        'amount',
        sql`i.open - case o.outcome when 'asked' then coalesce(i.asked, 0) else 0 end`,
        'how much of it is not asked for',
      ),
      outcome: asked('text', 'o.outcome', 'asked, left_out or failed'),
      entity: ENTITY,
      run: RUN,
      itemId: column('text', sql`coalesce(i."itemId"::text, '')`, 'id, the same for ever'),
    },
    key: ['run', 'account', 'currency', 'itemId'],
  },
  {
    name: 'dunning-notices',
    summary: 'Reminders that were sent, the latest first',
    permission: 'receipts.read',
    tables: sql`dunning_notice o join dunning_run r using (run_id)
      join account a on a.account_id = o.account_id
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      left join document_number d on d.account_id = o.account_id
        and d.invoice_id = o.fee_document_id`,
    columns: {
      sentOn: asked('date', 'o.sent_on', 'day of the letter'),
      accountId: id('o.account_id'),
      noticeId: askedId('o.notice_id', 'id of the letter'),
      account: ACCOUNT,
      entity: ENTITY,
      run: RUN,
      level: asked('whole', 'o.level', 'level of the letter'),
      channel: asked('text', 'o.channel', 'email, letter, portal or call'),
      currency: CURRENCY,
      asked: column('amount', 'o.asked_minor', 'what it asks for'),
      fee: column('amount', 'o.fee_minor', 'what it costs'),
      feeDocument: asked('text', 'd.label', 'document of the fee', NULLABLE),
      payBy: column('date', 'o.pay_by', 'the last day that it gives'),
      policy: asked('text', 'o.policy_code', 'by which policy'),
      messageId: asked(
        'uuid',
        'o.message_id',
        'message with the exact text; none of a call',
        NULLABLE,
      ),
    },
    key: ['sentOn', 'accountId', 'noticeId'],
    newestFirst: true,
  },
  {
    name: 'dunning-notice-items',
    summary: 'What each reminder asked for, item by item',
    permission: 'receipts.read',
    tables: sql`dunning_notice_item n join account a on a.account_id = n.account_id
      join open_item o on o.account_id = n.account_id and o.item_id = n.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    columns: {
      account: ACCOUNT,
      itemId: askedId('n.item_id', 'the open item'),
      noticeId: askedId('n.notice_id', 'the letter'),
      document: asked('text', 'd.label', 'number of its document', NULLABLE),
      level: asked('whole', 'n.level', 'at which level'),
      sentOn: asked('date', 'n.sent_on', 'day of the letter'),
      currency: CURRENCY,
      asked: column('amount', 'n.asked_minor', 'what it asked for'),
      open: column('amount', 'n.open_minor', 'what was open then'),
      frozen: column('amount', 'n.frozen_minor', 'what of it was not to be asked for'),
    },
    key: ['account', 'itemId', 'noticeId'],
  },
]
