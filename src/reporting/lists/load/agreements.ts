import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const SUBSCRIPTION = asked('text', 's.number', 'subscription number')
const CONTRACT = asked('text', 'c.number', 'contract number')
const MADE_BY = column('text', 'x.made_by', 'who recorded it')
const RECORDED_AT = column('instant', 'x.recorded_at', 'when it was recorded')

/** The row of a subscription that `x` belongs to, with its account. */
const OF_SUBSCRIPTION = sql`join account a on a.account_id = x.account_id
  join subscription s on s.account_id = x.account_id and s.subscription_id = x.subscription_id`

/** What a customer has agreed beside the catalog: prices, discounts, trials, pauses, commitments. */
export const AGREEMENT_LISTS: readonly List[] = [
  {
    name: 'agreed-prices',
    summary: 'Prices agreed with customers; for each date the latest revision counts',
    permission: 'contracts.read',
    tables: sql`agreed_price x join account a using (account_id)
      join contract c on c.account_id = x.account_id and c.contract_id = x.contract_id
      left join subscription s on s.account_id = x.account_id
        and s.subscription_id = x.subscription_id`,
    columns: {
      account: ACCOUNT,
      agreedPriceId: id('x.agreed_price_id'),
      contract: CONTRACT,
      subscription: { ...SUBSCRIPTION, ...NULLABLE, describe: 'empty: the whole contract' },
      plan: asked('text', 'x.plan_code', 'code of the plan'),
      charge: asked('text', 'x.charge_code', 'code of the charge'),
      effectiveFrom: asked('date', 'x.effective_from', 'first day of service'),
      revision: column('whole', 'x.revision', 'how often the date was priced'),
      price: column('json', 'x.price', 'model and figures; empty: the catalog again', NULLABLE),
      madeBy: MADE_BY,
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'agreedPriceId'],
  },
  {
    name: 'discounts',
    summary: 'Percentages off charges of subscriptions',
    permission: 'contracts.read',
    tables: sql`discount x ${OF_SUBSCRIPTION}`,
    columns: {
      account: ACCOUNT,
      discountId: id('x.discount_id'),
      subscription: SUBSCRIPTION,
      code: asked('text', 'x.code', 'code'),
      percent: column('decimal', 'x.percent', 'per cent'),
      charge: column('text', 'x.charge_code', 'charge; empty: all', NULLABLE),
      fromOn: asked('date', 'x.from_on', 'first day'),
      toOn: asked('date', 'x.to_on', 'first day without it', NULLABLE),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'discountId'],
  },
  {
    name: 'coupon-redemptions',
    summary: 'Coupons that customers have redeemed',
    permission: 'contracts.read',
    tables: sql`coupon_redemption x ${OF_SUBSCRIPTION}`,
    columns: {
      account: ACCOUNT,
      redemptionId: id('x.redemption_id'),
      subscription: SUBSCRIPTION,
      coupon: asked('text', 'x.code', 'code of the coupon'),
      redeemedOn: asked('date', 'x.redeemed_on', 'first day'),
      withdrawnOn: column('date', 'x.withdrawn_on', 'first day without it', NULLABLE),
      madeBy: MADE_BY,
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'redemptionId'],
  },
  {
    name: 'trials',
    summary: 'Trials of subscriptions; the latest revision counts',
    permission: 'contracts.read',
    tables: sql`subscription_trial x ${OF_SUBSCRIPTION}`,
    columns: {
      account: ACCOUNT,
      subscription: SUBSCRIPTION,
      revision: column('whole', 'x.revision', 'how often it was set'),
      startOn: column('date', 's.start_on', 'first day'),
      endOn: asked('date', 'x.end_on', 'first day that is paid'),
      freeUsage: column('yesno', 'x.free_usage', 'whether usage is free too'),
      periodsFrom: column('text', 'x.periods_from', 'start or trial_end'),
      madeBy: MADE_BY,
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'subscription', 'revision'],
  },
  {
    name: 'pauses',
    summary: 'Days on which subscriptions are paused',
    permission: 'contracts.read',
    tables: sql`subscription_pause x ${OF_SUBSCRIPTION}`,
    columns: {
      account: ACCOUNT,
      pauseId: id('x.pause_id'),
      subscription: SUBSCRIPTION,
      fromOn: asked('date', 'x.from_on', 'first day'),
      toOn: asked('date', 'x.to_on', 'day of resumption; empty: until further notice', NULLABLE),
      fees: column('text', 'x.fees', 'stop or keep'),
      usage: column('text', 'x.usage', 'refuse or bill'),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'pauseId'],
  },
  {
    name: 'item-quantities',
    summary: 'Quantities by date (seats); for each date the latest revision counts',
    permission: 'contracts.read',
    tables: sql`item_quantity x join account a using (account_id)
      join subscription_item i on i.account_id = x.account_id and i.item_id = x.item_id
      join subscription s on s.account_id = x.account_id and s.subscription_id = i.subscription_id`,
    columns: {
      account: ACCOUNT,
      itemId: id('x.item_id'),
      effectiveOn: asked('date', 'x.effective_on', 'from when'),
      revision: column('whole', 'x.revision', 'how often the date was set'),
      subscription: SUBSCRIPTION,
      charge: asked('text', 'i.charge_code', 'code of the charge'),
      quantity: column('decimal', 'x.quantity', 'units; empty: taken back', NULLABLE),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'itemId', 'effectiveOn', 'revision'],
  },
  {
    name: 'commitments',
    summary: 'What customers have agreed to spend at least',
    permission: 'contracts.read',
    tables: sql`commitment x join account a using (account_id)
      join contract c on c.account_id = x.account_id and c.contract_id = x.contract_id
      left join subscription s on s.account_id = x.account_id
        and s.subscription_id = x.subscription_id`,
    columns: {
      account: ACCOUNT,
      code: asked('text', 'x.code', 'code'),
      name: column('json', 'x.name', 'name by language'),
      contract: CONTRACT,
      subscription: { ...SUBSCRIPTION, ...NULLABLE, describe: 'empty: the whole contract' },
      amount: column('decimal', 'x.amount', 'for a whole term, without tax'),
      currency: column('text', 'c.currency', 'ISO 4217 code'),
      months: column('whole', 'x.months', 'months of a term'),
      startOn: asked('date', 'x.start_on', 'first day'),
      endOn: asked('date', 'x.end_on', 'first day without it', NULLABLE),
      renews: column('yesno', 'x.renews', 'whether term follows term'),
      earlyExit: column('text', 'x.early_exit', 'pro_rata or full'),
      charges: column('json', sql`to_jsonb(x.charge_codes)`, 'charges that count', NULLABLE),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'code'],
  },
  {
    name: 'contract-amendments',
    summary: 'Changes of contracts: before, after, from when and by whom',
    permission: 'contracts.read',
    tables: sql`contract_amendment x join account a using (account_id)
      join contract c on c.account_id = x.account_id and c.contract_id = x.contract_id`,
    columns: {
      account: ACCOUNT,
      amendmentId: id('x.amendment_id'),
      contract: CONTRACT,
      kind: asked('text', 'x.kind', 'what was changed'),
      effectiveOn: asked('date', 'x.effective_on', 'from when'),
      before: column('json', 'x.before', 'what it was'),
      after: column('json', 'x.after', 'what it became'),
      madeBy: MADE_BY,
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'amendmentId'],
  },
  {
    name: 'purchase-orders',
    summary: 'Purchase orders of contracts by date; for each date the latest revision counts',
    permission: 'contracts.read',
    tables: sql`contract_po x join account a using (account_id)
      join contract c on c.account_id = x.account_id and c.contract_id = x.contract_id`,
    columns: {
      account: ACCOUNT,
      contract: CONTRACT,
      fromOn: asked('date', 'x.from_on', 'first day of service'),
      revision: column('whole', 'x.revision', 'how often the date was set'),
      poNumber: asked('text', 'x.po_number', 'purchase order', NULLABLE),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'contract', 'fromOn', 'revision'],
  },
]
