import { sql } from 'kysely'
import { affected, rows, type Tx } from '../platform/database/database.ts'
import { jsonRows } from '../platform/row-batch.ts'
import type { StoredAccount } from './load/accounts.ts'
import type { CycleDate } from './load/cycles.ts'
import type { BillingHold } from './load/holds.ts'
import type { StoredPremise } from './load/places.ts'

/** Takes account numbers; those that somebody has already are left out of the answer. */
export async function takeNumbers(
  tx: Tx,
  wanted: readonly { readonly number: string; readonly accountId: string }[],
): Promise<string[]> {
  const taken = await rows(
    tx,
    sql<{ number: string }>`
      insert into account_number (number, account_id)
      select * from unnest(${wanted.map(row => row.number)}::text[],
                           ${wanted.map(row => row.accountId)}::uuid[])
      on conflict do nothing
      returning number`,
  )
  return taken.map(row => row.number)
}

export async function insertAccounts(
  tx: Tx,
  accounts: readonly StoredAccount[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into account (account_id, number, kind, name, language, time_zone, bill_to, country,
        region, email, phone, tax_id, exemptions, terms_days, delivery, buyer_reference,
        cycle_code, paper, billing_day, invoice_per, recorded_at)
      select "accountId", "accountNumber", kind, name, language, "timeZone", "billTo",
        "billTo" ->> 'country', "billTo" ->> 'region', email, phone, "taxId", exemptions,
        "termsDays", delivery, "buyerReference", "cycleCode", paper, "billingDay", "invoicePer",
        ${at}
      from ${accountRecords(accounts)}`,
  )
}

export async function updateAccounts(tx: Tx, accounts: readonly StoredAccount[]): Promise<void> {
  await affected(
    tx,
    sql`
      update account a
      set kind = r.kind, name = r.name, language = r.language, time_zone = r."timeZone",
        bill_to = r."billTo", country = r."billTo" ->> 'country',
        region = r."billTo" ->> 'region', email = r.email, phone = r.phone,
        tax_id = r."taxId",
        exemptions = r.exemptions, terms_days = r."termsDays", delivery = r.delivery,
        buyer_reference = r."buyerReference", cycle_code = r."cycleCode", paper = r.paper,
        billing_day = r."billingDay", invoice_per = r."invoicePer"
      from ${accountRecords(accounts)}
      where a.account_id = r."accountId"`,
  )
}

function accountRecords(accounts: readonly StoredAccount[]) {
  return sql`json_to_recordset(${jsonRows(accounts)}::json) as r
    ("accountId" uuid, "accountNumber" text, kind text, name text, language text, "timeZone" text,
     "billTo" jsonb, email text, phone text, "taxId" text, exemptions jsonb, "termsDays" int, delivery text,
     "buyerReference" text, "cycleCode" text, paper text, "billingDay" int,
     "invoicePer" text)`
}

/** The keys (`accountId code`) of the premises that were not there and now are. */
export async function insertPremises(
  tx: Tx,
  premises: readonly StoredPremise[],
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ key: string }>`
      insert into premise
        (account_id, premise_id, code, name, address_lines, country, region)
      select "accountId", "premiseId", code, name, "addressLines", country, region
      from ${premiseRecords(premises)}
      on conflict (account_id, code) do nothing
      returning account_id || ' ' || code as key`,
  )
  return made.map(row => row.key)
}

export async function updatePremises(tx: Tx, premises: readonly StoredPremise[]): Promise<void> {
  await affected(
    tx,
    sql`
      update premise p
      set name = r.name, address_lines = r."addressLines", country = r.country, region = r.region
      from ${premiseRecords(premises)}
      where p.account_id = r."accountId" and p.code = r.code`,
  )
}

function premiseRecords(premises: readonly StoredPremise[]) {
  return sql`json_to_recordset(${jsonRows(premises)}::json) as r
    ("accountId" uuid, "premiseId" uuid, code text, name text, "addressLines" text[],
     country text, region text)`
}

/** Makes the cycles that are missing and gives all of them their names here. Holds their rows. */
export async function saveCycles(
  tx: Tx,
  cycles: readonly { readonly cycleCode: string; readonly name: string }[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into billing_cycle as c (cycle_code, name)
      select * from unnest(${cycles.map(cycle => cycle.cycleCode)}::text[],
                           ${cycles.map(cycle => cycle.name)}::text[])
      on conflict (cycle_code) do update set name = excluded.name`,
  )
}

export async function saveCycleDates(tx: Tx, dates: readonly CycleDate[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into billing_cycle_date (cycle_code, through_on, read_on, cut_off_on, issue_on)
      select "cycleCode", "throughOn", "readOn", "cutOffOn", "issueOn"
      from json_to_recordset(${jsonRows(dates)}::json) as r
        ("cycleCode" text, "throughOn" date, "readOn" date, "cutOffOn" date, "issueOn" date)
      on conflict (cycle_code, through_on) do update
      set read_on = excluded.read_on, cut_off_on = excluded.cut_off_on,
        issue_on = excluded.issue_on`,
  )
}

export async function insertHolds(tx: Tx, holds: readonly BillingHold[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into account_hold
        (account_id, hold_id, kind, reason, from_on, until_on, placed_by, recorded_at)
      select "accountId", "holdId", 'billing', reason, "fromOn", "untilOn", "placedBy", "recordedAt"
      from json_to_recordset(${jsonRows(holds)}::json) as r
        ("accountId" uuid, "holdId" uuid, reason text, "fromOn" date, "untilOn" date,
         "placedBy" text, "recordedAt" timestamptz)`,
  )
}

export async function releaseHolds(
  tx: Tx,
  holds: readonly { readonly accountId: string; readonly holdId: string }[],
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      update account_hold
      set released_at = ${at}, released_by = ${by}
      where released_at is null and (account_id, hold_id) in (
        select * from unnest(${holds.map(hold => hold.accountId)}::uuid[],
                             ${holds.map(hold => hold.holdId)}::uuid[]))`,
  )
}

/** Blanks what tells who a customer is. */
export function blankAccount(tx: Tx, accountId: string): Promise<number> {
  return affected(
    tx,
    sql`
      update account
      set name = '—', email = null, phone = null, tax_id = null, buyer_reference = null, delivery = 'portal',
        bill_to = jsonb_build_object('line1', '—', 'city', '—', 'country', country,
          'lines', jsonb_build_array('—'))
          || case when region is null then '{}' else jsonb_build_object('region', region) end
      where account_id = ${accountId}`,
  )
}

/** Blanks the addresses of a customer's places; their codes and countries stay. */
export function blankPremises(tx: Tx, accountId: string): Promise<number> {
  return affected(
    tx,
    sql`update premise set name = '—', address_lines = '{—}' where account_id = ${accountId}`,
  )
}
