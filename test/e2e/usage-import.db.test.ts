import { readFile } from 'node:fs/promises'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { install, read, setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { newPage, signInAt } from './visitor.ts'

/** As an exporter of the network operator writes it: a meter nobody knows, a word, a read that falls. */
const FILE = `Zählernummer;Ablesedatum;Zählerstand;Messwertstatus
M-U-1;01.02.2026;1.250,5;gemessen
M-U-9;01.02.2026;500;gemessen
M-U-2;01.02.2026;neunhundert;gemessen
M-U-3;01.02.2026;40;gemessen
`

let company: Company
let house: House
let browser: TestBrowser
let page: Page
let runId: string
const complaints: string[] = []

beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  for (const number of ['U-1', 'U-2', 'U-3']) {
    await signUp(company, { number, name: `Customer ${number}`, plan: 'HOME', start: '2026-01-01' })
    await install(company, number, '2026-01-01')
    await read(company, number, '2026-01-01', '1000')
  }
  company.on('2026-02-02')
  for (const number of ['U-1', 'U-2', 'U-3']) {
    await read(company, number, '2026-02-01', '1010', 'estimated')
  }
  const bill = { entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-05' }
  runId = await company.draft(bill)
  await company.drain()
  house = await House.over(made)
  browser = await openBrowser()
  page = await newPage(browser.context, complaints)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

/** Brings a file as a clerk does, and has every row tried. */
async function bring(name: string, content: Buffer): Promise<void> {
  await page.goto(`${house.server.url}/console/usage-import`)
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: content })
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('table', { name: 'First rows as they are read' }).waitFor()
}

async function tryRows(): Promise<void> {
  await page.getByRole('button', { name: 'Try every row' }).click()
  await page.getByText('Being tried').first().waitFor()
  await company.drain()
  await page.getByRole('heading', { level: 2, name: '2. What was found' }).waitFor()
}

const net = async (account: string) => {
  const [found] = await rows(
    company.system.db,
    sql<{ net: bigint }>`
      SELECT d.net_minor AS net FROM draft_invoice d
        JOIN account a USING (account_id) WHERE a.number = ${account}`,
  )
  return found?.net
}

test('a clerk takes a file of reads with three faults, corrects them, and finds it in the draft', async () => {
  const email = await house.hire('clerk', 'billing_clerk')
  await signInAt(page, house, email, '/usage-import')
  await page.getByRole('heading', { level: 1, name: 'Files of usage' }).waitFor()

  await bring('ablesung.csv', Buffer.from(FILE, 'latin1'))
  const first = page.getByRole('table', { name: 'First rows as they are read' })
  await first.getByRole('cell', { name: '1250.5' }).waitFor()
  await tryRows()
  const found = page.getByRole('table', { name: 'What was found' })
  await found.getByText('No meter M-U-9 with register 1 is known').waitFor()
  await found.getByText('"neunhundert" is not a number such as 12,5.').waitFor()
  await found.getByRole('row', { name: /M-U-3 1 2026-02-01/ }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  // What was refused comes back with the sender's own columns and is put right there.
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save refused rows' }).click()
  const refused = await readFile(await (await download).path(), 'utf8')
  expect(refused.split('\r\n')[0]).toContain('Zählernummer,Ablesedatum,Zählerstand')
  const whole = `${FILE.split('\n').slice(0, 2).join('\n')}\n`
  expect(refused).not.toContain('M-U-1')
  const right = refused
    .split('\r\n')
    .slice(1, 4)
    .map(row => row.split(',').slice(0, 4).join(';'))
    .join('\n')
    .replace('M-U-9;01.02.2026;500', 'M-U-2;01.02.2026;1100')
    .replace(/M-U-2;01\.02\.2026;neunhundert;gemessen\n/, '')
    .replace(';40;', ';1400;')
  await bring('ablesung-2.csv', Buffer.from(whole + right, 'utf8'))
  await tryRows()
  await page.getByText('Another value stands for this day').nth(2).waitFor()
  await page.getByText('Drafts that are calculated again by themselves: 3').waitFor()
  const before = await net('U-1')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('Being recorded').first().waitFor()
  await company.drain()
  await page.getByText('0 new, 3 replaced, 0 known already, 0 refused.').waitFor()
  expect(await net('U-1')).not.toBe(before)
  const recorded = page.url()

  await page.goto(`${house.server.url}/console/meters/M-U-1`)
  await page.getByRole('cell', { name: '250.5', exact: true }).waitFor()
  await page.getByRole('img', { name: /Usage a day between reads/ }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  // No bill was made since, so the clerk takes the file back alone; the draft is as it was.
  await page.goto(recorded)
  await page.getByText('What is voided – reads: 3. Customers: 3.').waitFor()
  await page.getByText('Nothing of it has been billed yet.').waitFor()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Read from other meters')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText(/Taken back by .*: Read from other meters/).waitFor()
  await company.drain()
  expect(await net('U-1')).toBe(before)
  await page.goto(`${house.server.url}/console/meters/M-U-1`)
  await page.getByText(/Voided by .*: Read from other meters/).waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

test('refused rows are put right, tried again and given up by keys', async () => {
  const lost = (serial: string, value: string) => ({
    ...{ accountNumber: 'U-1', serial, readOn: '2026-02-02', value, quality: 'actual' },
  })
  const rows = [lost('M-U-X', '1020'), lost('M-U-Y', '9')]
  await company.do('recordReads', { rows })
  await page.goto(`${house.server.url}/console/rejected-usage`)
  await page.getByLabel('Meter number').waitFor()
  // As it came it is still refused, and says why again.
  await page.keyboard.press('r')
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel('Meter number').fill('M-U-1')
  await page.getByLabel('Value', { exact: true }).fill('1020')
  await page.getByRole('combobox', { name: 'Quality' }).click()
  await page.getByRole('option', { name: 'Estimated' }).click()
  await page.getByRole('button', { name: 'Record as corrected' }).click()
  await page.getByText('Recorded as corrected.').waitFor()
  await page.keyboard.press('d')
  await page.keyboard.type('Not a meter of ours')
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('No row waits.').waitFor()
  const { rows: found } = await loadPage(company.system.db, LISTS.get('rejected-usage')!, {
    ...{ filters: {}, limit: 50 },
  })
  expect(found.map(({ state }) => state).sort()).toEqual(['discarded', 'fixed'])
  const reads = await loadPage(company.system.db, LISTS.get('reads')!, {
    ...{ filters: { quality: 'estimated' }, limit: 50 },
  })
  const [one] = reads.rows.filter(({ value }) => value === '1020')
  expect(one).toMatchObject({ account: 'U-1', readOn: '2026-02-02' })
})

test('what a discount would have come to is worked out on the bills that were issued', async () => {
  await company.drain()
  await company.issue(runId)
  await company.drain()
  await page.goto(`${house.server.url}/console/what-if`)
  await page.getByLabel('Legal entity').selectOption('SUN')
  await page.getByLabel('Periods from').fill('2026-01-01')
  await page.getByLabel('Discount for all, in percent').fill('10')
  await page.getByRole('button', { name: 'Work it out' }).click()
  await page.getByText('Customers looked at: 3, with a difference: 3, not worked out: 0.').waitFor()
  await page.getByRole('row', { name: /U-2/ }).waitFor()
  expect(await axeFaults(page)).toEqual([])
})

test('a zip of data is unpacked and tried, and a second person is asked to let it in', async () => {
  const accounts = `account_number,kind,name,address_1,city,country,time_zone
N-1,person,Nora Neu,1 rue Neuve,Lyon,FR,Europe/Paris
N-2,person,,2 rue Neuve,Lyon,FR,Europe/Paris
`
  const buffer = Buffer.from(zipSync({ 'export/accounts.csv': Buffer.from(accounts) }))
  await browser.context.clearCookies()
  await signInAt(page, house, await house.hire('head', 'billing_manager'), '/data-import')
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  const file = { name: 'export.zip', mimeType: 'application/zip', buffer }
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: 'Try every line' }).click()
  await page.getByText('Being tried').first().waitFor()
  await company.drain()
  await page.getByRole('heading', { level: 2, name: '2. What it comes to' }).waitFor()
  await page.getByRole('row', { name: /^3 name/ }).waitFor()
  await page.getByLabel('Take each file whole or not at all').waitFor()
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText('This takes a second person.', { exact: false }).waitFor()
  expect(complaints).toEqual([])
}, 60_000)
