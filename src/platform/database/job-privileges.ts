import type pg from 'pg'

/**
 * Lets the application role work with graphile-worker's tables, which the owner role made. Its
 * tables have row level security without policies, which shuts out everybody but their owner.
 */
export async function grantJobs(client: pg.ClientBase): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to quittance_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to quittance_app;
    grant usage on all sequences in schema graphile_worker to quittance_app;
    grant execute on all functions in schema graphile_worker to quittance_app;
  `)
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'graphile_worker' and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid)
  `)
  for (const { name } of rows) {
    await client.query(
      `create policy quittance_app on graphile_worker.${client.escapeIdentifier(name)}
       to quittance_app using (true) with check (true)`,
    )
  }
}
