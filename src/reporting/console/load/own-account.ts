import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import { DOCUMENT_SUMS } from './whole.ts'

/** An account as its customer sees it. */
export type OwnAccount = {
  readonly accountId: string
  readonly number: string
  readonly name: string
}

/** Accounts by their ids, by number. */
export function loadOwnAccounts(db: Db, accountIds: readonly string[]): Promise<OwnAccount[]> {
  return rows(
    db,
    sql<OwnAccount>`
      select account_id as "accountId", number, name from account
       where account_id = any (${[...accountIds]}::uuid[]) order by number`,
  )
}

/** The companies that an account has contracts with and that have a logo. */
export function loadOwnLogos(
  db: Db,
  accountId: string,
): Promise<{ readonly name: string; readonly logo: string }[]> {
  return rows(
    db,
    sql<{ name: string; logo: string }>`
      select name, logo_sha256 as logo from legal_entity
       where logo_sha256 is not null
         and legal_entity_id in (select legal_entity_id from contract where account_id = ${accountId})
       order by name`,
  )
}

/** A document that was issued to an account, as its customer sees it. */
export type OwnPaper = {
  readonly invoiceId: string
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly currency: string
  readonly grossMinor: bigint
  readonly hasFile: boolean
}

/** Where the page before ended. */
export type PaperKey = Pick<OwnPaper, 'issuedOn' | 'invoiceId'>

/**
 * What was issued to an account itself, the latest first. What a payer got for it is the payer's: the
 * same paper tells of others.
 */
export function listOwnPapers(
  db: Db,
  accountId: string,
  page: { readonly before?: PaperKey | undefined; readonly limit: number },
): Promise<OwnPaper[]> {
  const { before, limit } = page
  const later =
    before === undefined
      ? sql`true`
      : sql`(i.issued_on, i.invoice_id) < (${before.issuedOn}::date, ${before.invoiceId}::uuid)`
  return ownPapers(
    db,
    accountId,
    sql`${later} order by i.issued_on desc, i.invoice_id desc
    limit ${limit}`,
  )
}

/** Whether a document was issued to an account itself, whatever else there is of that number. */
export async function isOwnPaper(db: Db, accountId: string, number: string): Promise<boolean> {
  return (await ownPapers(db, accountId, sql`n.label = ${number}`)).length > 0
}

function ownPapers(db: Db, accountId: string, rest: ReturnType<typeof sql>): Promise<OwnPaper[]> {
  return rows(
    db,
    sql<OwnPaper>`
      select i.invoice_id as "invoiceId", n.label as number, i.kind, i.issued_on as "issuedOn",
             i.due_on as "dueOn", i.currency, d.gross_minor as "grossMinor",
             exists (select from document_file f where f.account_id = i.account_id
                        and f.invoice_id = i.invoice_id and f.format = 'pdf') as "hasFile"
        from invoice i
        join document_number n using (account_id, invoice_id)
        cross join lateral (${DOCUMENT_SUMS}) d
       where i.account_id = ${accountId} and i.document_account_id is null and ${rest}`,
  )
}

/** Whether a document was opened by its customer before. */
export async function wasOpened(db: Db, number: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from document_opening o join document_number n using (account_id, invoice_id)
         where n.label = ${number}`,
  )
  return found.length > 0
}
