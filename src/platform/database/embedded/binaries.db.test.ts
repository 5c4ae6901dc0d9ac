import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyHome, postgresHome, program, restoreSymlinks } from './binaries.ts'

const run = promisify(execFile)
let folder: string
let home: string

/** An install whose scripts did not run: the package without its links. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-home-'))
  home = join(folder, 'package', 'native')
  await cp(postgresHome(), home, { recursive: true, verbatimSymlinks: true })
  await cp(join(postgresHome(), '../package.json'), join(folder, 'package', 'package.json'))
  const links = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8'))
  for (const { target } of links) await unlink(join(folder, 'package', target))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function version(of: string): Promise<string> {
  return (await run(program(of, 'postgres'), ['--version'])).stdout
}

describe('the PostgreSQL out of npm', () => {
  test('does not load without the links that its install script makes (control)', async () => {
    await expect(version(home)).rejects.toThrow('shared librar')
  })

  test('is copied whole for a user that may not enter node_modules, once a version', async () => {
    const parent = join(folder, 'shared')
    const [first, second] = await Promise.all([copyHome(home, parent), copyHome(home, parent)])
    expect(first).toBe(second)
    expect(await version(first)).toContain('PostgreSQL) 18')
    expect(await readdir(parent)).toHaveLength(1)
  })

  test('loads once the links are made, however often they are', async () => {
    await restoreSymlinks(home)
    await restoreSymlinks(home)
    expect(await version(home)).toContain('PostgreSQL) 18')
  })
})
