import type { BrowserContext, Page } from 'playwright-core'

const open = new Set<BrowserContext>()
const refused: string[] = []

/** Notes what the server refuses in a context, for the account of a failed test, until it is closed. */
export function watched(context: BrowserContext): BrowserContext {
  open.add(context)
  context.on('close', () => open.delete(context))
  context.on('response', response => {
    if (response.status() < 400) return
    refused.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return context
}

/** What stands on every open page, in words: whoever reads of a failure sees what the test saw. */
export async function accountOfPages(): Promise<string[]> {
  const pages = [...open].flatMap(context => context.pages())
  const said = await Promise.all(pages.map(page => wordsOf(page).catch(String)))
  return pages.length === 0 ? [] : [...said, `refused: ${refused.slice(-20).join('\n')}`]
}

async function wordsOf(page: Page): Promise<string> {
  const words = String(await page.evaluate('document.body.innerText'))
  return `${page.url()}\n${words.replace(/\s*\n\s*/g, ' | ').slice(0, 6_000)}`
}
