import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Locked = {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
)

/** Where Node looks for a package that one in `folder` asks for: there, then upwards. */
function isLocked(folder: string, name: string): boolean {
  const here = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
  if (here in lock.packages) return true
  if (folder === '') return false
  return isLocked(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name)
}

test('the lock names every package that another asks for, also for other machines: npm ci refuses it otherwise', () => {
  const missing = Object.entries(lock.packages).flatMap(([folder, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter(name => !isLocked(folder, name))
      .map(name => `${folder} asks for ${name}`),
  )
  expect(missing).toEqual([])
})
