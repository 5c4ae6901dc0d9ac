import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../src/app/server/server.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { loadPage } from '../../src/platform/list.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { House, PASSWORD } from '../support/house.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let company: Company
let house: House
let browser: TestBrowser
let page: Page
const complaints: string[] = []

/** Ada owes two invoices, Karl one; Sofia owes two and does not wish to be called. */
beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  for (const [number, name, start] of [
    ['C-1', 'Ada Lovelace', '2026-01-01'],
    ['C-2', 'Karl Bergmann', '2026-02-01'],
    ['C-3', 'Sofia Moreau', '2026-01-01'],
  ] as const) {
    await signUp(company, { number, name, plan: 'CARE', start })
  }
  for (const on of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: on, issueOn: on })
  }
  await company.do('setCollectionStrategy', {
    ...{ strategyCode: 'STANDARD', name: { en: 'Standard' } },
    steps: [{ afterDays: 1, action: 'call', tactic: 'Ask for the whole amount first.' }],
  })
  await company.rows('recordOptOuts', {
    ...{ accountNumber: 'C-3', channel: 'call', fromOn: '2026-02-01' },
  })
  company.on('2026-03-20')
  await company.do('refreshCollectionQueue', { on: '2026-03-20' })
  const authority = installedAuthority(made.db, made.clock)
  const system = { ...made, ...authority, log: openLog('silent') }
  house = new House(system, await startServer(system, { port: 0 }))
  browser = await openBrowser()
  page = await browser.context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', error => complaints.push(String(error)))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

const customer = (name: string) =>
  page.getByRole('navigation', { name: 'Queue' }).getByRole('button', { name })

const card = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true })

async function axeFaults(): Promise<string[]> {
  const found: AxeResults = await page.evaluate(`${AXE}; axe.run(document)`)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const list = async (name: string) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters: {}, limit: 50 })).rows

test('a collector’s morning: a promise, somebody who must not be called, and a dispute', async () => {
  const email = await house.hire('collector', 'collector')
  await page.goto(`${house.server.url}/console/collecting?account=C-1`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Whom to call' }).waitFor()

  // Ada is opened by Enter and promises all she owes in two parts.
  await card('Ada Lovelace').waitFor()
  await page.getByText('Ask for the whole amount first.').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.activeElement?.tagName === "SELECT"')
  await page.getByLabel('Outcome').selectOption('promised')
  await page.getByLabel('What was said').fill('Salary comes on the 25th')
  expect(await page.getByLabel('Amount 1').inputValue()).toBe('23.80')
  await page.getByLabel('Amount 1').fill('11,90')
  await page.getByLabel('Paid by 1').fill('2026-03-25')
  await page.getByRole('button', { name: 'Another promise' }).click()
  await page.getByLabel('Amount 2').fill('5.00')
  await page.getByLabel('Paid by 2').fill('2026-04-05')
  await page.getByLabel('Come back on').fill('2026-03-28')
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: 'Log and next' }).click()
  await page.getByText('Logged: Ada Lovelace.').waitFor()

  // Sofia must not be called: the card says why, and calling nevertheless asks for a reason.
  await customer('Sofia Moreau').click()
  await card('Sofia Moreau').waitFor()
  await page.getByText('The customer does not wish to be called.').waitFor()
  await page.getByLabel('Outcome').selectOption('disputes')
  await page.getByLabel('What was said').fill('The meter was changed')
  await page.getByLabel('Amount disputed').fill('3.00')
  await page.getByLabel('What is disputed').fill('February')
  await page.getByLabel('Why nevertheless').fill('Asked to be called today')
  await page.getByLabel('Why nevertheless').press('Enter')
  await page.getByText('Logged: Sofia Moreau.').waitFor()

  // Back at Ada's card: her promises, the part not asked for, and the call.
  await customer('Ada Lovelace').click()
  await page.getByRole('heading', { name: 'Promises', exact: true }).waitFor()
  await page.getByText('Salary comes on the 25th').waitFor()
  await page.getByText('Not before').first().waitFor()

  expect((await list('promises')).map(row => `${row.account} ${row.amount}`)).toEqual([
    'C-1 11.90',
    'C-1 5.00',
  ])
  expect(await list('tasks')).toMatchObject([
    { account: 'C-3', kind: 'dispute_reported', facts: { amount: '3.00', what: 'February' } },
  ])
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)
