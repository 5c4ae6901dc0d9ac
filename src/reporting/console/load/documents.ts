import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import { ITEM_OF_INVOICE, PAYMENT_STATE } from '../../lists/load/payment-state.ts'
import { DOCUMENT_SUMS } from './whole.ts'

export type DocumentKind = 'invoice' | 'credit_note'

/** A document as lists show it. */
export type DocumentLine = {
  readonly accountId: string
  readonly invoiceId: string
  readonly number: string
  readonly kind: DocumentKind
  readonly entityCode: string
  readonly accountNumber: string
  /** The customer's name as the document has it. */
  readonly accountName: string
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly currency: string
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  /** Whether a later document takes all of it back. */
  readonly isVoided: boolean
  /** Where its payment stands, what is open of it, and when the next part of that is due. */
  readonly paymentState: string
  readonly openMinor: bigint
  readonly nextDueOn: Temporal.PlainDate | null
}

export type DocumentFilter = {
  readonly kind?: DocumentKind | undefined
  /** Code of a legal entity. */
  readonly entity?: string | undefined
  /** Number of an account. */
  readonly account?: string | undefined
  /** The number begins with this. */
  readonly number?: string | undefined
}

/** The last document of a page: the date of issue and ids, and its number. */
export type DocumentKey = readonly [
  issuedOn: string,
  accountId: string,
  invoiceId: string,
  number: string,
]

const DOCUMENT_COLUMNS = sql`
  i.account_id as "accountId", i.invoice_id as "invoiceId", n.label as number, i.kind,
  e.code as "entityCode", i.snapshot -> 'buyer' ->> 'accountNumber' as "accountNumber",
  i.snapshot -> 'buyer' ->> 'name' as "accountName", i.issued_on as "issuedOn",
  i.due_on as "dueOn", i.service_start as "serviceStart", i.service_end as "serviceEnd",
  i.currency, d.net_minor as "netMinor", d.tax_minor as "taxMinor", d.gross_minor as "grossMinor",
  exists (select from invoice_link v where v.account_id = i.account_id
            and v.other_id = i.invoice_id and v.relation = 'voids') as "isVoided",
  ${PAYMENT_STATE} as "paymentState", coalesce(o.open_minor, 0)::bigint as "openMinor",
  o.next_due_on as "nextDueOn"`

/**
 * Documents, the latest first: by date of issue, or by number, backwards, where numbers are asked
 * for. Both orders are an index, so a page costs the same wherever it lies.
 */
export function listDocuments(
  db: Db,
  filter: DocumentFilter,
  page: { readonly after?: DocumentKey | undefined; readonly limit: number },
): Promise<DocumentLine[]> {
  const byNumber = filter.number !== undefined
  const order = byNumber
    ? sql`n.label desc`
    : sql`i.issued_on desc, i.account_id desc, i.invoice_id desc`
  return rows(
    db,
    sql<DocumentLine>`
      select ${DOCUMENT_COLUMNS}
      from invoice i
      join document_number n on n.account_id = coalesce(i.document_account_id, i.account_id)
        and n.invoice_id = i.invoice_id
      join legal_entity e on e.legal_entity_id = i.legal_entity_id
      cross join lateral (${DOCUMENT_SUMS}) d ${ITEM_OF_INVOICE}
      where ${sql.join(conditions(filter, page.after), sql` and `)}
      order by ${order} limit ${page.limit}`,
  )
}

/** Sorts after every number with this beginning; numbers are letters, digits and hyphens. */
const LAST_CHARACTER = '\uffff'

function conditions(filter: DocumentFilter, after: DocumentKey | undefined): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`true`]
  const { kind, entity, account, number } = filter
  if (kind !== undefined) all.push(sql`i.kind = ${kind}`)
  if (entity !== undefined) {
    all.push(
      sql`i.legal_entity_id = (select legal_entity_id from legal_entity where code = ${entity})`,
    )
  }
  // An account's own list shows its part of what a payer got for several.
  if (account === undefined) all.push(sql`i.document_account_id is null`)
  else {
    all.push(sql`i.account_id = (select account_id from account_number where number = ${account})`)
  }
  if (number !== undefined) {
    all.push(sql`n.label >= ${number} and n.label < ${number + LAST_CHARACTER}
      and starts_with(n.label, ${number})`)
  }
  if (after === undefined) return all
  const [issuedOn, accountId, invoiceId, last] = after
  all.push(
    number === undefined
      ? sql`(i.issued_on, i.account_id, i.invoice_id)
            < (${issuedOn}::date, ${accountId}::uuid, ${invoiceId}::uuid)`
      : sql`n.label < ${last}`,
  )
  return all
}
