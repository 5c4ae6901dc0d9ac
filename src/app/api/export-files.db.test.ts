import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTinyBooks } from '../../../test/support/books.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { type Browser, House } from '../../../test/support/house.ts'
import { installedAuthority } from '../../identity/load/installed.ts'
import { loadPage } from '../../platform/list.ts'
import { openLog } from '../../platform/telemetry.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { startServer } from '../server/server.ts'

let house: House
let finance: Browser

beforeAll(async () => {
  const made = await createTestSystem('2026-03-05T08:00:00Z')
  await writeTinyBooks(made)
  const system = {
    ...made,
    ...installedAuthority(made.db, made.clock),
    log: openLog('silent'),
  }
  house = new House(system, await startServer(system, { port: 0 }))
  finance = (await house.entered('mary', 'finance')).browser
})
afterAll(() => house?.server.close())

test('the books leave as a file that balances, and the log says who took them', async () => {
  const { status, headers, text } = await finance.ask('/v1/exports/ledger?entity=SUN&to=2026-02-01')
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename="ledger.SUN.2026-02-01.csv"',
  )
  const [head = '', ...rows] = text.trim().split('\r\n')
  const [debit, credit] = ['debit', 'credit'].map(name => head.split(',').indexOf(name))
  const sum = (at = 0) => rows.reduce((all, row) => all + Number(row.split(',').at(at) || 0), 0)
  expect(rows.length).toBeGreaterThan(0)
  expect(sum(debit)).toBe(sum(credit))
  const { rows: log } = await loadPage(house.system.db, LISTS.get('command-log')!, {
    ...{ filters: { command: 'exportPersonalData' }, limit: 5 },
  })
  expect(log).toHaveLength(1)
})

test('hledger gets a journal, the auditor the register of numbers', async () => {
  const journal = await finance.ask('/v1/exports/ledger?format=hledger')
  expect(journal.text).toContain('commodity 1000.00 EUR')
  const { text } = await finance.ask('/v1/exports/numbers?entity=SUN')
  expect(text).toContain('SUN-INV-2026-000001')
})

test('what cannot be given is refused before the first byte', async () => {
  const refused = async (path: string) => (await finance.ask(`/v1/exports/${path}`)).status
  expect(await refused('ledger?entity=MOON')).toBe(422)
  expect(await refused('ledger?format=pdf')).toBe(422)
  expect(await refused('numbers?entity=MOON')).toBe(422)
  expect(await refused('rebill?run=NONE')).toBe(422)
  const { browser } = await house.entered('ivan', 'it_administrator')
  expect((await browser.ask('/v1/exports/ledger')).status).toBe(403)
})
