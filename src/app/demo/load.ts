import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { OpenException } from './review.ts'

/** The state of a bill run. */
export async function loadRunState(db: Db, runId: string): Promise<string | undefined> {
  const run = await maybeOne(
    db,
    sql<{ state: string }>`select state from bill_run where run_id = ${runId}`,
  )
  return run?.state
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
export type CreditableLine = { readonly invoice: string; readonly line: number }

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
      select n.label as invoice, l.line_no as line
      from invoice i
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
