import { sql } from 'kysely'
import { type Db, maybeOne, one, rows } from '../../platform/database/database.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import type { OpenException } from './review.ts'

/** The state of a bill run. */
export async function loadRunState(db: Db, runId: string): Promise<string | undefined> {
  const run = await maybeOne(
    db,
    sql<{ state: string }>`select state from bill_run where run_id = ${runId}`,
  )
  return run?.state
}

/** Runs by their numbers. */
export async function loadRunIds(db: Db, numbers: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ runId: string }>`
      select run_id as "runId" from bill_run where number = any(${[...numbers]}::text[])`,
  )
  return found.map(({ runId }) => runId)
}

/** The queue of a run: exceptions that nobody has decided. */
export function loadOpenExceptions(db: Db, runId: string): Promise<OpenException[]> {
  return rows(
    db,
    sql<OpenException>`
      select a.number as "accountNumber", e.code, e.facts
      from bill_run_exception e join account a using (account_id)
      where e.run_id = ${runId} and e.state = 'open'
      order by a.number, e.code, e.line_ref`,
  )
}

/** A line of an invoice on which a credit can be asked for. */
export type CreditableLine = {
  readonly invoice: string
  readonly line: number
  readonly language: Language
}

/** What kind of line a customer asks a credit for. */
export type LineChoice = {
  readonly issuedOn: string
  readonly entity: string
  /** Only lines of this product. */
  readonly product?: string
  /** Only of lines with at least this quantity and net amount. */
  readonly quantity?: string
  readonly netMinor?: bigint
}

/** The first line of that kind among the plain invoices of a day, by invoice number. */
export function loadCreditableLine(
  db: Db,
  { issuedOn, entity, product, quantity = '0', netMinor = 1n }: LineChoice,
): Promise<CreditableLine | undefined> {
  return maybeOne(
    db,
    sql<CreditableLine>`
      select n.label as invoice, l.line_no as line, a.language
      from invoice i
        join account a using (account_id)
        join legal_entity e using (legal_entity_id)
        join document_number n using (account_id, invoice_id)
        join invoice_line l using (account_id, invoice_id)
      where i.issued_on = ${issuedOn}::date and e.code = ${entity} and i.kind = 'invoice'
        and l.kind = 'charge' and l.net_minor >= ${netMinor} and l.quantity >= ${quantity}::numeric
        and (${product ?? null}::text is null or l.product_code = ${product ?? null})
        and not exists (
          select from invoice_link k
          where k.account_id = i.account_id and k.other_id = i.invoice_id)
      order by n.label, l.line_no
      limit 1`,
  )
}

/** The number of the invoice that an account got on a day. */
export async function loadInvoiceOf(
  db: Db,
  accountNumber: string,
  issuedOn: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ label: string }>`
      select n.label
      from account a
        join invoice i using (account_id)
        join document_number n using (account_id, invoice_id)
      where a.number = ${accountNumber} and i.issued_on = ${issuedOn}::date
        and i.kind = 'invoice'
      order by n.label limit 1`,
  )
  return found?.label
}

/** Whether the database holds any company yet. */
export async function hasLegalEntity(db: Db): Promise<boolean> {
  const found = await maybeOne(db, sql<{ one: number }>`select 1 as one from legal_entity limit 1`)
  return found !== undefined
}

/** Documents by kind and currency, with their totals in minor units. */
export type DocumentTotals = {
  readonly kind: 'invoice' | 'credit_note'
  readonly currency: string
  readonly count: number
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

export function loadDocumentTotals(db: Db): Promise<DocumentTotals[]> {
  return rows(
    db,
    sql<DocumentTotals>`
      select kind, currency,
        (count(*) filter (where document_account_id is null))::int as count, sum(net_minor)::bigint as "netMinor",
        sum(tax_minor)::bigint as "taxMinor", sum(payable_minor)::bigint as "payableMinor"
      from invoice group by kind, currency order by kind, currency`,
  )
}

/** Documents issued, and how many of them have their file. */
export async function loadFileCounts(db: Db): Promise<{ documents: number; files: number }> {
  return one(
    db,
    sql<{ documents: number; files: number }>`
      select (select count(*)::int from invoice where document_account_id is null) as documents,
        (select count(*)::int from document_file where format = 'pdf') as files`,
  )
}

/** How many exceptions of a kind were accepted, held, or wait. */
export type ExceptionCount = {
  readonly code: string
  readonly state: string
  readonly count: number
}

export function loadExceptionCounts(db: Db): Promise<ExceptionCount[]> {
  return rows(
    db,
    sql<ExceptionCount>`
      select code, state, count(*)::int as count from bill_run_exception
      group by code, state order by code, state`,
  )
}

/** An account that its last bill run could not bill or held back, and why. */
export type UnbilledAccount = {
  readonly accountNumber: string
  readonly outcome: 'failed' | 'held'
  readonly reason: string
  readonly facts: Readonly<Record<string, string | number>>
}

export function loadUnbilledAccounts(db: Db): Promise<UnbilledAccount[]> {
  return rows(
    db,
    sql<UnbilledAccount>`
      select a.number as "accountNumber", o.outcome, o.reason, o.facts
      from account a
      cross join lateral (
        select o.outcome, coalesce(o.reason, '') as reason, o.facts
        from bill_run_account o join bill_run r using (run_id)
        where o.account_id = a.account_id and r.state <> 'cancelled'
        order by r.through_on desc, r.created_at desc limit 1
      ) o
      where o.outcome in ('failed', 'held')
      order by a.number`,
  )
}

/** Everything that is one number. */
export type DemoCounts = {
  readonly accounts: number
  readonly runsIssued: number
  readonly runsAtReview: readonly string[]
  readonly billsHeld: number
  readonly corrections: number
  readonly closedThrough: Temporal.PlainDate | null
}

export function loadDemoCounts(db: Db): Promise<DemoCounts> {
  return one(
    db,
    sql<DemoCounts>`
      select (select count(*)::int from account where kind <> 'house') as accounts,
        (select count(*)::int from bill_run where state = 'issued') as "runsIssued",
        (select coalesce(array_agg(number order by number), '{}') from bill_run
          where state = 'review') as "runsAtReview",
        (select count(*)::int from bill_run_account where outcome = 'held') as "billsHeld",
        (select count(*)::int from invoice_line where kind in ('correction', 'reversal'))
          as corrections,
        (select max(month) from accounting_period where state = 'closed') as "closedThrough"`,
  )
}

/**
 * An invoice with a correction of an earlier period: the most there is to explain. It is explained in
 * the customer's language, so one in English where there is one.
 */
export async function loadInvoiceToExplain(db: Db): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ label: string }>`
      select n.label
      from invoice i
        join document_number n using (account_id, invoice_id)
        join account a using (account_id)
      where i.kind = 'invoice'
      order by exists (
          select from invoice_line l
          where l.account_id = i.account_id and l.invoice_id = i.invoice_id
            and l.kind = 'correction') desc,
        a.language = 'en' desc,
        i.issued_on, n.label
      limit 1`,
  )
  return found?.label
}

/** The premise that an account has left, and the first day on which nothing ran there any more. */
export function loadLeftPremise(
  db: Db,
  accountNumber: string,
): Promise<{ premiseCode: string; leftOn: Temporal.PlainDate } | undefined> {
  return maybeOne(
    db,
    sql<{ premiseCode: string; leftOn: Temporal.PlainDate }>`
      select p.code as "premiseCode", max(s.end_on) as "leftOn"
      from account a join premise p using (account_id) join subscription s using (account_id, premise_id)
      where a.number = ${accountNumber}
      group by p.code having bool_and(s.end_on is not null)`,
  )
}

/** The number of the contract that a subscription of an account runs under. */
export async function loadContractOf(
  db: Db,
  accountNumber: string,
  subscriptionNumber: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ number: string }>`
      select c.number from account a
      join subscription s using (account_id) join contract c using (account_id, contract_id)
      where a.number = ${accountNumber} and s.number = ${subscriptionNumber}`,
  )
  return found?.number
}

/** Who owes an amount that is overdue by two documents or more, the smallest first. */
export function loadLateAccounts(
  db: Db,
  entity: string,
  day: string,
  most: number,
): Promise<{ account: string; openMinor: bigint }[]> {
  return rows(
    db,
    sql<{ account: string; openMinor: bigint }>`
      select a.number as account, sum(o.open_minor)::bigint as "openMinor"
      from open_item o join account a using (account_id)
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      where e.code = ${entity} and o.currency = e.currency and o.open_minor > 0
        and o.due_on < ${day}::date and o.control = '1200' and a.kind <> 'house'
        and not exists (select from item_freeze f
          where f.account_id = o.account_id and f.item_id = o.item_id)
      group by a.number having count(*) > 1 and sum(o.open_minor) > 5000
      order by 2, 1 limit ${most}`,
  )
}

/** The last read of a meter. */
export type LastRead = {
  readonly serial: string
  readonly value: string
  readonly readOn: Temporal.PlainDate
}

/** The last reads of some meters that hang at customers of a legal entity, by serial number. */
export function loadLastReads(
  db: Db,
  entity: string,
  on: Temporal.PlainDate,
  limit: number,
): Promise<LastRead[]> {
  return rows(
    db,
    sql<LastRead>`
      select c.serial, r.value::text as value, r.read_on as "readOn"
      from channel c join meter m using (meter_code)
      cross join lateral (
        select r.value, r.read_on from register_read r
         where r.account_id = c.account_id and r.channel_id = c.channel_id
         order by r.read_on desc, r.revision desc limit 1) r
      where m.source = 'reads' and c.removed_on is null and r.read_on < ${on}::date - 5
        and exists (select from contract k join legal_entity e using (legal_entity_id)
                     where k.account_id = c.account_id and e.code = ${entity})
      order by c.serial limit ${limit}`,
  )
}
