import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type MovableClock, movableClock } from '../../src/platform/clock.ts'
import {
  type ConnectionTarget,
  type Db,
  type OpenDb,
  openDb,
} from '../../src/platform/database/database.ts'
import {
  appTarget,
  asSuperuser,
  ownerTarget,
} from '../../src/platform/database/embedded/bootstrap.ts'
import { type AuthorityOf, type System, systemOver } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { loadSchemaVersion } from '../../src/reporting/figures/load.ts'
import { everybodyMay } from './authority.ts'
import { TEMPLATE } from './postgres.ts'

export type TestDatabase = {
  /** The application's connections, with its rights. */
  readonly db: Db
  readonly app: OpenDb
  /** The owner's, for what the application may not do (breaking data on purpose). */
  readonly owner: OpenDb
  readonly target: ConnectionTarget
  readonly ownerTarget: ConnectionTarget
  drop(): Promise<void>
}

const cleanups: (() => Promise<unknown>)[] = []

/** Undoes what the functions here made; `cleanup.ts` calls it after each test file. */
export async function cleanUp(): Promise<void> {
  for (const undo of cleanups.splice(0).reverse()) await undo()
}

/** A copy of the migrated template database, dropped after the test file. Call it once a file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const endpoint = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(endpoint, client =>
    client.query(
      `create database ${name} template ${TEMPLATE} owner quittance_owner strategy file_copy`,
    ),
  )
  const target = appTarget(endpoint, name)
  const owner = openDb(ownerTarget(endpoint, name), 2)
  const app = openDb(target, 10)
  let dropped = false
  const drop = async (): Promise<void> => {
    if (dropped) return
    dropped = true
    await app.close()
    await owner.close()
    await asSuperuser(endpoint, client => client.query(`drop database ${name} with (force)`))
  }
  cleanups.push(drop)
  return { db: app.db, app, owner, target, ownerTarget: ownerTarget(endpoint, name), drop }
}

export type TestSystem = System & {
  readonly clock: MovableClock
  readonly owner: OpenDb
}

/** A whole system (commands, jobs, storage) on a test database, its clock standing at `now`. */
export async function createTestSystem(
  now = '2026-01-01T00:00:00Z',
  authority: AuthorityOf = everybodyMay,
): Promise<TestSystem> {
  const test = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'quittance-folder-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const clock = movableClock(Temporal.Instant.from(now))
  const database = {
    ...test.app,
    target: test.target,
    ownerTarget: test.ownerTarget,
    schemaVersion: await loadSchemaVersion(test.owner.db),
    serverPid: () => undefined,
    lost: new Promise<never>(() => {}),
    close: test.drop,
  }
  const system = systemOver(database, folder, clock, openLog('error'), authority)
  return { ...system, clock, owner: test.owner }
}
