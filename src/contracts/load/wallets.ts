import { sql } from 'kysely'
import type { Names } from '../../catalog/charge.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import { type NumberKey, numberList } from './contracts.ts'

/** A wallet as it is stored. */
export type StoredWallet = {
  readonly accountId: string
  readonly walletId: string
  readonly subscriptionId: string
  readonly code: string
  readonly name: Names
  readonly productCode: string
  readonly chargeCodes: readonly string[] | null
  readonly alertBelow: bigint | null
  readonly topUpBelow: bigint | null
  readonly topUpMinor: bigint | null
  readonly topUpsAMonth: number | null
  readonly topUpMonths: number | null
}

const WALLET = sql`
  w.account_id as "accountId", w.wallet_id as "walletId", w.subscription_id as "subscriptionId",
  w.code, w.name, w.product_code as "productCode", w.charge_codes as "chargeCodes",
  w.alert_below as "alertBelow", w.top_up_below as "topUpBelow", w.top_up_minor as "topUpMinor",
  w.top_ups_a_month as "topUpsAMonth", w.top_up_months as "topUpMonths"`

/** The wallets of a chunk's accounts. */
export function loadWallets(tx: Tx, accountIds: readonly string[]): Promise<StoredWallet[]> {
  return rows(
    tx,
    sql<StoredWallet>`
      select ${WALLET} from wallet w
      where w.account_id = any(${accountIds}::uuid[]) order by w.account_id, w.code`,
  )
}

/** A lot as it is stored. */
export type StoredLot = {
  readonly accountId: string
  readonly lotId: string
  readonly walletId: string
  readonly kind: 'bought' | 'granted'
  readonly priority: number
  readonly fromOn: Temporal.PlainDate
  readonly expiresOn: Temporal.PlainDate | null
  readonly openedMinor: bigint
  readonly leftMinor: bigint
}

const LOT = sql`
  l.account_id as "accountId", l.lot_id as "lotId", l.wallet_id as "walletId", l.kind, l.priority,
  l.from_on as "fromOn", l.expires_on as "expiresOn", l.opened_minor as "openedMinor",
  l.left_minor as "leftMinor"`

/** The lots of some accounts that have something left. */
export function loadLotsLeft(tx: Tx, accountIds: readonly string[]): Promise<StoredLot[]> {
  return rows(
    tx,
    sql<StoredLot>`
      select ${LOT} from wallet_lot l
      where l.account_id = any(${accountIds}::uuid[]) and l.left_minor > 0
      order by l.account_id, l.lot_id`,
  )
}

/** A wallet by account and code, with what its subscription's contract says. */
export type WalletOfContract = StoredWallet & {
  readonly currency: string
  readonly legalEntityId: string
  readonly subscriptionNumber: string
}

/** Wallets by account and code, held against other changes of them. */
export function lockWallets(tx: Tx, keys: readonly NumberKey[]): Promise<WalletOfContract[]> {
  return rows(
    tx,
    sql<WalletOfContract>`
      select ${WALLET}, c.currency, c.legal_entity_id as "legalEntityId",
        s.number as "subscriptionNumber"
      from wallet w join subscription s using (account_id, subscription_id)
      join contract c using (account_id, contract_id)
      where (w.account_id, w.code) in (${numberList(keys)})
      order by w.account_id, w.wallet_id for no key update of w`,
  )
}

/** Wallets by id. */
export type WalletId = { readonly accountId: string; readonly walletId: string }

function walletList(ids: readonly WalletId[]) {
  return sql`select * from unnest(${ids.map(id => id.accountId)}::uuid[],
                                  ${ids.map(id => id.walletId)}::uuid[])`
}

/** What a wallet comes to on a day, and what has been bought for it. */
export type WalletState = StoredWallet & {
  readonly balanceMinor: bigint
  /** Bought and not billed yet, in major units. */
  readonly pendingTopUps: number
  readonly topUpsThisMonth: number
  readonly currency: string
}

/** Holds wallets and tells what they come to on a day. */
export async function holdWalletStates(
  tx: Tx,
  ids: readonly WalletId[],
  on: Temporal.PlainDate,
): Promise<WalletState[]> {
  await rows(
    tx,
    sql`select 1 from wallet where (account_id, wallet_id) in (${walletList(ids)})
        order by account_id, wallet_id for no key update`,
  )
  return rows(
    tx,
    sql<WalletState>`
      select ${WALLET}, c.currency,
        (select coalesce(sum(l.left_minor), 0)::bigint from wallet_lot l
          where l.account_id = w.account_id and l.wallet_id = w.wallet_id
            and l.from_on <= ${on} and (l.expires_on is null or l.expires_on > ${on})) as "balanceMinor",
        o.pending as "pendingTopUps", o.this_month as "topUpsThisMonth"
      from wallet w join subscription s using (account_id, subscription_id)
      join contract c using (account_id, contract_id)
      cross join lateral (
        select count(*) filter (where billed_at is null)::int as pending,
          count(*) filter (where date_trunc('month', service_on)
                               = date_trunc('month', ${on}::date))::int as this_month
        from one_off_charge x
        where x.account_id = w.account_id and x.subscription_id = w.subscription_id
          and x.wallet_id = w.wallet_id and x.top_up
      ) o
      where (w.account_id, w.wallet_id) in (${walletList(ids)})
      order by w.account_id, w.wallet_id`,
  )
}

/** What a line of a document did to lots; later entries last. */
export type LineEntry = {
  readonly lotId: string
  readonly walletId: string
  readonly kind: string
  readonly amountMinor: bigint
  /** The lot has no more than this. */
  readonly leftMinor: bigint
  readonly lineNo: number
}

/** What the lines of a document did to wallets, and what was given back of it since. */
export function loadLineEntries(
  db: Db,
  accountId: string,
  invoiceId: string,
): Promise<LineEntry[]> {
  return rows(
    db,
    sql<LineEntry>`
      select e.lot_id as "lotId", l.wallet_id as "walletId", e.kind,
        (e.amount_minor + coalesce((
          select sum(r.amount_minor) from wallet_entry r
          join invoice_line x on x.account_id = r.account_id and x.invoice_id = r.invoice_id
                             and x.line_no = r.line_no
          where r.account_id = e.account_id and r.lot_id = e.lot_id
            and x.corrects_invoice_id = e.invoice_id and x.corrects_line_no = e.line_no), 0)
        )::bigint as "amountMinor", l.left_minor as "leftMinor", e.line_no as "lineNo"
      from wallet_entry e join wallet_lot l using (account_id, lot_id)
      where e.account_id = ${accountId} and e.invoice_id = ${invoiceId}
        and e.kind in ('opened', 'used')
      order by e.line_no, e.entry_id`,
  )
}

/** Lots that expire on or before a day and have something left that no draft has taken. */
export function lockExpiredLots(
  tx: Tx,
  through: Temporal.PlainDate,
  legalEntityId: string | null,
): Promise<(StoredLot & { readonly legalEntityId: string; readonly currency: string })[]> {
  return rows(
    tx,
    sql<StoredLot & { legalEntityId: string; currency: string }>`
      select ${LOT}, c.legal_entity_id as "legalEntityId", c.currency
      from wallet_lot l join wallet w using (account_id, wallet_id)
      join subscription s using (account_id, subscription_id)
      join contract c using (account_id, contract_id)
      where l.left_minor > 0 and l.expires_on <= ${through}
        and (${legalEntityId}::uuid is null or c.legal_entity_id = ${legalEntityId}::uuid)
        and not exists (
          select from draft_invoice d
          cross join json_array_elements(coalesce(d.content -> 'wallet', '[]'::json)) m
          cross join json_array_elements(coalesce(m -> 'lots', '[]'::json)) u
          where d.account_id = l.account_id and u ->> 'lotId' = l.lot_id::text)
      order by l.account_id, l.lot_id for no key update of l`,
  )
}
