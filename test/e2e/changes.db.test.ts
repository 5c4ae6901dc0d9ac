import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAccount } from '../../src/accounts/load/accounts.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
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

/** Ada has three seats, billed in advance for January; on the 16th she wants five. */
beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
  await signUp(company, { number: 'A-2', name: 'Grace Hopper', plan: 'CARE', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-01-01', issueOn: '2026-01-01' })
  company.on('2026-01-16')
  house = await House.over(made)
  browser = await openBrowser()
  page = await newPage(browser.context, complaints)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

test('a clerk sees what a change costs before it is made, makes it, and finds it on the timeline', async () => {
  const email = await house.hire('clerk', 'billing_clerk')
  await signInAt(page, house, email, '/contracts/C-1?account=A-1')
  await page.getByRole('heading', { level: 1, name: 'C-1' }).waitFor()
  await page.getByRole('cell', { name: '3 seat' }).waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])

  await page.getByRole('button', { name: 'Change … S-1' }).click()
  await page.getByRole('menuitem', { name: 'Quantity' }).click()
  await page.getByLabel('New quantity').fill('5')
  // 16 of 31 days of two seats more, at 31.00 a month, on the bill of February.
  const bill = page.getByRole('row', { name: /16 Jan 2026.*31 Jan 2026/ })
  await bill.first().waitFor()
  const toPay = page.getByRole('row', { name: /^To pay/ })
  await toPay.getByText('+111.86').waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the change' }).click()
  await page.getByText('The change has been made.').waitFor()

  await page.getByRole('link', { name: 'To the contract' }).click()
  await page.getByRole('cell', { name: '5 seat' }).waitFor()
  await page.getByRole('row', { name: /Quantity.*3.*5/ }).waitFor()
  await page.getByLabel('As of').fill('2026-01-10')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: '3 seat' }).waitFor()
  await page.getByRole('button', { name: 'Back to today' }).click()
  await page.getByRole('cell', { name: '5 seat' }).waitFor()
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

test('two who edit the same customer are told of each other, and nothing of either is lost', async () => {
  const address = `${house.server.url}/console/account-edit/A-1`
  await page.goto(address)
  const city = page.getByLabel('City')
  const save = page.getByRole('button', { name: 'Save', exact: true }).last()
  await city.fill('Potsdam')
  await page.getByText('Checked: nothing stands against it.').waitFor()
  // Somebody else saves meanwhile; what was typed here outlives a reload, and is held against theirs.
  await house.must('changeAccount', { accountNumber: 'A-1', city: 'Kiel', line2: 'Hof' })
  await page.reload()
  await page.getByText('What you entered earlier is still here.').waitFor()
  expect(await city.inputValue()).toBe('Potsdam')
  await save.and(page.locator(':enabled')).waitFor()
  await save.click()
  const mine = page.getByRole('radio', { name: 'City: Take mine (Potsdam)' })
  await mine.waitFor()
  expect(await page.getByRole('row', { name: /Hof/ }).count()).toBe(1)
  expect(await axeFaultsOfBoth(page)).toEqual([])
  await mine.check()
  await page.getByRole('button', { name: 'Go on with what is chosen' }).click()
  expect(await page.getByLabel('Further line').inputValue()).toBe('Hof')
  // The server does not answer while somebody types: it is said, and checked once it answers again.
  await page.route('**/v1/previews/row', route => route.abort())
  await city.fill('Potsdam West')
  await page.getByText('The server cannot be reached.').waitFor()
  await page.unroute('**/v1/previews/row')
  await save.and(page.locator(':enabled')).waitFor()
  await city.fill('Potsdam')
  // The network fails: what was entered stays, and is sent once when it is there again.
  await page.route('**/v1/commands/changeAccount', route => route.abort())
  await save.and(page.locator(':enabled')).waitFor()
  await city.press('Control+Enter')
  await page.getByText('The server cannot be reached.').waitFor()
  expect(await city.inputValue()).toBe('Potsdam')
  await page.unroute('**/v1/commands/changeAccount')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Saved.').waitFor()
  const stored = await loadAccount(company.system.db, 'A-1')
  expect([stored?.billTo.city, stored?.billTo.line2]).toEqual(['Potsdam', 'Hof'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone: it is as it was before.').waitFor()
  expect((await loadAccount(company.system.db, 'A-1'))?.billTo.city).toBe('Kiel')
  expect(complaints).toEqual([])
}, 120_000)

test('a clerk corrects an address, is told of a wrong tax id, and merges two accounts side by side', async () => {
  await page.goto(`${house.server.url}/console/account-edit/A-1`)
  await page.getByLabel('City').fill('Potsdam')
  await page.getByText('Checked: nothing stands against it.').waitFor()
  await page.getByLabel('Tax ID').fill('DE111111111')
  await page.getByText(/check digits/).waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])
  await page.getByLabel('Tax ID').fill('')
  await page.getByRole('button', { name: 'Save' }).last().click()
  await page.getByText('Saved.').waitFor()

  await page.goto(`${house.server.url}/console/account-links/A-1?kind=merge`)
  await page.getByRole('combobox', { name: 'Other account' }).fill('A-2')
  await page.getByText('Grace Hopper').waitFor()
  await page.getByLabel(/^From/).fill('2026-02-01')
  await page.getByLabel(/^Reason/).fill('One customer')
  await page.getByText('Checked: nothing stands against it.').waitFor()
  expect(await axeFaultsOfBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done.').waitFor()
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)
