import { sql } from 'kysely'
import { copyRows } from '../platform/database/copy.ts'
import { affected, maybeOne, rows, type Tx } from '../platform/database/database.ts'
import type { LegalEntityInput } from './api.ts'
import { houseAccountNumber } from './house-account.ts'
import type { EntityLogo } from './load.ts'

/** An accounting month of a legal entity: `month` is its first day. */
export type EntityMonth = {
  readonly legalEntityId: string
  readonly month: Temporal.PlainDate
}

export type PeriodState = 'open' | 'closed'
export type PeriodRow = EntityMonth & { readonly state: PeriodState }

const TRANSFER_COLUMNS = [
  'account_id',
  'transfer_id',
  'effective_on',
  'legal_entity_id',
  'debit',
  'credit',
  'amount_minor',
  'currency',
  'event',
  'document_id',
  'recorded_at',
  'reverses',
  'memo',
] as const

/** Writes transfers by COPY, one row for each value of `TRANSFER_COLUMNS` in its order. */
export function copyTransfers(tx: Tx, transfers: Iterable<readonly unknown[]>): Promise<number> {
  return copyRows(tx, 'ledger_transfer', TRANSFER_COLUMNS, transfers)
}

/** Takes the rows of these months FOR SHARE, in one order for everybody; missing ones are left out. */
export function sharePeriods(tx: Tx, months: readonly EntityMonth[]): Promise<PeriodRow[]> {
  return rows(
    tx,
    sql<PeriodRow>`
      select legal_entity_id as "legalEntityId", month, state
      from accounting_period
      where (legal_entity_id, month) in (
        select * from unnest(
          ${months.map(m => m.legalEntityId)}::uuid[], ${months.map(m => m.month)}::date[]))
      order by legal_entity_id, month
      for share`,
  )
}

/** Held while a month is opened: nobody closes a month of these legal entities meanwhile. */
export async function shareLegalEntities(tx: Tx, ids: readonly string[]): Promise<void> {
  await rows(
    tx,
    sql`select 1 from legal_entity where legal_entity_id = any(${ids}::uuid[])
        order by legal_entity_id for share`,
  )
}

export async function openPeriods(
  tx: Tx,
  months: readonly EntityMonth[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into accounting_period (legal_entity_id, month, state, changed_at, changed_by, reason)
      select legal_entity_id, month, 'open', ${at}, 'system', 'first posting'
      from unnest(${months.map(m => m.legalEntityId)}::uuid[],
                  ${months.map(m => m.month)}::date[]) as m (legal_entity_id, month)
      order by 1, 2
      on conflict do nothing`,
  )
}

/** Nobody opens a month of this legal entity, or closes one, until the transaction ends. */
export async function lockLegalEntity(tx: Tx, legalEntityId: string): Promise<void> {
  // NO KEY: rows that merely refer to the legal entity, such as invoices, need not wait.
  await rows(
    tx,
    sql`select 1 from legal_entity where legal_entity_id = ${legalEntityId} for no key update`,
  )
}

/** Waits for every posting that is under way in this month, and keeps further ones waiting. */
export async function lockPeriod(tx: Tx, at: EntityMonth): Promise<PeriodState | undefined> {
  const row = await maybeOne(
    tx,
    sql<{ state: PeriodState }>`
      select state from accounting_period
      where legal_entity_id = ${at.legalEntityId} and month = ${at.month}
      for update`,
  )
  return row?.state
}

/** Keeps a month from being closed; the same holder twice is once. The caller holds the month. */
export async function insertPeriodHold(
  tx: Tx,
  hold: EntityMonth & {
    readonly heldBy: string
    readonly holder: string
    readonly heldAt: Temporal.Instant
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into accounting_period_hold (legal_entity_id, month, held_by, holder, held_at)
      values (${hold.legalEntityId}, ${hold.month}, ${hold.heldBy}, ${hold.holder}, ${hold.heldAt})
      on conflict do nothing`,
  )
}

export async function deletePeriodHolds(tx: Tx, heldBy: string): Promise<void> {
  await affected(tx, sql`delete from accounting_period_hold where held_by = ${heldBy}`)
}

export async function setPeriod(
  tx: Tx,
  to: PeriodRow & {
    readonly changedAt: Temporal.Instant
    readonly changedBy: string
    readonly reason: string | null
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into accounting_period (legal_entity_id, month, state, changed_at, changed_by, reason)
      values (${to.legalEntityId}, ${to.month}, ${to.state}, ${to.changedAt}, ${to.changedBy},
              ${to.reason})
      on conflict (legal_entity_id, month) do update
      set state = excluded.state, changed_at = excluded.changed_at,
          changed_by = excluded.changed_by, reason = excluded.reason`,
  )
}

/** Records that a transfer has been reversed; false when it had been before. */
export async function recordReversal(
  tx: Tx,
  reversal: {
    readonly accountId: string
    readonly transferId: string
    readonly reversedBy: string
    readonly recordedAt: Temporal.Instant
  },
): Promise<boolean> {
  const count = await affected(
    tx,
    sql`
      insert into ledger_reversal (account_id, transfer_id, reversed_by, recorded_at)
      values (${reversal.accountId}, ${reversal.transferId}, ${reversal.reversedBy},
              ${reversal.recordedAt})
      on conflict (account_id, transfer_id) do nothing`,
  )
  return count === 1
}

export type NewLegalEntity = LegalEntityInput & {
  readonly legalEntityId: string
  readonly houseAccountId: string
}

/** Adds legal entities, each with the house account that holds entries of no customer. */
export async function insertLegalEntities(
  tx: Tx,
  entities: readonly NewLegalEntity[],
  recordedAt: Temporal.Instant,
): Promise<void> {
  for (const entity of entities) {
    await insertHouseAccount(tx, entity, recordedAt)
    await affected(
      tx,
      sql`
        insert into legal_entity (legal_entity_id, code, name, address_lines, country, region,
          tax_id, registration, email, phone, website, bank_name, iban, bic, upi_address, accent, paper,
          currency, time_zone, tax_rounding, rounding_mode, cash_rounding, house_account_id)
        values (${entity.legalEntityId}, ${entity.code}, ${entity.name},
          ${[...entity.addressLines]}::text[], ${entity.country}, ${entity.region},
          ${entity.taxId}, ${entity.registration}, ${entity.email},
          ${entity.phone}, ${entity.website}, ${entity.bankName},
          ${entity.iban}, ${entity.bic}, ${entity.upiAddress}, ${entity.accent}, ${entity.paper},
          ${entity.currency}, ${entity.timeZone}, ${entity.taxRounding}, ${entity.roundingMode},
          ${entity.cashRounding}, ${entity.houseAccountId})`,
    )
  }
}

async function insertHouseAccount(
  tx: Tx,
  entity: NewLegalEntity,
  recordedAt: Temporal.Instant,
): Promise<void> {
  const number = houseAccountNumber(entity.code)
  await affected(
    tx,
    sql`insert into account_number (number, account_id)
        values (${number}, ${entity.houseAccountId})`,
  )
  await affected(
    tx,
    sql`
      insert into account (account_id, number, kind, name, language, time_zone, bill_to, country,
        region, recorded_at)
      values (${entity.houseAccountId}, ${number}, 'house', ${entity.name}, 'en',
        ${entity.timeZone}, ${{ name: entity.name, lines: entity.addressLines }}::jsonb,
        ${entity.country}, ${entity.region}, ${recordedAt})`,
  )
}

/** Changes what may change: everything but code, currency, time zone and how tax is rounded. */
export async function updateLegalEntity(
  tx: Tx,
  legalEntityId: string,
  entity: LegalEntityInput,
): Promise<void> {
  await affected(
    tx,
    sql`
      update legal_entity
      set name = ${entity.name}, address_lines = ${[...entity.addressLines]}::text[],
          country = ${entity.country}, region = ${entity.region},
          tax_id = ${entity.taxId}, registration = ${entity.registration},
          email = ${entity.email}, phone = ${entity.phone},
          website = ${entity.website}, bank_name = ${entity.bankName},
          iban = ${entity.iban}, bic = ${entity.bic}, upi_address = ${entity.upiAddress},
          accent = ${entity.accent},
          paper = ${entity.paper}
      where legal_entity_id = ${legalEntityId}`,
  )
}

/** Keeps a logo, once however often it comes, and makes it the legal entity's; null: it has none. */
export async function saveEntityLogo(
  tx: Tx,
  legalEntityId: string,
  logo: EntityLogo | null,
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  if (logo !== null) {
    await affected(
      tx,
      sql`
        insert into entity_logo (legal_entity_id, sha256, content_type, content, recorded_at, recorded_by)
        values (${legalEntityId}, ${logo.sha256}, ${logo.contentType}, ${Buffer.from(logo.content)},
          ${at}, ${by})
        on conflict do nothing`,
    )
  }
  await affected(
    tx,
    sql`update legal_entity set logo_sha256 = ${logo?.sha256 ?? null}
        where legal_entity_id = ${legalEntityId}`,
  )
}
