import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chmod,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { RefusalError } from '../../../kernel/result.ts'
import { environment } from '../../settings/environment.ts'
import { type Account, mayEnter, privateFolder } from './account.ts'
import { copyHome, postgresHome, program, restoreSymlinks } from './binaries.ts'

const run = promisify(execFile)

/** Where root puts what another user must reach and may not reach under root's own folders. */
const SHARED_PARENT = '/var/lib/quittance'

/**
 * The server's programs, whole and in a place that the account can run them from: node_modules, or a
 * copy where the account may not enter that, or its missing links cannot be made there.
 */
export async function reachableHome(account: Account | undefined): Promise<string> {
  const home = postgresHome()
  const whole = await restoreSymlinks(home).then(
    () => true,
    () => false,
  )
  if (whole && (await mayEnter(account, join(home, 'bin')))) return home
  return copyHome(home, await sharedParent(account))
}

/**
 * The real folder of the cluster, made if new. It is `wanted` unless the account may not enter the
 * folders above it (a data folder below /root): then `wanted` is a link to a folder that it may.
 */
export async function clusterFolder(
  wanted: string,
  account: Account | undefined,
  home: string,
  say: (message: string) => void,
): Promise<string> {
  if (existsSync(join(wanted, 'PG_VERSION'))) return checkedVersion(await realpath(wanted))
  const parent = dirname(wanted)
  await mkdir(parent, { recursive: true })
  // The data folder is ours: others may pass through it, not look into it.
  if (account !== undefined && !(await mayEnter(account, parent))) await chmod(parent, 0o711)
  if (await mayEnter(account, parent)) {
    await rm(wanted, { recursive: true, force: true }) // a link to a cluster that is gone
    await makeCluster(join(await realpath(parent), basename(wanted)), account, home)
    return realpath(wanted)
  }
  const name = `cluster-${randomBytes(6).toString('hex')}`
  const elsewhere = join(await sharedParent(account), name)
  say(`${parent} cannot be reached by ${account?.name}: the database is kept in ${elsewhere}`)
  await makeCluster(elsewhere, account, home)
  await rm(wanted, { force: true })
  await symlink(elsewhere, wanted)
  return realpath(wanted)
}

async function sharedParent(account: Account | undefined): Promise<string> {
  const user = process.getuid?.() ?? 0
  for (const parent of [SHARED_PARENT, join(tmpdir(), `quittance-${user}`)]) {
    try {
      await mkdir(parent, { recursive: true, mode: 0o755 })
      // What another user may have put there is not run.
      const { uid } = await stat(parent)
      if (uid === user && (await mayEnter(account, parent))) return parent
    } catch {
      // The next place may do.
    }
  }
  throw new RefusalError('no_place_for_postgres', { parent: SHARED_PARENT })
}

/** initdb beside the final name, then a rename: a cluster that exists is a whole one. */
async function makeCluster(
  folder: string,
  account: Account | undefined,
  home: string,
): Promise<void> {
  const unfinished = `${folder}.new`
  await rm(unfinished, { recursive: true, force: true })
  await privateFolder(unfinished, account)
  const options = [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    '--no-instructions',
  ]
  if (process.platform === 'win32') options.push(`--pwfile=${await passwordFile(folder)}`)
  await run(program(home, 'initdb'), options, {
    cwd: '/',
    env: serverEnvironment(),
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  })
  await rename(unfinished, folder)
}

async function checkedVersion(folder: string): Promise<string> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  if (version !== '18') throw new RefusalError('cluster_of_other_version', { folder, version })
  return folder
}

/** The superuser's password, where there are no sockets with file permissions (Windows). */
export async function passwordFile(clusterFolder: string): Promise<string> {
  const path = `${clusterFolder}-password`
  if (!existsSync(path)) {
    await writeFile(path, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return path
}

/** Nothing of our environment (PGDATA, locale, time zone) reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const outer = environment()
  const kept = process.platform === 'win32' ? { SystemRoot: outer.SystemRoot } : {}
  return { ...kept, PATH: outer.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
