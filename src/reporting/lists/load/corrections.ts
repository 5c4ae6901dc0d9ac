import { sql } from 'kysely'
import { debtsToClaim } from '../../../disputes/losses/load.ts'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

const TO_CLAIM = debtsToClaim(sql`'infinity'::date`)

/** Goodwill, bad debts and what is provided for. */
export const CORRECTION_LISTS: readonly List[] = [
  {
    name: 'goodwill-budgets',
    summary: 'Budgets of goodwill with what is left of them',
    permission: 'disputes.read',
    tables: sql`goodwill_budget b`,
    columns: {
      budget: asked('text', 'b.budget_code', 'code'),
      owner: asked('text', 'b.owner', 'who answers for it'),
      fromOn: asked('date', 'b.from_on', 'first day'),
      toOn: asked('date', 'b.to_on', 'last day'),
      currency: column('text', 'b.currency', 'ISO 4217 code'),
      amount: column('amount', 'b.amount_minor', 'what may be given'),
      used: column('amount', 'b.used_minor', 'what was given'),
      left: column('amount', sql`b.amount_minor - b.used_minor`, 'what is left'),
    },
    key: ['budget'],
  },
  {
    name: 'goodwill',
    summary: 'Goodwill that was given, the latest first',
    permission: 'disputes.read',
    tables: sql`goodwill_grant g join account a on a.account_id = g.account_id
      join goodwill_budget b using (budget_code)
      join document_number d on d.account_id = g.account_id and d.invoice_id = g.document_id`,
    columns: {
      on: asked('date', 'g.given_on', 'day'),
      accountId: id('g.account_id'),
      documentId: id('g.document_id'),
      account: ACCOUNT,
      budget: asked('text', 'g.budget_code', 'the budget'),
      creditNote: asked('text', 'd.label', 'number of the credit note'),
      currency: column('text', 'b.currency', 'ISO 4217 code'),
      amount: column('amount', 'g.amount_minor', 'what was given'),
      recordedBy: column('text', 'g.recorded_by', 'who gave it'),
    },
    key: ['on', 'accountId', 'documentId'],
    newestFirst: true,
  },
  {
    name: 'bad-debts',
    summary: 'Debts that were given up, and which of them were reinstated',
    permission: 'disputes.read',
    tables: sql`bad_debt b join account a on a.account_id = b.account_id
      join open_item o on o.account_id = b.account_id and o.item_id = b.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      left join allocation r on r.account_id = b.account_id and r.reverses = b.allocation_id`,
    columns: {
      on: asked('date', 'b.written_off_on', 'day'),
      accountId: id('b.account_id'),
      allocationId: id('b.allocation_id'),
      account: ACCOUNT,
      document: asked('text', 'd.label', 'number of the document', NULLABLE),
      reason: asked('text', 'b.reason_code', 'why'),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'b.amount_minor', 'what was given up'),
      taxRelief: column('amount', 'b.tax_minor', 'tax in it that was taken off with it'),
      taxClaimed: column(
        'amount',
        sql`(select coalesce(sum(c.tax_minor), 0)::bigint from bad_debt_claim c
          where c.account_id = b.account_id and c.allocation_id = b.allocation_id)`,
        'tax in it that was claimed later',
      ),
      recoveredOn: asked('date', 'r.effective_on', 'when it was reinstated', NULLABLE),
      recordedBy: column('text', 'b.recorded_by', 'who gave it up'),
    },
    key: ['on', 'accountId', 'allocationId'],
    newestFirst: true,
  },
  {
    name: 'tax-relief-due',
    summary: 'Debts given up whose tax was not taken off yet, and from which day it may be claimed',
    permission: 'disputes.read',
    tables: sql`${TO_CLAIM.tables} join account a on a.account_id = b.account_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    where: TO_CLAIM.where,
    columns: {
      givenUpOn: asked('date', 'b.written_off_on', 'when it was given up'),
      accountId: id('b.account_id'),
      allocationId: askedId('b.allocation_id', 'id of the debt'),
      entity: asked('text', 'e.code', 'legal entity'),
      account: ACCOUNT,
      document: asked('text', 'd.label', 'number of the document', NULLABLE),
      reason: asked('text', 'b.reason_code', 'why'),
      claimableFrom: asked('date', 'r.from_on', 'from which day on it may be claimed'),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'b.amount_minor', 'what was given up'),
      tax: column('amount', 't.tax_minor', 'tax in it'),
    },
    key: ['givenUpOn', 'accountId', 'allocationId'],
  },
  {
    name: 'provisions',
    summary: 'What the allowance for credit losses had to come to, month by month',
    permission: 'disputes.read',
    tables: sql`credit_provision p join legal_entity e using (legal_entity_id)`,
    columns: {
      month: asked('date', 'p.month', 'first day of the month'),
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      revision: column('whole', 'p.revision', 'how often it was posted before'),
      target: column('amount', 'p.target_minor', 'what the allowance had to come to'),
      posted: column('amount', 'p.posted_minor', 'what was posted'),
      matrix: column('json', 'p.matrix', 'by segment: open by age, percents'),
      recordedBy: column('text', 'p.recorded_by', 'who posted it'),
    },
    key: ['month', 'entity', 'currency', 'revision'],
    newestFirst: true,
  },
]
