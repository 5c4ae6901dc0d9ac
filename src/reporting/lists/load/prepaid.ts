import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const CURRENCY = column('text', 'c.currency', 'ISO 4217 code')
const WALLET = asked('text', 'w.code', 'code of the wallet')

/** A wallet with its account and the contract that says its currency; `of` names what lies in it. */
const WALLET_TABLES = sql`join account a on a.account_id = w.account_id
  join subscription s on s.account_id = w.account_id and s.subscription_id = w.subscription_id
  join contract c on c.account_id = s.account_id and c.contract_id = s.contract_id`

/** Prepaid credits: what was bought or granted, what became of it, and what a person should know. */
export const PREPAID_LISTS: readonly List[] = [
  {
    name: 'wallets',
    summary: 'Prepaid wallets and what is left in them',
    permission: 'contracts.read',
    tables: sql`wallet w ${WALLET_TABLES}`,
    columns: {
      account: ACCOUNT,
      code: WALLET,
      name: column('json', 'w.name', 'name by language'),
      subscription: asked('text', 's.number', 'subscription that bears purchases'),
      product: asked('text', 'w.product_code', 'what credits are sold and taxed as'),
      currency: CURRENCY,
      left: column(
        'amount',
        sql`(select coalesce(sum(l.left_minor), 0)::bigint from wallet_lot l
          where l.account_id = w.account_id and l.wallet_id = w.wallet_id and l.left_minor > 0)`,
        'credits left, without tax',
      ),
      charges: column('json', sql`to_jsonb(w.charge_codes)`, 'charges paid; empty: all', NULLABLE),
      alertBelow: column('amount', 'w.alert_below', 'a notice below this', NULLABLE),
      topUpBelow: column('amount', 'w.top_up_below', 'bought anew below this', NULLABLE),
      topUp: column('amount', 'w.top_up_minor', 'so much is bought', NULLABLE),
      recordedAt: column('instant', 'w.recorded_at', 'when it was opened'),
    },
    key: ['account', 'code'],
  },
  {
    name: 'wallet-lots',
    summary: 'Prepaid credits that came together and expire together',
    permission: 'contracts.read',
    tables: sql`wallet_lot l
      join wallet w on w.account_id = l.account_id and w.wallet_id = l.wallet_id ${WALLET_TABLES}`,
    columns: {
      account: ACCOUNT,
      lotId: id('l.lot_id'),
      wallet: WALLET,
      kind: asked('text', 'l.kind', 'bought or granted'),
      priority: column('whole', 'l.priority', 'lower is used first'),
      fromOn: asked('date', 'l.from_on', 'first day'),
      expiresOn: asked('date', 'l.expires_on', 'first day without it', NULLABLE),
      currency: CURRENCY,
      opened: column('amount', 'l.opened_minor', 'what it came with'),
      left: column('amount', 'l.left_minor', 'what is left'),
      isLeft: asked('yesno', sql`(l.left_minor > 0)`, 'whether anything is left'),
      reference: asked('text', 'l.reference', 'reference of its purchase', NULLABLE),
      reason: column('text', 'l.reason', 'why it was granted', NULLABLE),
    },
    key: ['account', 'lotId'],
  },
  {
    name: 'wallet-entries',
    summary: 'What came into wallets and went out of them, with its document',
    permission: 'contracts.read',
    tables: sql`wallet_entry x
      join wallet_lot l on l.account_id = x.account_id and l.lot_id = x.lot_id
      join wallet w on w.account_id = l.account_id and w.wallet_id = l.wallet_id ${WALLET_TABLES}
      left join document_number d on d.account_id = x.account_id and d.invoice_id = x.invoice_id`,
    columns: {
      account: ACCOUNT,
      entryId: id('x.entry_id'),
      wallet: WALLET,
      lotId: id('x.lot_id'),
      kind: asked('text', 'x.kind', 'opened, used, returned, credited or expired'),
      currency: CURRENCY,
      amount: column('amount', 'x.amount_minor', 'positive = came in'),
      effectiveOn: asked('date', 'x.effective_on', 'day on which it counts'),
      document: asked('text', 'd.label', 'number of its document', NULLABLE),
      line: column('whole', 'x.line_no', 'line of it', NULLABLE),
      recordedAt: column('instant', 'x.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'entryId'],
  },
  {
    name: 'wallet-notices',
    summary: 'What somebody should know about wallets: low, topped up, limit of top-ups reached',
    permission: 'contracts.read',
    tables: sql`wallet_notice x
      join wallet w on w.account_id = x.account_id and w.wallet_id = x.wallet_id ${WALLET_TABLES}`,
    columns: {
      account: ACCOUNT,
      noticeId: id('x.notice_id'),
      wallet: WALLET,
      kind: asked('text', 'x.kind', 'low_balance, topped_up or top_up_limit'),
      currency: CURRENCY,
      balance: column('amount', 'x.balance_minor', 'what was left'),
      effectiveOn: asked('date', 'x.effective_on', 'day on which it counts'),
      recordedAt: column('instant', 'x.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'noticeId'],
  },
]
