import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { checkTaxId, compactIdentifier } from '../src/formats/identifiers.ts'
import { type FileName, HEADERS } from './files.ts'
import { STORIES } from './stories.ts'
import { type World, writeWorld } from './world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

type Rows = Record<string, string>[]
type Read = { readonly world: World; readonly folder: string; all(file: FileName): Rows }

function worldOf(
  accounts: number,
  options: { months?: number; until?: string; seed?: number } = {},
): Read {
  const folder = mkdtempSync(join(tmpdir(), 'world-'))
  folders.push(folder)
  const world = writeWorld({ folder, accounts, ...options })
  return {
    world,
    folder,
    all: file => orderedFolders(world).flatMap(f => rowsOf(join(folder, f, `${file}.csv`))),
  }
}

function orderedFolders(world: World): string[] {
  return ['setup', ...world.batches.map(batch => batch.folder)]
}

function rowsOf(path: string): Rows {
  try {
    return parse(readFileSync(path), { columns: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function bytesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f =>
    f.isFile(),
  )
  return new Map(
    files.map(f => {
      const path = join(f.parentPath, f.name)
      return [path.slice(folder.length), readFileSync(path, 'utf8')] as const
    }),
  )
}

const demo = worldOf(240)

describe('a world of the demo', () => {
  test('is the same to the byte for the same seed, and another for another', () => {
    expect(bytesOf(worldOf(60).folder)).toEqual(bytesOf(worldOf(60).folder))
    const other = bytesOf(worldOf(60, { seed: 7 }).folder)
    expect(other.get('/setup/accounts.csv')).not.toBe(
      bytesOf(worldOf(60).folder).get('/setup/accounts.csv'),
    )
  })

  test('holds the accounts of a smaller world unchanged', () => {
    const small = worldOf(40).all('accounts')
    const numbers = new Set(small.map(row => row.account_number))
    expect(demo.all('accounts').filter(row => numbers.has(row.account_number))).toEqual(small)
  })

  test('writes every file with the header of the import, and counts its rows', () => {
    for (const [path, text] of bytesOf(demo.folder)) {
      if (!path.endsWith('.csv')) continue
      const file = path.split('/').at(-1)!.replace('.csv', '') as FileName
      expect(text.slice(0, text.indexOf('\r\n'))).toBe(HEADERS[file])
      expect(demo.world.rows[path.slice(1)]).toBe(rowsOf(join(demo.folder, path)).length)
    }
  })

  test('tells its course in world.json: two deliveries a month, each with its bill runs', () => {
    expect(JSON.parse(readFileSync(join(demo.folder, 'world.json'), 'utf8'))).toEqual(demo.world)
    expect(demo.world.batches).toHaveLength(24)
    const days = demo.world.batches.flatMap(batch => [
      batch.throughOn,
      batch.importOn,
      batch.issueOn,
    ])
    expect([demo.world.setupOn, ...days]).toEqual([demo.world.setupOn, ...days].sort())
    const calendar = new Set(demo.all('cycles').map(row => `${row.cycle_code} ${row.through_on}`))
    for (const batch of demo.world.batches) {
      for (const run of batch.runs) expect(calendar).toContain(`${run.cycle} ${batch.throughOn}`)
      expect(demo.world.rows[`${batch.folder}/reads.csv`]).toBeGreaterThan(0)
    }
  })

  test.each([
    [1, 1, '2026-10'],
    [30, 3, '2026-02'],
    [30, 12, '2027-06'],
  ])('can be made of %i accounts and %i months until %s', (accounts, months, until) => {
    expect(unresolved(worldOf(accounts, { months, until }))).toEqual([])
  })

  test('names nothing that is not there at that time', () => {
    expect(unresolved(demo)).toEqual([])
  })

  test('has its story accounts, its refused rows and its poison account', () => {
    const accounts = new Set(demo.all('accounts').map(row => row.account_number))
    expect(demo.world.stories.map(story => story.code)).toEqual(STORIES.map(story => story.code))
    for (const story of demo.world.stories) expect(accounts).toContain(story.accountNumber)
    expect(demo.world.parkedAccounts).toEqual([demo.world.stories[0]!.accountNumber])
    const refused = demo.world.refusedRows.map(({ file, line }) => {
      return rowsOf(join(demo.folder, file))[line - 2]!.account_number
    })
    const expected = ['backward-read', 'unknown-meter'].map(numberOf)
    expect(refused.sort()).toEqual(expected.sort())
  })

  test('gives companies tax numbers whose check digits are right', () => {
    for (const row of [...demo.all('accounts'), ...demo.all('legal_entities')]) {
      const taxId = compactIdentifier(row.tax_id ?? '')
      if (taxId !== '') expect([taxId, checkTaxId(taxId, row.country!)]).not.toContain('wrong')
    }
  })

  test('has several languages, scripts, plans, both entities and both cycles', () => {
    const accounts = demo.all('accounts')
    const values = (column: string) => new Set(accounts.map(row => row[column]))
    expect([...values('language')].sort()).toEqual(['de', 'en', 'es', 'fr'])
    expect([...values('cycle_code')].sort()).toEqual(['business', 'household'])
    expect(accounts.some(row => /[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]/.test(row.name!))).toBe(
      true,
    )
    expect(Math.max(...accounts.map(row => row.name!.length))).toBeGreaterThan(90)
    expect(new Set(demo.all('contracts').map(row => row.legal_entity))).toEqual(
      new Set(['MH-DE', 'MH-US']),
    )
    const plans = new Set(demo.all('subscriptions').map(row => row.plan_code))
    expect(plans).toEqual(new Set(demo.all('plans').map(row => row.plan_code)))
  })
})

function numberOf(story: string): string {
  return demo.world.stories.find(s => s.code === story)!.accountNumber
}

/** Walks the files as the import does and lists every reference to something not yet imported. */
function unresolved({ world, folder }: Read): string[] {
  const known = new Map<string, Set<string>>()
  const missing: string[] = []
  const knows = (kind: string) => known.get(kind) ?? known.set(kind, new Set()).get(kind)!
  const refused = new Set(world.refusedRows.map(row => `${row.file}:${row.line}`))
  for (const at of orderedFolders(world)) {
    for (const [file, [defines, needs]] of Object.entries(REFERENCES)) {
      for (const [i, row] of rowsOf(join(folder, at, `${file}.csv`)).entries()) {
        const text = (columns: string) =>
          columns
            .split('+')
            .map(c => row[c])
            .join(' ')
        for (const [kind, columns] of needs) {
          const isEmpty = !row[columns.split('+').at(-1)!]
          const isRefused = refused.has(`${at}/${file}.csv:${i + 2}`)
          if (!isEmpty && !isRefused && !knows(kind).has(text(columns)))
            missing.push(`${at} ${file} ${kind} ${text(columns)}`)
        }
        if (defines) knows(defines[0]).add(text(defines[1]))
      }
    }
  }
  return missing
}

type Reference = readonly [kind: string, columns: string]
const ACCOUNT: Reference = ['account', 'account_number']
const SUBSCRIPTION: Reference = ['subscription', 'account_number+subscription_number']
const CHANNEL: Reference = ['channel', 'account_number+serial+register']

const REFERENCES: Record<
  FileName,
  readonly [defines: Reference | null, needs: readonly Reference[]]
> = {
  legal_entities: [['entity', 'code'], []],
  tax_rules: [['class', 'tax_class'], []],
  products: [['product', 'product_code'], [['class', 'tax_class']]],
  meters: [['meter', 'meter_code'], []],
  tou_calendars: [['calendar', 'calendar_code'], []],
  plans: [['plan', 'plan_code+plan_version'], []],
  plan_charges: [
    ['charge', 'plan_code+plan_version+charge_code'],
    [
      ['plan', 'plan_code+plan_version'],
      ['product', 'product_code'],
      ['meter', 'meter_code'],
      ['calendar', 'tou_calendar'],
    ],
  ],
  prices: [null, [['charge', 'plan_code+plan_version+charge_code']]],
  cycles: [['cycle', 'cycle_code'], []],
  accounts: [ACCOUNT, [['cycle', 'cycle_code']]],
  premises: [['premise', 'account_number+premise_code'], [ACCOUNT]],
  contracts: [
    ['contract', 'account_number+contract_number'],
    [ACCOUNT, ['entity', 'legal_entity']],
  ],
  subscriptions: [
    SUBSCRIPTION,
    [
      ['contract', 'account_number+contract_number'],
      ['plan', 'plan_code+plan_version'],
      ['premise', 'account_number+premise_code'],
    ],
  ],
  discounts: [null, [SUBSCRIPTION]],
  changes: [null, [SUBSCRIPTION]],
  channels: [
    CHANNEL,
    [
      ['premise', 'account_number+premise_code'],
      ['meter', 'meter_code'],
    ],
  ],
  reads: [null, [CHANNEL]],
  intervals: [null, [CHANNEL]],
  events: [null, [SUBSCRIPTION, ['meter', 'meter_code']]],
  charges: [null, [SUBSCRIPTION, ['product', 'product_code']]],
  holds: [null, [ACCOUNT]],
}
