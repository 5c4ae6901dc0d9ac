import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { PROOFS } from '../../src/reporting/proofs/load/all.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'
import { HOSTILE_NAME, RUNS, writeShownCompany } from '../support/shown.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let system: TestSystem
let server: RunningServer
let browser: TestBrowser
let page: Page

/** What the browser complained about: blocked by policy, not found, failed. */
const complaints: string[] = []

beforeAll(async () => {
  system = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(system, 6)
  server = await startServer(system, { port: 0, insecureNoSignIn: true })
  browser = await openBrowser()
  page = await browser.context.newPage()
  page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(String(error)))
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

beforeEach(() => {
  complaints.length = 0
})

const visit = (path: string) => page.goto(server.url + path)

/** What a reader sees of it, cells apart from each other. */
const textOf = async (of: Locator) => (await of.allInnerTexts()).join('\n')

describe('a billing manager', () => {
  test('goes from the overview to the PDF of an invoice, and learns why it amounts to what it does', async () => {
    await visit('/')
    const runs = page.getByRole('table', { name: 'Last bill runs' })
    expect(await textOf(runs.getByRole('row', { name: RUNS.inReview }))).toContain('in review')
    await runs.getByRole('link', { name: RUNS.issued }).click()

    await page.getByRole('heading', { level: 1, name: RUNS.issued }).waitFor()
    const totals = page.getByRole('table', { name: /Control totals/ })
    expect(await textOf(totals.getByRole('row', { name: /^Documents/ }))).toMatch(/5\s+6\s+−1/)
    const spike = page
      .getByRole('table', { name: 'Exceptions' })
      .getByRole('row', { name: /Usage far above usual/ })
    expect(await textOf(spike)).toMatch(/1,200 kWh.*usual.*108\.4 kWh[\s\S]*accepted by test/)
    const account = page.getByRole('table', { name: 'Accounts of this run' })
    await account
      .getByRole('row', { name: /A-0001/ })
      .getByRole('link', { name: /INV/ })
      .click()

    await page.getByRole('heading', { level: 1, name: /SUN-INV-2026-/ }).waitFor()
    await page.getByText('Why this amount line 2').click()
    const why = page.getByRole('list').filter({ hasText: 'Tier 1' })
    expect(await textOf(why)).toContain('100 at')
    const pdf = page.getByRole('link', { name: 'Open PDF' })
    const answer = await page.request.get(server.url + (await pdf.getAttribute('href')))
    expect(answer.status()).toBe(200)
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('sees which exceptions of a run in review are open', async () => {
    await visit(`/runs/${RUNS.inReview}`)
    const queue = page.getByRole('table', { name: 'Exceptions' })
    expect(await textOf(queue.getByRole('row', { name: /A-0001/ }))).toContain('open')
    await page
      .getByRole('navigation', { name: 'Outcome' })
      .getByRole('link', { name: 'held' })
      .click()
    const accounts = page.getByRole('table', { name: 'Accounts of this run' })
    expect(await accounts.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Account'),
      expect.stringContaining('Billing is on hold: Ownership <b>disputed</b>'),
    ])
  })

  test('follows a voided invoice to the credit note, and back', async () => {
    await visit('/documents/SUN-INV-2026-000002')
    const related = page.getByRole('table', { name: 'Related documents' })
    expect(await textOf(related)).toContain('is voided by')
    await related.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: /SUN-CN/ }).waitFor()
    await page.getByRole('table', { name: 'Related documents' }).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'SUN-INV-2026-000002' }).waitFor()
  })

  test('filters documents, and takes a filter off again', async () => {
    await visit('/documents')
    const form = page.getByRole('form', { name: 'Filter' })
    await form.getByLabel('Kind').selectOption('Credit note')
    await form.getByLabel('Number begins with').fill('SUN-CN-2026')
    await form.getByRole('button', { name: 'Apply' }).click()
    const documents = page.getByRole('table', { name: 'Documents' })
    expect(await documents.getByRole('row').count()).toBe(3)
    await page.getByRole('link', { name: 'Remove filter Kind: Credit note' }).click()
    expect(new URL(page.url()).search).toBe('?number=SUN-CN-2026')
  })

  test('finds an account by its number, by keyboard alone', async () => {
    await visit('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('A-0002')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: HOSTILE_NAME }).waitFor()
    expect(complaints).toEqual([])
  })

  test('looks at the books as of a day, and has the proofs run', async () => {
    await visit('/ledger?on=2026-02-28')
    const balance = page.getByRole('table', { name: /Trial balance of SUN in EUR/ })
    const sums = await textOf(balance.getByRole('row', { name: /^Sum/ }))
    expect(sums).toMatch(/balanced\s+([\d,.]+) EUR\s+\1 EUR\s+0\.00 EUR/)
    await page.getByRole('link', { name: 'Proofs' }).click()
    await page.getByRole('link', { name: 'Run the proofs' }).click()
    await page.getByText(`All ${PROOFS.length} statements hold.`).waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
})

const PAGES = [
  '/',
  '/runs',
  `/runs/${RUNS.inReview}`,
  '/documents?kind=invoice',
  '/documents?number=none',
  '/documents/SUN-INV-2026-000001',
  '/documents/SUN-CN-2026-000002',
  '/accounts',
  '/accounts/A-0003',
  '/ledger',
  '/proofs',
  '/nothing',
]

describe('every page', () => {
  test.each(['light', 'dark'] as const)('has no fault that axe finds, %s', async colorScheme => {
    await page.emulateMedia({ colorScheme })
    for (const path of PAGES) {
      await visit(path)
      // The pages let no script in; axe comes as the browser's own, not as the page's.
      const found: AxeResults = await page.evaluate(`${AXE}; axe.run(document)`)
      const faults = found.violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${path} ${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
      )
      expect(faults).toEqual([])
      expect(found.passes.length).toBeGreaterThan(10)
    }
  })

  test('fits a narrow window: only tables scroll sideways', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of PAGES) {
      await visit(path)
      const over = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect([path, over]).toEqual([path, 0])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('is reached from the overview, and every link leads somewhere', async () => {
    const seen = new Set<string>()
    const waiting = ['/']
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      if (path.includes('.pdf')) {
        expect([path, (await page.request.get(server.url + path)).status()]).toEqual([path, 200])
        continue
      }
      const answer = await visit(path)
      expect([path, answer?.status()]).toEqual([path, 200])
      waiting.push(...(await linksOn(page)))
    }
    expect(complaints).toEqual([])
    const kinds = ['/runs/', '/documents/', '/accounts/A-', '.pdf', '/ledger', '/proofs?run=now']
    for (const kind of kinds) expect([...seen].some(path => path.includes(kind))).toBe(true)
    expect(seen.size).toBeGreaterThan(50)
  })
})

/** Where the links of a page lead, without places on the page itself. */
async function linksOn(from: Page): Promise<string[]> {
  const links: string[] = await from.evaluate(
    "[...document.querySelectorAll('a[href]')].map(link => link.href)",
  )
  return links.map(link => {
    const { origin, pathname, search } = new URL(link)
    expect(origin).toBe(server.url)
    return pathname + search
  })
}
