import { sql } from 'kysely'
import { earlyDiscount } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A customer who owes something that is due. */
export type Debtor = { readonly accountNumber: string; readonly name: string }

/** Customers who owe a legal entity something that was out for two weeks and is due, by number. */
export function loadDebtors(db: Db, entity: string, on: string, most: number): Promise<Debtor[]> {
  return rows(
    db,
    sql<Debtor>`
      SELECT a.number AS "accountNumber", a.name
        FROM account a
       WHERE a.kind <> 'house' AND EXISTS (
               SELECT FROM open_item o JOIN legal_entity e USING (legal_entity_id)
                WHERE o.account_id = a.account_id AND e.code = ${entity} AND o.open_minor > 0
                  AND o.currency = 'EUR' AND o.control = '1200'
                  AND o.due_on <= ${on}::date AND o.document_on <= ${on}::date - 14)
       ORDER BY a.number LIMIT ${most}`,
  )
}

/** Customers of a country who have signed no mandate and owe nothing, by number. */
export function loadUnmandated(db: Db, country: string, most: number): Promise<Debtor[]> {
  return rows(
    db,
    sql<Debtor>`
      SELECT a.number AS "accountNumber", a.name
        FROM account a
       WHERE a.kind <> 'house' AND a.country = ${country}
         AND NOT EXISTS (SELECT FROM mandate m WHERE m.account_id = a.account_id)
         AND NOT EXISTS (SELECT FROM open_item o
                          WHERE o.account_id = a.account_id AND o.open_minor > 0)
       ORDER BY a.number LIMIT ${most}`,
  )
}

/** Payments that wait to be made, or those of a debit run. */
export function loadPlannedPayments(
  db: Db,
  run: string | null = null,
): Promise<{ readonly accountId: string; readonly paymentId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; paymentId: string }>`
      SELECT p.account_id AS "accountId", p.payment_id AS "paymentId"
        FROM payment p LEFT JOIN debit_run r ON r.run_id = p.debit_run_id
       WHERE CASE WHEN ${run}::text IS NULL THEN p.state = 'planned' AND p.provider IS NOT NULL
                  ELSE r.reference = ${run} END
       ORDER BY 1, 2`,
  )
}

/** An invoice that is due and not paid. */
export type DemoDebt = {
  readonly account: string
  readonly document: string
  readonly name: string
  readonly entity: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly daysLate: number
}

/** What is due by a day, the oldest first. */
export function loadDebtsDue(db: Db, day: string): Promise<DemoDebt[]> {
  return rows(
    db,
    sql<DemoDebt>`
      select a.number as account, d.label as document, e.code as entity, o.currency, a.name,
        o.amount_minor as "amountMinor", o.open_minor as "openMinor",
        ${day}::date - o.due_on as "daysLate"
      from open_item o
      join account a using (account_id)
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      where o.open_minor > 0 and o.due_on <= ${day} and a.kind <> 'house'
      order by o.due_on, a.number, d.label
      limit 5000`,
  )
}

/** What a bank account has on its last statement, and the numbers by which files name it. */
export async function loadBankBalance(db: Db, bankAccount: string): Promise<bigint> {
  const found = await maybeOne(
    db,
    sql<{ minor: bigint }>`
      select s.closing_minor as minor
      from bank_statement s join bank_account b using (bank_account_id)
      where b.code = ${bankAccount} and s.closing_minor is not null
      order by s.closing_on desc, s.statement_id desc limit 1`,
  )
  return found?.minor ?? 0n
}

/** What is in the books on a bank account and no statement has told: kind, id, amount. */
export type UntoldEntry = {
  readonly kind: string
  readonly subjectId: string
  readonly minor: bigint
  readonly reference: string | null
}

/** Journals on the bank of a legal entity that no line is linked to. */
export function loadUntoldJournals(db: Db, entity: string): Promise<UntoldEntry[]> {
  return rows(
    db,
    sql<UntoldEntry>`
      select 'journal' as kind, t.transfer_id as "subjectId", t.memo as reference,
        case when t.debit = '1000' then t.amount_minor else -t.amount_minor end as minor
      from ledger_transfer t join legal_entity e using (legal_entity_id)
      where e.code = ${entity} and t.event = 'manual_journal' and '1000' in (t.debit, t.credit)
        and not exists (select from ledger_reversal v where v.transfer_id = t.transfer_id)
        and not exists (select from bank_line_link k
          where k.kind = 'journal' and k.subject_id = t.transfer_id::text and k.undone_at is null)
      order by t.transfer_id`,
  )
}

/** Payouts and runs of debits that the bank has not told of yet. */
export function loadUntoldCollections(db: Db, entity: string): Promise<UntoldEntry[]> {
  return rows(
    db,
    sql<UntoldEntry>`
      select 'payout' as kind, p.payout_id as "subjectId", p.net_minor as minor,
        p.provider as reference
      from payout p join legal_entity e using (legal_entity_id)
      where e.code = ${entity} and p.net_minor <> 0 and not exists (
        select from bank_line_link k where k.kind = 'payout'
          and k.subject_id = p.provider || ' ' || p.payout_id and k.undone_at is null)
      union all
      select 'debit_run', r.run_id::text, r.total_minor, r.reference
      from debit_run r join legal_entity e using (legal_entity_id)
      where e.code = ${entity} and r.state = 'settled' and not exists (
        select from bank_line_link k
        where k.kind = 'debit_run' and k.subject_id = r.run_id::text and k.undone_at is null)
      order by 1, 2`,
  )
}

/** The first debit of each run that the bank has told of and of which nothing came back yet. */
export function loadDebitToReturn(
  db: Db,
  entity: string,
): Promise<{ endToEndId: string; name: string; minor: bigint }[]> {
  return rows(
    db,
    sql<{ endToEndId: string; name: string; minor: bigint }>`
      select distinct on (r.run_id) replace(p.payment_id::text, '-', '') as "endToEndId", a.name,
        p.amount_minor as minor
      from debit_run r join legal_entity e using (legal_entity_id)
      join payment p on p.debit_run_id = r.run_id join account a using (account_id)
      where e.code = ${entity} and p.state = 'succeeded'
        and exists (select from bank_line_link k
          where k.kind = 'debit_run' and k.subject_id = r.run_id::text and k.undone_at is null)
        and not exists (select from payment x where x.debit_run_id = r.run_id
          and x.state = 'returned')
      order by r.run_id, p.account_id`,
  )
}

/** Refunds by transfer that were sent and that the bank has not told of yet. */
export function loadUntoldRefunds(
  db: Db,
  entity: string,
): Promise<{ endToEndId: string; name: string; minor: bigint }[]> {
  return rows(
    db,
    sql<{ endToEndId: string; name: string; minor: bigint }>`
      select replace(f.refund_id::text, '-', '') as "endToEndId", f.payee as name,
        f.amount_minor as minor
      from refund_run_part p join refund_run u using (run_id)
      join refund f using (account_id, refund_id) join legal_entity e on
        e.legal_entity_id = f.legal_entity_id
      where e.code = ${entity} and u.state = 'sent' and not exists (
        select from bank_line_link k where k.kind = 'refund'
          and k.subject_id = f.refund_id::text and k.undone_at is null)
      order by f.refund_id`,
  )
}

/** Payments by card that were taken, each with an invoice that it paid. */
export function loadCardPayments(
  db: Db,
  most: number,
): Promise<
  {
    account: string
    paymentId: string
    document: string
    language: 'en' | 'fr' | 'es' | 'de'
  }[]
> {
  return rows(
    db,
    sql`
      select distinct on (p.payment_id) a.number as account, p.payment_id as "paymentId",
        d.label as document, a.language
      from payment p join account a using (account_id)
      join payment_item i on i.account_id = p.account_id and i.payment_id = p.payment_id
      join open_item o on o.account_id = i.item_account_id and o.item_id = i.item_id
      join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      where p.provider is not null and p.state = 'succeeded' and o.kind = 'invoice'
        and o.open_minor = 0 and i.amount_minor > 2000
      order by p.payment_id, d.label limit ${most}`,
  )
}

/** The latest credit note of a customer that is not used. */
export async function loadCreditNote(db: Db, account: string): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ id: string }>`
      select o.item_id as id from open_item o join account a using (account_id)
      where a.number = ${account} and o.kind = 'credit_note' and o.open_minor < 0
      order by o.document_on desc, o.item_id desc limit 1`,
  )
  return found?.id
}

/** Refunds that their provider is to be asked for. */
export function loadPlannedRefunds(
  db: Db,
): Promise<{ readonly accountId: string; readonly refundId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; refundId: string }>`
      select account_id as "accountId", refund_id as "refundId" from provider_refund
      where state = 'planned' order by 1, 2`,
  )
}

/** Credits of customers who owe nothing, of money that came by transfer or check, the oldest first. */
export function loadCreditsToPayOut(
  db: Db,
  entity: string,
  most: number,
): Promise<{ account: string; name: string; item: string; currency: string; leftMinor: bigint }[]> {
  return rows(
    db,
    sql`
      select a.number as account, a.name, o.item_id as item, o.currency,
        -o.open_minor as "leftMinor"
      from open_item o join account a using (account_id)
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      where e.code = ${entity} and o.open_minor < 0 and o.control in ('2500', '2510')
        and o.kind = 'on_account' and a.kind <> 'house'
      order by o.document_on, o.item_id limit ${most}`,
  )
}

/** Whether any line still waits to be matched. */
export async function hasWaitingLines(db: Db): Promise<boolean> {
  const found = await rows(db, sql`select from bank_line where state = 'waiting' limit 1`)
  return found.length > 0
}

/** Invoices that still earn a discount on a day, the dearest first. */
export function loadDiscountsOffered(
  db: Db,
  entity: string,
  day: string,
): Promise<
  {
    account: string
    document: string
    currency: string
    openMinor: bigint
    discountMinor: bigint
  }[]
> {
  return rows(
    db,
    sql`
      select a.number as account, d.label as document, o.currency, o.open_minor as "openMinor",
        ${earlyDiscount('o')} as "discountMinor"
      from open_item o join account a using (account_id)
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      where e.code = ${entity} and o.discount_on >= ${day}::date and ${earlyDiscount('o')} is not null
      order by o.open_minor desc, d.label limit 1`,
  )
}

/** A mandate under which something was collected and nothing came back. */
export function loadMandateInUse(
  db: Db,
): Promise<{ legalEntity: string; reference: string } | undefined> {
  return maybeOne(
    db,
    sql<{ legalEntity: string; reference: string }>`
      select e.code as "legalEntity", m.reference from mandate m
      join legal_entity e using (legal_entity_id)
      join payment p on p.account_id = m.account_id and p.mandate_id = m.mandate_id
      where p.state = 'succeeded' order by m.reference limit 1`,
  )
}

/** A customer who owes several invoices and says which of them a payment is for. */
export type Remitter = {
  readonly accountNumber: string
  readonly name: string
  readonly documents: readonly { readonly document: string; readonly openMinor: bigint }[]
}

const MOST_DOCUMENTS = 3

/** Businesses that owe at least two whole invoices nobody disputes, most first; three of them. */
export async function loadRemitters(db: Db, entity: string, on: string): Promise<Remitter[]> {
  const found = await rows(
    db,
    sql<{ accountNumber: string; name: string; document: string; openMinor: bigint }>`
      select a.number as "accountNumber", a.name, d.label as document, o.open_minor as "openMinor"
      from open_item o join account a using (account_id)
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id
      where e.code = ${entity} and a.kind = 'business' and o.kind = 'invoice'
        and o.control = '1200' and o.open_minor = o.amount_minor and o.open_minor > 10000
        and o.document_on <= ${on}::date
        and not exists (select from item_freeze f
          where f.account_id = o.account_id and f.item_id = o.item_id)
      order by a.number desc, o.due_on, d.label`,
  )
  const payers = [...Map.groupBy(found, each => each.accountNumber).values()]
  return payers
    .filter(all => all.length > 1)
    .slice(0, 3)
    .flatMap(all => {
      const [first] = all
      if (first === undefined) return []
      const { accountNumber, name } = first
      return [{ accountNumber, name, documents: all.slice(0, MOST_DOCUMENTS) }]
    })
}

/** Money of nobody known, the oldest first. */
export function loadSuspense(db: Db, most: number): Promise<{ entity: string; item: string }[]> {
  return rows(
    db,
    sql<{ entity: string; item: string }>`
      select e.code as entity, o.item_id as item
      from open_item o join legal_entity e on e.house_account_id = o.account_id
      where o.control = '2520' and o.open_minor < 0
      order by o.document_on, o.item_id limit ${most}`,
  )
}
