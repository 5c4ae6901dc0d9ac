import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import type { Language } from '../../../platform/refusals/sentence.ts'

/** A customer whom a run has reminded, and the oldest invoice that it asked for. */
export type Reminded = {
  readonly account: string
  readonly askedMinor: bigint
  readonly currency: string
  readonly document: string
  readonly language: Language
}

/** Whom a run of reminders wrote to, who owes most first. */
export function loadReminded(db: Db, runId: string): Promise<Reminded[]> {
  return rows(
    db,
    sql<Reminded>`
      select a.number as account, n.asked_minor as "askedMinor", n.currency, a.language,
        i.document
      from dunning_notice n join account a using (account_id)
      join lateral (
        select d.label as document
        from dunning_notice_item t
        join open_item o using (account_id, item_id)
        join invoice v on v.account_id = coalesce(o.document_account_id, o.account_id)
          and v.invoice_id = o.item_id and v.purpose is null
        join document_number d on d.account_id = v.account_id and d.invoice_id = v.invoice_id
        where t.account_id = n.account_id and t.notice_id = n.notice_id
        order by o.due_on, d.label limit 1
      ) i on true
      where n.run_id = ${runId}
      order by n.asked_minor desc, a.number`,
  )
}

/** The open item of an invoice, by its number, where nothing of it must not be asked for. */
export function loadItemLeft(db: Db, document: string): Promise<{ item: string } | undefined> {
  return maybeOne(
    db,
    sql<{ item: string }>`
      select o.item_id as item from open_item o
      join document_number d on d.account_id = o.account_id and d.invoice_id = o.item_id
      where d.label = ${document} and o.open_minor > 0 and not exists (
        select from item_freeze f where f.account_id = o.account_id and f.item_id = o.item_id)`,
  )
}
