import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column, NULLABLE } from './column.ts'

const NAME = column('json', 'name', 'name by language')

/** What stands in the catalog beside plans and prices: coupons, add-ons, indexes, calendars. */
export const OFFER_LISTS: readonly List[] = [
  {
    name: 'coupons',
    summary: 'Coupons, and how often each was redeemed',
    permission: 'catalog.read',
    tables: sql`coupon`,
    columns: {
      code: asked('text', 'code', 'code'),
      name: NAME,
      percent: column('decimal', 'percent', 'per cent off', NULLABLE),
      amount: column('decimal', 'amount', 'off each period', NULLABLE),
      currency: column('text', 'currency', 'ISO 4217 code', NULLABLE),
      duration: asked('text', 'duration', 'once, periods, months or forever'),
      durationCount: column('whole', 'duration_count', 'how many', NULLABLE),
      charges: column('json', sql`to_jsonb(charge_codes)`, 'charges; none = all'),
      plans: column('json', sql`to_jsonb(plan_codes)`, 'plans; none = all'),
      validFrom: asked('date', 'valid_from', 'first day to redeem it'),
      validTo: asked('date', 'valid_to', 'first day on which it is over', NULLABLE),
      redeemed: column('whole', 'redeemed', 'how often it was redeemed'),
      maxRedemptions: column('whole', 'max_redemptions', 'how often at most', NULLABLE),
      maxPerAccount: column('whole', 'max_per_account', 'an account at most', NULLABLE),
    },
    key: ['code'],
  },
  {
    name: 'add-ons',
    summary: 'Plans that need another one beside them',
    permission: 'catalog.read',
    tables: sql`add_on`,
    columns: {
      plan: asked('text', 'plan_code', 'code of the add-on'),
      basePlans: column('json', sql`to_jsonb(base_plan_codes)`, 'plans of which it needs one'),
      whenBaseEnds: column('text', 'when_base_ends', 'ends, refuses or stays'),
    },
    key: ['plan'],
  },
  {
    name: 'price-indexes',
    summary: 'Published indexes that prices follow',
    permission: 'catalog.read',
    tables: sql`price_index`,
    columns: { code: asked('text', 'index_code', 'code'), name: NAME },
    key: ['code'],
  },
  {
    name: 'index-values',
    summary: 'Values of indexes by month; for each month the latest revision counts',
    permission: 'catalog.read',
    tables: sql`index_value`,
    columns: {
      index: asked('text', 'index_code', 'code of the index'),
      month: asked('date', 'month', 'first day of the month'),
      revision: column('whole', 'revision', 'how often the month was recorded'),
      value: column('decimal', 'value', 'value'),
      publishedOn: column('date', 'published_on', 'when it was published'),
      recordedAt: column('instant', 'recorded_at', 'when it was recorded'),
    },
    key: ['index', 'month', 'revision'],
  },
  {
    name: 'tou-calendars',
    summary: 'Time-of-use calendars: bands by season, weekday, holiday and hour',
    permission: 'catalog.read',
    tables: sql`tou_calendar`,
    columns: {
      code: asked('text', 'calendar_code', 'code'),
      name: NAME,
      rules: column('json', 'rules', 'the first that matches decides'),
      holidays: column('json', 'holidays', 'dates of their own kind', NULLABLE),
    },
    key: ['code'],
  },
]
