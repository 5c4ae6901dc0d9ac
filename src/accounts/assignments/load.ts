import { type RawBuilder, sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { AssignedFacts, AssignmentKind, AssignmentRule } from './assignment-rule.ts'

/** The segment or collector of an account (an expression) on a day, by what was recorded until a time. */
export function assignedThen(
  account: RawBuilder<unknown>,
  kind: AssignmentKind,
  on: RawBuilder<unknown>,
  knownAt: RawBuilder<unknown> = sql`'infinity'::timestamptz`,
): RawBuilder<unknown> {
  return sql`(select g.value from account_assignment g
     where g.account_id = ${account} and g.kind = ${sql.lit(kind)} and g.from_on <= ${on}
       and g.recorded_at <= ${knownAt}
     order by g.from_on desc, g.revision desc limit 1)`
}

/** What each account was assigned to on a day, all accounts at once: account_id, value. */
export function allAssignedThen(
  kind: AssignmentKind,
  on: RawBuilder<unknown>,
  knownAt: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select distinct on (account_id) account_id, value from account_assignment
    where kind = ${sql.lit(kind)} and from_on <= ${on} and recorded_at <= ${knownAt}
    order by account_id, from_on desc, revision desc`
}

/** What an account was assigned to from a date on, with the revision of that date. */
export type DatedAssignment = {
  readonly accountId: string
  readonly kind: AssignmentKind
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly value: string | null
}

/** The last revision of each account, kind and date. */
export function loadAssignments(db: Db, accountIds: readonly string[]): Promise<DatedAssignment[]> {
  return rows(
    db,
    sql<DatedAssignment>`
      select distinct on (account_id, kind, from_on) account_id as "accountId", kind,
        from_on as "fromOn", revision, value
      from account_assignment where account_id = any(${[...accountIds]}::uuid[])
      order by account_id, kind, from_on, revision desc`,
  )
}

/** Which of these codes stand for a segment, or collector, in use. */
export async function loadCodes(
  db: Db,
  kind: AssignmentKind,
  codes: readonly string[],
): Promise<Set<string>> {
  const table = kind === 'segment' ? sql`customer_segment` : sql`collector`
  const column = kind === 'segment' ? sql`segment_code` : sql`collector_code`
  const found = await rows(
    db,
    sql<{ code: string }>`
      select ${column} as code from ${table}
      where active and ${column} = any(${[...new Set(codes)]}::text[])`,
  )
  return new Set(found.map(({ code }) => code))
}

/** The rules in force, or none. */
export async function loadRules(
  db: Db,
  kind: AssignmentKind,
): Promise<{ readonly revision: number; readonly rules: readonly AssignmentRule[] }> {
  const found = await maybeOne(
    db,
    sql<{ revision: number; rules: readonly AssignmentRule[] }>`
      select revision, rules from assignment_rules where kind = ${kind}
      order by revision desc limit 1`,
  )
  return found ?? { revision: 0, rules: [] }
}

/** A page of customers as rules see them, with what they are assigned to on the day. */
export function loadAssignable(
  db: Db,
  of: {
    readonly kind: AssignmentKind
    readonly on: Temporal.PlainDate
    readonly after: string | null
    readonly limit: number
  },
): Promise<(AssignedFacts & { readonly value: string | null; readonly isAssigned: boolean })[]> {
  return rows(
    db,
    sql<AssignedFacts & { value: string | null; isAssigned: boolean }>`
      select a.account_id as "accountId", a.number, a.kind, a.country, a.region,
        a.cycle_code as cycle, ${assignedThen(sql`a.account_id`, 'segment', sql`${of.on}::date`)}
          as segment, ${assignedThen(sql`a.account_id`, of.kind, sql`${of.on}::date`)} as value,
        exists (select from account_assignment g
                 where g.account_id = a.account_id and g.kind = ${of.kind}
                   and g.value is not null and g.from_on <= ${of.on}) as "isAssigned"
      from account a
      where a.kind <> 'house' and (${of.after}::uuid is null or a.account_id > ${of.after}::uuid)
      order by a.account_id limit ${of.limit}`,
  )
}

/** The accounts that belong to a segment or collector on a day. */
export function loadAssignedTo(
  db: Db,
  of: {
    readonly kind: AssignmentKind
    readonly value: string
    readonly on: Temporal.PlainDate
    readonly numbers: readonly string[] | undefined
  },
): Promise<{ accountId: string; number: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; number: string }>`
      select a.account_id as "accountId", a.number
      from (select distinct account_id from account_assignment
             where kind = ${of.kind} and value = ${of.value}) g
      join account a using (account_id)
      where ${assignedThen(sql`a.account_id`, of.kind, sql`${of.on}::date`)} = ${of.value}
        and (${of.numbers === undefined} or a.number = any(${of.numbers ?? []}::text[]))
      order by a.account_id`,
  )
}
