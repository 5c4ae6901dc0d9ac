import { type RawBuilder, sql } from 'kysely'
import type { AgedFrom } from '../../../collections/ageing.ts'

/** What an ageing is asked for. */
export type AgeingAsked = {
  /** The day: what was effective on it counts. */
  readonly on: Temporal.PlainDate
  /** By what had been recorded until then. */
  readonly knownAt: Temporal.Instant
  readonly by: AgedFrom
}

/** A day and a time as SQL, for queries that work them out themselves. */
export type AsOfSql = {
  readonly on: RawBuilder<unknown>
  readonly knownAt: RawBuilder<unknown>
}

/** The day from which an item's age counts. */
export function startOf(by: AgedFrom): RawBuilder<unknown> {
  return by === 'due' ? sql`i.due_on` : sql`i.document_on`
}

/** Items (alias i) that stood in the books on the day by what was recorded until the time. */
export function stood(asOf: AsOfSql): RawBuilder<unknown> {
  return sql`i.document_on <= ${asOf.on} and i.recorded_at <= ${asOf.knownAt}`
}

/**
 * What was taken off items after the day, or came to be known after the time. Looking back from what is
 * open now reads only this; going forward from each item's amount would read every allocation there
 * ever was.
 */
export function takenSince(asOf: AsOfSql, only: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select account_id, item_id, sum(amount_minor)::bigint as taken_minor
    from allocation i
    where (effective_on > ${asOf.on} or recorded_at > ${asOf.knownAt}) and ${only}
    group by account_id, item_id`
}

/**
 * What was open of every item on a day by what was recorded until a time: what is open of it now and
 * what was taken off it since. `only` narrows the items (alias i) down.
 */
export function openThen(
  asOf: AsOfSql,
  by: AgedFrom,
  only: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const item = sql`i.account_id, i.item_id, i.legal_entity_id, i.currency,
    ${asOf.on} - ${startOf(by)} as days`
  return sql`
    with since as materialized (${takenSince(asOf, only)})
    select ${item}, i.open_minor
    from open_item i
    where i.open_minor <> 0 and ${stood(asOf)} and ${only}
      and not exists (select from since s where s.account_id = i.account_id and s.item_id = i.item_id)
    union all
    select ${item}, i.open_minor + s.taken_minor
    from since s join open_item i on i.account_id = s.account_id and i.item_id = s.item_id
    where ${stood(asOf)}`
}

/** The day and time asked for, as values of a statement. */
export function asSql({ on, knownAt }: AgeingAsked): AsOfSql {
  return { on: sql`${on}::date`, knownAt: sql`${knownAt}::timestamptz` }
}
