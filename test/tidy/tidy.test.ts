import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breaches, FOLDERS, MAX_LINES, RULES, type Source } from './rules.ts'

const PROJECT = join(import.meta.dirname, '../..')

/** All our sources but this folder's, whose fixtures break the rules on purpose. */
function readSources(): Source[] {
  return ['src', 'web', 'test', 'bench', 'demo', 'bin']
    .filter(top => existsSync(join(PROJECT, top)))
    .flatMap(top =>
      readdirSync(join(PROJECT, top), { recursive: true, encoding: 'utf8' })
        .filter(file => /\.tsx?$/.test(file))
        .map(file => `${top}/${file.replaceAll('\\', '/')}`),
    )
    .filter(path => !path.startsWith('test/tidy/') && !path.includes('node_modules/'))
    .map(path => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }))
}

const sources = readSources()
const folders = readdirSync(join(PROJECT, 'src'))

describe('the sources', () => {
  test('were read', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  test('keep every rule', () => {
    expect(breaches(sources)).toEqual([])
  })

  test('lie in the folders that the architecture names', () => {
    expect(folders.filter(folder => !FOLDERS.some(known => known === folder))).toEqual([])
  })

  test.each(folders)('src/%s says in a README what it owns', folder => {
    expect(existsSync(join(PROJECT, 'src', folder, 'README.md'))).toBe(true)
  })
})

/** One small source for each way to break a rule, and its like that keeps it. */
const BROKEN: readonly (readonly [keyof typeof RULES, string, string, string])[] = [
  ['importOrder', 'src/kernel/money.ts', "import { x } from '../tax/rate.ts'", ''],
  ['importOrder', 'src/tax/load.ts', "import { x } from '../app/cli.ts'", ''],
  [
    'importOrder',
    'src/invoicing/commands.ts',
    "import { x } from '../ledger/save.ts'",
    "import { x } from '../ledger/load.ts'",
  ],
  [
    'importOrder',
    'src/invoicing/commands/issue.ts',
    "import { x } from '../../ledger/save/transfers.ts'",
    "import { x } from '../save/transfers.ts'",
  ],
  [
    'purity',
    'src/rating/tiers.ts',
    "import { rows } from '../platform/database/database.ts'",
    "import type { Db } from '../platform/database/database.ts'",
  ],
  ['purity', 'src/rating/tiers.ts', "import { readFile } from 'node:fs/promises'", ''],
  ['purity', 'src/formats/csv.ts', "import pg from 'pg'", "import { parse } from 'csv-parse'"],
  ['purity', 'src/rating/tiers.ts', 'const now = Date.now()', '// Date.now() is not for us'],
  ['purity', 'src/rating/tiers.ts', 'const now = new Date()', ''],
  ['purity', 'src/rating/tiers.ts', 'const x = Math.random()', ''],
  ['purity', 'src/rating/tiers.ts', 'const x = Temporal.Now.instant()', ''],
  ['purity', 'src/rating/tiers.ts', 'console.log(1)', ''],
  ['purity', 'src/rating/tiers.ts', 'const x = process.env.X', 'const processed = 1'],
  ['purity', 'src/rating/tiers.ts', "import { x } from './load/prices.ts'", "import './api.ts'"],
  ['sqlInItsPlace', 'src/tax/commands.ts', 'await rows(tx, sql`select 1`)', ''],
  ['sqlInItsPlace', 'src/tax/routes.ts', 'sql<{ a: bigint }>`select 1`', ''],
  ['sqlInItsPlace', 'src/app/cli/check.ts', "db.selectFrom('account')", ''],
  ['length', 'src/tax/rate.ts', 'x\n'.repeat(MAX_LINES + 1), 'x\n'.repeat(MAX_LINES)],
  ['names', 'src/tax/utils.ts', '', ''],
  ['names', 'src/tax/rate-helper.ts', '', ''],
  ['names', 'src/common/rate.ts', '', ''],
  ['noBarrels', 'src/tax/all.ts', "export * from './rate.ts'", ''],
  [
    'noBarrels',
    'src/tax/all.ts',
    "// All of it\nexport { rate } from './rate.ts'\nexport type { Rate } from './rate.ts'",
    "export { rate } from './rate.ts'\nexport const x = 1",
  ],
  ['text', 'src/tax/rate.test.ts', "test.only('x', () => {})", "test('only this', () => {})"],
  ['text', 'src/tax/rate.test.ts', "describe.skip('x', () => {})", ''],
  ['text', 'src/tax/rate.ts', '// @ts-ignore', ''],
  ['text', 'src/tax/rate.ts', '// TODO later', ''],
  ['text', 'src/tax/rate.ts', 'const x = y as any', 'const x = y as many'],
  ['settings', 'src/app/x.ts', 'const x = process.env.X', "const x = setting('QUITTANCE_PORT')"],
  ['settings', 'src/platform/x.ts', "import { env } from 'node:process'", '// process.env'],
]

describe('each rule finds what breaks it', () => {
  test.each(BROKEN)('%s in %s', (rule, path, bad, good) => {
    expect(RULES[rule]({ path, text: bad })).not.toEqual([])
    if (rule !== 'names') expect(RULES[rule]({ path, text: good })).toEqual([])
  })

  test('and lets tests and good names be', () => {
    expect(RULES.purity({ path: 'src/tax/rate.test.ts', text: 'Math.random()' })).toEqual([])
    expect(RULES.names({ path: 'src/contracts/service-point.ts', text: '' })).toEqual([])
  })
})
