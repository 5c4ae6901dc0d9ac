import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { AssignmentKind, AssignmentRule } from './assignment-rule.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** An assignment to be recorded; its revision is the next of its account, kind and date. */
export type NewAssignment = {
  readonly accountId: string
  readonly kind: AssignmentKind
  readonly fromOn: Temporal.PlainDate
  readonly value: string | null
  readonly source: 'person' | 'rule' | 'handed_over'
}

/** Records assignments; what was recorded before stays. The accounts are held by the caller. */
export async function insertAssignments(
  tx: Tx,
  assignments: readonly NewAssignment[],
  { at, by }: By,
): Promise<void> {
  if (assignments.length === 0) return
  await affected(
    tx,
    sql`
      insert into account_assignment (account_id, kind, from_on, revision, value, source,
        recorded_at, recorded_by)
      select r."accountId", r.kind, r."fromOn",
        (select count(*) from account_assignment g where g.account_id = r."accountId"
            and g.kind = r.kind and g.from_on = r."fromOn")::int,
        r.value, r.source, ${at}, ${by}
      from json_to_recordset(${jsonRows(assignments)}::json) as r
        ("accountId" uuid, kind text, "fromOn" date, value text, source text)`,
  )
}

/** Holds accounts, so that two who assign them take turns, in everybody's order. */
export async function holdAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await sql`
    select 1 from account where account_id = any(${[...accountIds]}::uuid[])
    order by account_id for no key update`.execute(tx)
}

/** Adds segments or changes their names; true where there was none of that code. */
export async function saveSegments(
  tx: Tx,
  segments: readonly { segmentCode: string; name: object; active: boolean }[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into customer_segment (segment_code, name, active, recorded_at, recorded_by)
      select "segmentCode", name, active, ${at}, ${by}
      from json_to_recordset(${jsonRows(segments)}::json) as r
        ("segmentCode" text, name jsonb, active boolean)
      on conflict (segment_code) do update set name = excluded.name, active = excluded.active,
        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
}

/** Adds collectors or changes their names and addresses. */
export async function saveCollectors(
  tx: Tx,
  collectors: readonly object[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into collector (collector_code, name, email, phone, active, recorded_at, recorded_by)
      select "collectorCode", name, email, phone, active, ${at}, ${by}
      from json_to_recordset(${jsonRows(collectors)}::json) as r
        ("collectorCode" text, name text, email text, phone text, active boolean)
      on conflict (collector_code) do update set name = excluded.name, email = excluded.email,
        phone = excluded.phone, active = excluded.active, recorded_at = excluded.recorded_at,
        recorded_by = excluded.recorded_by`,
  )
}

/** Records the rules of a kind as a further revision. */
export async function insertRules(
  tx: Tx,
  kind: AssignmentKind,
  rules: readonly AssignmentRule[],
  revision: number,
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into assignment_rules (kind, revision, rules, recorded_at, recorded_by)
      values (${kind}, ${revision}, ${JSON.stringify(rules)}::jsonb, ${at}, ${by})`,
  )
}
