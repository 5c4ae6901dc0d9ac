import { type RawBuilder, sql } from 'kysely'
import type { AssignmentKind } from '../../accounts/assignments/assignment-rule.ts'
import { allAssignedThen, assignedThen } from '../../accounts/assignments/load.ts'
import { type AgeBounds, type AgedFrom, type Ageing, boundsOf } from '../../collections/ageing.ts'
import { OPEN_ITEM_CONTROLS } from '../../ledger/chart.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'

/** What an ageing is asked for. */
export type AgeingAsked = {
  /** The day: what was effective on it counts. */
  readonly on: Temporal.PlainDate
  /** By what had been recorded until then. */
  readonly knownAt: Temporal.Instant
  readonly by: AgedFrom
}

/** The ageing of a legal entity in one currency, beside the ledger's control accounts. */
export type EntityAgeing = Ageing & {
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  /** Receivable, instalments, customer credit, unapplied cash and suspense together. */
  readonly controlMinor: bigint
}

/** The part of a segment or collector in the ageing of a legal entity in one currency. */
export type GroupAgeing = Ageing & {
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  /** Code of the segment or collector on that day; null: none. */
  readonly group: string | null
  readonly groupName: string | null
}

/** The ageing of one customer at a legal entity in one currency. */
export type AccountAgeing = Ageing & {
  readonly accountNumber: string
  readonly accountName: string
  readonly entityCode: string
  readonly currency: string
}

/** A page of customers in the order of their numbers; `next` null: there are no more. */
export type AccountPage = {
  readonly rows: readonly AccountAgeing[]
  readonly next: string | null
}

type Columns = Readonly<Record<`b${number}`, bigint>> & { readonly creditMinor: bigint }

/** A day and a time as SQL, for queries that work them out themselves. */
export type AsOfSql = {
  readonly on: RawBuilder<unknown>
  readonly knownAt: RawBuilder<unknown>
}

/**
 * What was open of every item on a day by what was recorded until a time: its amount less the
 * allocations and reversals that counted then. `only` narrows the items (alias i) down.
 */
function openThen(asOf: AsOfSql, by: AgedFrom, only: RawBuilder<unknown>): RawBuilder<unknown> {
  const start = by === 'due' ? sql`i.due_on` : sql`i.document_on`
  // Materialized: parallel workers would each add up all allocations for themselves.
  return sql`
    with taken as materialized (
      select account_id, item_id, sum(amount_minor)::bigint as taken_minor
      from allocation i
      where effective_on <= ${asOf.on} and recorded_at <= ${asOf.knownAt} and ${only}
      group by account_id, item_id
    )
    select i.account_id, i.item_id, i.legal_entity_id, i.currency, ${asOf.on} - ${start} as days,
      i.amount_minor - coalesce(t.taken_minor, 0) as open_minor
    from open_item i
    left join taken t on t.account_id = i.account_id and t.item_id = i.item_id
    where i.document_on <= ${asOf.on} and i.recorded_at <= ${asOf.knownAt} and ${only}`
}

/** Which age an item of so many days has: the count of the bounds that it is past, 0 for the first. */
function bucketOf(days: RawBuilder<unknown>, bounds: AgeBounds): RawBuilder<unknown> {
  // width_bucket counts the bounds that are not above: those passed are the ones below the age.
  return sql`width_bucket(${days} - 1, ${sql.val([...bounds])}::int[])`
}

/** The sums of an ageing, to be grouped: b0, b1 … and creditMinor, of rows of `openThen` called o. */
function sums(bounds: AgeBounds): RawBuilder<unknown> {
  const bucket = bucketOf(sql`o.days`, bounds)
  const owed = [...bounds, null].map(
    (_, i) =>
      sql`coalesce(sum(o.open_minor) filter (where o.open_minor > 0 and ${bucket} = ${sql.lit(i)}), 0)::bigint
        as ${sql.ref(`b${i}`)}`,
  )
  return sql`${sql.join(owed)},
    coalesce(sum(o.open_minor) filter (where o.open_minor < 0), 0)::bigint as "creditMinor"`
}

/** Ageing by legal entity (legal_entity_id) and currency: as the report shows it, and as proven. */
export function entityAgeing(asOf: AsOfSql, by: AgedFrom): RawBuilder<unknown> {
  return sql`
    select o.legal_entity_id, o.currency, ${sums(boundsOf(by))}
    from (${openThen(asOf, by, sql`true`)}) o
    where o.open_minor <> 0
    group by o.legal_entity_id, o.currency`
}

/** The control accounts of open items together, by legal entity and currency: debit is above zero. */
export function controlBalances(asOf: AsOfSql): RawBuilder<unknown> {
  return sql`
    select legal_entity_id, currency,
      sum(minor * ((debit = any(${OPEN_ITEM_CONTROLS}::text[]))::int
                 - (credit = any(${OPEN_ITEM_CONTROLS}::text[]))::int))::bigint as control_minor
    from (
      select legal_entity_id, currency, debit, credit, sum(amount_minor) as minor
      from ledger_transfer
      where effective_on <= ${asOf.on} and recorded_at <= ${asOf.knownAt}
      group by legal_entity_id, currency, debit, credit
    ) moved
    group by legal_entity_id, currency`
}

/** The ageing of every legal entity and currency, each beside what its control accounts come to. */
export async function loadAgeing(db: Db, asked: AgeingAsked): Promise<EntityAgeing[]> {
  const bounds = boundsOf(asked.by)
  const asOf = asSql(asked)
  const none = sql.join(
    [...bounds, null].map((_, i) => sql`coalesce(a.${sql.ref(`b${i}`)}, 0) as ${sql.ref(`b${i}`)}`),
  )
  const found = await rows(
    db,
    sql<Columns & Omit<EntityAgeing, keyof Ageing>>`
      select e.code as "entityCode", e.name as "entityName", s.*
      from (
        select legal_entity_id, currency, ${none},
          coalesce(a."creditMinor", 0) as "creditMinor",
          coalesce(c.control_minor, 0) as "controlMinor"
        from (${entityAgeing(asOf, asked.by)}) a
        full join (${controlBalances(asOf)}) c using (legal_entity_id, currency)
        where a.currency is not null or c.control_minor <> 0
      ) s
      join legal_entity e using (legal_entity_id)
      order by e.code, s.currency`,
  )
  return found.map(({ entityCode, entityName, currency, controlMinor, ...row }) => ({
    ...{ entityCode, entityName, currency, controlMinor },
    ...ageingOf(row, bounds),
  }))
}

/**
 * The ageing by segment or collector, as accounts belonged on the day by what was recorded until the
 * time. Together the groups of a legal entity and currency are its row of `loadAgeing`, to the cent.
 */
export async function loadGroupAgeing(
  db: Db,
  asked: AgeingAsked,
  by: AssignmentKind,
): Promise<GroupAgeing[]> {
  const bounds = boundsOf(asked.by)
  const asOf = asSql(asked)
  const name =
    by === 'segment'
      ? sql`(select n.name ->> 'en' from customer_segment n where n.segment_code = s."group")`
      : sql`(select n.name from collector n where n.collector_code = s."group")`
  const found = await rows(
    db,
    sql<Columns & Omit<GroupAgeing, keyof Ageing>>`
      select e.code as "entityCode", e.name as "entityName", ${name} as "groupName", s.*
      from (
        select o.legal_entity_id, o.currency, g.value as "group", ${sums(bounds)}
        from (${openThen(asOf, asked.by, sql`true`)}) o
        left join (${allAssignedThen(by, asOf.on, asOf.knownAt)}) g
          on g.account_id = o.account_id
        where o.open_minor <> 0
        group by o.legal_entity_id, o.currency, g.value
      ) s
      join legal_entity e using (legal_entity_id)
      order by e.code, s.currency, s."group"`,
  )
  return found.map(({ entityCode, entityName, currency, group, groupName, ...row }) => ({
    ...{ entityCode, entityName, currency, group, groupName },
    ...ageingOf(row, bounds),
  }))
}

/** Of which customers an ageing is asked; what is left out does not narrow it. */
export type AgeingOf = {
  /** Code of the legal entity. */
  readonly entity?: string | undefined
  readonly currency?: string | undefined
  /** Who belonged on the day to a segment or collector; value null: to none. */
  readonly group?: { readonly by: AssignmentKind; readonly value: string | null } | undefined
}

/**
 * The ageing customer by customer, a page of those whose numbers come after one. Who owes nothing
 * and has no credit is left out, so a page can be shorter than asked for, or empty, though more
 * follow.
 */
export async function loadAccountAgeing(
  db: Db,
  asked: AgeingAsked,
  page: { readonly after?: string; readonly limit: number },
  of: AgeingOf = {},
): Promise<AccountPage> {
  const bounds = boundsOf(asked.by)
  const asOf = asSql(asked)
  const only = sql`
    (${of.currency ?? null}::text is null or i.currency = ${of.currency ?? null})
    and (${of.entity ?? null}::text is null or i.legal_entity_id = (
      select legal_entity_id from legal_entity where code = ${of.entity ?? null}))`
  const belongs =
    of.group === undefined
      ? sql`true`
      : sql`${assignedThen(sql`a.account_id`, of.group.by, asOf.on, asOf.knownAt)}
          is not distinct from ${of.group.value}`
  const accounts = await rows(
    db,
    sql<{ accountId: string; number: string }>`
      select account_id as "accountId", number from account a
      where number > ${page.after ?? ''} and ${belongs}
        and exists (select from open_item i where i.account_id = a.account_id and ${only})
      order by number limit ${page.limit}`,
  )
  const ids = accounts.map(({ accountId }) => accountId)
  const found = await rows(
    db,
    sql<Columns & Omit<AccountAgeing, keyof Ageing>>`
      select n.number as "accountNumber", n.name as "accountName", e.code as "entityCode",
        o.currency, ${sums(bounds)}
      from (${openThen(asOf, asked.by, sql`i.account_id = any(${ids}::uuid[])`)}) o
      join account n on n.account_id = o.account_id
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      where o.open_minor <> 0
        and (${of.currency ?? null}::text is null or o.currency = ${of.currency ?? null})
        and (${of.entity ?? null}::text is null or e.code = ${of.entity ?? null})
      group by n.number, n.name, e.code, o.currency
      order by n.number, e.code, o.currency`,
  )
  const last = accounts.at(-1)
  return {
    rows: found.map(({ accountNumber, accountName, entityCode, currency, ...row }) => ({
      ...{ accountNumber, accountName, entityCode, currency },
      ...ageingOf(row, bounds),
    })),
    next: last === undefined || accounts.length < page.limit ? null : last.number,
  }
}

/** An item of which something was open on the day. */
export type AgedItem = {
  readonly accountNumber: string
  readonly accountName: string
  readonly entityCode: string
  readonly currency: string
  readonly kind: string
  /** Number of its document; null: money or a credit without one. */
  readonly document: string | null
  readonly reference: string | null
  readonly itemId: string
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly days: number
  readonly openMinor: bigint
}

/**
 * The items that a figure of an ageing is the sum of, the oldest first: of customers, a customer, and of
 * an age (its place in `buckets`), of credits, or of all.
 */
export function loadAgedItems(
  db: Db,
  asked: AgeingAsked,
  of: AgeingOf & {
    readonly account?: string | undefined
    readonly age?: number | 'credit' | undefined
  },
  page: { readonly skip: number; readonly limit: number },
): Promise<AgedItem[]> {
  const asOf = asSql(asked)
  const isOfAge =
    of.age === undefined
      ? sql`true`
      : of.age === 'credit'
        ? sql`o.open_minor < 0`
        : sql`o.open_minor > 0 and ${bucketOf(sql`o.days`, boundsOf(asked.by))} = ${of.age}`
  const belongs =
    of.group === undefined
      ? sql`true`
      : sql`${assignedThen(sql`o.account_id`, of.group.by, asOf.on, asOf.knownAt)}
          is not distinct from ${of.group.value}`
  const only = sql`(${of.account ?? null}::text is null or i.account_id = (
      select account_id from account where number = ${of.account ?? null}))
`
  return rows(
    db,
    sql<AgedItem>`
      -- Up to the day on which the page ends nothing is looked up beside the items: customers and documents
      -- of a million of them took five seconds.
      with found as materialized (
        select o.* from (${openThen(asOf, asked.by, only)}) o
        join legal_entity e on e.legal_entity_id = o.legal_entity_id
        where o.open_minor <> 0 and ${isOfAge} and ${belongs}
          and (${of.entity ?? null}::text is null or e.code = ${of.entity ?? null})
          and (${of.currency ?? null}::text is null or o.currency = ${of.currency ?? null})
      ), last as (
        select days from found order by days desc
        limit 1 offset ${page.skip + page.limit - 1}
      ), page as (
        select f.account_id, f.item_id, f.days, f.open_minor, n.number, n.name
        from found f join account n on n.account_id = f.account_id
        where f.days >= coalesce((select days from last), f.days)
        order by f.days desc, n.number, f.item_id
        limit ${page.limit} offset ${page.skip}
      )
      select p.number as "accountNumber", p.name as "accountName", e.code as "entityCode",
        o.currency, o.kind, d.label as document, o.reference, o.item_id as "itemId",
        o.document_on as "documentOn", o.due_on as "dueOn", p.days, p.open_minor as "openMinor"
      from page p
      join open_item o on o.account_id = p.account_id and o.item_id = p.item_id
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      order by p.days desc, p.number, o.item_id`,
  )
}

/** Every customer's ageing, page after page. */
export async function* allAccountAgeing(
  db: Db,
  asked: AgeingAsked,
  after?: string,
): AsyncGenerator<AccountAgeing> {
  for (let next: string | null = after ?? ''; next !== null; ) {
    const page: AccountPage = await loadAccountAgeing(db, asked, { after: next, limit: 1_000 })
    yield* page.rows
    next = page.next
  }
}

function asSql({ on, knownAt }: AgeingAsked): AsOfSql {
  return { on: sql`${on}::date`, knownAt: sql`${knownAt}::timestamptz` }
}

function ageingOf(row: Columns, bounds: AgeBounds): Ageing {
  const buckets = [...bounds, null].map((_, i) => row[`b${i}`] ?? 0n)
  const totalMinor = buckets.reduce((sum, amount) => sum + amount, row.creditMinor)
  return { buckets, creditMinor: row.creditMinor, totalMinor }
}
