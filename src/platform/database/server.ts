import { sql } from 'kysely'
import pg from 'pg'
import { RefusalError } from '../../kernel/result.ts'
import { type ConnectionTarget, type Db, one, poolConfig, sqlState } from './database.ts'
import { APP_ROLE, OWNER_ROLE } from './embedded/bootstrap.ts'

const OLDEST = 150_000

/**
 * Readies a PostgreSQL server that is not ours: checks its version and makes the two roles and their
 * rights in its database. Sessions then run as those roles, whoever logs in.
 */
export async function prepareServer(
  appUrl: string,
  ownerUrl: string,
): Promise<{ owner: ConnectionTarget; app: ConnectionTarget }> {
  const client = new pg.Client({ ...poolConfig({ connectionString: ownerUrl }, 1) })
  await client.connect()
  try {
    const { rows } = await client.query<{ number: number; name: string }>(
      "select current_setting('server_version_num')::int as number, version() as name",
    )
    refuseOlder(rows[0]?.number ?? 0, rows[0]?.name ?? 'unknown')
    await makeRoles(client, appUrl === ownerUrl ? undefined : loginOf(appUrl))
  } finally {
    await client.end()
  }
  return {
    owner: { connectionString: ownerUrl, role: OWNER_ROLE },
    app: { connectionString: appUrl, role: APP_ROLE },
  }
}

/** Throws `RefusalError` for a server before PostgreSQL 15, whose permissions on public differ. */
export function refuseOlder(versionNumber: number, name: string): void {
  if (versionNumber < OLDEST) throw new RefusalError('postgres_too_old', { version: name })
}

/** The driver reads URLs that the standard does not have, such as those of sockets. */
function loginOf(url: string): string | undefined {
  return new pg.Client({ connectionString: url }).user
}

async function makeRoles(client: pg.Client, appLogin: string | undefined): Promise<void> {
  try {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      const { rows } = await client.query<{ found: boolean; member: boolean }>(
        `select exists(select from pg_roles where rolname = $1) as found,
           coalesce((select pg_has_role(current_user, oid, 'member')
                     from pg_roles where rolname = $1), false) as member`,
        [role],
      )
      if (rows[0]?.found !== true) await client.query(`create role ${role}`)
      if (rows[0]?.member !== true) await client.query(`grant ${role} to current_user`)
    }
    if (appLogin !== undefined && appLogin !== '') {
      await client.query(`grant ${APP_ROLE} to ${client.escapeIdentifier(appLogin)}`)
    }
    const { rows } = await client.query<{ ready: boolean; name: string }>(
      `select current_database() as name,
         has_schema_privilege($1, 'public', 'create')
         and has_database_privilege($1, current_database(), 'create') as ready`,
      [OWNER_ROLE],
    )
    if (rows[0]?.ready === false) {
      await client.query(`grant create, usage on schema public to ${OWNER_ROLE}`)
      const database = client.escapeIdentifier(rows[0].name)
      await client.query(`grant create on database ${database} to ${OWNER_ROLE}`)
    }
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    throw new RefusalError('roles_not_allowed', { owner: OWNER_ROLE, app: APP_ROLE })
  }
}

/** The application must not run with the rights of the owner: posted rows would be changeable. */
export async function assertAppRole(db: Db): Promise<void> {
  const { role, mighty } = await one(
    db,
    sql<{ role: string; mighty: boolean }>`
      select current_user::text as role,
        (select rolsuper from pg_roles where rolname = current_user)
        or pg_has_role(current_user, ${OWNER_ROLE}, 'usage') as mighty`,
  )
  if (mighty) throw new RefusalError('application_role_too_mighty', { role })
}
