import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House, PASSWORD } from '../support/house.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

let house: House
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  page = await browser.context.newPage()
})

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

async function signIn(email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a real browser signs in by forms alone, keeps its cookie, adds a second step and signs out', async () => {
  const email = await house.hire('browser', 'auditor')
  await page.goto(`${house.server.url}/console/proofs`)
  expect(await axeFaults(page)).toEqual([])
  await signIn(email)
  await page.getByRole('heading', { name: 'Proofs' }).waitFor()
  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('menuitem', { name: 'Your account' }).click()
  await page.getByRole('button', { name: 'Add an authenticator' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Add an authenticator' }).click()
  // A form brings another page: nothing is read before that is there.
  await page.getByLabel('Code').waitFor()
  const secret = /secret=([A-Z2-7]+)/.exec((await page.textContent('main')) ?? '')?.[1] as string
  const code = () =>
    new TOTP({ secret }).generate({ timestamp: house.system.clock.now().epochMilliseconds })
  await page.getByLabel('Code').fill(code())
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.locator('main pre').waitFor()
  expect(await page.textContent('main pre')).toMatch(/^(?:[a-z0-9]{4}-){3}/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('E-mail address').waitFor()
  await page.goto(`${house.server.url}/console/proofs`)
  await signIn(email)
  await page.getByLabel('Code').waitFor()
  expect(await axeFaults(page)).toEqual([])
  house.system.clock.set(house.system.clock.now().add({ seconds: 30 }))
  await page.getByLabel('Code').fill(code())
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Proofs' }).waitFor()
  const cookies = await browser.context.cookies()
  expect(
    cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite]),
  ).toEqual(expect.arrayContaining([['__Host-quittance', true, true, 'Lax']]))
}, 60_000)
