import pg from 'pg'
import { quoteName } from '../copy.ts'
import type { ConnectionTarget } from '../database.ts'
import { type Endpoint, superuserTarget } from './cluster.ts'

export const OWNER_ROLE = 'quittance_owner'
export const APP_ROLE = 'quittance_app'
export const DATABASE = 'quittance'

/**
 * Makes the two roles and a database, as the superuser, who does nothing else. Running it again, or
 * after a crash in the middle, completes what is missing.
 */
export async function bootstrap(endpoint: Endpoint, database = DATABASE): Promise<void> {
  await asSuperuser(endpoint, async client => {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${role} login`)
      if (endpoint.password !== undefined) {
        await client.query(`alter role ${role} password ${client.escapeLiteral(endpoint.password)}`)
      }
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      database,
    ])
    if (rowCount === 0) {
      await client.query(`create database ${quoteName(database)} owner ${OWNER_ROLE}`)
    }
  })
}

/** Runs statements as the superuser of an embedded cluster. */
export async function asSuperuser<T>(
  endpoint: Endpoint,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(superuserTarget(endpoint))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function ownerTarget(endpoint: Endpoint, database = DATABASE): ConnectionTarget {
  return { ...endpoint, user: OWNER_ROLE, database }
}

export function appTarget(endpoint: Endpoint, database = DATABASE): ConnectionTarget {
  return { ...endpoint, user: APP_ROLE, database }
}
