import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

export type ThingKind =
  | 'account'
  | 'contract'
  | 'document'
  | 'entity'
  | 'mandate'
  | 'plan'
  | 'premise'
  | 'receipt'
  | 'refund'
  | 'run'
  | 'subscription'
  | 'wallet'

/** What a key of a row stands for: the number that people know it by, its name, and its money where it has one. */
export type NamedThing = {
  readonly id: string
  readonly kind: ThingKind
  readonly number: string
  readonly name: string | null
  readonly currency: string | null
}

/** What somebody must be allowed to see to be told what a key stands for. */
export const NAMED_BY: Readonly<Record<ThingKind, string>> = {
  account: 'accounts.read',
  contract: 'contracts.read',
  document: 'documents.read',
  entity: 'accounts.read',
  mandate: 'accounts.read',
  plan: 'accounts.read',
  premise: 'accounts.read',
  receipt: 'receipts.read',
  refund: 'receipts.read',
  run: 'billRuns.read',
  subscription: 'contracts.read',
  wallet: 'contracts.read',
}

/**
 * What keys of rows stand for, by the number and name that people know. What belongs to a customer is
 * looked for among the customers that are asked for too, as the keys of all such tables begin with theirs.
 */
export function loadNamedThings(
  db: Db,
  asked: { readonly ids: readonly string[]; readonly accounts: readonly string[] },
  kinds: ReadonlySet<ThingKind>,
): Promise<NamedThing[]> {
  const parts = [...PARTS].filter(([kind]) => kinds.has(kind))
  if (parts.length === 0 || asked.ids.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<NamedThing>`
      with asked as (select unnest(${asked.ids}::uuid[]) as id),
      whose as (
        select account_id from account
        where account_id = any(${asked.ids}::uuid[]) or number = any(${asked.accounts}::text[]))
      ${sql.join(
        parts.map(([, part]) => sql`(${part})`),
        sql` union all `,
      )}`,
  )
}

/** Rows of customers: their key, and what they are called. */
function ofAccounts(
  kind: ThingKind,
  from: RawBuilder<unknown>,
  shown: {
    readonly id: string
    readonly number: RawBuilder<unknown>
    readonly name?: RawBuilder<unknown>
    readonly currency?: RawBuilder<unknown>
  },
): readonly [ThingKind, RawBuilder<unknown>] {
  const { id, number, name = sql`null::text`, currency = sql`null::text` } = shown
  const key = sql.ref(`t.${id}`)
  return [
    kind,
    sql`select ${key} as id, ${sql.lit(kind)} as kind, ${number} as number, ${name} as name,
        ${currency} as currency
      from ${from} where t.account_id in (select account_id from whose)
        and ${key} in (select id from asked)`,
  ]
}

const CURRENCY = sql`t.currency::text`

const PARTS: ReadonlyMap<ThingKind, RawBuilder<unknown>> = new Map([
  [
    'account',
    sql`select account_id as id, 'account' as kind, number, name, null::text as currency
      from account where account_id in (select account_id from whose)`,
  ],
  [
    'entity',
    sql`select legal_entity_id as id, 'entity' as kind, code as number, name,
        currency::text as currency
      from legal_entity where legal_entity_id in (select id from asked)`,
  ],
  [
    'run',
    sql`select run_id as id, 'run' as kind, number, null::text as name, null::text as currency
      from bill_run where run_id in (select id from asked)`,
  ],
  ofAccounts('contract', sql`contract t`, {
    id: 'contract_id',
    number: sql`t.number`,
    currency: CURRENCY,
  }),
  ofAccounts('subscription', sql`subscription t join contract c using (account_id, contract_id)`, {
    id: 'subscription_id',
    number: sql`t.number`,
    currency: sql`c.currency::text`,
  }),
  ofAccounts('premise', sql`premise t`, {
    id: 'premise_id',
    number: sql`t.code`,
    name: sql`t.name`,
  }),
  ofAccounts(
    'document',
    sql`invoice t join document_number d
      on d.account_id = t.account_id and d.invoice_id = t.invoice_id`,
    { id: 'invoice_id', number: sql`d.label`, currency: CURRENCY },
  ),
  ofAccounts('receipt', sql`receipt t`, {
    id: 'receipt_id',
    number: sql`t.receipt_id::text`,
    name: sql`t.value_on::text`,
    currency: CURRENCY,
  }),
  ofAccounts('mandate', sql`mandate t`, { id: 'mandate_id', number: sql`t.reference` }),
  ofAccounts('plan', sql`payment_plan t`, {
    id: 'plan_id',
    number: sql`t.plan_id::text`,
    name: sql`t.agreed_on::text`,
    currency: CURRENCY,
  }),
  ofAccounts('refund', sql`refund t`, {
    id: 'refund_id',
    number: sql`t.refund_id::text`,
    name: sql`t.refunded_on::text`,
    currency: CURRENCY,
  }),
  ofAccounts(
    'wallet',
    sql`wallet t join subscription s using (account_id, subscription_id)
      join contract c using (account_id, contract_id)`,
    {
      id: 'wallet_id',
      number: sql`t.code`,
      currency: sql`c.currency::text`,
    },
  ),
] as readonly (readonly [ThingKind, RawBuilder<unknown>])[])
