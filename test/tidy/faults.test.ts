import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

test('every fault of test/faults/README.md is proven by a test that exists', () => {
  const text = readFileSync(join(ROOT, 'test/faults/README.md'), 'utf8')
  const rows = text.split('\n').filter(line => /^\| (?!what comes|---)/.test(line))
  expect(rows.length).toBeGreaterThan(40)
  const missing = rows.filter(row => {
    const [, file, name] = /`([\w/.-]+\.test\.ts)` › (.+) \|$/.exec(row) ?? []
    if (file === undefined || name === undefined) return true
    try {
      return !readFileSync(join(ROOT, file), 'utf8').includes(name)
    } catch {
      return true
    }
  })
  expect(missing).toEqual([])
})
