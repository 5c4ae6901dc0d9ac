import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** A company's tax id stands on every invoice; a person's is shown in full to those who ask for it. */
const TAX_ID = sql`case when a.kind = 'person' then '•••• ' || right(a.tax_id, 3)
  else a.tax_id end`

const MOST_LATE = sql`x.overdue desc, abs(x.balance) desc, x.currency`

/**
 * What is open of account `a`, found for the rows of a page alone, by the index of what is open: of the
 * currency in which most is late, then in which most is open; the others are named beside it.
 */
const OPEN_OF_ACCOUNT = sql`
  left join lateral (
    select array_agg(x.currency order by ${MOST_LATE}) as currencies,
      (array_agg(x.balance order by ${MOST_LATE}))[1] as balance,
      (array_agg(x.overdue order by ${MOST_LATE}))[1] as overdue
    from (
      select t.currency, sum(t.open_minor)::bigint as balance,
        coalesce(sum(t.open_minor) filter (where t.open_minor > 0
          and t.due_on < (now() at time zone a.time_zone)::date), 0)::bigint as overdue
      from open_item t
      where t.account_id = a.account_id and t.open_minor <> 0
      group by t.currency) x) o on true`

/** Customers and what they have bought. Every list that belongs to accounts is narrowed by `account`. */
export const CUSTOMER_LISTS: readonly List[] = [
  {
    name: 'accounts',
    summary: 'Customer accounts by number',
    permission: 'accounts.read',
    tables: sql`account a ${OPEN_OF_ACCOUNT}`,
    where: sql`a.kind <> 'house'`,
    personal: true,
    columns: {
      number: asked('text', 'a.number', 'account number'),
      kind: asked('text', 'a.kind', 'person or business'),
      name: column('text', 'a.name', 'name of the customer', { sorted: true }),
      currency: column('text', sql`o.currencies[1]`, 'currency of what is open', NULLABLE),
      balance: column(
        'amount',
        sql`o.balance`,
        'what is open, less credits and money not used yet; empty: nothing is open',
        NULLABLE,
      ),
      overdue: column(
        'amount',
        sql`nullif(o.overdue, 0)`,
        'what of it is past its due date',
        NULLABLE,
      ),
      otherCurrencies: column(
        'texts',
        sql`o.currencies[2:]`,
        'currencies in which more is open',
        NULLABLE,
      ),
      billTo: column(
        'text',
        sql`(select string_agg(line, ', ' order by n) from jsonb_array_elements_text(
              a.bill_to -> 'lines') with ordinality as l (line, n))`,
        'address that bills go to',
        NULLABLE,
      ),
      country: asked('text', 'a.country', 'ISO 3166 code'),
      email: column('text', 'a.email', 'where bills are e-mailed', NULLABLE),
      phone: column('text', 'a.phone', 'where the customer is called', NULLABLE),
      language: asked('text', 'a.language', 'language of bills'),
      timeZone: column('text', 'a.time_zone', 'zone in which days are counted'),
      taxId: column('text', TAX_ID, 'tax id; of a person only its end', NULLABLE),
      termsDays: column('whole', 'a.terms_days', 'days from issue to due date'),
      delivery: asked('text', 'a.delivery', 'email, post or portal'),
      cycle: asked('text', 'a.cycle_code', 'billing cycle', NULLABLE),
      recordedAt: column('instant', 'a.recorded_at', 'when it was opened'),
    },
    key: ['number'],
    one: 'number',
  },
  {
    name: 'premises',
    summary: 'Places that are supplied',
    permission: 'accounts.read',
    tables: sql`premise p join account a using (account_id)`,
    personal: true,
    columns: {
      account: ACCOUNT,
      code: asked('text', 'p.code', 'code of the premise'),
      name: column('text', 'p.name', 'name'),
      addressLines: column('json', sql`to_jsonb(p.address_lines)`, 'address as written there'),
      country: asked('text', 'p.country', 'ISO 3166 code'),
    },
    key: ['account', 'code'],
  },
  {
    name: 'holds',
    summary: 'Billing holds, open and released',
    permission: 'accounts.read',
    tables: sql`account_hold h join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      holdId: id('h.hold_id'),
      reason: column('text', 'h.reason', 'why'),
      fromOn: asked('date', 'h.from_on', 'first day'),
      untilOn: column('date', 'h.until_on', 'first day without it', NULLABLE),
      placedBy: column('text', 'h.placed_by', 'who placed it'),
      releasedBy: column('text', 'h.released_by', 'who released it', NULLABLE),
      isOpen: asked('yesno', sql`(h.released_at is null)`, 'whether it is in force or to come'),
    },
    key: ['account', 'holdId'],
  },
  {
    name: 'contracts',
    summary: 'Contracts of accounts with legal entities',
    permission: 'contracts.read',
    tables: sql`contract c join account a using (account_id)
      join legal_entity e using (legal_entity_id)`,
    columns: {
      account: ACCOUNT,
      number: asked('text', 'c.number', 'contract number'),
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'c.currency', 'ISO 4217 code'),
      startOn: asked('date', 'c.start_on', 'first day'),
      endOn: asked('date', 'c.end_on', 'first day without it', NULLABLE),
      poNumber: asked('text', 'c.po_number', 'purchase order of the customer', NULLABLE),
    },
    key: ['account', 'number'],
    one: 'number',
  },
  {
    name: 'subscriptions',
    summary: 'Subscriptions and how far they have been billed',
    permission: 'contracts.read',
    tables: sql`subscription s join account a using (account_id)
      join contract c on c.account_id = s.account_id and c.contract_id = s.contract_id
      left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
      left join billing_state b on b.account_id = s.account_id
        and b.subscription_id = s.subscription_id`,
    columns: {
      account: ACCOUNT,
      number: asked('text', 's.number', 'subscription number'),
      contract: asked('text', 'c.number', 'contract number'),
      premise: column('text', 'p.code', 'code of the premise supplied', NULLABLE),
      startOn: asked('date', 's.start_on', 'first day'),
      endOn: asked('date', 's.end_on', 'first day without it', NULLABLE),
      anchorDay: column('whole', 's.anchor_day', 'day of the month on which periods start'),
      billedThrough: column('date', 'b.billed_through', 'billed up to', NULLABLE),
      staleFrom: column('date', 'b.stale_from', 'to be compared again from', NULLABLE),
    },
    key: ['account', 'number'],
    one: 'number',
  },
  {
    name: 'subscription-items',
    summary: 'Charges that subscriptions pay',
    permission: 'contracts.read',
    tables: sql`subscription_item i join account a using (account_id)
      join subscription s on s.account_id = i.account_id and s.subscription_id = i.subscription_id`,
    columns: {
      account: ACCOUNT,
      subscription: asked('text', 's.number', 'subscription number'),
      itemId: id('i.item_id'),
      plan: asked('text', 'i.plan_code', 'code of the plan'),
      planVersion: column('whole', 'i.plan_version', 'version of the plan'),
      charge: asked('text', 'i.charge_code', 'code of the charge'),
      quantity: column('decimal', 'i.quantity', 'quantity at the start'),
      startOn: column('date', 'i.start_on', 'first day'),
      endOn: column('date', 'i.end_on', 'first day without it', NULLABLE),
    },
    key: ['account', 'itemId'],
  },
  {
    name: 'one-off-charges',
    summary: 'Charges that are billed once',
    permission: 'contracts.read',
    tables: sql`one_off_charge o join account a using (account_id)
      join subscription s on s.account_id = o.account_id and s.subscription_id = o.subscription_id`,
    columns: {
      account: ACCOUNT,
      reference: asked('text', 'o.reference', 'reference of its source'),
      subscription: column('text', 's.number', 'subscription number'),
      product: asked('text', 'o.product_code', 'code of the product'),
      description: column('text', 'o.description', 'as printed'),
      serviceOn: asked('date', 'o.service_on', 'day of the service'),
      quantity: column('decimal', 'o.quantity', 'units'),
      unitPrice: column('decimal', 'o.unit_price', 'price of a unit'),
      isBilled: asked('yesno', sql`(o.billed_at is not null)`, 'whether it has been billed'),
    },
    key: ['account', 'reference'],
  },
  {
    name: 'amendments',
    summary: 'Changes of subscriptions: before, after, from when and by whom',
    permission: 'contracts.read',
    tables: sql`amendment m join account a using (account_id)
      join subscription s on s.account_id = m.account_id and s.subscription_id = m.subscription_id`,
    columns: {
      account: ACCOUNT,
      amendmentId: id('m.amendment_id'),
      subscription: asked('text', 's.number', 'subscription number'),
      kind: asked('text', 'm.kind', 'what was changed'),
      effectiveOn: asked('date', 'm.effective_on', 'from when'),
      before: column('json', 'm.before', 'what it was'),
      after: column('json', 'm.after', 'what it became'),
      madeBy: column('text', 'm.made_by', 'who changed it'),
      recordedAt: column('instant', 'm.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'amendmentId'],
  },
]
