import { execFileSync } from 'node:child_process'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import {
  asSuperuser,
  bootstrap,
  DATABASE,
  ownerTarget,
} from '../../src/platform/database/embedded/bootstrap.ts'
import {
  type Cluster,
  type Endpoint,
  startCluster,
} from '../../src/platform/database/embedded/cluster.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openRunFolder, removeRunFolder } from './run-folder.ts'

/** Each test file gets a copy of this migrated database. */
export const TEMPLATE = 'quittance_template'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Endpoint
    /** A data folder with a migrated database, of which `migratedFolder` makes copies. */
    dataFolder: string
  }
}

/** One throw-away PostgreSQL for all test files of a run, and a folder for all that they make. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outer = process.env.TMPDIR
  const folder = await openRunFolder()
  const dataFolder = join(folder, 'migrated')
  let cluster: Cluster | undefined
  const stop = async (): Promise<void> => {
    await cluster?.stop()
    if (outer === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = outer
    await removeRunFolder(folder)
  }
  try {
    await makeMigrated(dataFolder)
    execFileSync('cp', ['-a', join(dataFolder, 'postgres'), join(folder, 'postgres')])
    cluster = await start(folder)
    await asSuperuser(cluster.endpoint, async client => {
      await client.query(`alter database ${DATABASE} rename to ${TEMPLATE}`)
      await client.query(`alter database ${TEMPLATE} is_template true`)
    })
    project.provide('postgres', cluster.endpoint)
    project.provide('dataFolder', dataFolder)
    // Of this process and those that it starts.
    process.env.TMPDIR = folder
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeMigrated(folder: string): Promise<void> {
  await mkdir(folder)
  await chmod(folder, 0o711)
  const cluster = await start(folder)
  await bootstrap(cluster.endpoint)
  await migrate(ownerTarget(cluster.endpoint))
  await cluster.stop()
}

function start(folder: string): Promise<Cluster> {
  return startCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    durability: 'throwaway',
    say: message => process.stderr.write(`${message}\n`),
  })
}
