import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House, PASSWORD } from '../support/house.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

let house: House
let browser: TestBrowser
let page: Page
let cdp: CDPSession
let email: string

beforeAll(async () => {
  house = await House.open()
  browser = await openBrowser()
  page = await browser.context.newPage()
  cdp = await browser.context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  email = await house.hire('keyholder', 'auditor')
})

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

/** An authenticator built into the machine, whose owner agrees to everything. */
async function addDevice(): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

test('a real browser makes a passkey, signs in by it alone, and loses it again', async () => {
  const device = await addDevice()
  await page.goto(`${house.server.url}/me`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  expect(await axeFaults(page)).toEqual([])
  await page.getByLabel('Name').fill('Office laptop')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('rowheader', { name: 'Office laptop' }).waitFor()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${house.server.url}/console/proofs`)
  await page.getByRole('link', { name: 'Sign in with a passkey' }).click()
  // The browser asks at once, and the device agrees.
  await page.getByRole('heading', { name: 'Proofs' }).waitFor()
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: device })
  expect(credentials.map(each => [each.rpId, each.signCount > 0])).toEqual([['localhost', true]])

  await page.goto(`${house.server.url}/me`)
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${house.server.url}/sign-in/passkey`)
  // What was taken away on the server opens nothing, though the device still has it.
  await page.getByRole('alert').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign in with a password instead' }).click()
  await page.getByLabel('Password').waitFor()
}, 60_000)
