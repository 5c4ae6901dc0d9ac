import { sql } from 'kysely'
import { type Db, rows } from '../../../../platform/database/database.ts'

/** A line that no rule was sure of, with the customer and items of its first suggestion. */
export type DoubtfulLine = {
  readonly lineId: string
  readonly accountNumber: string
  readonly items: readonly string[]
}

/** Lines in suspense that were suggested to be for something that is still open. */
export function loadDoubtful(db: Db, bankAccount: string): Promise<DoubtfulLine[]> {
  return rows(
    db,
    sql<DoubtfulLine>`
      select l.line_id as "lineId", a.number as "accountNumber",
        array(select p ->> 'itemId' from jsonb_array_elements(l.suggestions -> 0 -> 'parts') p)
          as items
      from bank_line l join bank_account b using (bank_account_id)
      join account a on a.account_id = (l.suggestions -> 0 ->> 'accountId')::uuid
      where b.code = ${bankAccount} and l.state = 'suspense'
        and jsonb_array_length(l.suggestions -> 0 -> 'parts') > 0
        and not exists (
          select from jsonb_array_elements(l.suggestions -> 0 -> 'parts') p
          join open_item o on o.account_id = (p ->> 'accountId')::uuid
            and o.item_id = (p ->> 'itemId')::uuid
          where o.open_minor <= 0)
      order by l.booked_on, l.line_id`,
  )
}

/**
 * Lines in suspense from before a day whose sum one open invoice alone comes to: who asks around finds
 * out that it was for that one.
 */
export function loadFoundOut(db: Db, bankAccount: string, day: string): Promise<DoubtfulLine[]> {
  return rows(
    db,
    sql<DoubtfulLine>`
      select l.line_id as "lineId", min(a.number) as "accountNumber",
        array_agg(o.item_id::text) as items
      from bank_line l join bank_account b using (bank_account_id)
      join open_item o on o.legal_entity_id = b.legal_entity_id and o.currency = b.currency
        and o.open_minor = l.amount_minor and o.control = '1200' and o.document_on < l.booked_on
      join account a on a.account_id = o.account_id
      where b.code = ${bankAccount} and l.state = 'suspense' and l.booked_on < ${day}::date
      group by l.line_id having count(*) = 1
      order by l.line_id`,
  )
}

/** Customers who have unused money and owe something to the same legal entity, by number. */
export async function loadUnusedMoney(db: Db, day: string): Promise<readonly string[]> {
  const found = await rows(
    db,
    sql<{ number: string }>`
      select distinct a.number from open_item c join account a using (account_id)
      join open_item o on o.account_id = c.account_id and o.legal_entity_id = c.legal_entity_id
        and o.currency = c.currency and o.control = '1200' and o.open_minor > 0
        and o.document_on <= ${day}::date
      where c.control in ('2500', '2510') and c.open_minor < 0 and a.kind <> 'house'
      order by 1`,
  )
  return found.map(({ number }) => number)
}

/** A line that left the account and that nobody has booked. */
export type OpenLine = {
  readonly lineId: string
  readonly text: string
  readonly minor: bigint
  readonly bookedOn: Temporal.PlainDate
}

/** Lines that a person must book. */
export function loadOpenLines(db: Db, bankAccount: string): Promise<OpenLine[]> {
  return rows(
    db,
    sql<OpenLine>`
      select l.line_id as "lineId", array_to_string(l.texts, ' ') as text, l.amount_minor as minor,
        l.booked_on as "bookedOn"
      from bank_line l join bank_account b using (bank_account_id)
      where b.code = ${bankAccount} and l.state = 'open' order by l.booked_on, l.line_id`,
  )
}
