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

/** What an agency or court has, the oldest first. */
export function loadHandedOver(
  db: Db,
  agency: string,
): Promise<{ placementId: string; openMinor: bigint; currency: string }[]> {
  return rows(
    db,
    sql<{ placementId: string; openMinor: bigint; currency: string }>`
      select p.placement_id as "placementId", p.currency, sum(o.open_minor)::bigint as "openMinor"
      from placement p
      join placement_item using (account_id, placement_id)
      join open_item o using (account_id, item_id)
      where p.agency_code = ${agency} and not exists (select from placement_recall r
        where r.account_id = p.account_id and r.placement_id = p.placement_id)
      group by p.account_id, p.placement_id having sum(o.open_minor) > 0
      order by p.placed_on, p.placement_id`,
  )
}

/** The first suspension, with its last step and what its customer owes in its currency. */
export function loadSuspension(
  db: Db,
): Promise<
  | { suspensionId: string; kind: string; account: string; currency: string; owedMinor: bigint }
  | undefined
> {
  return maybeOne(
    db,
    sql<{
      suspensionId: string
      kind: string
      account: string
      currency: string
      owedMinor: bigint
    }>`
      select s.suspension_id as "suspensionId", a.number as account, s.currency, (
          select t.kind from suspension_step t where t.account_id = s.account_id
            and t.suspension_id = s.suspension_id order by t.step_no desc limit 1) as kind, (
          select coalesce(sum(o.open_minor), 0)::bigint from open_item o
          where o.account_id = s.account_id and o.currency = s.currency and o.control = '1200'
            and o.legal_entity_id = s.legal_entity_id and o.open_minor > 0) as "owedMinor"
      from suspension s join account a using (account_id)
      order by s.recorded_at, s.suspension_id limit 1`,
  )
}
/** The first e-mail that took a bill issued since a day to its customer and did not come back. */
export function loadSentTo(
  db: Db,
  since: string,
): Promise<{ readonly messageId: string; readonly email: string }[]> {
  return rows(
    db,
    sql<{ messageId: string; email: string }>`
      select m.message_id as "messageId", m.recipient ->> 'email' as email
      from message m
      join message_document d using (account_id, message_id)
      join invoice i on i.account_id = d.account_id and i.invoice_id = d.invoice_id
      join account a on a.account_id = m.account_id
      where m.channel = 'email' and m.state = 'sent' and i.issued_on >= ${since}
      order by a.number limit 1`,
  )
}

/** A bill that is shown to its customer in the portal. */
export function loadShownBill(
  db: Db,
): Promise<{ readonly account: string; readonly document: string } | undefined> {
  return maybeOne(
    db,
    sql<{ account: string; document: string }>`
      select a.number as account, n.label as document
      from message m
      join message_document d using (account_id, message_id)
      join document_number n on n.account_id = d.account_id and n.invoice_id = d.invoice_id
      join document_file f on f.account_id = d.account_id and f.invoice_id = d.invoice_id
      join account a on a.account_id = m.account_id
      where m.channel = 'portal' and m.state = 'shown' and a.country = 'DE'
      order by a.number, n.label desc limit 1`,
  )
}

/** Print batches by their numbers, in order. */
export async function loadBatchIds(db: Db, numbers: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select batch_id as id from print_batch where number = any(${[...numbers]}::text[])
      order by number`,
  )
  return found.map(({ id }) => id)
}
