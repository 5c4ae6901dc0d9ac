import { type RawBuilder, sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { monthOf } from '../event.ts'
import { type EventQuestion, MOST_GROUPS } from '../event-usage.ts'
import { NOT_VOIDED, voidsIn } from './events.ts'

/*
 * What the statements about events have in common: the windows as a table `w`, the events `e` of one,
 * and the values by which groups are told apart.
 */

/** A question about the events of a subscription's meter. */
export type AskedEvents = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly meterCode: string
  /** The first day on which the subscription has events: a level is looked for back to it. */
  readonly since: Temporal.PlainDate
  readonly question: EventQuestion
}

export type Window = AskedEvents & {
  readonly n: number
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** What a statement answers of a group of a window. */
export type GroupRow = {
  readonly n: number
  readonly d1: string
  readonly d2: string
  readonly d3: string
  readonly d4: string
  readonly d5: string
  readonly count: bigint
  readonly quantity: Decimal
  readonly firstPlace: Decimal | null
  readonly amount?: Decimal
  readonly unpriced?: bigint
  readonly unpricedKey?: string | null
  readonly pricedQuantity?: Decimal
  readonly pricedCount?: bigint
}

/** The windows with what each statement asks of them; names of properties where groups are wanted. */
export function asTable(windows: readonly Window[]): RawBuilder<unknown> {
  const dimension = (i: number) => sql`${windows.map(w => w.question.groupBy[i] ?? null)}::text[]`
  const counting = windows.map(w => w.question.counting)
  return sql`unnest(${windows.map(w => w.n)}::int[], ${windows.map(w => w.accountId)}::uuid[],
      ${windows.map(w => w.subscriptionId)}::uuid[], ${windows.map(w => w.meterCode)}::text[],
      ${windows.map(w => w.from)}::timestamptz[], ${windows.map(w => w.to)}::timestamptz[],
      ${windows.map(w => monthOf(w.from.epochMilliseconds))}::date[],
      ${windows.map(w => monthOf(w.to.epochMilliseconds))}::date[],
      ${counting.map(each => each.aggregation)}::text[], ${counting.map(each => each.property)}::text[],
      ${counting.map(each => each.percentile)}::numeric[],
      ${dimension(0)}, ${dimension(1)}, ${dimension(2)}, ${dimension(3)}, ${dimension(4)})
    AS w (n, account_id, subscription_id, meter_code, starts_at, ends_at, first, last, aggregation,
          property, percentile, p1, p2, p3, p4, p5)`
}

/** Whether an account has voids in a window, as `voids`. */
export const VOIDS = voidsIn(sql`w.account_id`, sql`w.first`, sql`w.last`)

export const EVENTS = sql`usage_event e
  WHERE e.account_id = w.account_id AND e.subscription_id = w.subscription_id
    AND e.meter_code = w.meter_code AND e.occurred_at >= w.starts_at AND e.occurred_at < w.ends_at
    AND e.month >= w.first AND e.month <= w.last AND ${NOT_VOIDED}`

export const GROUP = sql`coalesce(e.properties ->> w.p1, '') AS d1,
  coalesce(e.properties ->> w.p2, '') AS d2, coalesce(e.properties ->> w.p3, '') AS d3,
  coalesce(e.properties ->> w.p4, '') AS d4, coalesce(e.properties ->> w.p5, '') AS d5`

/** One more than may be, so that it shows. */
export const LIMIT = sql`LIMIT ${sql.lit(MOST_GROUPS + 1)}`
