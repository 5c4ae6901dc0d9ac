import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** By night a page differs in its colours alone. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** A page is looked at once it has its heading and waits for nothing. */
const DRAWN = `new Promise(resolve => {
  const until = Date.now() + 10000
  const look = () =>
    (document.querySelector('h1') && !document.querySelector('[aria-busy="true"]')) || Date.now() > until
      ? resolve()
      : setTimeout(look, 20)
  look()
})`

/** What axe finds wrong with a page as it stands: `rule: element`. Rules of colour alone if asked. */
export async function axeFaults(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // It is large: a page that has it keeps it while one screen follows the other.
  if (await page.evaluate<boolean>(`typeof axe === 'undefined'`)) await page.evaluate(AXE)
  await page.evaluate(DRAWN)
  const options = { ...(rules === 'all' ? {} : COLOURS), resultTypes: ['violations'] }
  const run = `axe.run(document, ${JSON.stringify(options)})`
  const { violations }: AxeResults = await page.evaluate(run)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** What axe finds by night and by day; the page stays as by day. */
export async function axeFaultsOfBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axeFaults(page, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark.map(fault => `dark ${fault}`), ...(await axeFaults(page))]
}
