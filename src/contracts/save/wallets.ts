import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredOneOff } from '../load/changes.ts'
import type { StoredLot, StoredWallet } from '../load/wallets.ts'

/** Records wallets; of those that are there what looks after them changes. */
export async function saveWallets(
  tx: Tx,
  wallets: readonly StoredWallet[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into wallet (account_id, wallet_id, subscription_id, code, name, product_code,
        charge_codes, alert_below, top_up_below, top_up_minor, top_ups_a_month, top_up_months,
        recorded_at)
      select "accountId", "walletId", "subscriptionId", code, name, "productCode", "chargeCodes",
        "alertBelow", "topUpBelow", "topUpMinor", "topUpsAMonth", "topUpMonths", ${at}
      from json_to_recordset(${jsonRows(wallets)}::json) as r
        ("accountId" uuid, "walletId" uuid, "subscriptionId" uuid, code text, name jsonb,
         "productCode" text, "chargeCodes" text[], "alertBelow" bigint, "topUpBelow" bigint,
         "topUpMinor" bigint, "topUpsAMonth" smallint, "topUpMonths" smallint)
      on conflict (account_id, wallet_id) do update
      set name = excluded.name, charge_codes = excluded.charge_codes,
        alert_below = excluded.alert_below, top_up_below = excluded.top_up_below,
        top_up_minor = excluded.top_up_minor, top_ups_a_month = excluded.top_ups_a_month,
        top_up_months = excluded.top_up_months`,
  )
}

/** A purchase of credits: a charge made once that opens a lot when it is billed. */
export type NewPurchase = StoredOneOff & {
  readonly walletId: string
  readonly lotExpiresOn: Temporal.PlainDate | null
  readonly lotPriority: number
  readonly topUp: boolean
}

/** The keys (`accountId reference`) of the purchases that were not there and now are. */
export async function insertPurchases(
  tx: Tx,
  purchases: readonly NewPurchase[],
  at: Temporal.Instant,
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ key: string }>`
      insert into one_off_charge (account_id, one_off_id, subscription_id, reference, product_code,
        description, service_on, quantity, unit, unit_price, tax_inclusive, recorded_at, wallet_id,
        lot_expires_on, lot_priority, top_up)
      select "accountId", "oneOffId", "subscriptionId", reference, "productCode", description,
        "serviceOn", quantity, unit, "unitPrice", "taxInclusive", ${at}, "walletId",
        "lotExpiresOn", "lotPriority", "topUp"
      from json_to_recordset(${jsonRows(purchases)}::json) as r
        ("accountId" uuid, "oneOffId" uuid, "subscriptionId" uuid, reference text,
         "productCode" text, description text, "serviceOn" date, quantity numeric, unit text,
         "unitPrice" numeric, "taxInclusive" boolean, "walletId" uuid, "lotExpiresOn" date,
         "lotPriority" smallint, "topUp" boolean)
      on conflict (account_id, reference) do nothing
      returning account_id || ' ' || reference as key`,
  )
  return made.map(row => row.key)
}

/** A new lot with all of it left. */
export type NewLot = Omit<StoredLot, 'leftMinor'> & {
  readonly reference: string | null
  readonly reason: string | null
}

/** Opens lots; gives the ids of those whose reference was not there. */
export async function insertLots(
  tx: Tx,
  lots: readonly NewLot[],
  at: Temporal.Instant,
): Promise<Set<string>> {
  if (lots.length === 0) return new Set()
  const made = await rows(
    tx,
    sql<{ lotId: string }>`
      insert into wallet_lot (account_id, lot_id, wallet_id, kind, priority, from_on, expires_on,
        opened_minor, left_minor, reference, reason, recorded_at)
      select "accountId", "lotId", "walletId", kind, priority, "fromOn", "expiresOn",
        "openedMinor", "openedMinor", reference, reason, ${at}
      from json_to_recordset(${jsonRows(lots)}::json) as r
        ("accountId" uuid, "lotId" uuid, "walletId" uuid, kind text, priority smallint,
         "fromOn" date, "expiresOn" date, "openedMinor" bigint, reference text, reason text)
      on conflict (account_id, reference) do nothing
      returning lot_id as "lotId"`,
  )
  return new Set(made.map(row => row.lotId))
}

/** Something that came into a lot or went out of it. */
export type NewEntry = {
  readonly accountId: string
  readonly entryId: string
  readonly lotId: string
  readonly kind: 'opened' | 'used' | 'returned' | 'credited' | 'expired'
  readonly amountMinor: bigint
  readonly effectiveOn: Temporal.PlainDate
  readonly invoiceId: string | null
  readonly lineNo: number | null
}

/** Writes entries and moves their lots, but for what has opened them. */
export async function insertEntries(
  tx: Tx,
  entries: readonly NewEntry[],
  at: Temporal.Instant,
): Promise<void> {
  if (entries.length === 0) return
  const list = jsonRows(entries)
  await affected(
    tx,
    sql`
      insert into wallet_entry (account_id, entry_id, lot_id, kind, amount_minor, effective_on,
        invoice_id, line_no, recorded_at)
      select "accountId", "entryId", "lotId", kind, "amountMinor", "effectiveOn", "invoiceId",
        "lineNo", ${at}
      from json_to_recordset(${list}::json) as r
        ("accountId" uuid, "entryId" uuid, "lotId" uuid, kind text, "amountMinor" bigint,
         "effectiveOn" date, "invoiceId" uuid, "lineNo" int)`,
  )
  await affected(
    tx,
    sql`
      update wallet_lot l set left_minor = l.left_minor + m.moved
      from (
        select "accountId" as account_id, "lotId" as lot_id, sum("amountMinor")::bigint as moved
        from json_to_recordset(${list}::json) as r
          ("accountId" uuid, "lotId" uuid, kind text, "amountMinor" bigint)
        where kind <> 'opened' group by 1, 2
      ) m
      where l.account_id = m.account_id and l.lot_id = m.lot_id`,
  )
}

/** Something that a person should know of a wallet. */
export type NewNotice = {
  readonly accountId: string
  readonly noticeId: string
  readonly walletId: string
  readonly kind: 'low_balance' | 'topped_up' | 'top_up_limit'
  readonly balanceMinor: bigint
  readonly effectiveOn: Temporal.PlainDate
}

export async function insertNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  at: Temporal.Instant,
): Promise<void> {
  if (notices.length === 0) return
  await affected(
    tx,
    sql`
      insert into wallet_notice (account_id, notice_id, wallet_id, kind, balance_minor,
        effective_on, recorded_at)
      select "accountId", "noticeId", "walletId", kind, "balanceMinor", "effectiveOn", ${at}
      from json_to_recordset(${jsonRows(notices)}::json) as r
        ("accountId" uuid, "noticeId" uuid, "walletId" uuid, kind text, "balanceMinor" bigint,
         "effectiveOn" date)`,
  )
}
