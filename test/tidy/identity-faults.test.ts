import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const rows = readFileSync(join(ROOT, 'docs/identity-faults.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map(line => line.split('|').map(cell => cell.trim()))

test('the table of attacks on identity is not empty', () => {
  expect(rows.length).toBeGreaterThan(30)
})

test.each(rows.map(([, attack = '', name = '', file = '']) => [attack, name, file]))(
  '%s: the test is there',
  (_, name, file) => expect(readFileSync(join(ROOT, file as string), 'utf8')).toContain(name),
)
