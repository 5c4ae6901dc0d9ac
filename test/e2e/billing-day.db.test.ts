import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workJobs } from '../support/billed-units.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { accountNumber, RUNS, writeShownCompany } from '../support/shown.ts'
import { openBrowsers, type TestBrowsers } from './browser.ts'
import { signInAt } from './visitor.ts'

const RUN = 'SUN-home-2026-04-01-2'
/** Who is billed far more than usual: rightly, by a slip of the finger, and nobody knows why. */
const [RIGHT, SLIP, UNKNOWN] = [accountNumber(1), accountNumber(4), accountNumber(5)]

let made: TestSystem
let house: House
let browsers: TestBrowsers

beforeAll(async () => {
  made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 5)
  house = await House.over(made)
  await prepareMonth()
  browsers = await openBrowsers()
}, 120_000)

afterAll(async () => {
  await browsers?.close()
  await house?.server.close()
})

/** The run in review is given up; the month has its dates, and two customers a spike in March. */
async function prepareMonth(): Promise<void> {
  const { runId } = await runCalled(RUNS.inReview)
  await house.must('cancelBillRun', { runId, reason: 'Begun too early' })
  const throughOn = '2026-04-01'
  const dates = [{ throughOn, readOn: throughOn, cutOffOn: '2026-04-02', issueOn: '2026-04-02' }]
  await house.must('defineBillingCycles', { rows: [{ cycleCode: 'home', name: 'Homes', dates }] })
  const event = (account: string, quantity: string) => ({
    accountNumber: account,
    subscriptionNumber: `${account}/1`,
    meterCode: 'KWH',
    eventKey: 'late',
    occurredAt: '2026-03-20T12:00:00Z',
    quantity,
  })
  await house.must('recordUsageEvents', { rows: [event(SLIP, '9000'), event(UNKNOWN, '800')] })
  await workJobs(made)
}

async function runCalled(number: string): Promise<{ runId: string; state: string }> {
  const { secret } = await house.must('createApiKey', { name: number, scopes: ['*'] })
  const path = `${house.server.url}/v1/views/runs/${number}`
  const answer = await fetch(path, { headers: { authorization: `Bearer ${secret}` } })
  return ((await answer.json()) as { run: { runId: string; state: string } }).run
}

async function enter(who: string, ...roles: readonly string[]): Promise<Page> {
  const email = await house.hire(who, ...roles)
  const page = await (await browsers.open()).newPage()
  page.setDefaultTimeout(30_000)
  await signInAt(page, house, email)
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  return page
}

const visit = (page: Page, path: string) => page.goto(`${house.server.url}/console${path}`)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

test('a clerk’s day: start the run, decide three exceptions, approve by two, issue, send, explain', async () => {
  const clerk = await enter('clerk', 'billing_clerk')
  await startRun(clerk)
  await decideExceptions(clerk)
  await approve(clerk)
  await issueAndSend(clerk)
  await explain(clerk)
  expect(await new Company(made).brokenProofs()).toEqual([])
}, 240_000)

async function startRun(page: Page): Promise<void> {
  await visit(page, '/runs')
  await button(page, 'Start SUN').click()
  await page.getByText(/^5 customers are selected/).waitFor()
  await button(page, 'Start the run').click()
  await page.getByRole('heading', { level: 1, name: RUN }).waitFor()
  await workJobs(made)
}

async function decideExceptions(page: Page): Promise<void> {
  const queue = page.getByRole('navigation', { name: 'Exceptions to decide' })
  const of = (account: string) => queue.getByRole('button', { name: account })
  const current = queue.locator('[aria-current="true"]')
  await of(RIGHT).waitFor()
  expect(await queue.getByRole('button').count()).toBe(3)
  await page
    .getByText(/12,000 kWh from 1 Mar 2026 on; usual would be/)
    .first()
    .waitFor()
  await page.keyboard.press('a')
  await of(RIGHT).waitFor({ state: 'detached' })
  await current.filter({ hasText: SLIP }).waitFor()
  await page.getByText('Draft: no number, not booked, not sent').waitFor()
  await page.keyboard.press('f')
  await page.getByLabel('Right quantity').fill('90')
  await page.getByLabel('Reason').fill('Typed with two noughts too many')
  await button(page, 'Replace').click()
  await button(page, 'Replace').waitFor({ state: 'detached' })
  await workJobs(made)
  await of(SLIP).waitFor({ state: 'detached' })
  await current.filter({ hasText: UNKNOWN }).waitFor()
  await page.getByText('Draft: no number, not booked, not sent').waitFor()
  await page.keyboard.press('h')
  await page.getByText('Every exception is decided.').waitFor()
}

async function approve(clerk: Page): Promise<void> {
  await button(clerk, 'Approve').click()
  await clerk.getByLabel(/Why, for the person who decides/).fill('March is checked')
  await button(clerk, 'Put forward for approval').click()
  await clerk.getByText('A second person will decide').waitFor()
  const manager = await enter('manager', 'billing_manager')
  await visit(manager, '/approvals')
  await manager.getByText('March is checked').first().waitFor()
  await button(manager, 'Approve').click()
  await manager.getByText('Nothing waits for your decision.').waitFor()
  await manager.context().close()
}

async function issueAndSend(page: Page): Promise<void> {
  await visit(page, `/runs/${RUN}`)
  await button(page, 'Issue').click()
  await dialog(page)
    .getByText(/SUN-INV-2026-\d{6} – SUN-INV-2026-\d{6}/)
    .waitFor()
  await dialog(page).getByText('none; sending is a step of its own').waitFor()
  await dialog(page).getByRole('button', { name: 'Issue' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await workJobs(made)
  await button(page, 'Send').click()
  await dialog(page).getByText('Customers told').waitFor()
  await dialog(page).getByRole('button', { name: 'Send' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await button(page, 'Send').waitFor({ state: 'detached' })
}

async function explain(page: Page): Promise<void> {
  await visit(page, `/lists/documents?account=${SLIP}&issuedOn=2026-04-02`)
  await page.getByRole('table').getByRole('link', { name: /INV/ }).first().click()
  await page.getByRole('heading', { level: 1, name: /SUN-INV/ }).waitFor()
  // 120 kWh of the month and 90 instead of 9,000: 100 in the first tier, 110 in the second.
  const line = page.getByRole('row').filter({ hasText: '110 kWh' })
  await line.getByText('Why this amount').click()
  await line.getByText(/On the document: 110 kWh/).waitFor()
}
