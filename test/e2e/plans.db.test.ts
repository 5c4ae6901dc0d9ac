import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp, signUp } from '../scenarios/setting.ts'
import { workJobs } from '../support/billed-units.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { axeFaultsOfBoth } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { newPage, signInAt } from './visitor.ts'

let company: Company
let house: House
let browser: TestBrowser
let page: Page
const complaints: string[] = []

/** Two customers pay version 2 of SEATS; version 3 is to be made, and both moved to it. */
beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  for (const number of ['A-1', 'A-2']) {
    await signUp(company, { number, plan: 'SEATS', version: 2, start: '2026-01-01' })
  }
  company.on('2026-01-16')
  house = await House.over(made)
  browser = await openBrowser()
  page = await newPage(browser.context, complaints)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

test('a manager draws the price of a new version while typing, publishes it and moves who pays the old one', async () => {
  const email = await house.hire('manager', 'billing_manager')
  await signInAt(page, house, email, '/plans/SEATS?beside=1')
  await page.getByRole('heading', { level: 1, name: 'SEATS' }).waitFor()
  // Version 2 beside version 1: the price differs.
  await page.getByRole('cell', { name: /56.00.*differs/ }).waitFor()
  await page.getByRole('img', { name: /What .* comes to/ }).waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])

  await page.getByRole('link', { name: 'New version' }).click()
  await page.getByRole('heading', { level: 1, name: 'New version of SEATS' }).waitFor()
  await page.getByLabel('How it is priced').selectOption('graduated')
  await page.getByLabel('Tier 1: Up to').fill('10')
  await page.getByLabel('Tier 1: Price of a unit').fill('50')
  await page.getByLabel('Tier 2: Price of a unit').fill('40')
  await page.getByLabel(/^Worked example/).fill('12')
  await page.getByText('12 seats cost 580.00 EUR').waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])
  const publish = page.getByRole('button', { name: 'Publish' })
  await page.getByText('Nothing stands against it.').waitFor()
  await publish.click()
  await page.getByText('Version 3 is published.').waitFor()

  await page.getByRole('link', { name: /To the plan/ }).click()
  await page.getByRole('button', { name: 'Version 2' }).click()
  await page.getByRole('button', { name: 'Move subscriptions' }).click()
  await page.getByLabel('To the version').selectOption('3')
  await page.getByRole('button', { name: 'Try it on each' }).click()
  await page.getByRole('progressbar').waitFor({ state: 'attached' })
  await workJobs(company.system)
  await page.getByRole('button', { name: 'Do it for 2 rows' }).click()
  await page.getByRole('progressbar').waitFor({ state: 'attached' })
  await workJobs(company.system)
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('cell', { name: '2 to come' }).waitFor()
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)
