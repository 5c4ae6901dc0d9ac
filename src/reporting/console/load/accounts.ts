import { sql } from 'kysely'
import type { Decimal } from '../../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A charge that a customer pays, with the subscription and contract that it belongs to. */
export type ItemLine = {
  readonly subscriptionId: string
  readonly itemId: string | null
  readonly contractNumber: string
  readonly entityCode: string
  readonly currency: string
  readonly subscriptionNumber: string
  readonly premise: string | null
  readonly subscribedFrom: Temporal.PlainDate
  readonly subscribedUntil: Temporal.PlainDate | null
  readonly billedThrough: Temporal.PlainDate | null
  readonly staleFrom: Temporal.PlainDate | null
  readonly planCode: string | null
  readonly planVersion: number | null
  readonly chargeName: Readonly<Record<string, string>> | null
  readonly quantity: Decimal | null
  readonly startOn: Temporal.PlainDate | null
  readonly endOn: Temporal.PlainDate | null
}

/** The last line of a page: subscription and item. */
export type ItemKey = readonly [subscriptionId: string, itemId: string]

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** What an account subscribes to, subscription by subscription in the order in which they were made. */
export function listItems(
  db: Db,
  accountId: string,
  page: { readonly after?: ItemKey | undefined; readonly limit: number },
): Promise<ItemLine[]> {
  const [subscriptionId, itemId] = page.after ?? [NO_ID, NO_ID]
  return rows(
    db,
    sql<ItemLine>`
      select s.subscription_id as "subscriptionId", i.item_id as "itemId",
        c.number as "contractNumber", e.code as "entityCode", c.currency,
        s.number as "subscriptionNumber", p.name as premise, s.start_on as "subscribedFrom",
        s.end_on as "subscribedUntil", b.billed_through as "billedThrough",
        b.stale_from as "staleFrom", i.plan_code as "planCode", i.plan_version as "planVersion",
        h.name as "chargeName",
        coalesce((select q.quantity from item_quantity q
                   where q.account_id = i.account_id and q.item_id = i.item_id
                   order by q.effective_on desc, q.revision desc limit 1), i.quantity) as quantity,
        i.start_on as "startOn", i.end_on as "endOn"
      from subscription s
      join contract c on c.account_id = s.account_id and c.contract_id = s.contract_id
      join legal_entity e on e.legal_entity_id = c.legal_entity_id
      left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
      left join billing_state b
        on b.account_id = s.account_id and b.subscription_id = s.subscription_id
      left join subscription_item i
        on i.account_id = s.account_id and i.subscription_id = s.subscription_id
      left join charge h on h.plan_code = i.plan_code and h.plan_version = i.plan_version
        and h.charge_code = i.charge_code
      where s.account_id = ${accountId}
        and (s.subscription_id, coalesce(i.item_id, ${NO_ID}::uuid))
          > (${subscriptionId}::uuid, ${itemId}::uuid)
      order by s.subscription_id, i.item_id limit ${page.limit}`,
  )
}

export type BalanceLine = {
  readonly code: string
  readonly name: string
  readonly kind: 'asset' | 'liability'
  readonly currency: string
  /** Positive: the customer owes it. */
  readonly owedMinor: bigint
}

/** What an account owes and is owed, by ledger account and currency, everything posted so far. */
export function loadBalances(db: Db, accountId: string): Promise<BalanceLine[]> {
  return rows(
    db,
    sql<BalanceLine>`
      select a.code, a.name, a.kind, t.currency, sum(t.minor)::bigint as "owedMinor"
      from (
        select debit as code, currency, amount_minor as minor from ledger_transfer
         where account_id = ${accountId}
        union all
        select credit, currency, -amount_minor from ledger_transfer
         where account_id = ${accountId}
      ) t
      join ledger_account a on a.code = t.code
      where a.code in ('1200', '1205', '1220', '2400', '2500', '2510', '2530', '2540', '2550')
      group by a.code, a.name, a.kind, t.currency
      having sum(t.minor) <> 0
      order by a.code, t.currency`,
  )
}

/** What bears this number, if anything: a document, an account or a bill run. */
export async function findByNumber(
  db: Db,
  number: string,
): Promise<'documents' | 'accounts' | 'runs' | undefined> {
  const found = await maybeOne(
    db,
    sql<{ place: 'documents' | 'accounts' | 'runs' }>`
      select 'documents' as place from document_number where label = ${number}
      union all
      select 'accounts' from account_number where number = ${number}
      union all
      select 'runs' from bill_run where number = ${number}
      limit 1`,
  )
  return found?.place
}
