import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { createTestSystem } from '../support/database.ts'
import { House, PASSWORD } from '../support/house.ts'
import { RUNS, writeShownCompany } from '../support/shown.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

let house: House
let browser: TestBrowser
let page: Page

/** What the browser complained about: blocked by policy, not found, failed. */
const complaints: string[] = []

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 6)
  house = await House.over(made)
  browser = await openBrowser()
  page = await browser.context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

beforeEach(() => {
  complaints.length = 0
})

const visit = (path: string) => page.goto(`${house.server.url}/console${path}`)

async function enter(who: string, ...roles: readonly string[]): Promise<void> {
  const email = await house.hire(who, ...roles)
  await browser.context.clearCookies()
  await visit('')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  complaints.length = 0
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
}

const PAGE_HAS_INK = `(() => {
  const { width, height } = document.querySelector('canvas')
  const drawn = document.querySelector('canvas').getContext('2d').getImageData(0, 0, width, height)
  return drawn.data.some((shade, i) => i % 4 < 3 && shade < 60)
})()`

test('a manager goes from the last bill run to an invoice and learns why it amounts to what it does', async () => {
  await enter('manager', 'billing_manager', 'auditor', 'it_administrator')
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByPlaceholder(/./).fill(RUNS.issued)
  await page.getByRole('dialog').getByText(RUNS.issued).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: RUNS.issued }).click()
  await page.getByRole('heading', { level: 1, name: RUNS.issued }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Invoices' }).click()
  await page.getByRole('link', { name: 'Documents', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor()
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('combobox', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Kind' }).click()
  await page.getByRole('checkbox', { name: 'Invoice' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForURL(/kind=invoice/)
  await page.getByRole('table').getByRole('link', { name: /INV/ }).first().click()
  await page.getByText('Why this amount').first().click()
  await page
    .getByText(/Price in force since/)
    .first()
    .waitFor()
  // The document itself lies beside its data, drawn: more than white paper.
  await page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
  expect(await page.evaluate<boolean>(PAGE_HAS_INK)).toBe(true)
  expect(await axeFaults(page)).toEqual([])
  expect(complaints).toEqual([])
}, 90_000)

test('a screen that did not come over the network comes by itself once the connection is back', async () => {
  await visit('/in/settings')
  const link = page.getByRole('link', { name: 'Webhooks' }).first()
  await link.waitFor()
  await browser.context.setOffline(true)
  await link.click()
  await page.getByRole('heading', { level: 1, name: 'This cannot be shown now' }).waitFor()
  await page.getByText('No connection.').waitFor()
  await browser.context.setOffline(false)
  await page.getByRole('heading', { level: 1, name: 'Webhooks' }).waitFor()
}, 120_000)

test('an auditor sees what is owed by age, on a day and by the date of the document', async () => {
  await enter('ageing', 'auditor')
  await visit('/ageing?on=2026-03-31')
  await page.getByText('Equals the control accounts').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByLabel('Age from').selectOption('document')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/by=document/)
  await page.getByRole('columnheader', { name: '0–30' }).waitFor()
  expect(complaints).toEqual([])
}, 90_000)

test('a view is saved with its filter and columns, and opens so for a colleague', async () => {
  const column = (name: string) => page.getByRole('columnheader', { name, exact: true })
  await enter('clerk', 'billing_clerk')
  await visit('/lists/accounts?country=DE')
  await column('Language').waitFor()
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByLabel('Language').click()
  await page.getByLabel('Tax ID').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByLabel('Name of the view').fill('With tax ids')
  await page.getByLabel('Share with everybody who sees this list').check()
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByLabel('Name of the view').waitFor({ state: 'hidden' })

  await page.evaluate(() => localStorage.clear())
  await enter('colleague', 'billing_clerk')
  await visit('/lists/accounts')
  await column('Language').waitFor()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'With tax ids (shared)' }).click()
  await column('Tax ID').waitFor()
  expect(await column('Language').count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('country')).toBe('DE')
  expect(complaints).toEqual([])
})

test('lists and actions open, in the dark and in German', async () => {
  await enter('everything', 'billing_manager', 'auditor', 'it_administrator')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(`localStorage.setItem('language', 'de')`)
  // A few by their address: all are made alike, and the crawl follows the links to the others.
  for (const list of [...LISTS.keys()].filter((_, i) => i % 60 === 0)) {
    await visit(`/lists/${list}`)
    await page.getByRole('table').waitFor()
  }
  expect(await axeFaults(page)).toEqual([])
  for (const command of [...commands.keys()].filter((_, i) => i % 160 === 0)) {
    await visit(`/do/${command}`)
    // Its form of fields, or the screen that is made for it.
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  expect(await axeFaults(page)).toEqual([])
  expect(complaints).toEqual([])
}, 120_000)
