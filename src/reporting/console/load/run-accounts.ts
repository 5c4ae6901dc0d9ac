import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

type Facts = Readonly<Record<string, string | number>>

/** An exception in the queue of a run. */
export type ExceptionLine = {
  readonly accountId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly code: string
  readonly lineRef: string
  readonly facts: Facts
  readonly state: 'open' | 'accepted' | 'held'
  readonly decidedBy: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly note: string | null
}

/** The last exception of a page: state, code, account id and reference. */
export type ExceptionKey = readonly [
  state: string,
  code: string,
  accountId: string,
  lineRef: string,
]

/** Exceptions of a run: undecided ones first, then alike ones together. */
export function listExceptions(
  db: Db,
  runId: string,
  page: { readonly after?: ExceptionKey | undefined; readonly limit: number },
): Promise<ExceptionLine[]> {
  const [state, code, accountId, lineRef] = page.after ?? []
  const rest =
    page.after === undefined
      ? sql`true`
      : sql`(x.state, x.code, x.account_id, x.line_ref)
            < (${state}, ${code}, ${accountId}::uuid, ${lineRef})`
  return rows(
    db,
    sql<ExceptionLine>`
      select x.account_id as "accountId", a.number as "accountNumber", a.name as "accountName",
        x.code, x.line_ref as "lineRef", x.facts, x.state, x.decided_by as "decidedBy",
        x.decided_at as "decidedAt", x.note
      from bill_run_exception x join account a on a.account_id = x.account_id
      where x.run_id = ${runId} and ${rest}
      order by x.state desc, x.code desc, x.account_id desc, x.line_ref desc
      limit ${page.limit}`,
  )
}

export type RunOutcome = 'pending' | 'billed' | 'skipped' | 'held' | 'failed'

/** What a run made of one account. */
export type RunAccountLine = {
  readonly accountId: string
  readonly number: string
  readonly name: string
  readonly outcome: RunOutcome
  readonly reason: string | null
  readonly facts: Facts
  readonly documents: readonly {
    /** Null until it is issued. */
    readonly number: string | null
    readonly kind: 'invoice' | 'credit_note'
    readonly currency: string
    readonly grossMinor: string
  }[]
}

/** The last account of a page. */
export type RunAccountKey = readonly [outcome: string, accountId: string]

/** Accounts of a run with what became of them and their documents or drafts. */
export function listRunAccounts(
  db: Db,
  runId: string,
  page: {
    readonly outcome?: RunOutcome | undefined
    readonly after?: RunAccountKey | undefined
    readonly limit: number
  },
): Promise<RunAccountLine[]> {
  const [outcome, accountId] = page.after ?? []
  const rest =
    page.after === undefined
      ? sql`true`
      : sql`(o.outcome, o.account_id) > (${outcome}, ${accountId}::uuid)`
  const chosen = page.outcome === undefined ? sql`true` : sql`o.outcome = ${page.outcome}`
  return rows(
    db,
    sql<RunAccountLine>`
      with page as materialized (
        select o.account_id, o.outcome, o.reason, o.facts
        from bill_run_account o
        where o.run_id = ${runId} and ${chosen} and ${rest}
        order by o.outcome, o.account_id limit ${page.limit}
      )
      select o.account_id as "accountId", a.number, a.name, o.outcome, o.reason, o.facts,
        coalesce(d.documents, '[]'::json) as documents
      from page o
      join account a on a.account_id = o.account_id
      left join lateral (
        select json_agg(json_build_object('number', number, 'kind', kind, 'currency', currency,
                 'grossMinor', gross_minor::text) order by position) as documents
        from (
          select n.label as number, i.kind, i.currency, i.gross_minor, n.label as position
            from invoice i
            join document_number n on n.account_id = coalesce(i.document_account_id, i.account_id)
              and n.invoice_id = i.invoice_id
           where i.run_id = ${runId} and i.account_id = o.account_id
          union all
          select null, f.kind, f.currency, f.gross_minor, f.draft_no::text
            from draft_invoice f where f.account_id = o.account_id and f.run_id = ${runId}
        ) both_kinds
      ) d on true
      order by o.outcome, o.account_id`,
  )
}
