import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** Refunds to the card or account that a payment came from. */
export const PROVIDER_REFUND_LISTS: readonly List[] = [
  {
    name: 'provider-refunds',
    summary: 'Refunds through providers, with what became of them, the latest first',
    permission: 'receipts.read',
    tables: sql`provider_refund f join account a on a.account_id = f.account_id
      join payment p on p.account_id = f.account_id and p.payment_id = f.payment_id
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
      left join refund r on r.account_id = f.account_id and r.refund_id = f.refund_id`,
    columns: {
      recordedAt: column('instant', 'f.recorded_at', 'when it was asked for or told'),
      account: ACCOUNT,
      refundId: id('f.refund_id'),
      paymentId: id('f.payment_id'),
      state: asked('text', 'f.state', 'planned, sending, unknown, pending, done or failed'),
      refusedFor: column('text', 'f.reason', 'why it failed', NULLABLE),
      madeBy: asked('text', 'f.made_by', 'us, or provider where it was made on its own pages'),
      provider: asked('text', 'f.provider', 'who gives the money back'),
      to: column('text', sql`coalesce(m.shown, p.provider)`, 'card or account, masked'),
      currency: column('text', 'f.currency', 'ISO 4217 code'),
      amount: column('amount', 'f.amount_minor', 'amount'),
      owed: column('amount', 'f.owed_minor', 'what the customer owes again because of it'),
      reason: column('text', 'r.reason_code', 'why it was refunded', NULLABLE),
      providerRefundId: column(
        'text',
        'f.provider_refund_id',
        'what the provider calls it',
        NULLABLE,
      ),
      askedAgainAt: column('instant', 'f.ask_at', 'when the provider is asked next', NULLABLE),
      timesAsked: column('whole', 'f.asked', 'how often it was asked without an answer'),
      recordedBy: column('text', 'f.recorded_by', 'who asked for it'),
    },
    key: ['recordedAt', 'refundId'],
    newestFirst: true,
  },
]
