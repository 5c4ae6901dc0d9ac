import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpPath } from '../../src/identity/sign-in/commands/links.ts'
import { House, OPERATOR, PASSWORD } from '../support/house.ts'
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

async function choose(path: string, password: string): Promise<void> {
  await page.goto(`${house.server.url}${path}`)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Save the password' }).click()
}

async function signIn(email: string, password: string): Promise<void> {
  await page.goto(`${house.server.url}/me`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const heading = (name: string) => page.getByRole('heading', { name })

test('in a real browser: the first person, an invitation, a weak password, sessions, a reset', async () => {
  // The one-time link of the first start.
  await page.goto(`${house.server.url}${await setUpPath(house.system, OPERATOR)}`)
  await page.getByLabel('Your name').fill('Ada First')
  await page.getByLabel('E-mail address').fill('ada@example.com')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Your account' }).waitFor()
  await page.goto(`${house.server.url}/me`)
  await page.getByRole('button', { name: 'Sign out' }).click()

  // Somebody is invited; a password that everybody guesses is refused with the reason.
  const email = 'grace@example.com'
  const { link = '' } = await house.must('invitePerson', { email, name: 'Grace Second' })
  await choose(link, 'passwordpassword')
  await page.getByRole('alert').waitFor()
  await choose(link, PASSWORD)
  await heading('Sign in').waitFor()
  await choose(link, PASSWORD)
  expect(await page.getByRole('alert').textContent()).toContain('link')

  // Two browsers at once: the one sees the other, and ends it.
  const elsewhere = house.browser({ 'user-agent': 'Elsewhere' })
  await elsewhere.signIn(email)
  await signIn(email, PASSWORD)
  const other = page.getByRole('row').filter({ hasText: 'Elsewhere' })
  await other.getByRole('button', { name: 'End' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await other.count()).toBe(0)
  expect((await elsewhere.ask('/me')).status).toBe(401)

  // An hour without use ends it; nothing of the page is left.
  house.system.clock.set(house.system.clock.now().add({ minutes: 61 }))
  await page.reload()
  await heading('Sign in').waitFor()

  // A reset: the old password is worth nothing, the new one is.
  const { link: reset = '' } = await house.must('makePasswordLink', { email })
  await choose(reset, 'copper meadow violin')
  await signIn(email, PASSWORD)
  await page.getByRole('alert').waitFor()
  await signIn(email, 'copper meadow violin')
  await heading('Your sign-in').waitFor()

  // Ten guesses in a row, and the page says how long to wait; who was here before is not locked out.
  const stranger = house.browser()
  for (let i = 0; i < 10; i += 1) await stranger.signIn(email, `wrong guess ${i}`)
  expect((await stranger.signIn(email, 'copper meadow violin')).status).toBe(429)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(email, 'copper meadow violin')
  await heading('Your sign-in').waitFor()
}, 90_000)
