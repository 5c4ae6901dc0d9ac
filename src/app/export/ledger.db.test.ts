import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTinyBooks } from '../../../test/support/books.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { postManualJournal } from '../../ledger/commands/journals.ts'
import { execute } from '../../platform/command.ts'
import type { JournalScope } from '../../reporting/journal/load.ts'
import { exportLedger, exportLedgerToFile, type JournalFormat } from './ledger.ts'

const ALL = { from: null, to: null, entity: null }
const day = (text: string) => Temporal.PlainDate.from(text)

let system: TestSystem
let folder: string

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'quittance-export-'))
  await writeTinyBooks(system)
  const transfers = [{ debit: '6100', credit: '1000', amount: '12.50', memo: 'fees; | April' }]
  const journal = { entity: 'SUN', effectiveOn: '2026-03-01', currency: 'EUR', transfers }
  const input = { ...journal, description: 'bank' }
  const posted = await execute(system, postManualJournal, input, { actor: 'person:ada' })
  expect(posted.ok).toBe(true)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function exported(format: JournalFormat, scope: Partial<JournalScope> = {}): Promise<string> {
  const pieces: string[] = []
  const out = new Writable({
    highWaterMark: 1,
    write: (piece, _encoding, done) => {
      pieces.push(String(piece))
      // A slow reader: the export must wait for it and lose nothing.
      setImmediate(done)
    },
  })
  await exportLedger(system.db, { ...ALL, ...scope }, format, out)
  return pieces.join('')
}

test('the journal holds every document and journal, with numbers, customers and amounts', async () => {
  const text = await exported('hledger')
  expect(text.slice(text.indexOf('commodity'))).toBe(`commodity 1000.00 EUR

2026-02-01 (SUN-INV-2026-000001) =HYPERLINK("x") | invoice  ; entity:SUN, account:A-1
    assets:receivable:A-1                                  36.00 EUR
    liabilities:contract-liability                        -10.00 EUR
    revenues:energy-usage                                 -20.00 EUR
    liabilities:tax-payable                                -6.00 EUR

2026-02-10 (SUN-CN-2026-000001) =HYPERLINK("x") | credit note  ; entity:SUN, account:A-1
    revenues:energy-usage                                   5.00 EUR
    assets:receivable:A-1                                  -6.00 EUR
    liabilities:tax-payable                                 1.00 EUR

2026-03-01 Sun, Energy / SA | fees, / April  ; entity:SUN, account:HOUSE-SUN
    expenses:bank-charges                                  12.50 EUR
    assets:bank                                           -12.50 EUR

`)
})

test('days and legal entities can be chosen; both days are included', async () => {
  const dates = async (scope: object) =>
    [...(await exported('hledger', scope)).matchAll(/^2026-\d\d-\d\d/gm)].map(match => match[0])
  expect(await dates({ from: day('2026-02-10'), to: day('2026-03-01') })).toEqual([
    '2026-02-10',
    '2026-03-01',
  ])
  expect(await dates({ to: day('2026-02-01'), entity: 'SUN' })).toEqual(['2026-02-01'])
  await expect(exported('hledger', { entity: 'MOON' })).rejects.toMatchObject({
    refusal: { code: 'unknown_legal_entity', facts: { entity: 'MOON' } },
  })
})

test('the table has two rows a transfer, and its debits equal its credits', async () => {
  const rows = (await exported('csv')).trimEnd().split('\r\n').slice(1)
  expect(rows).toHaveLength(2 * (3 + 2 + 1))
  const cells = rows.map(row => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  const sum = (column: number) =>
    cells.reduce((total, row) => total + BigInt((row[column] || '0').replace('.', '')), 0n)
  expect(sum(7)).toBe(sum(8))
  expect(sum(7)).toBe(3600n + 600n + 1250n)
  expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`)
})

test('a reader that leaves early ends the export', async () => {
  const out = new Writable({ highWaterMark: 1, write() {} })
  const count = exportLedger(system.db, ALL, 'csv', out)
  setTimeout(() => out.destroy(), 50)
  expect(await count).toBeLessThanOrEqual(3)
})

test('a file appears whole or not at all', async () => {
  const file = join(folder, 'books.journal')
  expect(await exportLedgerToFile(system.db, ALL, 'hledger', file)).toBe(3)
  expect(await readFile(file, 'utf8')).toBe(await exported('hledger'))
  const nowhere = join(folder, 'missing', 'books.csv')
  await expect(exportLedgerToFile(system.db, ALL, 'csv', nowhere)).rejects.toMatchObject({
    refusal: { code: 'file_unwritable', facts: { reason: 'ENOENT' } },
  })
  const moon = { ...ALL, entity: 'MOON' }
  await expect(
    exportLedgerToFile(system.db, moon, 'csv', join(folder, 'moon.csv')),
  ).rejects.toMatchObject({ refusal: { code: 'unknown_legal_entity' } })
  expect(await readdir(folder)).toEqual(['books.journal'])
})
