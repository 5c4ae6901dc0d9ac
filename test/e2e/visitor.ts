import type { BrowserContext, Page } from 'playwright-core'
import { type House, PASSWORD } from '../support/house.ts'

/**
 * A page with time for a slow machine, though less than a test has, so that a step which never comes is
 * named; what breaks in it is added to `complaints`.
 */
export async function newPage(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(25_000)
  page.on('pageerror', error => complaints.push(String(error)))
  return page
}

/** Goes to a place of the console and signs in there; the page that comes of it is to be waited for. */
export async function signInAt(page: Page, house: House, email: string, path = ''): Promise<void> {
  await page.goto(`${house.server.url}/console${path}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
