import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, NULLABLE } from './column.ts'

const RECORDED = [
  column('instant', 'p.recorded_at', 'when it was set'),
  column('text', 'p.recorded_by', 'who set it'),
] as const

/** Late fees and interest: policies, rates, ceilings, what was charged and what was waived. */
export const LATE_CHARGE_LISTS: readonly List[] = [
  {
    name: 'late-charge-policies',
    summary: 'What is charged on late payment, by the day from which it holds',
    permission: 'receipts.read',
    tables: sql`late_charge_policy p`,
    columns: {
      policy: asked('text', 'p.policy_code', 'code of the policy'),
      fromOn: asked('date', 'p.from_on', 'holds from this day on'),
      revision: column('whole', 'p.revision', 'how often the day was set'),
      name: column('json', 'p.name', 'name by language'),
      customers: column('text', 'p.customers', 'all, business or person'),
      rateCode: asked('text', 'p.rate_code', 'reference rate', NULLABLE),
      annualPercent: column('decimal', 'p.annual_percent', 'rate of its own', NULLABLE),
      points: column('decimal', 'p.points', 'added to the reference rate'),
      mostPercent: column('decimal', 'p.most_percent', 'the most a year', NULLABLE),
      dayBasis: column('text', 'p.day_basis', '365, 360 or actual'),
      graceDays: column('whole', 'p.grace_days', 'days overdue in which nothing is charged'),
      flat: column('json', 'p.flat', 'sum once an item, by currency'),
      minimums: column('json', 'p.minimums', 'least sum by currency'),
      termsDays: column('whole', 'p.terms_days', 'days to pay'),
      billed: column('text', 'p.billed', 'by_run, or at_payment'),
      recordedAt: RECORDED[0],
      recordedBy: RECORDED[1],
    },
    key: ['policy', 'fromOn', 'revision'],
  },
  {
    name: 'reference-rates',
    summary: 'Reference rates of interest by the day from which they hold',
    permission: 'receipts.read',
    tables: sql`reference_rate p`,
    columns: {
      rateCode: asked('text', 'p.rate_code', 'code of the rate, such as ecb'),
      fromOn: asked('date', 'p.from_on', 'holds from this day on'),
      revision: column('whole', 'p.revision', 'how often the day was set'),
      percent: column('decimal', 'p.percent', 'percent a year'),
      recordedAt: RECORDED[0],
      recordedBy: RECORDED[1],
    },
    key: ['rateCode', 'fromOn', 'revision'],
  },
  {
    name: 'rate-caps',
    summary: 'The highest rate a year that the law allows, by where customers live',
    permission: 'receipts.read',
    tables: sql`rate_cap p`,
    columns: {
      country: asked('text', 'p.country', 'ISO 3166-1 code'),
      region: asked('text', 'p.region', 'region; empty: the whole country'),
      customers: asked('text', 'p.customers', 'all, business or person'),
      fromOn: asked('date', 'p.from_on', 'holds from this day on'),
      revision: column('whole', 'p.revision', 'how often the day was set'),
      mostPercent: column('decimal', 'p.most_percent', 'percent a year; none: no more', NULLABLE),
      recordedAt: RECORDED[0],
      recordedBy: RECORDED[1],
    },
    key: ['country', 'region', 'customers', 'fromOn', 'revision'],
  },
  {
    name: 'late-charges',
    summary: 'Interest and flat sums charged on items, with how they came about',
    permission: 'receipts.read',
    tables: sql`late_charge c join account a on a.account_id = c.account_id
      join dunning_run r using (run_id)
      join open_item o on o.account_id = c.account_id and o.item_id = c.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      left join document_number b on b.account_id = c.account_id and b.invoice_id = c.document_id
      left join late_charge_waiver w on w.account_id = c.account_id
        and w.document_id = c.document_id`,
    columns: {
      account: ACCOUNT,
      itemId: askedId('c.item_id', 'the open item'),
      kind: asked('text', 'c.kind', 'interest or flat'),
      startOn: asked('date', 'c.start_on', 'first day of interest; day of the flat sum'),
      endOn: column('date', 'c.end_on', 'first day after it'),
      document: asked('text', 'd.label', 'number of the document that was late', NULLABLE),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column('amount', 'c.amount_minor', 'what is charged'),
      billedBy: asked('text', 'b.label', 'document by which it is billed', NULLABLE),
      run: asked('text', 'r.number', 'number of the run'),
      policy: asked('text', 'c.policy_code', 'by which policy'),
      detail: column('json', 'c.detail', 'stretches of principal, rate and days'),
      waived: column('text', 'w.reason', 'why it need not be paid', NULLABLE),
    },
    key: ['account', 'itemId', 'kind', 'startOn'],
  },
  {
    name: 'late-charge-waivers',
    summary: 'Late fees and interest that were waived, with the reason',
    permission: 'receipts.read',
    tables: sql`late_charge_waiver w join account a on a.account_id = w.account_id
      left join document_number d on d.account_id = w.account_id and d.invoice_id = w.document_id
      left join document_number n on n.account_id = w.account_id and n.invoice_id = w.credit_note_id`,
    columns: {
      account: ACCOUNT,
      documentId: askedId('w.document_id', 'the document of late charges'),
      document: asked('text', 'd.label', 'its number', NULLABLE),
      creditNote: asked('text', 'n.label', 'credit note', NULLABLE),
      currency: column('text', 'w.currency', 'ISO 4217 code'),
      amount: column('amount', 'w.amount_minor', 'what was waived'),
      reason: column('text', 'w.reason', 'why'),
      recordedAt: column('instant', 'w.recorded_at', 'when'),
      recordedBy: column('text', 'w.recorded_by', 'who'),
    },
    key: ['account', 'documentId'],
  },
]
