import { type RawBuilder, sql } from 'kysely'
import type { Decimal, RoundingMode } from '../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../platform/database/database.ts'
import type { AccountKind } from './chart.ts'
import type { EntityMonth } from './save.ts'

/** A legal entity with all that its documents and sums depend on. */
export type LegalEntityRow = {
  readonly legalEntityId: string
  readonly code: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
  readonly taxId: string | null
  readonly registration: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly bankName: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly upiAddress: string | null
  readonly accent: string
  /** Its logo now, by the hash of its content. */
  readonly logoSha256: string | null
  readonly paper: string
  readonly currency: string
  readonly timeZone: string
  readonly taxRounding: 'per_group' | 'per_line'
  readonly roundingMode: RoundingMode
  readonly cashRounding: Decimal | null
  readonly houseAccountId: string
}

const ENTITY = sql`
  select legal_entity_id as "legalEntityId", code, name, address_lines as "addressLines", country,
    region, tax_id as "taxId", registration, email, phone, website, bank_name as "bankName", iban,
    bic, upi_address as "upiAddress", accent, logo_sha256 as "logoSha256", paper, currency,
    time_zone as "timeZone", tax_rounding as "taxRounding",
    rounding_mode as "roundingMode", cash_rounding as "cashRounding",
    house_account_id as "houseAccountId"
  from legal_entity`

/** The legal entities with these codes; unknown codes are left out. */
export function loadLegalEntities(db: Db, codes: readonly string[]): Promise<LegalEntityRow[]> {
  return rows(
    db,
    sql<LegalEntityRow>`${ENTITY} where code = any(${[...codes]}::text[]) order by code`,
  )
}

/** All legal entities, by code. */
export function loadEntityCodes(db: Db): Promise<{ code: string; legalEntityId: string }[]> {
  return rows(
    db,
    sql<{ code: string; legalEntityId: string }>`
      select code, legal_entity_id as "legalEntityId" from legal_entity order by code`,
  )
}

/** A logo as it came, by its hash, with its type. */
export type EntityLogo = {
  readonly sha256: string
  readonly contentType: string
  readonly content: Uint8Array
}

/** The logos of these hashes; one that two legal entities have is there once. */
export async function loadLogos(
  db: Db,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, EntityLogo>> {
  if (hashes.length === 0) return new Map()
  const found = await rows(
    db,
    sql<EntityLogo>`
      select distinct on (sha256) sha256, content_type as "contentType", content
      from entity_logo where sha256 = any(${[...new Set(hashes)]}::text[])
      order by sha256`,
  )
  return new Map(found.map(each => [each.sha256, each]))
}

/** The currencies that legal entities keep their books in, by code. */
export async function loadBookCurrencies(db: Db): Promise<string[]> {
  const found = await rows<{ currency: string }>(
    db,
    sql`select distinct currency from legal_entity order by currency`,
  )
  return found.map(({ currency }) => currency)
}

/** The legal entity of an id. */
export function loadLegalEntity(db: Db, id: string): Promise<LegalEntityRow | undefined> {
  return maybeOne(db, sql<LegalEntityRow>`${ENTITY} where legal_entity_id = ${id}`)
}

/** The legal entity of a code, as people name it. */
export function loadLegalEntityByCode(db: Db, code: string): Promise<LegalEntityRow | undefined> {
  return maybeOne(db, sql<LegalEntityRow>`${ENTITY} where code = ${code}`)
}

/** Which of these codes the chart of accounts does not have. */
export async function loadUnknownCodes(db: Db, codes: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      select asked.code from unnest(${[...codes]}::text[]) as asked (code)
      where not exists (select from ledger_account a where a.code = asked.code)`,
  )
  return found.map(row => row.code)
}

/** The latest closed month after each of these months, where there is one. */
export function loadLaterClosed(
  db: Db,
  months: readonly EntityMonth[],
): Promise<(EntityMonth & { readonly closed: Temporal.PlainDate })[]> {
  return rows(
    db,
    sql<EntityMonth & { closed: Temporal.PlainDate }>`
      select m.legal_entity_id as "legalEntityId", m.month, max(p.month) as closed
      from unnest(${months.map(m => m.legalEntityId)}::uuid[],
                  ${months.map(m => m.month)}::date[]) as m (legal_entity_id, month)
      join accounting_period p
        on p.legal_entity_id = m.legal_entity_id and p.month > m.month and p.state = 'closed'
      group by 1, 2 order by 1, 2`,
  )
}

/** The code of a legal entity, to name it in a refusal. */
export async function loadEntityCode(db: Db, legalEntityId: string): Promise<string> {
  const row = await maybeOne(
    db,
    sql<{ code: string }>`
      select code from legal_entity where legal_entity_id = ${legalEntityId}`,
  )
  return row?.code ?? legalEntityId
}

/** What keeps a month from being closed: the one that has done so for longest. */
export async function loadPeriodHolder(db: Db, at: EntityMonth): Promise<string | undefined> {
  const row = await maybeOne(
    db,
    sql<{ holder: string }>`
      select holder from accounting_period_hold
      where legal_entity_id = ${at.legalEntityId} and month = ${at.month}
      order by held_at, holder limit 1`,
  )
  return row?.holder
}

/** The first open month of a legal entity before `month`. */
export async function loadOpenMonthBefore(
  db: Db,
  at: EntityMonth,
): Promise<Temporal.PlainDate | undefined> {
  const row = await maybeOne(
    db,
    sql<{ month: Temporal.PlainDate }>`
      select month from accounting_period
      where legal_entity_id = ${at.legalEntityId} and month < ${at.month} and state = 'open'
      order by month limit 1`,
  )
  return row?.month
}

export type TransferRow = {
  readonly accountId: string
  readonly transferId: string
  readonly effectiveOn: Temporal.PlainDate
  readonly legalEntityId: string
  readonly debit: string
  readonly credit: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly event: string
  readonly documentId: string | null
}

/** One transfer of an account. */
export function loadTransfer(
  db: Db,
  accountId: string,
  transferId: string,
): Promise<TransferRow | undefined> {
  return maybeOne(
    db,
    sql<TransferRow>`
      select account_id as "accountId", transfer_id as "transferId",
        effective_on as "effectiveOn", legal_entity_id as "legalEntityId", debit, credit,
        amount_minor as "amountMinor", currency, event, document_id as "documentId"
      from ledger_transfer
      where account_id = ${accountId} and transfer_id = ${transferId}`,
  )
}

/**
 * A moment of the books in both times: what had happened by the end of `effectiveOn`, as far as it
 * had been recorded by `recordedAt`. Later knowledge about earlier days is left out.
 */
export type AsOf = {
  readonly effectiveOn: Temporal.PlainDate
  readonly recordedAt: Temporal.Instant
}

export type TrialBalanceRow = {
  readonly currency: string
  readonly code: string
  readonly name: string
  readonly kind: AccountKind
  /** Sums of both sides in minor units; the balance is debit − credit. */
  readonly debitMinor: bigint
  readonly creditMinor: bigint
}

/** Every account of the chart that moved, a row a currency; the debits of a currency sum to its credits. */
export function loadTrialBalance(
  db: Db,
  of: AsOf & { readonly legalEntityId: string },
): Promise<TrialBalanceRow[]> {
  return rows(
    db,
    sql<TrialBalanceRow>`
      with moved as materialized (
        select currency, debit, credit, sum(amount_minor) as minor
        from ledger_transfer
        where legal_entity_id = ${of.legalEntityId} and effective_on <= ${of.effectiveOn}
          and recorded_at <= ${of.recordedAt}
        group by currency, debit, credit
      ), side as (
        select currency, debit as code, minor as debit_minor, 0 as credit_minor from moved
        union all
        select currency, credit, 0, minor from moved
      )
      select side.currency, side.code, a.name, a.kind,
        sum(side.debit_minor)::bigint as "debitMinor", sum(side.credit_minor)::bigint as "creditMinor"
      from side join ledger_account a on a.code = side.code
      group by side.currency, side.code, a.name, a.kind
      order by side.currency, side.code`,
  )
}

/**
 * What stands on one account of the chart for one customer, by currency: debits minus credits in
 * minor units (a receivable is positive, a credit balance negative).
 */
export async function loadAccountBalance(
  db: Db,
  of: AsOf & { readonly accountId: string; readonly code: string },
): Promise<ReadonlyMap<string, bigint>> {
  const found = await rows(
    db,
    sql<{ currency: string; minor: bigint }>`
      select currency,
        sum(case when debit = ${of.code} then amount_minor else -amount_minor end)::bigint as minor
      from ledger_transfer
      where account_id = ${of.accountId} and (debit = ${of.code} or credit = ${of.code})
        and effective_on <= ${of.effectiveOn} and recorded_at <= ${of.recordedAt}
      group by currency order by currency`,
  )
  return new Map(found.map(row => [row.currency, row.minor]))
}

/** The house account of each legal entity, by the entity's id. */
export async function loadHouseAccounts(db: Db): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    db,
    sql<{ legalEntityId: string; accountId: string }>`
      select legal_entity_id as "legalEntityId", house_account_id as "accountId"
      from legal_entity`,
  )
  return new Map(found.map(row => [row.legalEntityId, row.accountId]))
}

/**
 * The day for which something of a day is posted: a month that is closed, or lies before one that is, takes
 * nothing, and the first day of the next open one does.
 */
export function openDay(
  legalEntityId: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    SELECT greatest(min(m.month), ${day}) FROM (
      SELECT month FROM accounting_period
       WHERE legal_entity_id = ${legalEntityId} AND state = 'open'
         AND month >= date_trunc('month', ${day})
      UNION ALL
      SELECT coalesce(max(month) + interval '1 month', ${day})::date FROM accounting_period
       WHERE legal_entity_id = ${legalEntityId} AND state = 'closed') m)`
}
