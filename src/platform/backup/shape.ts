import type pg from 'pg'
import type { BackupHeader, TableShape } from './manifest.ts'

/** Written by `migrate`, and so not part of the data. */
const MADE_BY_MIGRATION = ['public.schema_migration', 'graphile_worker.migrations']

/** Tables with rows of their own, a partitioned one as one, with the columns that are not computed. */
export async function loadTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = ''
     where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p')
       and not c.relispartition and n.nspname || '.' || c.relname <> all($1)
     group by 1, 2 order by 1, 2`,
    [MADE_BY_MIGRATION],
  )
  return rows
}

/** The months that the partitioned tables have. */
export async function loadMonths(client: pg.ClientBase): Promise<BackupHeader['months']> {
  const { rows } = await client.query<{ table: string; month: string }>(
    `select p.relname::text as table,
       substring(pg_get_expr(c.relpartbound, c.oid) from 'FROM \\(''(\\d{4}-\\d{2}-\\d{2})') as month
     from pg_inherits i
     join pg_class c on c.oid = i.inhrelid
     join pg_class p on p.oid = i.inhparent
     join monthly_table m on m.name = p.relname
     where c.relispartition order by 1, 2`,
  )
  return rows
}

/** A foreign key, by which it can be taken away and put back. */
export type ForeignKey = { readonly table: string; readonly name: string; readonly rule: string }

export async function loadForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
       pg_get_constraintdef(k.oid) as rule
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname in ('public', 'graphile_worker')
     order by 1, 2`,
  )
  return rows
}

/** Lets counters go on after the highest number that is there. */
export async function advanceCounters(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ counter: string; table: string; column: string }>(
    `select format('%I.%I', sn.nspname, s.relname) as counter,
       format('%I.%I', n.nspname, t.relname) as table, quote_ident(a.attname) as column
     from pg_class s
     join pg_namespace sn on sn.oid = s.relnamespace
     join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0
     join pg_class t on t.oid = d.refobjid
     join pg_namespace n on n.oid = t.relnamespace
     join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and n.nspname in ('public', 'graphile_worker')`,
  )
  for (const { counter, table, column } of rows) {
    await client.query(
      `select setval($1, coalesce((select max(${column}) from ${table}), 0) + 1, false)`,
      [counter],
    )
  }
}

/** Whether the database holds nothing of ours, not even an empty schema. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (
       select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v')) as found`,
  )
  return rows[0]?.found === false
}
