import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium as playwright } from 'playwright-core'
import { chromiumPath } from './chromium.ts'
import { watched } from './open-contexts.ts'

/** Nothing that phones home, no GPU, and a profile that is thrown away. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type TestBrowser = { readonly context: BrowserContext; close(): Promise<void> }

/** A browser with a profile of its own. */
export async function openBrowser(): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'quittance-chromium-'))
  const context = await playwright.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    args: FLAGS,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  })
  watched(context)
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

export type TestBrowsers = { open(): Promise<BrowserContext>; close(): Promise<void> }

/** One Chromium in which people sit side by side, each with cookies of their own. */
export async function openBrowsers(): Promise<TestBrowsers> {
  const browser = await playwright.launch({
    executablePath: await chromiumPath(),
    args: FLAGS,
  })
  return {
    open: async () =>
      watched(
        await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } }),
      ),
    close: () => browser.close(),
  }
}
