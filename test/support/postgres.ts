import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import {
  asSuperuser,
  bootstrap,
  ownerTarget,
} from '../../src/platform/database/embedded/bootstrap.ts'
import { type Endpoint, startCluster } from '../../src/platform/database/embedded/cluster.ts'
import { migrate } from '../../src/platform/database/migrate.ts'

/** Each test file gets a copy of this migrated database. */
export const TEMPLATE = 'quittance_template'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Endpoint
  }
}

/** One throw-away PostgreSQL for all test files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-test-'))
  const cluster = await startCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    durability: 'throwaway',
    say: message => process.stderr.write(`${message}\n`),
  })
  const stop = async (): Promise<void> => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await bootstrap(cluster.endpoint, TEMPLATE)
    await migrate(ownerTarget(cluster.endpoint, TEMPLATE))
    await asSuperuser(cluster.endpoint, client =>
      client.query(`alter database ${TEMPLATE} is_template true`),
    )
    project.provide('postgres', cluster.endpoint)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
