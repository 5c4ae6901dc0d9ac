import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { Role } from '../roles.ts'

/** Writes a role as a whole, in place of what stood there. */
export async function saveRole(
  tx: Tx,
  role: Role,
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  const code = role.role
  await affected(
    tx,
    sql`insert into role (role, name, audience, changed_at, changed_by)
      values (${code}, ${JSON.stringify(role.name)}::jsonb, ${role.audience}, ${by.at}, ${by.actor})
      on conflict (role) do update set name = excluded.name, audience = excluded.audience,
        revision = role.revision + 1, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by`,
  )
  await affected(tx, sql`delete from role_permission where role = ${code}`)
  await affected(tx, sql`delete from role_limit where role = ${code}`)
  const permissions = [...role.permissions]
  await affected(
    tx,
    sql`insert into role_permission (role, permission, may)
      select ${code}, * from unnest(${permissions.map(([name]) => name)}::text[],
        ${permissions.map(([, may]) => may)}::text[])`,
  )
  await affected(
    tx,
    sql`insert into role_limit (role, command, currency, amount_minor)
      select ${code}, * from unnest(${role.limits.map(each => each.command)}::text[],
        ${role.limits.map(each => each.currency)}::text[],
        ${role.limits.map(each => each.amountMinor)}::bigint[])`,
  )
}
