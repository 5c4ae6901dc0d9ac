import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tasksOf } from '../../src/app/tasks.ts'
import { setUpPath } from '../../src/identity/sign-in/commands/links.ts'
import { rows } from '../../src/platform/database/database.ts'
import { drainJobs } from '../../src/platform/jobs.ts'
import { House, OPERATOR, PASSWORD } from '../support/house.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

let house: House
let browser: TestBrowser
let page: Page
let mails: string

beforeAll(async () => {
  mails = await mkdtemp(join(tmpdir(), 'mails-'))
  house = await House.open()
  browser = await openBrowser()
  page = await browser.context.newPage()
})

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
  vi.unstubAllEnvs()
  await rm(mails, { recursive: true, force: true })
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

/** Sends what waits to be sent; gives the texts of all e-mails there are. */
async function sent(): Promise<string[]> {
  const { system } = house
  const { target } = system.database
  await drainJobs(system.db, { target, tasks: tasksOf(system), log: system.log })
  const texts = (await readdir(mails)).map(name => readFile(join(mails, name), 'utf8'))
  // Lines that quoted-printable has folded.
  return (await Promise.all(texts)).map(text => text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
}

async function forget(email: string): Promise<void> {
  await page.goto(`${house.server.url}/my`)
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
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

  // Forgotten, and no mail server: the page says whom to ask.
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${house.server.url}/forgotten`)
  expect(await page.getByRole('status').textContent()).toContain('Ask your administrator')

  // With one: the same answer for an address that nobody has, and a link for the one that somebody has.
  vi.stubEnv('QUITTANCE_MAIL_FOLDER', mails)
  vi.stubEnv('QUITTANCE_MAIL_FROM', 'billing@example.com')
  await elsewhere.signIn(email, 'copper meadow violin')
  await forget('nobody@example.com')
  const told = await page.getByRole('status').textContent()
  expect(await sent()).toEqual([])
  await forget(email)
  expect(await page.getByRole('status').textContent()).toBe(told)
  const [mail = '', ...others] = await sent()
  expect(others).toEqual([])
  expect(mail).toMatch(/^Date: \w{3}, \d{1,2} \w{3} \d{4} /m)
  expect(mail).toContain(`To: Grace Second <${email}>`)
  const [mailed = ''] = /\/password\/[\w-]+/.exec(mail) ?? []
  await choose(mailed, 'walnut harbour spoon')
  await heading('Sign in').waitFor()
  // It ended her session elsewhere, works once, and the log says when it was asked for, not what it was.
  expect((await elsewhere.ask('/me')).status).toBe(401)
  await choose(mailed, 'another walnut spoon')
  expect(await page.getByRole('alert').textContent()).toContain('link')
  const logged = JSON.stringify(
    await rows(house.system.db, sql`select * from command_log where command = 'makeForgottenLink'`),
  )
  expect(logged).toContain('"network":"local"')
  expect(logged).not.toContain(mailed.slice('/password/'.length))
  // An hour, no longer; and three in an hour for an address, whether somebody has it or not.
  await forget(email)
  const late = (await sent()).find(text => text !== mail) ?? ''
  house.system.clock.set(house.system.clock.now().add({ minutes: 60 }))
  await choose(/\/password\/[\w-]+/.exec(late)?.[0] ?? '', 'another walnut spoon')
  expect(await page.getByRole('alert').textContent()).toContain('link')
  for (const address of ['nobody@example.com', email]) {
    const asked = []
    for (let n = 0; n < 4; n += 1) {
      asked.push((await house.browser().ask('/forgotten', { email: address })).status)
    }
    expect(asked).toEqual([200, 200, 200, 429])
  }
  await signIn(email, 'walnut harbour spoon')
  await heading('Your sign-in').waitFor()

  // Ten guesses in a row, and the page says how long to wait; who was here before is not locked out.
  const stranger = house.browser()
  for (let i = 0; i < 10; i += 1) await stranger.signIn(email, `wrong guess ${i}`)
  expect((await stranger.signIn(email, 'walnut harbour spoon')).status).toBe(429)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(email, 'walnut harbour spoon')
  await heading('Your sign-in').waitFor()
}, 90_000)
