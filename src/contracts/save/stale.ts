import { type RawBuilder, sql } from 'kysely'
import { one, rows, type Tx } from '../../platform/database/database.ts'
import { idList, type SubscriptionId } from '../load/subscriptions.ts'

/** A subscription of which facts with service dates from `from` on have changed. */
export type Stale = SubscriptionId & {
  readonly from: Temporal.PlainDate
  /**
   * How far past the date that it was billed through a bill may reach, as an ISO duration: `P1M`
   * where a month is billed in advance. Left out: not at all.
   */
  readonly reach?: string
}

/** Whether any of these changes concerns what was billed or drafted, as far as can be seen now. */
export async function anyLate(tx: Tx, changes: readonly Stale[]): Promise<boolean> {
  const found = await one(
    tx,
    sql<{ late: boolean }>`select exists (${lateChanges(changes)}) as late`,
  )
  return found.late
}

/** Takes billing states in the order in which everybody takes them. */
export async function holdStates(
  tx: Tx,
  ids: readonly SubscriptionId[],
  mode: 'share' | 'write',
): Promise<void> {
  // Counted there, because an import holds 10,000 rows at a time and wants none of them.
  await one(
    tx,
    sql`
      select count(*) from (
        select 1 from billing_state
        where (account_id, subscription_id) in (${idList(ids)})
        order by account_id, subscription_id
        ${mode === 'share' ? sql`for share` : sql`for no key update`}
      ) held`,
  )
}

/**
 * Takes the rows of changes FOR SHARE, in everybody's order, and gives how many of them are late. A
 * row that a run held until now is compared as the run left it: locking reads the newest version.
 */
export async function holdAndCountLate(tx: Tx, changes: readonly Stale[]): Promise<number> {
  const found = await one(
    tx,
    sql<{ late: bigint }>`
      select count(*) filter (
        where from_on < greatest(billed_through, drafted_through) + reach) as late
      from (
        select s.billed_through, s.drafted_through, c.from_on, c.reach
        from ${changesTable(changes)} join billing_state s using (account_id, subscription_id)
        order by s.account_id, s.subscription_id
        for share of s
      ) held`,
  )
  return Number(found.late)
}

/** Takes the billing states of all subscriptions of some accounts, in everybody's order. */
export async function holdAccountStates(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await one(
    tx,
    sql`
      select count(*) from (
        select 1 from billing_state
        where account_id = any(${[...new Set(accountIds)]}::uuid[])
        order by account_id, subscription_id
        for no key update
      ) held`,
  )
}

/** Marks the drafts of accounts as overtaken, nothing of what was billed; the caller holds them. */
export function markDrafted(tx: Tx, accountIds: readonly string[]): Promise<Overtaken> {
  return overtaken(
    tx,
    sql`
      update billing_state b set version = b.version + 1
      where account_id = any(${[...new Set(accountIds)]}::uuid[]) and draft_run_id is not null
      returning b.draft_run_id`,
  )
}

/** What a change has overtaken: how many subscriptions, and the open runs that had drafted them. */
export type Overtaken = { readonly marked: number; readonly draftRunIds: readonly string[] }

/** Marks those that are late; the caller holds their rows. */
export async function markLate(tx: Tx, changes: readonly Stale[]): Promise<Overtaken> {
  return overtaken(
    tx,
    sql`
      update billing_state b
      set stale_from = least(b.stale_from, late.from_on), version = b.version + 1
      from (
        select account_id, subscription_id, min(from_on) as from_on
        from (${lateChanges(changes)}) l group by 1, 2
      ) late
      where b.account_id = late.account_id and b.subscription_id = late.subscription_id
      returning b.draft_run_id`,
  )
}

async function overtaken(tx: Tx, marking: RawBuilder<unknown>): Promise<Overtaken> {
  const { marked, runs } = await one(
    tx,
    sql<{ marked: bigint; runs: string[] | null }>`
      with marked as (${marking})
      select count(*) as marked,
        array_agg(distinct draft_run_id) filter (where draft_run_id is not null) as runs
      from marked`,
  )
  return { marked: Number(marked), draftRunIds: runs ?? [] }
}

function lateChanges(changes: readonly Stale[]) {
  return sql`
    select s.account_id, s.subscription_id, c.from_on
    from ${changesTable(changes)}
    join billing_state s using (account_id, subscription_id)
    where c.from_on < greatest(s.billed_through, s.drafted_through) + c.reach`
}

function changesTable(changes: readonly Stale[]) {
  return sql`
    unnest(${changes.map(change => change.accountId)}::uuid[],
           ${changes.map(change => change.subscriptionId)}::uuid[],
           ${changes.map(change => change.from)}::date[],
           ${changes.map(change => change.reach ?? 'P0D')}::interval[])
      as c (account_id, subscription_id, from_on, reach)`
}

/** A charge whose price changed from a date on. */
export type ChangedPrice = {
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly effectiveFrom: Temporal.PlainDate
}

/**
 * Marks every subscription that was billed or drafted a changed price. All subscriptions that pay
 * it are held first, drafted or not, because one may be rated at this moment by the old price.
 */
export async function markLatePrices(tx: Tx, prices: readonly ChangedPrice[]): Promise<Overtaken> {
  if (prices.length === 0) return { marked: 0, draftRunIds: [] }
  const concerned = sql`
    select i.account_id, i.subscription_id, min(p.effective_from) as from_on
    from unnest(${prices.map(price => price.planCode)}::text[],
                ${prices.map(price => price.planVersion)}::int[],
                ${prices.map(price => price.chargeCode)}::text[],
                ${prices.map(price => price.effectiveFrom)}::date[])
      as p (plan_code, plan_version, charge_code, effective_from)
    join subscription_item i using (plan_code, plan_version, charge_code)
    where i.end_on is null or i.end_on > p.effective_from
    group by 1, 2`
  return holdAndMark(tx, concerned)
}

/**
 * Holds subscriptions (`account_id, subscription_id, from_on`), drafted or not, and marks those that were
 * billed or drafted from that day on.
 */
export async function holdAndMark(tx: Tx, concerned: RawBuilder<unknown>): Promise<Overtaken> {
  await rows(
    tx,
    sql`
      select 1 from billing_state
      where (account_id, subscription_id) in (
        select account_id, subscription_id from (${concerned}) c)
      order by account_id, subscription_id for no key update`,
  )
  // Inclusive: what is billed in advance from that very day on was billed by what held before.
  return overtaken(
    tx,
    sql`
      update billing_state b
      set stale_from = least(b.stale_from, c.from_on), version = b.version + 1
      from (${concerned}) c
      where b.account_id = c.account_id and b.subscription_id = c.subscription_id
        and c.from_on <= greatest(b.billed_through, b.drafted_through)
      returning b.draft_run_id`,
  )
}
